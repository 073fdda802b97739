/** A shelf as a file, out and in: ours whole, and CSL-JSON, which other programs write. */
import type { CslItem } from '../bibliography/csl.ts'
import { idLimit, idPattern } from '../bibliography/id-form.ts'
import { cleanItem } from './clean-item.ts'
import { isMark, type Kept, type Mark, toKept } from './mark.ts'

/** What an opened file holds: marks of a shelf, references of another program, or the reason why it is neither. */
export type ShelfFile =
  | { kind: 'shelf'; list: string; marks: Map<string, Kept>; unreadable: number }
  | { kind: 'csl'; items: CslItem[]; unreadable: number }
  | { kind: 'refused'; reason: string }

/** The largest file that is read, in bytes, and how many entries it may have. */
export const fileLimit = 20_000_000
export const entriesLimit = 20_000

/** All of a shelf, with notes and tombstones, so that another browser becomes as this one. */
export function formatShelfFile(list: string, kept: ReadonlyMap<string, Kept>): string {
  return `${JSON.stringify({ format, version, list, marks: Object.fromEntries(kept) }, null, 1)}\n`
}

/**
 * CSL-JSON of the marks, for programs that keep references, each under the id it has on the shelf, where no two have the
 * same. The notes are the reader's own and go along when they are asked for, as `annote`: a `note` is printed by styles.
 */
export function toCslItems(marks: ReadonlyMap<string, Mark>, withNotes: boolean): CslItem[] {
  return [...marks].map(([id, { item, note }]) => ({ ...item, id, ...(withNotes && note ? { annote: note } : {}) }))
}

/** Reads a file by what is in it; `name` is what the reader calls it. */
export function parseShelfFile(text: string, name: string): ShelfFile {
  const refuse = (reason: string): ShelfFile => ({ kind: 'refused', reason: `${name} ${reason}` })
  const wanted = 'A shelf takes its own files and CSL-JSON.'
  const other = otherFormats.find(([pattern]) => pattern.test(text))?.[1]
  if (other) return refuse(`is ${other}. ${wanted}`)
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    return refuse(`is no JSON, or was cut off on its way. ${wanted}`)
  }
  if (Array.isArray(data))
    return data.length > entriesLimit
      ? refuse(tooMany)
      : readItems(data, () => refuse(`is JSON, and not of references. ${wanted}`))
  if (!isRecord(data) || data['format'] !== format || !isRecord(data['marks']))
    return refuse(`is JSON of another kind. ${wanted}`)
  if (data['version'] !== version)
    return refuse('was written by a newer edition of this site. Open it there, or reload this page first.')
  const entries = Object.entries(data['marks'])
  if (entries.length > entriesLimit) return refuse(tooMany)
  const marks = new Map(entries.flatMap(([id, value]) => readEntry(id, value)))
  return { kind: 'shelf', list: String(data['list'] ?? ''), marks, unreadable: entries.length - marks.size }
}

const format = 'paperstand-shelf'
const version = 1
const tooMany = `has more than ${entriesLimit} entries. Import it in parts.`

/** How files begin that are often taken for one of ours. */
export const otherFormats: readonly [RegExp, string][] = [
  [/^%PDF-/, 'a PDF'],
  [/^PK\p{Cc}{2}/u, 'a ZIP archive'],
  [/^\s*(?:<!doctype html|<html)/i, 'a web page'],
  [/^\s*</, 'XML'],
  [/^\s*(?:%.*[\r\n]\s*)*@[a-z]+\s*[{(]/i, 'BibTeX'],
  [/^\s*TY {2}-/, 'RIS'],
]

/** One line feed ends a line in a field of a page, so it does in a note. */
function readEntry(id: string, value: unknown): [string, Kept][] {
  const kept = id.length <= idLimit && idPattern.test(id) ? toKept(value) : undefined
  if (!kept) return []
  if (!isMark(kept)) return [[id, kept]]
  const { note, item } = kept
  return [[id, { ...kept, ...(note ? { note: note.replace(/\r\n?/g, '\n') } : {}), item: cleanItem({ ...item }) }]]
}

function readItems(data: readonly unknown[], refuse: () => ShelfFile): ShelfFile {
  const items = data.flatMap((item) =>
    isRecord(item) &&
    typeof item['type'] === 'string' &&
    typeof item['title'] === 'string' &&
    item['title'].trim() !== ''
      ? [cleanItem(item)]
      : [],
  )
  if (items.length === 0 && data.length > 0) return refuse()
  return { kind: 'csl', items, unreadable: data.length - items.length }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
