/** The id of a new paper: its file name, its address and its citation key. */
import { unfoldLetters } from '../text/letters.ts'
import { idLimit, idPattern, reservedIdPattern } from './id-form.ts'
import type { Name } from './names.ts'

/** What an id is made of; `title` is plain Unicode, `year` as printed. */
export interface IdParts {
  authors?: readonly Name[]
  year?: string
  title: string
}

/**
 * First author's family name, year, first three significant title words: `yan-2025-flash-sparse-attention`.
 * Without known authors, or without a year, what remains; `paper` when nothing does. Always a well-formed id.
 */
export function toPaperId({ authors, year, title }: IdParts): string {
  const first = authors?.[0]
  const family = first ? words('literal' in first ? first.literal : first.family).slice(0, 3) : []
  const all = words(title)
  const significant = all.filter((word) => !stopWords.has(word))
  const head = (significant.length > 0 ? significant : all).slice(0, 3)
  const id = [family.join('-'), year ?? '', ...head].filter(Boolean).join('-')
  const short = cut(id)
  return idPattern.test(short) && !reservedIdPattern.test(short) ? short : cut(`paper${id ? `-${id}` : ''}`)
}

/** The id itself, or with `-2`, `-3` … behind it when `taken` has it already. */
export function freeId(id: string, taken: { has(id: string): boolean }): string {
  let free = id
  for (let n = 2; taken.has(free); n++) free = `${cut(id, idLimit - `-${n}`.length)}-${n}`
  return free
}

/** Words part at white space, hyphens, dashes, slashes and colons; every other sign falls out ("O(n²)" -> "on2"). */
export function words(text: string): string[] {
  return unfoldLetters(text)
    .toLowerCase()
    .replace(/[\s\-‐-―−/:;,|]+/g, ' ')
    .replace(/[^a-z0-9 ]/g, '')
    .split(' ')
    .filter(Boolean)
}

/** Words that say nothing of what a title is about. */
export const stopWords: ReadonlySet<string> = new Set(
  'a an and are as at be by can do does for from how in into is it its of on or over that the their through to toward towards under up using via we what when where which why with without'.split(
    ' ',
  ),
)

function cut(id: string, limit = idLimit): string {
  return id.length <= limit ? id : id.slice(0, limit).replace(/-+$/, '')
}
