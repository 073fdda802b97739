/** The arithmetic of the bench, and how its figures are written. */

/** What a figure counts: seconds, memory and files on disk, what a reader downloads, and how many of something. */
export type Unit = 's' | 'bytes' | 'files'

/** The middle one, or the mean of the two in the middle; nothing of nothing. */
export function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  return low === undefined || high === undefined ? undefined : (low + high) / 2
}

/** How many times the other; nothing where there is no other, or where it is zero. */
export function ratio(value: number | undefined, other: number | undefined): number | undefined {
  return value === undefined || !other ? undefined : value / other
}

/** "0.06 s", "4.4 s", "131 s"; "5.1 kB", "1.4 MB" for what is sent or stored; "3,412 files". */
export function formatFigure(value: number, unit: Unit): string {
  if (unit === 's') return `${toDigits(value)} s`
  if (unit === 'files') return `${grouped.format(value)} files`
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
