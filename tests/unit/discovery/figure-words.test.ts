import { describe, expect, test } from 'vitest'
import { formatGroup, formatMetric, toShortTitle } from '../../../src/discovery/figure-words.ts'
import type { FigureGroup } from '../../../src/discovery/figures.ts'

const group = (fields: Partial<FigureGroup>): FigureGroup => ({
  metric: 'speedup',
  unit: '×',
  better: 'higher',
  isRelative: true,
  count: 1,
  extent: [1, 1],
  figures: [],
  ...fields,
})

test('a metric is a heading', () => {
  expect([formatMetric('speedup'), formatMetric('kv' as 'latency'), formatMetric('latency')]).toEqual([
    'Speed-up',
    'Kv',
    'Latency',
  ])
})

describe('what unites a group', () => {
  test.each<[Partial<FigureGroup>, string]>([
    [{}, 'As a factor'],
    [{ metric: 'cost', better: 'lower' }, 'As a factor, lower is better'],
    [{ metric: 'latency', unit: '%', better: 'lower' }, 'As a change in per cent, lower is better'],
    [{ metric: 'latency', unit: '%' }, 'As a change in per cent, higher is better'],
    [{ metric: 'accuracy', unit: '%', isRelative: false }, 'In per cent'],
    [{ metric: 'accuracy', unit: 'points' }, 'As a change in points'],
    [{ metric: 'latency', unit: 'ms', better: 'lower', isRelative: false }, 'In ms, lower is better'],
    [{ metric: 'throughput', unit: 'tokens/s', isRelative: false }, 'In tokens/s, higher is better'],
  ])('%j is said as %j', (fields, words) => {
    expect(formatGroup(group(fields))).toBe(words)
  })
})

describe('the short title', () => {
  test.each([
    ['H$_2$O: Heavy-Hitter Oracle', 'H$_2$O'],
    ['Fog', 'Fog'],
    ['A Title of More than Thirty-Two Letters: And More', 'A Title of More than Thirty-Two Letters: And More'],
    ['A:B testing', 'A:B testing'],
    ['Maps $f: A \\to B$ of fog', 'Maps $f: A \\to B$ of fog'],
    ['Once: twice: thrice', 'Once'],
  ])('of %j is %j', (title, short) => {
    expect(toShortTitle(title)).toBe(short)
  })
})
