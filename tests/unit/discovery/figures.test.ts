/** Which figures stand side by side, and in what order. Papers are invented. */

import { describe, expect, test } from 'vitest'
import {
  betterOf,
  countFigures,
  cutGroups,
  type FigureGroup,
  groupFigures,
  sliceGroups,
} from '../../../src/discovery/figures.ts'
import type { Result } from '../../../src/schema.ts'
import fc from '../../properties.ts'
import { libraryOf, paper } from '../invented-list.ts'

/** A paper of this month with these figures, each as "metric value unit" with further fields behind it. */
const reporting = (id: string, published: string, ...figures: string[]) =>
  paper(
    id,
    [
      ...(published ? [`published: ${published}`] : []),
      'results:',
      ...figures.map((figure) => {
        const [metric, value, unit, ...rest] = figure.split(' ')
        return `  - { metric: ${metric}, value: ${value}, unit: "${unit}"${rest.length > 0 ? `, ${rest.join(' ')}` : ''} }`
      }),
    ].join('\n'),
  )

const show = (groups: readonly FigureGroup[]) =>
  groups.map(({ metric, unit, better, isRelative, figures }) => [
    `${metric} ${unit} ${better}${isRelative ? '' : ' amount'}`,
    figures.map(({ paper: { id }, result }) => `${id} ${result.value}`),
  ])

const { papers } = libraryOf(
  reporting('old', '2019-03', 'speedup 3 ×', 'latency -40 %', 'latency 12 ms'),
  reporting('new', '2025-11', 'latency -70 %', 'speedup 2 ×', 'speedup 9 ×'),
  reporting('mid', '2022', 'latency 1.5 ×', 'latency 30 ms', 'accuracy 80 %', 'accuracy 4 % against: dense'),
  reporting(
    'undated',
    '',
    'perplexity 7 points better: lower',
    'speedup 3 ×',
    'speedup 50 %',
    'cost 8 × better: lower',
    'cost 9 × better: lower',
  ),
  paper('silent'),
)

describe('figures by strength', () => {
  test('stand with those of their metric, unit and direction, the best first, the newer of equals before the older', () => {
    expect(show(groupFigures(papers, 'strength'))).toEqual([
      ['speedup × higher', ['new 9', 'old 3', 'undated 3', 'new 2']],
      ['speedup % higher', ['undated 50']],
      ['latency % lower', ['new -70', 'old -40']],
      ['latency ms lower amount', ['old 12', 'mid 30']],
      ['latency × higher', ['mid 1.5']],
      ['accuracy % higher amount', ['mid 80']],
      ['accuracy % higher', ['mid 4']],
      ['perplexity points lower amount', ['undated 7']],
      ['cost × lower', ['undated 8', 'undated 9']],
    ])
  })

  test('stand in the same order, however the papers come', () => {
    for (const order of ['strength', 'year'] as const)
      expect(groupFigures(papers.toReversed(), order)).toEqual(groupFigures(papers, order))
  })

  test('say how many they are, and between which sizes', () => {
    expect(groupFigures(papers, 'strength').map(({ count, extent }) => [count, extent])).toEqual([
      [4, [2, 9]],
      [1, [50, 50]],
      [2, [40, 70]],
      [2, [12, 30]],
      [1, [1.5, 1.5]],
      [1, [80, 80]],
      [1, [4, 4]],
      [1, [7, 7]],
      [2, [8, 9]],
    ])
  })
})

test('figures by year stand in the same groups, the newest first, undated ones last, the best of a paper before its others', () => {
  const byYear = groupFigures(papers, 'year')
  expect(byYear.map(({ metric, unit }) => [metric, unit])).toEqual(
    groupFigures(papers, 'strength').map(({ metric, unit }) => [metric, unit]),
  )
  expect(show(byYear)[0]).toEqual(['speedup × higher', ['new 9', 'new 2', 'old 3', 'undated 3']])
})

test('no papers have no groups', () => {
  expect(groupFigures([], 'strength')).toEqual([])
  expect(cutGroups([], 5)).toEqual([])
})

describe('what is better', () => {
  test.each<[Partial<Result>, 'higher' | 'lower']>([
    [{ metric: 'latency', unit: 'ms' }, 'lower'],
    [{ metric: 'latency', unit: '×' }, 'higher'],
    [{ metric: 'latency', unit: '%', better: 'higher' }, 'higher'],
    [{ metric: 'size', unit: 'GB' }, 'lower'],
    [{ metric: 'throughput', unit: '%' }, 'higher'],
    [{ metric: 'accuracy', unit: 'points' }, 'higher'],
    [{ metric: 'cost', unit: '×', better: 'lower' }, 'lower'],
  ])('%j is %s', (fields, better) => {
    expect(betterOf({ metric: 'speedup', value: 2, unit: '×', bound: 'exact', ...fields })).toBe(better)
  })
})

/** Groups of these sizes, of which nothing but the number of figures counts. */
const groupsOf = (sizes: readonly number[]): FigureGroup[] => {
  const [model] = groupFigures(papers, 'strength')
  const [figure] = model?.figures ?? []
  if (!model || !figure) throw new Error('There is no figure.')
  return sizes.map((size, n) => ({
    ...model,
    unit: `unit ${n}`,
    count: size,
    figures: Array.from({ length: size }, () => figure),
  }))
}

describe('groups that are cut', () => {
  test.each([
    [[10, 2, 1], 5, [2, 2, 1]],
    [[10, 2, 1], 6, [3, 2, 1]],
    [[10, 2, 1], 13, [10, 2, 1]],
    [[10, 2, 1], 100, [10, 2, 1]],
    [[3, 3, 3], 5, [1, 1, 1]],
    [[3, 3, 3], 2, [1, 1]],
  ])('of %j figures to %i keep %j', (sizes, limit, kept) => {
    const cut = cutGroups(groupsOf(sizes), limit)
    expect(cut.map(({ figures }) => figures.length)).toEqual(kept)
    expect(cut.map(({ count }) => count)).toEqual(sizes.slice(0, kept.length))
  })

  test('never have more than the limit, nor leave out what has room', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 12 })
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 80 }), (own, limit) => {
        const groups = groupsOf(own)
        const cut = cutGroups(groups, limit)
        expect(countFigures(cut)).toBeLessThanOrEqual(limit)
        if (countFigures(groups) <= limit) expect(cut).toEqual(groups)
      }),
    )
  })
})

test('slices of groups have every figure once, in order', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 8 })
  fc.assert(
    fc.property(sizes, fc.integer({ min: 1, max: 25 }), (own, size) => {
      const groups = groupsOf(own)
      const all = countFigures(groups)
      const slices = Array.from({ length: Math.ceil(all / size) }, (_, n) =>
        sliceGroups(groups, n * size, (n + 1) * size),
      )
      expect(slices.slice(0, -1).every((slice) => countFigures(slice) === size)).toBe(true)
      const joined = slices.flat().map(({ unit, figures }) => [unit, figures.length] as const)
      for (const { unit, count } of groups)
        expect(joined.filter(([name]) => name === unit).reduce((sum, [, length]) => sum + length, 0)).toBe(count)
      expect([...new Set(joined.map(([unit]) => unit))]).toEqual(groups.map(({ unit }) => unit))
    }),
  )
})
