/** The reader's own marks, as search needs them: a word for each paper, and what is on the shelf. */
import { readMarks } from '../shelf/all-marks.ts'
import { formatState, type Mark } from '../shelf/mark.ts'
import { onShelfChange, openLocalShelf } from '../shelf/store.ts'
import type { SearchRecord } from './records.ts'

export interface ReaderShelf {
  /** "to read"; empty where there is no mark. */
  markOf(id: string): string
  /** All marked papers of this list, newest first, by their own description. */
  records(): SearchRecord[]
}

/** Follows what other tabs change; `changed` is called then. Where the browser keeps nothing, the shelf is empty. */
export function openReaderShelf(changed: () => void): ReaderShelf {
  const shelf = openLocalShelf()
  const read = () => (shelf ? readMarks(shelf) : new Map<string, Mark>())
  let marks = read()
  if (shelf)
    onShelfChange(shelf, () => {
      marks = read()
      changed()
    })
  return {
    markOf: (id) => formatState(marks.get(id)),
    records: () =>
      [...marks]
        .filter(([, { foreign }]) => !foreign) // They have no page here.
        .sort(([, a], [, b]) => (dateOf(a) < dateOf(b) ? 1 : -1))
        .map(([id, { item }]) => toRecord(id, item)),
  }
}

function dateOf({ item: { issued } }: Mark): string {
  return (issued?.['date-parts']?.[0] ?? []).map((part) => String(part).padStart(2, '0')).join('-')
}

function toRecord(id: string, item: Mark['item']): SearchRecord {
  const { title = '', author = [], issued, DOI = '' } = item
  const venue = item['container-title-short'] ?? item['container-title']
  return {
    id,
    title,
    authors: author.map(({ literal, given, family }) => literal ?? [given, family].filter(Boolean).join(' ')),
    year: String(issued?.['date-parts']?.[0]?.[0] ?? ''),
    venue: typeof venue === 'string' ? venue : '',
    organization: '',
    status: '',
    topics: [],
    comments: 0,
    arxiv: item.number?.replace(/^arXiv:/i, '') ?? '',
    doi: DOI,
  }
}
