import { expect, test } from 'vitest'
import { findNeighbours } from '../../../src/discovery/neighbours.ts'
import { libraryOf, paper, topic } from '../invented-list.ts'

const library = libraryOf(
  ...['fog', 'moss', 'tides', 'soot'].map((id) => topic(id)),
  paper('a', 'topics: [fog, moss, tides]'),
  paper('b', 'topics: [tides, fog]'),
  paper('c', 'topics: [moss]'),
  paper('d', 'topics: [soot]'),
)
const of = (id: string, limit?: number) => {
  const found = library.findTopic(id)
  if (!found) throw new Error(`There is no topic ${id}.`)
  return findNeighbours(found, limit).map(({ id, count }) => `${id} ${count}`)
}

test('topics that occur together are counted, those with most papers in common first', () => {
  expect([of('fog'), of('moss'), of('soot')]).toEqual([['tides 2', 'moss 1'], ['fog 1', 'tides 1'], []])
})

test('no more are named than asked for', () => {
  expect(of('fog', 1)).toEqual(['tides 2'])
})
