/** The pages that lay all figures of the list, or of a topic, side by side: which there are, and what is on each. */

import type { Paper, Topic } from '../library/paper.ts'
import { metrics, type Result } from '../schema.ts'
import { resultsUrl, topicResultsUrl } from '../urls.ts'
import { countFigures, cutGroups, type FigureGroup, type FigureOrder, groupFigures, sliceGroups } from './figures.ts'

export interface ResultPage {
  url: string
  /** The page of one metric; absent where all are on it. */
  metric?: Result['metric']
  order: FigureOrder
  /** From 1. */
  page: number
  last: number
  groups: FigureGroup[]
}

/** A metric with more figures than this shows the first of each kind where all metrics stand, and has pages of its own. */
export const figuresPerMetric = 60

/** A row takes a tenth of what an entry does. */
export const figuresPerPage = 150

/** How many figures stand on the first page of a topic, above its papers. */
export const figuresPerTopic = 16

/** The page of all metrics in both orders, then those of each metric that does not fit on it. */
export function toResultPages(papers: readonly Paper[]): ResultPage[] {
  const orders = (['strength', 'year'] as const).map((order) => ({ order, groups: groupFigures(papers, order) }))
  return [
    ...orders.map(({ order, groups }) => ({
      url: resultsUrl({ order }),
      order,
      page: 1,
      last: 1,
      groups: cutMetrics(groups),
    })),
    ...orders.flatMap(({ order, groups }) =>
      splitMetrics(groups)
        .filter(([, own]) => countFigures(own) > figuresPerMetric)
        .flatMap(([metric, own]) => toMetricPages(metric, order, own)),
    ),
  ]
}

/**
 * The figures of a topic: by year, and by strength where the topic's own page has no room for all of them. A metric that does
 * not fit is cut.
 */
export function toTopicResultPages({ id, papers }: Topic): ResultPage[] {
  const figures = papers.reduce((sum, { results = [] }) => sum + results.length, 0)
  if (figures === 0) return []
  return (['strength', 'year'] as const)
    .filter((order) => order === 'year' || figures > figuresPerTopic)
    .map((order) => ({
      url: topicResultsUrl(id, order),
      order,
      page: 1,
      last: 1,
      groups: cutMetrics(groupFigures(papers, order)),
    }))
}

/** Groups by metric, in their order. */
export function splitMetrics(groups: readonly FigureGroup[]): [Result['metric'], FigureGroup[]][] {
  const split = Map.groupBy(groups, ({ metric }) => metric)
  return metrics.flatMap((metric) => {
    const own = split.get(metric)
    return own ? [[metric, own] as const] : []
  }) as [Result['metric'], FigureGroup[]][]
}

function cutMetrics(groups: readonly FigureGroup[]): FigureGroup[] {
  return splitMetrics(groups).flatMap(([, own]) => cutGroups(own, figuresPerMetric))
}

function toMetricPages(metric: Result['metric'], order: FigureOrder, groups: FigureGroup[]): ResultPage[] {
  const last = Math.ceil(countFigures(groups) / figuresPerPage)
  return Array.from({ length: last }, (_, n) => ({
    url: resultsUrl({ metric, order, page: n + 1 }),
    metric,
    order,
    page: n + 1,
    last,
    groups: sliceGroups(groups, n * figuresPerPage, (n + 1) * figuresPerPage),
  }))
}
