import { describe, expect, test } from 'vitest'
import { toTrack } from '../../../src/discovery/figure-track.ts'
import type { FigureGroup } from '../../../src/discovery/figures.ts'

const group = (fields: Partial<FigureGroup>): FigureGroup => ({
  metric: 'speedup',
  unit: '×',
  better: 'higher',
  isRelative: true,
  count: 3,
  extent: [2, 100],
  figures: [],
  ...fields,
})

describe('the place of a figure', () => {
  test.each<[string, Partial<FigureGroup>, [value: number, place: number][]]>([
    [
      'of a factor is its logarithm, from 1×',
      {},
      [
        [1, 0],
        [10, 0.5],
        [100, 1],
      ],
    ],
    [
      'of a factor below one is left of all others',
      { extent: [0.1, 10] },
      [
        [0.1, 0],
        [1, 0.5],
        [10, 1],
      ],
    ],
    [
      'of a change is its size, whichever its sign',
      { metric: 'memory', unit: '%', better: 'lower', extent: [20, 80] },
      [
        [-80, 1],
        [-20, 0.25],
        [0, 0],
      ],
    ],
    ['of factors of one is at the start', { extent: [1, 1] }, [[1, 0]]],
    ['of a factor of zero is at the start', { extent: [0, 4] }, [[0, 0]]],
  ])('%s', (_, fields, places) => {
    const track = toTrack(group(fields))
    for (const [value, place] of places) expect(track?.(value)).toBeCloseTo(place)
  })

  test.each<[string, Partial<FigureGroup>]>([
    ['amounts, which have no common start', { unit: 'ms', isRelative: false }],
    ['two figures', { count: 2 }],
    ['nothing but zeros', { unit: '%', extent: [0, 0] }],
  ])('is not drawn for %s', (_, fields) => {
    expect(toTrack(group(fields))).toBeUndefined()
  })
})
