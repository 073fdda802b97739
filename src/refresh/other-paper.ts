/** Is a source speaking of another paper altogether? Then an identifier was mistyped, and nothing of it may be believed. */
import { formatName, toName } from '../bibliography/names.ts'
import type { PaperRecord } from '../schema.ts'
import { toPlainText } from '../text/mathematics.ts'
import { areStrangers, commonShare } from './same-people.ts'
import { isPoorerTitle, isSameTitle, titleOverlap } from './same-title.ts'
import type { Told } from './told.ts'

/**
 * Whether title and all authors differ, or the titles have hardly a word in common and the authors cannot be compared or are
 * mostly others: of two long lists, one "Wei Wang" often stands in both.
 */
export function isOtherPaper(record: Pick<PaperRecord, 'title' | 'authors'>, { draft }: Told): boolean {
  if (isSameTitle(record.title, draft.title) || isPoorerTitle(draft.title, record.title)) return false
  const [ours, told] = [record.authors ?? [], draft.authors ?? []]
  if (areStrangers(ours, told) === true) return true
  return hasOtherTitle(record, draft) && (commonShare(ours, told) ?? 0) < 1 / 2
}

/** Whether the titles have hardly a word in common. */
export function hasOtherTitle(record: Pick<PaperRecord, 'title'>, draft: Pick<PaperRecord, 'title'>): boolean {
  if (isSameTitle(record.title, draft.title) || isPoorerTitle(draft.title, record.title)) return false
  return titleOverlap(record.title, draft.title) < 1 / 3
}

/** Which paper it is, for a curator who has to find the slip of the pen. */
export function sayOtherPaper({ by, draft }: Told): string {
  const id = by === 'arxiv' ? draft.arxiv : (draft.doi ?? draft.arxiv)
  const names = (draft.authors ?? []).map((author) => formatName(toName(author)))
  const people = names.length > 3 ? [...names.slice(0, 2), `${names.length - 2} others`] : names
  const authors = people.length > 1 ? `${people.slice(0, -1).join(', ')} and ${people.at(-1)}` : people[0]
  return `${by === 'arxiv' ? 'arXiv' : 'the registry'} says that ${id} is another paper: “${toPlainText(draft.title)}”${authors ? ` by ${authors}` : ''}. Mend the identifier.`
}
