/** The arithmetic of the bench, and how its figures are written. */

/**
 * What a figure counts: seconds, and milliseconds where seconds are too long; bytes on disk and on the way to a reader; how
 * many of something; and how good an order of results is, from 0 to 1.
 */
export type Unit = 's' | 'ms' | 'bytes' | 'files' | 'requests' | 'score'

/** The middle one, or the mean of the two in the middle; nothing of nothing. */
export function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  return low === undefined || high === undefined ? undefined : (low + high) / 2
}

/** The smallest value that this share of all (0 to 1) does not exceed: the nearest rank. Nothing of nothing. */
export function percentile(values: readonly number[], share: number): number | undefined {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
}

/**
 * MRR@depth: the mean of 1 for what stands first, 1/2 for what stands second, and so on; 0 for what is not among the first
 * `depth`. Each answer is the results in their order, with the one that is meant. Nothing of nothing.
 */
export function meanReciprocalRank(
  answers: readonly { found: readonly string[]; meant: string }[],
  depth = 10,
): number | undefined {
  const ranks = answers.map(({ found, meant }) => found.slice(0, depth).indexOf(meant) + 1)
  return answers.length === 0
    ? undefined
    : ranks.reduce((sum, rank) => sum + (rank > 0 ? 1 / rank : 0), 0) / ranks.length
}

/** How many times the other; nothing where there is no other, or where it is zero. */
export function ratio(value: number | undefined, other: number | undefined): number | undefined {
  return value === undefined || !other ? undefined : value / other
}

/** "0.06 s", "4.4 s", "131 s"; "12 ms"; "5.1 kB", "1.4 MB" for what is sent or stored; "3,412 files"; "0.948" for scores. */
export function formatFigure(value: number, unit: Unit): string {
  if (unit === 's') return `${toDigits(value)} s`
  if (unit === 'ms') return `${grouped.format(Math.round(value))} ms`
  if (unit === 'files' || unit === 'requests') return `${grouped.format(value)} ${unit}`
  if (unit === 'score') return value.toFixed(3)
  if (value < 1000) return `${Math.round(value)} B`
  return value < 1e6 ? `${toDigits(value / 1e3)} kB` : `${toDigits(value / 1e6)} MB`
}

/** "85 MiB", "1.4 GiB": memory, in the units that it comes in. */
export function formatMemory(bytes: number): string {
  const mebibytes = bytes / 2 ** 20
  return mebibytes < 1000 ? `${Math.round(mebibytes)} MiB` : `${(mebibytes / 1024).toFixed(1)} GiB`
}

/** "0.35", "1.4", "12". */
export function formatRatio(value: number): string {
  return toDigits(value)
}

export const grouped = new Intl.NumberFormat('en')

function toDigits(value: number): string {
  return value < 0.995 ? value.toFixed(2) : value < 99.95 ? value.toFixed(1) : grouped.format(Math.round(value))
}
