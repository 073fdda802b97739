import { expect, test } from 'vitest'
import { pageParam, pageSize, toPages } from '../../../src/library/pages.ts'

const items = (count: number) => Array.from({ length: count }, (_, n) => n)

test.each([
  [0, 1],
  [1, 1],
  [pageSize - 1, 1],
  [pageSize, 1],
  [pageSize + 1, 2],
  [2 * pageSize, 2],
  [2 * pageSize + 1, 3],
])('%i items fill %i pages, each item once and in order', (count, last) => {
  const pages = toPages(items(count))
  expect(pages.map(({ page }) => page)).toEqual(items(last).map((n) => n + 1))
  expect(pages.flatMap((page) => page.items)).toEqual(items(count))
  for (const page of pages) expect(page).toMatchObject({ last })
  for (const page of pages) expect(page.items.length).toBeLessThanOrEqual(pageSize)
})

test('the size of a page can be given', () => {
  expect(toPages([1, 2, 3], 2)).toEqual([
    { items: [1, 2], page: 1, last: 2 },
    { items: [3], page: 2, last: 2 },
  ])
})

test('the first page has no number in its address', () => {
  expect([1, 2, 10].map(pageParam)).toEqual([undefined, '2', '10'])
})
