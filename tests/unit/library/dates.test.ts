import { afterEach, describe, expect, test } from 'vitest'
import { formatDate, toDate, toIsoWeek, weekDays } from '../../../src/library/dates.ts'

const zone = process.env['TZ']
afterEach(() => {
  if (zone === undefined) delete process.env['TZ']
  else process.env['TZ'] = zone
})

describe('formatDate', () => {
  test.each([
    ['2025-12-10', 'en', 'day', '10 December 2025'],
    ['2025-12-10', 'en', 'month', 'December 2025'],
    ['2025-12-10', 'en', 'year', '2025'],
    ['2025-12', 'en', 'day', 'December 2025'],
    ['2025-12', 'en', 'year', '2025'],
    ['2025', 'en', 'day', '2025'],
    ['2025', 'en', 'month', '2025'],
    ['2025-12-10', 'en-US', 'day', 'December 10, 2025'],
    ['2025-12-10', 'de', 'day', '10. Dezember 2025'],
    ['1500-01-01', 'en', 'day', '1 January 1500'],
    ['2999-12-31', 'en', 'day', '31 December 2999'],
  ] as const)('%s in %s, by %s, is %s', (date, language, style, words) => {
    expect(formatDate(date, language, style)).toBe(words)
  })
})

describe.each(['Pacific/Auckland', 'America/Los_Angeles', 'UTC'])('case 3: under %s', (name) => {
  test('a day is the day that it is', () => {
    process.env['TZ'] = name
    expect(formatDate('2024-01-15', 'en')).toBe('15 January 2024')
    expect(toDate('2024-01-15').toISOString()).toBe('2024-01-15T00:00:00.000Z')
    expect(toIsoWeek('2024-01-15')).toBe('2024-W03')
    expect(weekDays('2024-W03')).toEqual({ first: '2024-01-15', last: '2024-01-21' })
  })
})

describe('ISO weeks', () => {
  test.each([
    ['2025-12-10', '2025-W50'],
    ['2024-12-29', '2024-W52'],
    ['2024-12-30', '2025-W01'],
    ['2025-01-05', '2025-W01'],
    ['2026-12-31', '2026-W53'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2023-01-01', '2022-W52'],
    ['2000-02-29', '2000-W09'],
  ])('%s lies in %s, and that week has it', (day, week) => {
    expect(toIsoWeek(day)).toBe(week)
    const { first, last } = weekDays(week)
    expect(first <= day && day <= last).toBe(true)
    expect([toIsoWeek(first), toIsoWeek(last)]).toEqual([week, week])
  })

  test('every day of thirty years lies between the Monday and the Sunday of its week', () => {
    for (let time = Date.UTC(2000, 0, 1); time < Date.UTC(2030, 0, 1); time += 86_400_000) {
      const day = new Date(time).toISOString().slice(0, 10)
      const { first, last } = weekDays(toIsoWeek(day))
      expect(first <= day && day <= last, day).toBe(true)
      expect(toDate(first).getUTCDay(), day).toBe(1)
    }
  })
})

test.each([
  ['2025-12-10', '2025-12-10T00:00:00.000Z'],
  ['2025-12', '2025-12-01T00:00:00.000Z'],
  ['2025', '2025-01-01T00:00:00.000Z'],
])('%s begins at %s', (date, moment) => {
  expect(toDate(date).toISOString()).toBe(moment)
})
