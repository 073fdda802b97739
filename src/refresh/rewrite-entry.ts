/** New values for some fields of an entry: their bytes are replaced, and every other byte of the file stays. */
import { parseFrontmatter } from '../library/frontmatter.ts'
import { paperSchema } from '../schema.ts'
import { type FieldValues, isSameData } from './same-data.ts'
import { commentsOf } from './yaml-comments.ts'
import type { Splice } from './yaml-nodes.ts'
import { findSplices } from './yaml-splices.ts'

/**
 * The text of the entry with these values. Comments, the order of the fields, quotes, line ends and the notes stay as they are.
 * Nothing where that cannot be done, as where a comment stands within what would have to go: the result is read again, and
 * must be a record that says what was asked for and otherwise what it said before.
 */
export function rewriteEntry(text: string, values: FieldValues): string | undefined {
  const before = parseFrontmatter(text)
  if (before.errors.length > 0) return undefined
  const plain = text.replace(/\r\n?/g, '\n')
  const { start, end } = findFrontmatter(plain)
  const splices = findSplices(plain.slice(start, end), values)
  if (splices === undefined) return undefined
  const result = splice(text, splices, start)
  if (!isSameData(commentsOf(frontmatterOf(result)), commentsOf(plain.slice(start, end)))) return undefined
  const after = parseFrontmatter(result)
  const wanted = { ...(before.data as Record<string, unknown>), ...values }
  const isWell = after.errors.length === 0 && paperSchema.safeParse(after.data).success
  return isWell && after.body === before.body && isSameData(after.data, wanted) ? result : undefined
}

/** Where the fields stand in a text with plain line ends: behind the first line and before the next "---". */
function findFrontmatter(plain: string): { start: number; end: number } {
  const start = plain.indexOf('\n') + 1
  for (let at = start; ; at = plain.indexOf('\n', at) + 1) {
    const lineEnd = plain.indexOf('\n', at)
    if (plain.slice(at, lineEnd < 0 ? undefined : lineEnd).trimEnd() === '---') return { start, end: at }
  }
}

function frontmatterOf(text: string): string {
  const plain = text.replace(/\r\n?/g, '\n')
  const { start, end } = findFrontmatter(plain)
  return plain.slice(start, end)
}

/** Offsets count plain line ends, from `start`; new lines end as the first line of the file does. */
function splice(text: string, splices: readonly Splice[], start: number): string {
  const lineEnd = /\r\n?|\n/.exec(text)?.[0] ?? '\n'
  const doubled: number[] = []
  for (const { index } of text.matchAll(/\r\n/g)) doubled.push(index - doubled.length)
  const toOffset = (offset: number) => offset + start + doubled.filter((at) => at < offset + start).length
  let result = text
  const backwards = [...splices].sort((a, b) => a.start - b.start || a.end - b.end).reverse()
  for (const { start: from, end, text: fresh } of backwards)
    result = result.slice(0, toOffset(from)) + fresh.replaceAll('\n', lineEnd) + result.slice(toOffset(end))
  return result
}
