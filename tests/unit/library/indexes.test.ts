import { expect, test } from 'vitest'
import { listIndexes } from '../../../src/library/indexes.ts'
import { libraryOf, paper } from '../invented-list.ts'

/** What a paper has to say for an index to have something to show, by the index that it fills. */
const fills: [field: string, indexes: [name: string, url: string, count: number][]][] = [
  ['', []],
  ['results: [{metric: size, value: 2, unit: GB}, {metric: size, value: 3, unit: GB}]', [['Results', '/results/', 2]]],
  [
    'published: 2024-05',
    [
      ['Timeline', '/timeline/', 1],
      ['Years', '/years/', 1],
    ],
  ],
  ['venue: {name: Journal of Damp, kind: journal}', [['Venues', '/venues/', 1]]],
  ['organization: Fog Works', [['Organisations', '/organizations/', 1]]],
  ['authors: [Ada Fictive]', []],
  ['discussion: {comments: 0}', []],
  ['discussion: {comments: 2}', [['Most discussed', '/discussed/', 1]]],
]

test.each(fills)('a list of a paper with %j offers what it fills, and no more', (field, indexes) => {
  const listed = listIndexes(libraryOf(paper('a', field)))
  expect(listed.map(({ name, url, count }) => [name, url, count])).toEqual(indexes)
})

test('authors are offered where one has two papers', () => {
  const listed = listIndexes(libraryOf(paper('a', 'authors: [Ada Fictive]'), paper('b', 'authors: [Ada Fictive]')))
  expect(listed).toEqual([{ name: 'Authors', url: '/authors/', count: 1 }])
})
