/** Counts over papers, for the pictures beside the lists. */
import type { Paper } from './paper.ts'

/** Papers by year of publication, from the first year to the last, years without papers included; undated ones left out. */
export function countYears(papers: readonly Paper[]): { year: string; count: number }[] {
  const counts = new Map<number, number>()
  for (const { year } of papers) if (year) counts.set(Number(year), (counts.get(Number(year)) ?? 0) + 1)
  if (counts.size === 0) return []
  const first = Math.min(...counts.keys())
  const last = Math.max(...counts.keys())
  return Array.from({ length: last - first + 1 }, (_, n) => ({
    year: String(first + n),
    count: counts.get(first + n) ?? 0,
  }))
}
