import { expect, test } from 'vitest'
import { findSteps } from '../../../src/library/path-steps.ts'
import { entry, libraryOf, paper } from '../invented-list.ts'

const path = (id: string, ...papers: string[]) =>
  entry(`paths/${id}.md`, `name: On ${id}\npapers: [${papers.map((each) => `{paper: ${each}, why: So.}`).join(', ')}]`)

test('a paper knows its step on each of its paths, and the papers before and after', () => {
  const steps = findSteps(
    libraryOf(paper('a'), paper('b'), paper('c'), paper('d'), path('moss', 'b', 'c'), path('fog', 'a', 'b')).paths,
  )
  expect(steps.get('b')).toEqual([
    { path: { id: 'fog', name: 'On fog' }, number: 2, of: 2, before: { id: 'a', title: 'On a' }, after: undefined },
    { path: { id: 'moss', name: 'On moss' }, number: 1, of: 2, before: undefined, after: { id: 'c', title: 'On c' } },
  ])
  expect(steps.has('d')).toBe(false)
})

test('one that stands on a path twice is at its first step, and is found by its present id', () => {
  const steps = findSteps(libraryOf(paper('a', 'aliases: [old]'), paper('b'), path('fog', 'old', 'b', 'a')).paths)
  expect(steps.get('a')?.map(({ number, of }) => [number, of])).toEqual([[1, 3]])
})
