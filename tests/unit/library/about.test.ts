/** What the page About says by itself: nothing that is not true of the list. */
import { expect, test } from 'vitest'
import { describeList } from '../../../src/library/about.ts'
import { libraryOf, paper, site } from '../invented-list.ts'

const begin = 'Ada Fictive chooses the papers. Each is a file, and stands on the list from the day that the file names.'
const curator = site('curator: Ada Fictive')
const describe = (...papers: ReturnType<typeof paper>[]) => describeList(libraryOf(curator, ...papers))

test('an imported list has abstracts, and nothing is said of summaries, figures or comments', () => {
  expect(describe(paper('a', 'abstract: We light a lamp.'), paper('b'))).toEqual([
    begin,
    'Abstracts are the authors’ own.',
  ])
})

test('an empty list says who will choose', () => {
  expect(describe()).toEqual([begin])
})

test('summaries and notes are the curator’s, and how many there are is told where some lack them', () => {
  expect(describe(paper('a', 'summary: A lamp.', 'Bright.'))).toEqual([
    begin,
    'Summaries and notes are the curator’s own words.',
  ])
  expect(describe(paper('a', 'summary: A lamp.'), paper('b'))).toEqual([
    begin,
    '1 of the 2 has a summary.',
    'Summaries are the curator’s own words.',
  ])
  expect(describe(paper('a', '', 'Bright.'))).toEqual([begin, 'Notes are the curator’s own words.'])
})

test('figures and comments are told of where there are some', () => {
  const told = describe(
    paper('a', 'summary: A lamp.\nresults: [{metric: size, value: 2, unit: GB}]\ndiscussion: {comments: 3}'),
    paper('b', 'summary: Fog.\ndiscussion: {comments: 0}'),
  )
  expect(told).toHaveLength(4)
  expect(told.slice(2).join(' ')).toMatch(/^Figures are the authors’ own, .+ Comments are those/)
})
