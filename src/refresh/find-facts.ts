/** Title, authors, day and abstract: which of them a source tells otherwise, and what is only told worse. */
import { words } from '../bibliography/paper-id.ts'
import { type Author, type PaperRecord, paperSchema } from '../schema.ts'
import { toPlainText } from '../text/mathematics.ts'
import { areSamePeople, fullness, isSamePerson, mergePeople } from './same-people.ts'
import { isPoorerTitle, isSameTitle } from './same-title.ts'
import { arxivOf, doiOf, type Told } from './told.ts'

/** A value, and who told it. */
export interface Finding<T> {
  value: T
  told: Told
}

/** The title, if no source has ours: the registry's for what was published, else arXiv's; with formulas, if one has them. */
export function findTitle(record: PaperRecord, answers: readonly Told[]): Finding<string> | undefined {
  const told = inOrder(record, answers).filter(({ draft }) => paperSchema.shape.title.safeParse(draft.title).success)
  if (told.some(({ draft }) => isSameTitle(draft.title, record.title))) return undefined
  const better = told.find(({ by, draft }) => by === 'arxiv' || !isPoorerTitle(draft.title, record.title))
  if (!better) return undefined
  const same = told.filter(({ draft }) => isSameTitle(draft.title, better.draft.title))
  return { value: (same.find(({ draft }) => draft.title.includes('$')) ?? better).draft.title, told: better }
}

/** The authors, if no source has ours; never fewer of the same ones from a registry, which may cut a list short. */
export function findAuthors(record: PaperRecord, answers: readonly Told[]): Finding<Author[]> | undefined {
  const ours = record.authors
  const told = inOrder(record, answers).flatMap((one) =>
    one.draft.authors ? [{ value: one.draft.authors, told: one }] : [],
  )
  if (ours === undefined) {
    const [first] = told
    const fuller = told.find(
      ({ value }) => first && areSamePeople(value, first.value) && fullness(value) > fullness(first.value),
    )
    return fuller ?? first
  }
  if (told.some(({ value }) => areSamePeople(ours, value))) return undefined
  const other = told.find(({ value, told: { by } }) => by === 'arxiv' || !isPart(value, ours))
  return other && { value: mergePeople(ours, other.value), told: other.told }
}

/**
 * The day of the first version, where ours is missing or says only its month or year, or is a later one of what is a preprint
 * still. A registry's day counts where there is no arXiv id: it is that of the volume.
 */
export function findPublished(record: PaperRecord, answers: readonly Told[]): string | undefined {
  const by = arxivOf(record) ? 'arxiv' : 'registry'
  const told = answers.find((one) => one.by === by)?.draft.published
  const ours = record.published
  if (told === undefined || told === ours) return undefined
  if (ours === undefined || told.startsWith(`${ours}-`)) return told
  const isPreprint = record.type === 'preprint' && !record.venue && !doiOf(record)
  return by === 'arxiv' && isPreprint && told < ours && !ours.startsWith(told) ? told : undefined
}

/** The abstract, arXiv's before a registry's, unless its words are ours; none of a paper that was withdrawn. */
export function findText(record: PaperRecord, answers: readonly Told[]): string | undefined {
  const toKey = (text: string) => words(toPlainText(text)).join('')
  const told = [...answers]
    .sort((a, b) => Number(a.by !== 'arxiv') - Number(b.by !== 'arxiv'))
    .flatMap(({ draft, isWithdrawn }) => (draft.abstract && !isWithdrawn ? [draft.abstract] : []))
  const ours = record.abstract
  if (ours !== undefined && told.some((text) => toKey(text) === toKey(ours))) return undefined
  return told[0]
}

/** Who is to be believed first: the registry where the paper was published, else arXiv. */
function inOrder(record: PaperRecord, answers: readonly Told[]): Told[] {
  const first = record.venue || doiOf(record) ? 'registry' : 'arxiv'
  return [...answers].sort((a, b) => Number(a.by !== first) - Number(b.by !== first))
}

function isPart(told: readonly Author[], ours: readonly Author[]): boolean {
  return told.length < ours.length && told.every((author) => ours.some((other) => isSamePerson(author, other)))
}
