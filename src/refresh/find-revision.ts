/** What has become of a paper since its entry was written: the facts that a source tells otherwise, and nothing of the curator's. */
import { type PaperRecord, paperSchema } from '../schema.ts'
import { compareTexts } from '../text/compare.ts'
import { addChanges, type Change } from './add-changes.ts'
import { type DoiOptions, findDoi } from './find-doi.ts'
import { findAuthors, findPublished, findText, findTitle } from './find-facts.ts'
import { findNews, isNewer } from './find-news.ts'
import { findVenue, type VenueFinding } from './find-venue.ts'
import { hasOtherTitle, isOtherPaper } from './other-paper.ts'
import type { FieldValues } from './same-data.ts'
import { sayAppeared, sayAuthors, sayPlace, sayTitle } from './sentences.ts'
import { arxivOf, doiOf, type Told } from './told.ts'

export interface Revision {
  /** New values of fields, as `rewriteEntry` takes them, `changes` among them. */
  values: FieldValues
  /** What the entry's `changes` gain. */
  entries: Change[]
  /** What a curator should know, and decide. */
  notes: string[]
  /** Answers that are about another paper: an identifier is wrong. */
  others: Told[]
}

export interface RevisionOptions extends DoiOptions {
  /** The day of what has no day of its own. */
  date: string
  /** Whether the abstract is renewed too. */
  abstracts: boolean
}

/**
 * Compares a record with what was told about it. Doing it again with the revised record finds nothing: a new title may make a
 * registry's answer believable that was not, so it is done until there is nothing more to find.
 */
export function findRevision(record: PaperRecord, answers: readonly Told[], options: RevisionOptions): Revision {
  let revision = compare(record, answers, options)
  for (let round = 1; round < roundLimit; round++) {
    const next = compare({ ...record, ...revision.values } as PaperRecord, answers, options)
    const isDone = Object.keys(next.values).length === 0
    const entries = [...revision.entries, ...next.entries].sort((a, b) => compareTexts(a.date, b.date))
    revision = { ...next, values: inOrder({ ...revision.values, ...next.values }), entries }
    if (isDone) break
  }
  return revision
}

const roundLimit = 5

function compare(record: PaperRecord, answers: readonly Told[], options: RevisionOptions): Revision {
  const { date, abstracts } = options
  // A DOI that arXiv repeats is taken on its authors' word: it must have the title too, since many write several papers together.
  const others = answers.filter(
    (told) => isOtherPaper(record, told) || (!isAsked(record, told) && hasOtherTitle(record, told.draft)),
  )
  const told = answers.filter((one) => !others.includes(one))
  const arxiv = told.find(({ by }) => by === 'arxiv')
  const notes: string[] = []
  const values: Record<string, unknown> = {}
  const entries: Change[] = []
  const dayOf = (one: Told) => (isNewer(record, one) ? (one.updated ?? date) : date)

  entries.push(...findNews(record, told, date))
  const title = findTitle(record, told)
  if (title) {
    values['title'] = title.value
    entries.push({ date: dayOf(title.told), what: sayTitle(record.title, title.value) })
  }
  const authors = findAuthors(record, told)
  if (authors) {
    values['authors'] = authors.value
    if (!record.authors && record.authorCount !== undefined) values['authorCount'] = undefined
    entries.push({
      date: record.authors ? dayOf(authors.told) : date,
      what: sayAuthors(record.authors, authors.value),
    })
  }
  const published = findPublished(record, told)
  if (published !== undefined) values['published'] = published

  const doi = findDoi(record, told, others, options, notes)
  if (doi !== undefined) {
    values['doi'] = doi
    const id = arxivOf(record)
    if (!record.arxiv && id) values['arxiv'] = id
  }
  const own = doi ?? doiOf(record)
  const ofOwn = told.filter(({ draft }) => draft.doi === undefined || draft.doi === own)
  const appeared = findVenue({ ...record, published: published ?? record.published }, ofOwn)
  if (appeared) Object.assign(values, appeared.values)
  const said = sayPublication(record, doi, appeared)
  if (said !== undefined) entries.push({ date, what: said })
  else if (!record.venue && !doiOf(record) && arxiv?.journalReference && doi === undefined)
    notes.push(`arXiv says where it appeared: "${arxiv.journalReference.slice(0, 200)}". Write it into venue by hand.`)

  const abstract = abstracts ? findText(record, told) : undefined
  if (abstract !== undefined) values['abstract'] = abstract
  if (entries.length > 0) values['changes'] = addChanges(record.changes ?? [], entries)
  entries.sort((a, b) => compareTexts(a.date, b.date))
  return { values: inOrder(values), entries, notes, others: others.filter((one) => isAsked(record, one)) }
}

/** Whether an identifier of the entry itself leads there, and not a DOI that arXiv repeats. */
function isAsked(record: PaperRecord, { draft }: Told): boolean {
  const [arxiv, doi] = [arxivOf(record), doiOf(record)]
  return (arxiv !== undefined && arxivOf(draft) === arxiv) || (doi !== undefined && draft.doi === doi)
}

function sayPublication(
  record: PaperRecord,
  doi: string | undefined,
  appeared: VenueFinding | undefined,
): string | undefined {
  if (appeared?.isNew) return sayAppeared(appeared.venue, doi)
  if (doi !== undefined) return `Now has a DOI: ${doi}`
  return appeared && sayPlace(record.venue, appeared.venue)
}

/** Fields as the schema has them. */
function inOrder(values: FieldValues): FieldValues {
  return Object.fromEntries(
    Object.keys(paperSchema.shape).flatMap((name) => (name in values ? [[name, values[name]]] : [])),
  )
}
