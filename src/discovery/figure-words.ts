/** What tables of figures say of a metric and of its unit. */
import type { Result } from '../schema.ts'
import type { FigureGroup } from './figures.ts'

/** "Speed-up", "Latency": a metric as a heading. */
export function formatMetric(metric: Result['metric']): string {
  return metric === 'speedup' ? 'Speed-up' : metric.charAt(0).toUpperCase() + metric.slice(1)
}

/** "As a factor", "As a change in per cent, lower is better", "In ms, lower is better": what unites the figures of a group. */
export function formatGroup({ metric, unit, better, isRelative }: FigureGroup): string {
  const inUnit = unit === '%' ? 'per cent' : unit
  const measure = unit === '×' ? 'As a factor' : isRelative ? `As a change in ${inUnit}` : `In ${inUnit}`
  const isPlain = better === 'higher' && (unit === '×' || metric === 'accuracy')
  return isPlain ? measure : `${measure}, ${better} is better`
}

/** "H₂O" for "H₂O: Heavy-Hitter Oracle …": what stands before a colon, where it is short enough to be a name; else all of it. */
export function toShortTitle(title: string): string {
  const [name = title, rest] = title.split(/:\s(.*)/s)
  return rest !== undefined && name.length <= nameLimit && name.split('$').length % 2 === 1 ? name : title
}

const nameLimit = 32
