/** Which pages of figures a list has. Papers are invented. */
import { describe, expect, test } from 'vitest'
import { countFigures } from '../../../src/discovery/figures.ts'
import {
  figuresPerMetric,
  figuresPerPage,
  figuresPerTopic,
  type ResultPage,
  splitMetrics,
  toResultPages,
  toTopicResultPages,
} from '../../../src/discovery/result-pages.ts'
import { libraryOf, paper, topic } from '../invented-list.ts'

/** So many papers with a speed-up each, and one with a latency, in a topic. */
const listOf = (speedups: number) =>
  libraryOf(
    topic('t'),
    paper('slow', 'topics: [t]\nresults: [{ metric: latency, value: 4, unit: ms }]'),
    ...Array.from({ length: speedups }, (_, n) =>
      paper(`p${n}`, `topics: [t]\nresults: [{ metric: speedup, value: ${n + 1}, unit: "×" }]`),
    ),
  )
const show = (pages: readonly ResultPage[]) => pages.map(({ url, groups }) => [url, countFigures(groups)])
const topicOf = (speedups: number) =>
  listOf(speedups).findTopic('t') ?? { id: 't', name: 't', introduction: '', papers: [] }

describe('the pages of results', () => {
  test('are two where all metrics fit', () => {
    expect(show(toResultPages(listOf(figuresPerMetric).papers))).toEqual([
      ['/results/', figuresPerMetric + 1],
      ['/results/by-year/', figuresPerMetric + 1],
    ])
    expect(show(toResultPages([]))).toEqual([
      ['/results/', 0],
      ['/results/by-year/', 0],
    ])
  })

  test('are more for a metric that does not fit, with all its figures', () => {
    const many = 2 * figuresPerPage + 1
    expect(show(toResultPages(listOf(many).papers))).toEqual([
      ['/results/', figuresPerMetric + 1],
      ['/results/by-year/', figuresPerMetric + 1],
      ['/results/speedup/', figuresPerPage],
      ['/results/speedup/2/', figuresPerPage],
      ['/results/speedup/3/', 1],
      ['/results/speedup/by-year/', figuresPerPage],
      ['/results/speedup/by-year/2/', figuresPerPage],
      ['/results/speedup/by-year/3/', 1],
    ])
  })

  test('of a metric go on where the one before ended', () => {
    const pages = toResultPages(listOf(figuresPerPage + 2).papers).filter(
      ({ metric, order }) => metric === 'speedup' && order === 'strength',
    )
    const values = pages.flatMap(({ groups }) =>
      groups.flatMap(({ figures }) => figures.map(({ result }) => result.value)),
    )
    expect(values).toEqual(Array.from({ length: figuresPerPage + 2 }, (_, n) => figuresPerPage + 2 - n))
    expect(pages.map(({ page, last }) => [page, last])).toEqual([
      [1, 2],
      [2, 2],
    ])
  })
})

describe('a topic', () => {
  test('has a page by year, and one by strength where its own page has no room for all', () => {
    const fits = topicOf(figuresPerTopic - 1)
    const more = topicOf(figuresPerTopic)
    expect(show(toTopicResultPages(fits))).toEqual([['/topics/t/results/by-year/', figuresPerTopic]])
    expect(show(toTopicResultPages(more))).toEqual([
      ['/topics/t/results/', figuresPerTopic + 1],
      ['/topics/t/results/by-year/', figuresPerTopic + 1],
    ])
  })

  test('has none without figures', () => {
    expect(toTopicResultPages({ ...topicOf(1), papers: [] })).toEqual([])
  })

  test('of very many figures shows the first of each metric', () => {
    const [first] = toTopicResultPages(topicOf(500))
    expect(splitMetrics(first?.groups ?? []).map(([metric, groups]) => [metric, countFigures(groups)])).toEqual([
      ['speedup', figuresPerMetric],
      ['latency', 1],
    ])
  })
})
