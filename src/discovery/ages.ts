/** How old papers were when they joined the list. */
import type { Paper } from '../library/paper.ts'

export interface Ages {
  /** How many papers could be counted: those whose month of publication is known. */
  papers: number
  /** In months: a quarter of the papers were at most so old, half of them, three quarters. */
  lower: number
  median: number
  upper: number
}

/**
 * Whole months from publication to addition, months of the calendar where the day of publication is not known; nothing
 * where no month is known. What was added before it came out was new.
 */
export function findAges(papers: readonly Paper[]): Ages | undefined {
  const ages = papers
    .flatMap(({ published, added }) =>
      published === undefined || published.length === 4 ? [] : [toAge(published, added)],
    )
    .sort((a, b) => a - b)
  if (ages.length === 0) return undefined
  const at = (part: number) => ages[Math.ceil(part * ages.length) - 1] ?? 0
  return { papers: ages.length, lower: at(0.25), median: at(0.5), upper: at(0.75) }
}

/** "Half of them were at most 7 months old, a quarter at most 2 months; another quarter were 3½ years old or older." */
export function formatAges({ lower, median, upper }: Ages): string {
  if (upper === 0) return 'At least three quarters of them were less than a month old.'
  const oldest = `another quarter were ${formatAge(upper)} old or older.`
  if (median === 0) return `Half of them were less than a month old; ${oldest}`
  const youngest = lower === 0 ? ', a quarter less than a month' : `, a quarter at most ${formatAge(lower)}`
  return `Half of them were at most ${formatAge(median)} old${lower === median ? '' : youngest}; ${oldest}`
}

/** "a month", "7 months", "2 years", "3½ years": as precisely as one would say it. */
function formatAge(months: number): string {
  if (months < 24) return months === 1 ? 'a month' : `${months} months`
  const halves = Math.round(months / 6)
  return `${Math.floor(halves / 2)}${halves % 2 === 1 ? '½' : ''} years`
}

function toAge(published: string, added: string): number {
  const isShort = published.length > 7 && added.slice(8) < published.slice(8)
  return Math.max(0, toMonths(added) - toMonths(published) - (isShort ? 1 : 0))
}

function toMonths(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7))
}
