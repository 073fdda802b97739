import { describe, expect, test } from 'vitest'
import { findAges, formatAges } from '../../../src/discovery/ages.ts'
import { libraryOf, paper } from '../invented-list.ts'

test('ages are whole months from publication to addition, over papers whose month is known', () => {
  const { papers } = libraryOf(
    paper('a', 'published: 2025-12-01'),
    paper('b', 'published: 2025-10-31'),
    paper('c', 'published: 2025-06'),
    paper('d', 'published: 2020-12'),
    paper('early', 'published: 2026-03'),
    paper('vague', 'published: 2024'),
    paper('undated'),
  )
  expect(findAges(papers)).toEqual({ papers: 5, lower: 0, median: 1, upper: 6 })
  expect(findAges(libraryOf(paper('vague', 'published: 2024')).papers)).toBeUndefined()
})

test('quartiles of four papers are the ages of the first three', () => {
  const published = ['2025-11', '2025-10', '2025-08', '2025-01']
  const { papers } = libraryOf(...published.map((month, n) => paper(`p${n}`, `published: ${month}`)))
  expect(findAges(papers)).toEqual({ papers: 4, lower: 1, median: 2, upper: 4 })
})

describe('in words', () => {
  test.each([
    [0, 0, 0, 'At least three quarters of them were less than a month old.'],
    [0, 0, 5, 'Half of them were less than a month old; another quarter were 5 months old or older.'],
    [
      0,
      1,
      23,
      'Half of them were at most a month old, a quarter less than a month; another quarter were 23 months old or older.',
    ],
    [1, 1, 25, 'Half of them were at most a month old; another quarter were 2 years old or older.'],
    [
      6,
      24,
      41,
      'Half of them were at most 2 years old, a quarter at most 6 months; another quarter were 3½ years old or older.',
    ],
  ])('quartiles of %i, %i and %i months', (lower, median, upper, words) => {
    expect(formatAges({ papers: 9, lower, median, upper })).toBe(words)
  })
})
