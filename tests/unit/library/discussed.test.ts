import { expect, test } from 'vitest'
import { sortDiscussed } from '../../../src/library/discussed.ts'
import { entry, libraryOf } from '../invented-list.ts'

const on = (id: string, day: number, rest: string) =>
  entry(`papers/${id}.md`, `title: On ${id}\nadded: 2025-12-${day}\n${rest}`)

test('papers with comments stand by their number, among equals newest first, and the others are left out', () => {
  const { papers } = libraryOf(
    on('few', 15, 'discussion: {comments: 2}'),
    on('none', 14, 'discussion: {comments: 0}'),
    on('many', 10, 'discussion: {comments: 41}'),
    on('older', 11, 'discussion: {comments: 7}'),
    on('newer', 12, 'discussion: {comments: 7}'),
    on('unknown', 13, 'discussion: {url: "https://talk.example/"}'),
    on('silent', 16, ''),
  )
  const before = papers.map(({ id }) => id)
  expect(sortDiscussed(papers).map(({ id }) => id)).toEqual(['many', 'newer', 'older', 'few'])
  expect(papers.map(({ id }) => id)).toEqual(before)
})

test('nothing is discussed in an empty list', () => {
  expect(sortDiscussed([])).toEqual([])
})
