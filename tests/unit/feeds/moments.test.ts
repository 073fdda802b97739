import { describe, expect, test } from 'vitest'
import { addedAt, changedAt, editionAt, listChanges, newestOf, oldestId } from '../../../src/feeds/moments.ts'
import { listNewest } from '../../../src/feeds/seeds.ts'
import type { Content } from '../../../src/library/content.ts'
import { buildLibrary, type Library } from '../../../src/library/library.ts'
import { contentOf, entry, libraryOf } from '../invented-list.ts'

const dated = (id: string, added: string, rest = '') =>
  entry(`papers/${id}.md`, `title: On ${id}\nadded: ${added}\n${rest}`)
const timesOf = (library: Library, at: typeof addedAt) =>
  Object.fromEntries(library.papers.map((paper) => [oldestId(paper), at(paper, library).toISOString()]))
const changed = 'changes: [{date: 2025-12-11, what: Venue.}]'
const crowdOf = (count: number) => Array.from({ length: count }, (_, n) => dated(`p${n}`, '2025-12-10'))

/** So many papers of one day, each with a change of the next, made without reading YAML: that would take minutes. */
function plainContentOf(count: number, ...more: string[]): Content {
  const content = contentOf(dated('p', '2025-12-10', changed))
  const [model] = content.papers
  if (!model) throw new Error('There is no paper.')
  const ids = [...Array.from({ length: count }, (_, n) => `p${n}`), ...more]
  return { ...content, papers: ids.map((id) => ({ ...model, id })) }
}

describe('the time at which a paper joined', () => {
  test('is in the three hours before the noon of its day, at a second that its id says', () => {
    const library = libraryOf(
      dated('a', '2025-12-10'),
      dated('b', '2025-12-10', 'published: 2025'),
      dated('c', '2025-12-09'),
      dated('d', '2025-12-10'),
    )
    expect(timesOf(library, addedAt)).toEqual({
      a: '2025-12-10T10:36:19.000Z',
      b: '2025-12-10T09:15:22.000Z',
      c: '2025-12-09T10:42:21.000Z',
      d: '2025-12-10T11:57:16.000Z',
    })
    expect(listNewest(library.papers, library).map(({ papers: [{ id }] }) => id)).toEqual(['d', 'a', 'b', 'c'])
  })

  test('is one of its own, where two ids say the same second: the later in the alphabet has the next', () => {
    const of = (...ids: string[]) => timesOf(libraryOf(...ids.map((id) => dated(id, '2025-12-10'))), addedAt)
    expect(of('ba')).toEqual({ ba: of('ut')['ut'] })
    const alone = Date.parse(of('ba')['ba'] ?? '')
    expect(of('ut', 'ba')).toEqual({
      ba: new Date(alone).toISOString(),
      ut: new Date(alone - 1000).toISOString(),
    })
  })

  test('is in whole seconds of its own on a day of 999 papers', () => {
    const times = Object.values(timesOf(libraryOf(...crowdOf(999)), addedAt))
    expect(new Set(times).size).toBe(999)
    expect(times.filter((time) => !/^2025-12-10T(?:09|1[01]):\d\d:\d\d\.000Z$/.test(time))).toEqual([])
  })

  test('begins anew at the other end of the three hours, where the last second is taken', () => {
    const library = libraryOf(...['adgh', 'agui'].map((id) => dated(id, '2025-12-10', changed)))
    expect(timesOf(library, addedAt)).toEqual({ adgh: '2025-12-10T09:00:00.000Z', agui: '2025-12-10T11:59:59.000Z' })
    expect(timesOf(library, changedAt)).toEqual({ adgh: '2025-12-11T14:59:59.000Z', agui: '2025-12-11T12:00:00.000Z' })
  })
})

describe.each([1000, 10_000, 50_000])('on a day of %i papers', (count) => {
  const before = buildLibrary(plainContentOf(count))
  const after = buildLibrary(plainContentOf(count, 'newcomer'))

  test.each([
    ['joined', addedAt, editionAt('2025-12-10'), '2025-12-10T12:00:00.000Z'],
    ['changed', changedAt, '2025-12-11T12:00:00.000Z', '2025-12-11T15:00:00.000Z'],
  ])('each has a time of its own at which it %s, within three hours', (_, at, from, to) => {
    const times = before.papers.map((paper) => at(paper, before).getTime())
    expect(new Set(times).size).toBe(count)
    expect(times.filter((time) => time < new Date(from).getTime() || time >= new Date(to).getTime())).toEqual([])
  })

  test('nobody moves when another joins', () => {
    for (const at of [addedAt, changedAt]) {
      const times = timesOf(after, at)
      expect(Object.entries(timesOf(before, at)).filter(([id, time]) => times[id] !== time)).toEqual([])
    }
  })

  test('the newest stand in the order of their times, and no second is later than the one before', () => {
    const times = listNewest(before.papers, before).map(({ added }) => added.getTime())
    expect(times).toEqual([...new Set(times)].sort((a, b) => b - a))
    expect(times).toHaveLength(100)
  })
})

test('the paper that makes a day one of a thousand moves nearly all by less than a second, and none by more than a few', () => {
  const [small, large] = [999, 1000].map((count) => timesOf(libraryOf(...crowdOf(count)), addedAt))
  const moves = Object.entries(small ?? {}).map(([id, time]) =>
    Math.abs(Date.parse(time) - Date.parse(large?.[id] ?? '')),
  )
  expect(moves.filter((move) => move >= 1000).length).toBeLessThan(100)
  expect(Math.max(...moves)).toBeLessThan(5000)
})

describe('the time at which a paper last changed', () => {
  test('is that of its newest change, in the three hours after noon, or that at which it joined', () => {
    const library = libraryOf(
      dated('a', '2025-12-10', 'changes: [{date: 2025-12-12, what: Venue.}, {date: 2025-12-11, what: Pages.}]'),
      dated('b', '2025-12-11', changed),
      dated('c', '2025-12-11', 'changes: [{date: 2024-01-01, what: Early.}]'),
      dated('d', '2025-12-10'),
    )
    const added = timesOf(library, addedAt)
    expect(timesOf(library, changedAt)).toEqual({
      a: '2025-12-12T13:23:40.000Z',
      b: '2025-12-11T14:44:37.000Z',
      c: added['c'],
      d: added['d'],
    })
    for (const [id, time] of Object.entries(timesOf(library, changedAt)))
      expect([id, time >= (added[id] ?? '')]).toEqual([id, true])
  })

  test('goes on by a second with each further change of a day', () => {
    const at = (count: number) =>
      timesOf(
        libraryOf(
          dated('a', '2025-12-10', `changes: [${Array(count).fill('{date: 2025-12-11, what: Venue.}').join(', ')}]`),
        ),
        changedAt,
      )
    expect([at(1), at(2), at(3)]).toEqual(
      ['40', '41', '42'].map((second) => ({ a: `2025-12-11T13:23:${second}.000Z` })),
    )
  })

  test('is the time of its newest item among the changes', () => {
    const library = libraryOf(dated('a', '2025-12-10', changed), dated('b', '2025-12-10', changed))
    expect(listChanges(library).map(({ paper, at }) => [paper.id, at])).toEqual(
      ['b', 'a'].map((id) => [id, new Date(timesOf(library, changedAt)[id] ?? '')]),
    )
  })
})

describe('case 56: nobody else moves', () => {
  const before = [
    dated('b', '2025-12-10', 'published: 2025-01'),
    dated('d', '2025-12-10'),
    dated('f', '2025-12-10', changed),
    dated('h', '2025-12-11', changed),
  ]
  const [b, d, f, h] = before as [(typeof before)[0], (typeof before)[0], (typeof before)[0], (typeof before)[0]]
  test.each<[what: string, after: typeof before, moved?: string]>([
    ['papers join on the same day', [...before, dated('a', '2025-12-10'), dated('e', '2025-12-10', 'published: 2026')]],
    ['a paper joins later', [...before, dated('z', '2025-12-12')]],
    ['a paper joins on the day of a change', [...before, dated('z', '2025-12-11', changed)]],
    ['a paper leaves', [b, f, h]],
    ['a paper changes', [dated('b', '2025-12-10', changed), d, f, h], 'b'],
    [
      'a paper changes again',
      [b, d, f, dated('h', '2025-12-11', changed.replace('[', '[{date: 2026-01-01, what: X.}, '))],
      'h',
    ],
    ['a change is taken back', [b, d, dated('f', '2025-12-10'), h], 'f'],
    ['a paper is said to have joined another day', [b, dated('d', '2025-12-11'), f, h], 'd'],
    ['a date of publication is edited', [dated('b', '2025-12-10', 'published: 2026'), d, f, h]],
    ['a date of publication is added', [b, dated('d', '2025-12-10', 'published: 2024-02-29'), f, h]],
    ['a title is edited', [entry('papers/b.md', 'title: Other\nadded: 2025-12-10'), d, f, h]],
    ['a paper gets another id', [dated('z', '2025-12-10', 'aliases: [b]'), d, f, h]],
    ['and yet another', [dated('e', '2025-12-10', 'aliases: [b, z]'), d, f, h]],
  ])('when %s', (_, after, moved) => {
    for (const at of [addedAt, changedAt]) {
      const earlier = timesOf(libraryOf(...before), at)
      const later = timesOf(libraryOf(...after), at)
      for (const [id, time] of Object.entries(later))
        if (id in earlier && id !== moved) expect([id, time]).toEqual([id, earlier[id]])
      expect(new Set(Object.values(later)).size).toBe(after.length)
    }
    const still = timesOf(libraryOf(...after), addedAt)
    if (moved && moved !== 'd') expect(still[moved]).toBe(timesOf(libraryOf(...before), addedAt)[moved])
  })

  test('of sixty papers of a day, whichever of them is left out', () => {
    const ids = Array.from({ length: 60 }, (_, n) => `invented-${2000 + n}-paper-on-${'abcdefghij'[n % 10]}`)
    const papers = ids.map((id) => dated(id, '2025-12-10', changed))
    const whole = libraryOf(...papers)
    for (const at of [addedAt, changedAt]) {
      const times = timesOf(whole, at)
      for (const n of papers.keys())
        expect(timesOf(libraryOf(...papers.toSpliced(n, 1)), at)).toEqual(
          Object.fromEntries(Object.entries(times).filter(([id]) => id !== ids[n])),
        )
    }
  })
})

test('an edition begins before its first paper joins, whatever is in it', () => {
  expect(editionAt('2025-12-10').toISOString()).toBe('2025-12-10T09:00:00.000Z')
})

test.each<[moments: string[], newest: string | undefined]>([
  [[], undefined],
  [['2025-12-10'], '2025-12-10'],
  [['2025-12-10', '2026-01-01', '2025-12-31'], '2026-01-01'],
])('the newest of %j is %s', (moments, newest) => {
  expect(newestOf(moments.map((moment) => new Date(moment)))).toEqual(newest && new Date(newest))
})

test.each([
  [{ id: 'x' }, 'x'],
  [{ id: 'x', aliases: [] }, 'x'],
  [{ id: 'x', aliases: ['oldest', 'older'] }, 'oldest'],
])('the oldest id of %j is %s', (paper, id) => {
  expect(oldestId(paper)).toBe(id)
})
