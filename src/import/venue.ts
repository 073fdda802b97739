/** Where an item appeared, as the record has it. */
import type { CslItem } from '../bibliography/csl.ts'
import type { PaperRecord, Venue } from '../schema.ts'

/** Limits of the schema; what is longer stays with what is kept. */
const limits = { name: 300, short: 60, volume: 40, issue: 40, pages: 40, publisher: 200 } as const

/** The venue, and the fields of CSL that went into it; none for what appears in no volume, or in one without a name. */
export function toVenue(item: CslItem, type: PaperRecord['type'] | undefined): { venue?: Venue; used: string[] } {
  const kind = findKind(item, type)
  const nameField = text(item, 'container-title', limits.name) === undefined ? 'event-title' : 'container-title'
  const name = text(item, nameField, limits.name)
  if (kind === undefined || name === undefined) return { used: [] }
  const venue: Venue = { name, kind }
  const used = [nameField]
  const take = (field: string, key: 'short' | 'volume' | 'issue' | 'pages' | 'publisher') => {
    const value = text(item, field, limits[key])
    if (value === undefined) return
    used.push(field)
    if (value !== name) venue[key] = value
  }
  take('container-title-short', 'short')
  take('volume', 'volume')
  take('issue', 'issue')
  take('page', 'pages')
  take('publisher', 'publisher')
  return { venue, used }
}

function findKind(item: CslItem, type: PaperRecord['type'] | undefined): Venue['kind'] | undefined {
  if (type === 'article-journal') return 'journal'
  if (type === 'chapter') return 'book'
  if (type !== 'paper-conference') return undefined
  return /\bworkshops?\b/i.test(
    `${text(item, 'container-title', limits.name)} ${text(item, 'event-title', limits.name)}`,
  )
    ? 'workshop'
    : 'conference'
}

function text(item: CslItem, field: string, limit: number): string | undefined {
  const value = item[field]
  return typeof value === 'string' && value !== '' && value.length <= limit ? value : undefined
}
