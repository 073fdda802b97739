/** The timeline as a drawing: where columns and marks stand, in pixels. */
import { scaleLinear } from 'd3-scale'
import type { Timeline, TimelineMark, TimelineRow } from './timeline.ts'

export interface TimelineScale {
  width: number
  /** How much larger it is drawn for fingers, so that each mark has 24 pixels: much, somewhat, or as it is. */
  touch: 'dense' | 'close' | undefined
  /** The largest radius of a mark. */
  radius: number
  x(mark: Pick<TimelineMark, 'column'>): number
  y(mark: Pick<TimelineMark, 'level'>, row: Pick<TimelineRow, 'levels'>): number
  heightOf(row: Pick<TimelineRow, 'levels'>): number
  /** Where years begin. */
  years: { year: string; x: number; isLabelled: boolean }[]
}

/** What a wide page has beside the names of topics; more columns are scrolled to. A year may be broader than a month. */
const [room, narrowest] = [930, 9]
const broadest = { month: 26, year: 56 }

/** The largest marks. */
const [dot, cell] = [14, 26]

/** Drawn 2.7 times larger the narrowest step has 24 pixels, and twice as large the others (styles/figures.css). */
const [dense, wide] = [12, 24]

/** Rows stand so far apart; a label of a year takes so much. */
const [margin, label] = [3, 40]

export function toTimelineScale({
  unit,
  columns,
  isSingle,
}: Pick<Timeline, 'unit' | 'columns' | 'isSingle'>): TimelineScale {
  const step = Math.min(broadest[unit], Math.max(narrowest, room / Math.max(1, columns.length)))
  const scale = scaleLinear([0, columns.length], [0, columns.length * step])
  const diameter = Math.min(step - 1, isSingle ? dot : cell)
  const years = columns.flatMap((column, n) =>
    n === 0 || /-01$|^\d{4}$/.test(column) ? [{ year: column.slice(0, 4), n }] : [],
  )
  let free = Number.NEGATIVE_INFINITY
  return {
    width: Math.ceil(scale(columns.length)),
    touch: step < dense ? 'dense' : step < wide ? 'close' : undefined,
    radius: diameter / 2,
    x: ({ column }) => round(scale(column + 0.5)),
    y: ({ level }, row) => round(heightOf(row) - margin - diameter / 2 - level * (diameter + 1)),
    heightOf,
    years: years.map(({ year, n }, place) => {
      const x = round(scale(n))
      const next = years[place + 1]
      // The first year may be cut off; its label gives way to the next.
      const isLabelled = x >= free && !(n === 0 && next !== undefined && scale(next.n) < label)
      if (isLabelled) free = x + label
      return { year, x, isLabelled }
    }),
  }

  function heightOf({ levels }: Pick<TimelineRow, 'levels'>): number {
    return Math.ceil(2 * margin + levels * (diameter + 1))
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
