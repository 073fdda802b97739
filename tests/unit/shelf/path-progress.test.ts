import { describe, expect, test } from 'vitest'
import type { State } from '../../../src/shelf/mark.ts'
import { findProgress, formatNext, formatProgress, formatSteps, parseSteps } from '../../../src/shelf/path-progress.ts'
import { changeMark, openShelf } from '../../../src/shelf/store.ts'
import { memoryStorage } from './memory-storage.ts'

const item = (id: string) => ({ id, type: 'article', title: `On ${id}` })
const steps = ['a', 'b', 'c', 'd'].map((id) => ({ id, aliases: id === 'c' ? ['old-c', 'older-c'] : [] }))

function shelfWith(states: Record<string, State>) {
  const shelf = openShelf('keeper.example,2020', memoryStorage())
  for (const [id, status] of Object.entries(states)) changeMark(shelf, id, item(id), { status })
  return shelf
}

/** Marks, and how far they bring a reader along a, b, c, d. */
const ways: [states: Record<string, State>, read: number, next: number | undefined, isBegun: boolean, said: string][] =
  [
    [{}, 0, 1, false, 'None of 4 read yet. Begin with step 1'],
    [{ a: 'to read', z: 'read' }, 0, 1, false, 'None of 4 read yet. Begin with step 1'],
    [{ a: 'reading' }, 0, 1, true, 'None of 4 read yet. Begin with step 1'],
    [{ a: 'read', b: 'favourite' }, 2, 3, true, '2 of 4 read. Continue with step 3'],
    [{ b: 'read', d: 'read' }, 2, 1, true, '2 of 4 read. Continue with step 1'],
    [{ a: 'read', b: 'read', 'older-c': 'read' }, 3, 4, true, '3 of 4 read. Continue with step 4'],
    [{ a: 'read', b: 'read', c: 'read', d: 'favourite' }, 4, undefined, true, 'All 4 read. '],
  ]

describe.each(ways)('a shelf with %j', (states, read, next, isBegun, said) => {
  const progress = findProgress(shelfWith(states), steps)

  test('tells how far its reader has come, and what comes next', () => {
    expect(progress).toEqual({ read, next, isBegun })
    expect(`${formatProgress(progress, steps.length)} ${formatNext(progress)}`).toBe(said)
  })
})

test('steps go through an attribute and come out the same', () => {
  expect(formatSteps(steps)).toBe('a b c,old-c,older-c d')
  expect(parseSteps(formatSteps(steps))).toEqual(steps)
})
