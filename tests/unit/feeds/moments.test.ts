import { describe, expect, test } from 'vitest'
import { addedAt, changedAt, oldestId, toMoment } from '../../../src/feeds/moments.ts'
import type { Library } from '../../../src/library/library.ts'
import { entry, libraryOf, paperOf } from '../invented-list.ts'

const dated = (id: string, added: string, rest = '') =>
  entry(`papers/${id}.md`, `title: On ${id}\nadded: ${added}\n${rest}`)
const timesOf = (library: Library, at: typeof addedAt) =>
  Object.fromEntries(library.papers.map((paper) => [oldestId(paper), at(paper, library).toISOString()]))

test.each([
  ['2025-12-10', 0, '2025-12-10T12:00:00.000Z'],
  ['2025-12-10', 61, '2025-12-10T11:58:59.000Z'],
  ['2025-12-10', -1, '2025-12-10T12:00:01.000Z'],
  ['2025-12', 0, '2025-12-01T12:00:00.000Z'],
])('the moment of %s, %d seconds before its noon, is %s', (day, rank, moment) => {
  expect(toMoment(day, rank).toISOString()).toBe(moment)
})

describe('the time at which a paper joined', () => {
  test('is at noon or before it, a second a paper, in the order of the day', () => {
    const library = libraryOf(
      dated('a', '2025-12-10'),
      dated('b', '2025-12-10', 'published: 2025'),
      dated('c', '2025-12-09'),
    )
    expect(timesOf(library, addedAt)).toEqual({
      b: '2025-12-10T12:00:00.000Z',
      a: '2025-12-10T11:59:59.000Z',
      c: '2025-12-09T12:00:00.000Z',
    })
  })
})

describe('the time at which a paper last changed', () => {
  const changed = 'changes: [{date: 2025-12-11, what: Venue.}]'

  test('is of its newest change, or of its addition, and that of no other paper', () => {
    const library = libraryOf(
      dated('a', '2025-12-10', changed),
      dated('b', '2025-12-10', changed),
      dated('c', '2025-12-11'),
      dated('d', '2025-12-10'),
    )
    expect(timesOf(library, changedAt)).toEqual({
      c: '2025-12-11T12:00:00.000Z',
      b: '2025-12-11T12:00:01.000Z',
      a: '2025-12-11T12:00:02.000Z',
      d: '2025-12-10T12:00:00.000Z',
    })
  })

  const before = [
    dated('b', '2025-12-10', 'published: 2025-01'),
    dated('d', '2025-12-10'),
    dated('f', '2025-12-09', changed),
  ]
  test.each<[what: string, after: typeof before]>([
    ['a paper joins on the same day', [...before, dated('a', '2025-12-10'), dated('z', '2025-12-10')]],
    ['a paper joins later', [...before, dated('z', '2025-12-12')]],
    ['a paper changes', [dated('b', '2025-12-10', changed), ...before.slice(1)]],
    ['the last of the day changes', [before[0], dated('d', '2025-12-10', changed), before[2]] as typeof before],
    ['a date of publication is edited', [dated('b', '2025-12-10', 'published: 2026'), ...before.slice(1)]],
    ['a title is edited', [entry('papers/b.md', 'title: Other\nadded: 2025-12-10'), ...before.slice(1)]],
    ['a paper gets another id', [dated('z', '2025-12-10', 'aliases: [b]'), ...before.slice(1)]],
    ['and yet another', [dated('e', '2025-12-10', 'aliases: [b, z]'), ...before.slice(1)]],
  ])('case 56: never goes back when %s', (_, after) => {
    const earlier = timesOf(libraryOf(...before), changedAt)
    const later = timesOf(libraryOf(...after), changedAt)
    expect(Object.keys(earlier)).toHaveLength(3)
    for (const [id, time] of Object.entries(earlier)) expect([id, (later[id] ?? '') >= time]).toEqual([id, true])
    expect(new Set(Object.values(later)).size).toBe(after.length)
  })

  test('is never before the time at which it joined', () => {
    const library = libraryOf(...before, dated('a', '2025-12-10', 'changes: [{date: 2024-01-01, what: Early.}]'))
    for (const paper of library.papers)
      expect(changedAt(paper, library).getTime()).toBeGreaterThanOrEqual(addedAt(paper, library).getTime())
    expect(changedAt(paperOf(library, 'a'), library).toISOString().slice(0, 10)).toBe('2025-12-10')
  })
})

test.each([
  [{ id: 'x' }, 'x'],
  [{ id: 'x', aliases: [] }, 'x'],
  [{ id: 'x', aliases: ['oldest', 'older'] }, 'oldest'],
])('the oldest id of %j is %s', (paper, id) => {
  expect(oldestId(paper)).toBe(id)
})
