/** The chart of papers by year, as numbers: where each bar stands, and which labels have room. */
import { scaleBand, scaleLinear } from 'd3-scale'

export interface YearBar {
  year: string
  count: number
  x: number
  y: number
  width: number
  height: number
  /** "’24", "2024" where there is room, nothing where the next label would touch it. */
  label: string | undefined
  /** Whether its number has room above it. */
  isCounted: boolean
}

/** Size of the drawing, in its own units, with room for a row of numbers above the bars and one of years below. */
export const yearChart = { width: 264, height: 100 } as const
const [top, bottom] = [14, yearChart.height - 18]

/** A label is broader than its bar where bars are narrow. */
const side = 7

/** What a label takes of the width, with some room beside it. */
const [longLabel, shortLabel, digit] = [32, 22, 6.4]

/** Years in order, none left out (library/statistics.ts). A few years do not make broader bars than four do. */
export function drawYears(years: readonly { year: string; count: number }[]): YearBar[] {
  const slots = Math.max(4, years.length)
  const x = scaleBand(
    Array.from({ length: slots }, (_, n) => n),
    [side, yearChart.width - side],
  ).paddingInner(years.length > 40 ? 0.1 : 0.28)
  const most = Math.max(1, ...years.map(({ count }) => count))
  const height = scaleLinear([0, most], [0, bottom - top])
  const isLong = x.step() >= longLabel
  const every = Math.ceil((isLong ? longLabel : shortLabel) / x.step())
  const first = years.findIndex(({ year }) => Number(year) % every === 0)
  return years.map(({ year, count }, n) => ({
    year,
    count,
    x: round(x(n) ?? 0),
    y: round(bottom - height(count)),
    width: round(x.bandwidth()),
    height: round(height(count)),
    label: (n - Math.max(0, first)) % every === 0 ? (isLong ? year : `’${year.slice(2)}`) : undefined,
    isCounted: count > 0 && String(count).length * digit <= x.step(),
  }))
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
