import { expect, test } from 'vitest'
import { byComments, byDate, countComments } from '../../../src/search/merged-order.ts'

const discussed = (comments?: number) => (comments === undefined ? {} : { discussion: { comments } })

test('the counts of an index are those of its papers that have any, largest first', () => {
  expect(countComments([discussed(3), discussed(), discussed(0), discussed(12), { discussion: {} }])).toEqual({
    papers: 5,
    comments: [12, 3],
  })
})

test('results come newest first: index after index, in each the last place first', () => {
  const results = [
    { index: 1, score: 7 },
    { index: 0, score: 2 },
    { index: 1, score: 9 },
    { index: 0, score: 5 },
  ]
  expect(byDate(results).map(({ index, score }) => [index, score])).toEqual([
    [0, 5],
    [0, 2],
    [1, 9],
    [1, 7],
  ])
})

test('results come most discussed first, and newest first among equals', () => {
  const counts = [
    { papers: 10, comments: [30, 4] },
    { papers: 5, comments: [50, 30, 1] },
  ]
  const results = [0, 1].flatMap((index) =>
    [4, 3, 2, 1].map((score) => ({ index, score: index === 0 ? score + 5 : score })),
  )
  expect(byComments(results, counts).map(({ index, score }) => [index, score])).toEqual([
    [1, 4],
    [0, 9],
    [1, 3],
    [0, 8],
    [1, 2],
    [0, 7],
    [0, 6],
    [1, 1],
  ])
})
