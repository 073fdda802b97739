/** Headline figures in print: the number as it stands in large numerals, and the caption that says of what. */
import type { Result } from '../schema.ts'

/** "up to", "on average", "at least"; nothing where the figure is exact. */
export function formatBound({ bound }: Result): string | undefined {
  return bound === 'exact' ? undefined : bound === 'average' ? 'on average' : bound
}

/** "3.5×", "−90 %", "+5.5 %", "3.1 GB": a change relative to a baseline shows its sign. */
export function formatFigure(result: Result): string {
  const { value, unit } = result
  const number = formatNumber(Math.abs(value))
  const sign = value < 0 ? '−' : isChange(result) ? '+' : ''
  return unit === '×' ? `${sign}${number}×` : `${sign}${number}\u00A0${unit}`
}

/** "lower kernel latency, against NSA", with the formulas of the record; the metric's own name where nothing more is said. */
export function formatResultCaption(result: Result): string {
  const what = formatMeasured(result)
  return result.against ? `${what}, against ${result.against}` : what
}

/** The same without the baseline: "lower kernel latency". */
export function formatMeasured(result: Result): string {
  const { metric, of } = result
  const what = of ?? (metric === 'speedup' ? 'speed-up' : metric)
  return isSaving(result) ? `${savings[metric]} ${what}` : what
}

/** A factor of something that one wants little of: "10×" alone would read as ten times as much. */
function isSaving({ metric, unit, better }: Result): boolean {
  return unit === '×' && better === undefined && metric in savings
}

const savings: Partial<Record<Result['metric'], string>> = {
  latency: 'lower',
  memory: 'less',
  perplexity: 'lower',
  energy: 'less',
  cost: 'less',
  size: 'smaller',
}

function isChange({ unit, against }: Result): boolean {
  return against !== undefined && (unit === '%' || unit === 'points')
}

/** Figures of four digits and more get a thin space in front of each three ("2 500"). */
function formatNumber(value: number): string {
  const [whole = '0', fraction] = String(value).split('.')
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, '\u202F') : whole
  return fraction ? `${grouped}.${fraction}` : grouped
}
