/** Where a figure stands among those of its group: a place on a line from "no better" to the largest of them. */
import { scaleLinear, scaleLog } from 'd3-scale'
import type { FigureGroup } from './figures.ts'

/**
 * From value to place, 0 to 1; nothing for a group whose figures have no common start (amounts) or are too few for a
 * picture. Factors stand on a logarithmic scale from 1×, changes on a linear one from zero.
 */
export function toTrack({ unit, isRelative, count, extent }: FigureGroup): ((value: number) => number) | undefined {
  const [least, most] = extent
  if (!isRelative || count < enough || most === 0) return undefined
  const scale =
    unit === '×'
      ? scaleLog([Math.min(1, least || 1), Math.max(most, 1.1)], [0, 1]).clamp(true)
      : scaleLinear([0, most], [0, 1])
  return (value) => scale(Math.abs(value))
}

const enough = 3
