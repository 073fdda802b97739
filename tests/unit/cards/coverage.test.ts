/** Outlines as pixels: areas are what geometry says they are. */

import { describe, expect, test } from 'vitest'
import { coverOutline, type PathCommand } from '../../../src/cards/coverage.ts'
import fc from '../../properties.ts'

const polygon = (points: readonly (readonly [number, number])[]): PathCommand[] => [
  ...points.map(([x, y], n) => ({ type: n === 0 ? 'M' : 'L', values: [x, y] })),
  { type: 'Z', values: [] },
]
const areaOf = ({ parts }: { parts: Uint8Array }) => parts.reduce((sum, part) => sum + part, 0) / 255

describe('pixels', () => {
  test('have the part of them that lies within a rectangle, upwards from the baseline', () => {
    const cover = coverOutline(
      polygon([
        [1.5, 0],
        [3, 0],
        [3, 1.25],
        [1.5, 1.25],
      ]),
      1,
      0,
    )
    expect(cover).toMatchObject({ left: 1, top: -2 })
    const rows = Array.from({ length: cover.height }, (_, n) => [
      ...cover.parts.subarray(n * cover.width, n * cover.width + 3),
    ])
    expect(rows.slice(0, 2)).toEqual([
      [32, 64, 0],
      [128, 255, 0],
    ])
  })

  test('have the part of them that lies within slanted edges', () => {
    const cover = coverOutline(
      polygon([
        [0, 0],
        [4, 0],
        [0, 2],
      ]),
      1,
      0,
    )
    expect([...cover.parts.subarray(0, 4)]).toEqual([191, 64, 0, 0])
    expect([...cover.parts.subarray(cover.width, cover.width + 4)]).toEqual([255, 255, 191, 64])
  })

  test('of a hole are empty, and of outlines that overlap no fuller than full', () => {
    const outer = polygon([
      [0, 0],
      [8, 0],
      [8, 8],
      [0, 8],
    ])
    const hole = polygon([
      [2, 2],
      [2, 6],
      [6, 6],
      [6, 2],
    ])
    expect(areaOf(coverOutline([...outer, ...hole], 1, 0))).toBe(64 - 16)
    expect(
      areaOf(
        coverOutline(
          [
            ...outer,
            ...polygon([
              [4, 0],
              [12, 0],
              [12, 8],
              [4, 8],
            ]),
          ],
          1,
          0,
        ),
      ),
    ).toBe(96)
  })

  test('of curves make up their area', () => {
    const arc = 0.5522847498
    const circle: PathCommand[] = [
      { type: 'M', values: [1, 0] },
      { type: 'C', values: [1, arc, arc, 1, 0, 1] },
      { type: 'C', values: [-arc, 1, -1, arc, -1, 0] },
      { type: 'C', values: [-1, -arc, -arc, -1, 0, -1] },
      { type: 'C', values: [arc, -1, 1, -arc, 1, 0] },
      { type: 'Z', values: [] },
    ]
    expect(areaOf(coverOutline(circle, 50, 0.25)) / (Math.PI * 2500)).toBeCloseTo(1, 2)
    const parabola: PathCommand[] = [
      { type: 'M', values: [0, 0] },
      { type: 'Q', values: [1, 2, 2, 0] },
      { type: 'Z', values: [] },
    ]
    expect(areaOf(coverOutline(parabola, 50, 0)) / (2500 * (4 / 3))).toBeCloseTo(1, 2)
  })

  test('of any triangle make up its area, wherever it stands', () => {
    const point = fc.tuple(fc.double({ min: -40, max: 40, noNaN: true }), fc.double({ min: -40, max: 40, noNaN: true }))
    fc.assert(
      fc.property(point, point, point, fc.integer({ min: 0, max: 3 }), (a, b, c, quarters) => {
        const area = Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2
        const { parts, ...cover } = coverOutline(polygon([a, b, c]), 1, quarters / 4)
        expect(Math.abs(areaOf({ parts }) - area)).toBeLessThan(0.4 + parts.length / 500)
        expect(parts.length).toBe(cover.width * cover.height)
      }),
      { numRuns: 500, seed: 8 },
    )
  })

  test('of nothing are none', () => {
    expect(coverOutline([], 1, 0)).toMatchObject({ width: 0, height: 0 })
  })
})
