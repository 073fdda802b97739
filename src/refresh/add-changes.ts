/** New entries among those that an entry's `changes` have. */
import type { PaperRecord } from '../schema.ts'
import { compareTexts } from '../text/compare.ts'

/** What changed in a record, and when. */
export type Change = NonNullable<PaperRecord['changes']>[number]

/**
 * The list with the new entries, each behind those of its day and before: in the order in which the list stands, and so that
 * no entry of a day gets another number within it, by which feeds know it.
 */
export function addChanges(changes: readonly Change[], entries: readonly Change[]): Change[] {
  const result = [...changes]
  const isDescending = changes.length > 1 && (changes[0]?.date ?? '') > (changes.at(-1)?.date ?? '')
  for (const entry of [...entries].sort((a, b) => compareTexts(a.date, b.date))) {
    const before = result.findLastIndex(({ date }) => (isDescending ? date >= entry.date : date <= entry.date))
    result.splice(before + 1, 0, entry)
  }
  return result
}
