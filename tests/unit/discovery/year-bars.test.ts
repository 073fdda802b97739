import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawYears, yearChart } from '../../../src/discovery/year-bars.ts'

const years = (first: number, ...counts: number[]) => counts.map((count, n) => ({ year: String(first + n), count }))

/** Half of what a digit of a label takes, at most. */
const halfDigit = 3.4

describe('the chart of years', () => {
  test('keeps bars, numbers and labels within it, whatever the years', () => {
    const counts = fc.array(fc.nat({ max: 20_000 }), { minLength: 1, maxLength: 120 })
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2030 }), counts, (first, own) => {
        for (const { x, y, width, height, label, count, isCounted } of drawYears(years(first, ...own))) {
          const middle = x + width / 2
          const half = halfDigit * Math.max(label?.length ?? 0, isCounted ? String(count).length : 0)
          expect(middle - half).toBeGreaterThanOrEqual(0)
          expect(middle + half).toBeLessThanOrEqual(yearChart.width)
          expect(y).toBeGreaterThanOrEqual(12)
          expect(y + height).toBeLessThanOrEqual(yearChart.height - 17)
        }
      }),
    )
  })

  test('has labels that do not touch', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 120 }), (count) => {
        const labelled = drawYears(years(1990, ...Array.from({ length: count }, () => 3))).filter(({ label }) => label)
        expect(labelled.length).toBeGreaterThan(0)
        labelled.slice(1).forEach((bar, n) => {
          const before = labelled[n]
          expect(bar.x - (before?.x ?? 0)).toBeGreaterThan(2 * halfDigit * (bar.label?.length ?? 0))
        })
      }),
    )
  })

  test('has bars as high as their numbers, and none for an empty year', () => {
    const [two, none, four] = drawYears(years(2020, 2, 0, 4))
    expect(two?.height).toBeCloseTo((four?.height ?? 0) / 2)
    expect([none?.height, none?.isCounted]).toEqual([0, false])
  })

  test('writes years out where there is room, short where there is less, some where there is little', () => {
    const labels = (count: number) =>
      drawYears(years(2000, ...Array.from({ length: count }, () => 1))).map(({ label }) => label)
    expect(labels(3)).toEqual(['2000', '2001', '2002'])
    expect(labels(10).slice(0, 2)).toEqual(['’00', '’01'])
    expect(labels(20).filter(Boolean)).toEqual(['’00', '’02', '’04', '’06', '’08', '’10', '’12', '’14', '’16', '’18'])
  })

  test('of few years has bars no broader than a quarter of it', () => {
    expect(drawYears(years(2024, 1, 5))[0]?.width).toBeLessThan(yearChart.width / 4)
  })
})
