import { describe, expect, it } from 'vitest'
import { completeDate, looksLikeDate, months, parseListingDate } from '../../../src/import/listing-date.ts'

describe('parseListingDate', () => {
  it.each([
    ['Aug 25', { month: 8, day: 25 }],
    ['Jun 16, 2021', { year: 2021, month: 6, day: 16 }],
    ['Oct 1, 2024 8', { year: 2024, month: 10, day: 1, comments: 8 }],
    ['Jul 11 1', { month: 7, day: 11, comments: 1 }],
    ['Nov 24 1,204', { month: 11, day: 24, comments: 1204 }],
    ['Published on Dec 2, 2018', { year: 2018, month: 12, day: 2 }],
    ['Wed, Dec 10', { month: 12, day: 10 }],
    ['2025-12-10', { year: 2025, month: 12, day: 10 }],
  ])('reads %j', (line, date) => {
    expect(parseListingDate(line)).toEqual(date)
  })

  it.each(months.flatMap((names, n) => names.map((name) => [name, n + 1] as const)))('knows %s', (name, month) => {
    expect(parseListingDate(`${name} 3`)).toEqual({ month, day: 3 })
  })

  it('takes a number that could be a year or a count for neither', () => {
    expect(parseListingDate('Aug 25 2024')).toBeUndefined()
    expect(looksLikeDate('Aug 25 2024')).toBe(true)
  })

  it.each(['', '8', 'Aug', 'Aug 25th', 'Marble 3', 'May the Cache Be With You', '2 authors'])('refuses %j', (line) => {
    expect(parseListingDate(line)).toBeUndefined()
    expect(looksLikeDate(line)).toBe(false)
  })
})

describe('completeDate', () => {
  it.each([
    ['Aug 25', '2025-12-10', '2025-08-25'],
    ['Dec 10', '2025-12-10', '2025-12-10'],
    ['Dec 11', '2025-12-10', '2024-12-11'],
    ['Dec 24', '2025', '2025-12-24'],
    ['Dec 24', undefined, undefined],
    ['Oct 1, 2024 8', undefined, '2024-10-01'],
    ['Feb 29', '2025-12-10', undefined],
    ['Feb 29', '2024-12-10', '2024-02-29'],
    ['Feb 30, 2024', '2025', undefined],
  ])('%s on a page of %s is %s', (line, page, day) => {
    expect(completeDate(parseListingDate(line) ?? { month: 0, day: 0 }, page)).toBe(day)
  })
})
