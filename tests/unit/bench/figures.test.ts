import { describe, expect, it, test } from 'vitest'
import {
  formatFigure,
  formatMemory,
  formatRatio,
  meanReciprocalRank,
  median,
  percentile,
  ratio,
} from '../../../scripts/bench/figures.ts'

test.each([
  [[], undefined],
  [[3], 3],
  [[9, 1, 2], 2],
  [[4, 1, 3, 2], 2.5],
  [[10, 9, 100], 10],
])('the median of %j is %s', (values, expected) => {
  expect(median(values)).toBe(expected)
})

test.each([
  [[], 0.95, undefined],
  [[7], 0.95, 7],
  [[3, 1, 2], 0.5, 2],
  [[3, 1, 2], 0, 1],
  [[3, 1, 2], 1, 3],
  [Array.from({ length: 100 }, (_, n) => 100 - n), 0.95, 95],
  [[10, 9, 100], 0.5, 10],
])('of %j a share of %s is at most %s', (values, share, expected) => {
  expect(percentile(values, share)).toBe(expected)
})

describe('the mean reciprocal rank', () => {
  const answer = (...found: string[]) => ({ found, meant: 'x' })

  it('counts 1 for the first place, 1/2 for the second, 0 for none', () => {
    expect(meanReciprocalRank([answer('x', 'a'), answer('a', 'x'), answer('a', 'b'), answer()])).toBe(1.5 / 4)
  })

  it('looks at ten results, or as many as it is told', () => {
    const tenth = answer(...'abcdefghi', 'x')
    expect(meanReciprocalRank([tenth])).toBe(1 / 10)
    expect(meanReciprocalRank([answer('0', ...tenth.found)])).toBe(0)
    expect(meanReciprocalRank([tenth], 9)).toBe(0)
  })

  it('of no answers is nothing', () => {
    expect(meanReciprocalRank([])).toBeUndefined()
  })
})

test.each([
  [6, 4, 1.5],
  [0, 4, 0],
  [6, 0, undefined],
  [6, undefined, undefined],
  [undefined, 4, undefined],
])('%s against %s is %s', (value, other, expected) => {
  expect(ratio(value, other)).toBe(expected)
})

describe('figures', () => {
  it.each([
    [0.064, 's', '0.06 s'],
    [0.997, 's', '1.0 s'],
    [4.36, 's', '4.4 s'],
    [131.4, 's', '131 s'],
    [1234.5, 's', '1,235 s'],
    [999, 'bytes', '999 B'],
    [5104, 'bytes', '5.1 kB'],
    [1_440_000, 'bytes', '1.4 MB'],
    [3412, 'files', '3,412 files'],
    [12, 'requests', '12 requests'],
    [4.6, 'ms', '5 ms'],
    [1234.5, 'ms', '1,235 ms'],
    [0.9476, 'score', '0.948'],
  ] as const)('%s in %s are written %s', (value, unit, expected) => {
    expect(formatFigure(value, unit)).toBe(expected)
  })

  it('of memory are in powers of two', () => {
    expect(formatMemory(85 * 2 ** 20)).toBe('85 MiB')
    expect(formatMemory(1.4 * 2 ** 30)).toBe('1.4 GiB')
  })

  it('that are ratios have two digits', () => {
    expect([0.347, 1.26, 12.04, 240].map(formatRatio)).toEqual(['0.35', '1.3', '12.0', '240'])
  })
})
