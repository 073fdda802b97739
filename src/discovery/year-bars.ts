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
  /** Whether its number has room: of numbers that would touch, the greatest stand, and none runs into a higher bar. */
  isCounted: boolean
  /** The middle of its number: that of the bar, but within the drawing. */
  numberX: number
}

/** Size of the drawing, in its own units, with room for a row of numbers above the bars and one of years below. */
export const yearChart = { width: 264, height: 100 } as const
const [top, bottom] = [14, yearChart.height - 18]

/** A label is broader than its bar where bars are narrow. */
const side = 7

/** What a label takes of the width, with some room beside it. */
const [longLabel, shortLabel, digit] = [32, 22, 6.8]

/** How high a number is, and how far above its bar it stands. */
const [numberHeight, numberGap] = [9, 4]

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
  const bars = years.map(({ year, count }, n) => ({
    year,
    count,
    x: round(x(n) ?? 0),
    y: round(bottom - height(count)),
    width: round(x.bandwidth()),
    height: round(height(count)),
    label: (n - Math.max(0, first)) % every === 0 ? (isLong ? year : `’${year.slice(2)}`) : undefined,
  }))
  const counted = findNumbered(bars)
  return bars.map((bar) => ({ ...bar, isCounted: counted.has(bar.year), numberX: round(toNumberX(bar)) }))
}

type Bar = Omit<YearBar, 'isCounted' | 'numberX'>

/** Years whose numbers stand above their bars: the greatest first, each where it meets neither a number nor another bar. */
function findNumbered(bars: readonly Bar[]): Set<string> {
  const numbers: Box[] = []
  const found = new Set<string>()
  for (const bar of bars.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count)) {
    const box = toNumberBox(bar)
    const others = bars.filter((other) => other !== bar && other.count > 0).map(toBarBox)
    if ([...numbers, ...others].some((other) => meets(box, other))) continue
    numbers.push(box)
    found.add(bar.year)
  }
  return found
}

interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

function toNumberBox(bar: Bar): Box {
  const half = halfOf(bar)
  const middle = toNumberX(bar)
  const bottom = bar.y - numberGap
  return { left: middle - half, right: middle + half, top: bottom - numberHeight, bottom }
}

function toNumberX(bar: Bar): number {
  const half = halfOf(bar)
  return Math.min(yearChart.width - half, Math.max(half, bar.x + bar.width / 2))
}

function halfOf({ count }: Bar): number {
  return (String(count).length * digit) / 2
}

function toBarBox({ x, y, width, height }: Bar): Box {
  return { left: x, right: x + width, top: y, bottom: y + height }
}

function meets(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
