import { describe, expect, it, test } from 'vitest'
import { formatFigure, formatMemory, formatRatio, median, ratio } from '../../../scripts/bench/figures.ts'

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
