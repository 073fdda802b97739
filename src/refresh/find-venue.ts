/** Where a paper appeared, as the registry of its DOI says: only what the entry does not say itself. */
import { words } from '../bibliography/paper-id.ts'
import type { PaperRecord, Venue } from '../schema.ts'
import type { FieldValues } from './same-data.ts'
import type { Told } from './told.ts'

export interface VenueFinding {
  values: FieldValues
  venue: Venue
  /** The entry had none. */
  isNew: boolean
}

/** The venue and with it the type, or what a venue of that name lacks. arXiv's own words on it are free text, and not read. */
export function findVenue(record: PaperRecord, answers: readonly Told[]): VenueFinding | undefined {
  const { draft } = answers.find(({ by, draft }) => by === 'registry' && draft.venue) ?? {}
  const told = draft?.venue
  if (!draft || !told) return undefined
  if (record.venue) {
    const venue = complete(record.venue, told)
    return venue && { values: { venue }, venue, isNew: false }
  }
  const year = told.year ?? (draft.published ? Number(draft.published.slice(0, 4)) : undefined)
  const isOtherYear = year !== undefined && !record.published?.startsWith(`${year}`)
  const venue = inOrder({ ...told, ...(isOtherYear && { year }) })
  const isTyped = record.type === 'preprint' && draft.type !== undefined
  return { values: { ...(isTyped && { type: draft.type }), venue }, venue, isNew: true }
}

/** Volume, issue, pages and publisher for a venue that has the same name and is of the same kind. */
function complete(ours: Venue, told: Venue): Venue | undefined {
  const names = [ours.name, ours.short].flatMap((name) => (name === undefined ? [] : [toKey(name)]))
  const isSame = [told.name, told.short].some((name) => name !== undefined && names.includes(toKey(name)))
  if (!isSame || ours.kind !== told.kind) return undefined
  const lacking = (['volume', 'issue', 'pages', 'publisher'] as const).filter(
    (part) => ours[part] === undefined && told[part] !== undefined,
  )
  return lacking.length === 0
    ? undefined
    : inOrder({ ...ours, ...Object.fromEntries(lacking.map((part) => [part, told[part]])) })
}

/** "Proceedings of the 12th …", "… 2024": numbers and what every such name has say nothing. */
function toKey(name: string): string {
  const common = new Set(['proceedings', 'proc', 'of', 'the', 'in'])
  return words(name)
    .filter((word) => !common.has(word) && !/^\d+(?:st|nd|rd|th)?$/.test(word))
    .join('')
}

function inOrder(venue: Venue): Venue {
  const { name, short, kind, year, volume, issue, pages, publisher } = venue
  const fields = { name, short, kind, year, volume, issue, pages, publisher }
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Venue
}
