/** One mark of a reader's shelf, as it is kept, exported and merged. Whatever comes in is read here, and nowhere else. */
import type { CslItem } from '../bibliography/csl.ts'
import type { PaperRecord } from '../schema.ts'

/** The curator's words for it (`statuses` of the schema, which is too large for a page's script). */
export type State = NonNullable<PaperRecord['status']>

export const states: readonly State[] = ['to read', 'reading', 'read', 'favourite']

/** What a reader noted down about a paper. */
export interface Mark {
  /** Empty where the reader has taken it away again, absent where there was never one. */
  status?: State | ''
  /** Of this reader alone; empty where it was deleted, absent where there was never one. */
  note?: string
  /** When the reader last changed it: an instant, ISO 8601 in UTC, to the millisecond. */
  changed: string
  /** What the paper is, so that the mark outlives its page. */
  item: CslItem
  /** It came from a file that is not of this list, so there may be no page. */
  foreign?: true | undefined
}

/** What stays of a mark that was removed, so that an older copy does not bring it back. */
export interface Tombstone {
  changed: string
  /** As the mark had it, for one that is put back. */
  foreign?: true | undefined
}

/** A key of the store holds either. */
export type Kept = Mark | Tombstone

/** Whether it is more than a tombstone. */
export function isMark(kept: Kept | undefined): kept is Mark {
  return kept !== undefined && 'item' in kept
}

/** Reads what a key of the store or an entry of a file holds; nothing where it is no mark. Fields of later versions stay. */
export function toKept(value: unknown): Kept | undefined {
  if (!isRecord(value)) return undefined
  const { changed, item, status = '', note = '' } = value
  if (typeof changed !== 'string' || !isInstant(changed)) return undefined
  if (item === undefined) return status || note ? undefined : (value as unknown as Tombstone)
  const isWhole = isRecord(item) && (status === '' || states.includes(status as State)) && typeof note === 'string'
  return isWhole ? (value as unknown as Mark) : undefined
}

/** What a list shows beside a marked paper; empty for one with a note alone, and for none. */
export function formatState(mark: Mark | undefined): string {
  return mark?.status || (mark?.note ? 'note' : '')
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return Object(value) === value
}

/** One form of one length, so that texts compare as instants do; of a year that has one after it. */
function isInstant(text: string): boolean {
  return /^[12]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) && !Number.isNaN(Date.parse(text))
}
