import { describe, expect, test } from 'vitest'
import { drawYears, yearChart } from '../../../src/discovery/year-bars.ts'
import fc from '../../properties.ts'

const years = (first: number, ...counts: number[]) => counts.map((count, n) => ({ year: String(first + n), count }))

/** Half of what a digit of a label takes, at most. */
const halfDigit = 3.4

describe('the chart of years', () => {
  test('keeps bars, numbers and labels within it, whatever the years', () => {
    const counts = fc.array(fc.nat({ max: 20_000 }), { minLength: 1, maxLength: 120 })
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2030 }), counts, (first, own) => {
        for (const { x, y, width, height, label, count, isCounted, numberX } of drawYears(years(first, ...own))) {
          const middle = x + width / 2
          const half = halfDigit * (label?.length ?? 0)
          const numberHalf = isCounted ? halfDigit * String(count).length - 0.05 : 0
          expect(Math.min(middle - half, numberX - numberHalf)).toBeGreaterThanOrEqual(0)
          expect(Math.max(middle + half, numberX + numberHalf)).toBeLessThanOrEqual(yearChart.width)
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

  test('writes the greatest number always, and numbers that touch neither each other nor a bar', () => {
    const counts = fc.array(fc.nat({ max: 20_000 }), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(counts, (own) => {
        const bars = drawYears(years(1970, ...own))
        const numbered = bars.filter(({ isCounted }) => isCounted)
        const most = Math.max(...own)
        expect(numbered.some(({ count }) => count === most)).toBe(most > 0)
        const boxes = numbered.map(({ numberX, y, count }) => {
          const half = halfDigit * 0.9 * String(count).length
          return { left: numberX - half, right: numberX + half, top: y - 12, bottom: y - 4 }
        })
        boxes.forEach((box, n) => {
          const others = boxes.slice(n + 1)
          const around = bars.filter((bar) => bar.count > 0 && bar !== numbered[n])
          const bodies = around.map(({ x, y, width, height }) => ({
            left: x,
            right: x + width,
            top: y,
            bottom: y + height,
          }))
          for (const other of [...others, ...bodies])
            expect(
              box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom,
            ).toBe(false)
        })
      }),
    )
  })

  test('writes numbers of two digits in narrow columns where they stand at different heights', () => {
    const bars = drawYears(years(1990, ...Array.from({ length: 30 }, (_, n) => (n % 2 === 0 ? 12 : 30 + n))))
    expect(bars.filter(({ isCounted }) => isCounted).length).toBeGreaterThan(7)
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
