import { expect, test } from 'vitest'
import { countYears } from '../../../src/library/statistics.ts'
import { libraryOf, paper } from '../invented-list.ts'

test('years are counted from the first to the last, those without papers included', () => {
  const { papers } = libraryOf(
    paper('a', 'published: 2021-05'),
    paper('b', 'published: 2018'),
    paper('c'),
    paper('d', 'published: 2021'),
  )
  expect(countYears(papers)).toEqual([
    { year: '2018', count: 1 },
    { year: '2019', count: 0 },
    { year: '2020', count: 0 },
    { year: '2021', count: 2 },
  ])
})

test('one year is one row, and papers without a year are none', () => {
  expect(countYears(libraryOf(paper('a', 'published: 2018')).papers)).toEqual([{ year: '2018', count: 1 }])
  expect(countYears(libraryOf(paper('a')).papers)).toEqual([])
  expect(countYears([])).toEqual([])
})
