/** Headline figures side by side: which can be compared with which, and in what order. */

import type { Paper } from '../library/paper.ts'
import { metrics, type Result } from '../schema.ts'
import { compareTexts } from '../text/compare.ts'

export interface Figure {
  paper: Paper
  result: Result
}

/** By size, the best first; or by publication, the newest first. */
export type FigureOrder = 'strength' | 'year'

/** Figures of one metric in one unit. What was measured may still differ: each row says it. */
export interface FigureGroup {
  metric: Result['metric']
  unit: string
  better: 'higher' | 'lower'
  /** Whether the figures are relative to a baseline (a factor, a change in per cent) and not amounts. */
  isRelative: boolean
  /** How many there are, also where only some are shown. */
  count: number
  /** The smallest and the largest value of all of them, without their signs. */
  extent: [number, number]
  figures: Figure[]
}

/** All figures of these papers: by metric as the schema has them, then the group with most figures first. */
export function groupFigures(papers: readonly Paper[], order: FigureOrder): FigureGroup[] {
  const groups = new Map<string, Figure[]>()
  for (const paper of papers) {
    for (const result of paper.results ?? []) {
      const key = JSON.stringify([result.metric, result.unit, betterOf(result), isRelative(result)])
      const own = groups.get(key)
      if (own) own.push({ paper, result })
      else groups.set(key, [{ paper, result }])
    }
  }
  return [...groups]
    .sort(
      ([aKey, a], [bKey, b]) => rankOf(a) - rankOf(b) || b.length - a.length || compareTexts(aKey, bKey), //
    )
    .map(([, figures]) => toGroup(figures, order))
}

/**
 * At most `limit` figures in all, taken from the head of each group, as many of each as go: a small group is not crowded
 * out by a large one. Groups that are left without any are left out.
 */
export function cutGroups(groups: readonly FigureGroup[], limit: number): FigureGroup[] {
  const shownWith = (each: number) => groups.reduce((sum, { figures }) => sum + Math.min(each, figures.length), 0)
  let each = 1
  while (shownWith(each) < countFigures(groups) && shownWith(each + 1) <= limit) each += 1
  return groups.slice(0, limit).map((group) => ({ ...group, figures: group.figures.slice(0, each) }))
}

/** The figures from one place to another, counted through all groups in their order. */
export function sliceGroups(groups: readonly FigureGroup[], from: number, to: number): FigureGroup[] {
  let place = 0
  return groups.flatMap((group) => {
    const figures = group.figures.slice(Math.max(0, from - place), Math.max(0, to - place))
    place += group.figures.length
    return figures.length > 0 ? [{ ...group, figures }] : []
  })
}

/** How many figures are in these groups, as they are cut. */
export function countFigures(groups: readonly FigureGroup[]): number {
  return groups.reduce((sum, { figures }) => sum + figures.length, 0)
}

/** All that a page shows of groups beside what their papers say: a fact for its key. */
export function toGroupFacts(groups: readonly FigureGroup[]): unknown {
  return groups.map(({ metric, unit, better, isRelative, count, extent, figures }) => [
    [metric, unit, better, isRelative, count, extent],
    figures.map(({ paper, result }) => [paper.id, paper.results?.indexOf(result)]),
  ])
}

/** Which way is better: as the record says; else more is, but of what one wants little of, where a factor means "times better". */
export function betterOf({ metric, unit, better }: Result): 'higher' | 'lower' {
  return better ?? (unit !== '×' && wantedLow.has(metric) ? 'lower' : 'higher')
}

const wantedLow: ReadonlySet<string> = new Set<Result['metric']>([
  'latency',
  'memory',
  'perplexity',
  'energy',
  'cost',
  'size',
])

/** A factor, what has a sign, per cent and points of a baseline; per cent without one too, but for shares of right answers. */
function isRelative({ metric, unit, value, against }: Result): boolean {
  if (unit === '×' || value < 0) return true
  if (unit === '%') return against !== undefined || metric !== 'accuracy'
  return unit === 'points' && against !== undefined
}

function toGroup(figures: Figure[], order: FigureOrder): FigureGroup {
  const [{ result }] = figures as [Figure]
  const better = betterOf(result)
  const sizes = figures.map((figure) => Math.abs(figure.result.value))
  const extent = sizes.reduce<[number, number]>(
    ([least, most], size) => [Math.min(least, size), Math.max(most, size)],
    [Number.POSITIVE_INFINITY, 0],
  )
  const sign = better === 'higher' ? -1 : 1
  const byStrength = (a: Figure, b: Figure) => sign * (a.result.value - b.result.value)
  const compare =
    order === 'strength'
      ? (a: Figure, b: Figure) => byStrength(a, b) || compareNewest(a, b)
      : (a: Figure, b: Figure) => compareNewest(a, b) || byStrength(a, b)
  return {
    metric: result.metric,
    unit: result.unit,
    better,
    isRelative: isRelative(result),
    count: figures.length,
    extent,
    figures: figures.sort(compare),
  }
}

function compareNewest({ paper: a }: Figure, { paper: b }: Figure): number {
  return compareTexts(b.published ?? '', a.published ?? '') || compareTexts(a.id, b.id)
}

const ranks = new Map(metrics.map((metric, n) => [metric, n]))

function rankOf(figures: readonly Figure[]): number {
  return ranks.get(figures[0]?.result.metric ?? 'size') ?? 0
}
