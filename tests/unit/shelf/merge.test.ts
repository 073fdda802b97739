import { describe, expect, it } from 'vitest'
import { readAllKept, readMarks } from '../../../src/shelf/all-marks.ts'
import { isMark, type Kept, states } from '../../../src/shelf/mark.ts'
import { formatReport, mergeIntoShelf, mergeKept } from '../../../src/shelf/merge.ts'
import { openShelf, writeKept } from '../../../src/shelf/store.ts'
import fc from '../../properties.ts'
import { memoryStorage } from './memory-storage.ts'

const item = { id: 'ash', type: 'article', title: 'On Fog' }
const now = new Date(Date.UTC(2026, 5, 1))
const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString()
const shelfOf = (kept: Record<string, Kept>, room?: number) => {
  const shelf = openShelf('stand.example,2026', memoryStorage({}, room))
  for (const [id, each] of Object.entries(kept)) writeKept(shelf, id, each)
  return shelf
}
const kept = fc.oneof(
  fc.record({ changed: fc.integer({ min: 0, max: 5 }).map(at) }),
  fc.record(
    {
      changed: fc.integer({ min: 0, max: 5 }).map(at),
      item: fc.constant(item),
      status: fc.constantFrom('' as const, ...states),
      note: fc.constantFrom('', 'Wet.', 'Dry.', 'Wet. Very.'),
    },
    { requiredKeys: ['changed', 'item'] },
  ),
)

describe('two states of a mark', () => {
  it.each<[string, Kept | undefined, Kept, Kept]>([
    ['nothing and a mark', undefined, { changed: at(1), item }, { changed: at(1), item }],
    [
      'the file is later',
      { changed: at(1), item, status: 'reading' },
      { changed: at(2), item, status: 'read' },
      { changed: at(2), item, status: 'read' },
    ],
    [
      'the file is earlier',
      { changed: at(2), item, status: 'reading' },
      { changed: at(1), item, status: 'read' },
      { changed: at(2), item, status: 'reading' },
    ],
    ['removed later', { changed: at(1), item, note: 'Wet.' }, { changed: at(2) }, { changed: at(2) }],
    [
      'removed earlier',
      { changed: at(2), item, note: 'Wet.' },
      { changed: at(1) },
      { changed: at(2), item, note: 'Wet.' },
    ],
    ['an earlier mark does not come back', { changed: at(2) }, { changed: at(1), item }, { changed: at(2) }],
    [
      'a note that the later never had',
      { changed: at(1), item, note: 'Wet.' },
      { changed: at(2), item, status: 'read' },
      { changed: at(2), item, status: 'read', note: 'Wet.' },
    ],
    [
      'a state that the later never had',
      { changed: at(2), item, note: 'Wet.' },
      { changed: at(1), item, status: 'read' },
      { changed: at(2), item, note: 'Wet.', status: 'read' },
    ],
    [
      'a note here that the later file would replace',
      { changed: at(1), item, note: 'Wet.' },
      { changed: at(2), item, note: 'Dry.' },
      { changed: at(2), item, note: 'Dry.\n\nWet.' },
    ],
    [
      'a note here that the later one has gone on with',
      { changed: at(1), item, note: 'Wet.' },
      { changed: at(2), item, note: 'Wet. Very.' },
      { changed: at(2), item, note: 'Wet. Very.' },
    ],
    [
      'an earlier note of the file, which stays in the file',
      { changed: at(2), item, note: 'Wet.' },
      { changed: at(1), item, note: 'Dry.' },
      { changed: at(2), item, note: 'Wet.' },
    ],
    [
      'a note that was deleted later',
      { changed: at(1), item, note: 'Wet.', status: 'read' },
      { changed: at(2), item, note: '', status: 'read' },
      { changed: at(2), item, note: '', status: 'read' },
    ],
    [
      'both foreign',
      { changed: at(1), item, foreign: true },
      { changed: at(2), item, foreign: true },
      { changed: at(2), item, foreign: true },
    ],
    ['one of this list', { changed: at(1), item }, { changed: at(2), item, foreign: true }, { changed: at(2), item }],
  ])('%s', (_, here, there, merged) => {
    expect(mergeKept(here, there)).toEqual(merged)
  })

  it('merged again change nothing, whatever they are', () => {
    fc.assert(
      fc.property(kept, kept, (here, there) => {
        const merged = mergeKept(here, there)
        expect(mergeKept(merged, there)).toEqual(merged)
        expect(mergeKept(merged, here)).toEqual(merged)
      }),
    )
  })

  it('never lose a note that was here, but to one who removed it later', () => {
    fc.assert(
      fc.property(kept, kept, (here, there) => {
        if (!isMark(here) || !here.note) return
        const merged = mergeKept(here, there)
        const isDeleted = there.changed > here.changed && (!isMark(there) || there.note === '')
        if (!isDeleted) expect(isMark(merged) && merged.note).toContain(here.note)
      }),
    )
  })
})

describe('a file that is brought in', () => {
  it('is merged mark by mark, and told', () => {
    const shelf = shelfOf({
      ash: { changed: at(2), item, status: 'read' },
      elm: { changed: at(1), item, status: 'read' },
      fir: { changed: at(1), item, status: 'read' },
      oak: { changed: at(1), item, status: 'read' },
    })
    const incoming = new Map<string, Kept>([
      ['ash', { changed: at(1), item, status: 'reading' }],
      ['elm', { changed: at(2), item, status: 'favourite' }],
      ['fir', { changed: at(2) }],
      ['oak', { changed: at(1), item, status: 'read' }],
      ['yew', { changed: at(1), item, note: 'Wet.' }],
      ['gone', { changed: at(1) }],
    ])
    const report = mergeIntoShelf(shelf, incoming, now)
    expect(report).toEqual({ added: 1, updated: 1, removed: 1, kept: 1, same: 2, refused: 0 })
    expect([...readMarks(shelf)].map(([id, { status }]) => [id, status])).toEqual([
      ['ash', 'read'],
      ['elm', 'favourite'],
      ['oak', 'read'],
      ['yew', undefined],
    ])
    expect(readAllKept(shelf).get('gone')).toEqual({ changed: at(1) })
    const before = [...readAllKept(shelf)]
    expect(mergeIntoShelf(shelf, incoming, now)).toMatchObject({ added: 0, updated: 0, removed: 0, refused: 0 })
    expect([...readAllKept(shelf)]).toEqual(before)
  })

  it('with a clock that was ahead is taken as of now, so that a later change here is the newer', () => {
    const shelf = shelfOf({})
    mergeIntoShelf(shelf, new Map([['ash', { changed: '2999-01-01T00:00:00.000Z', item }]]), now)
    expect(readMarks(shelf).get('ash')?.changed).toBe(now.toISOString())
  })

  it('is taken in as far as there is room, and the rest is counted', () => {
    const shelf = shelfOf({}, 400)
    const incoming = new Map(['ash', 'elm', 'oak', 'yew'].map((id) => [id, { changed: at(1), item, note: 'Wet.' }]))
    const report = mergeIntoShelf(shelf, incoming, now)
    expect(report.added + report.refused).toBe(4)
    expect(report.refused).toBeGreaterThan(0)
    expect(readMarks(shelf).size).toBe(report.added)
  })
})

describe('the report', () => {
  const none = { added: 0, updated: 0, removed: 0, kept: 0, same: 0, refused: 0 }

  it.each([
    [{ ...none, added: 12, kept: 3 }, 1, '12 new, 3 newer here and kept, 1 unreadable.'],
    [
      { ...none, updated: 1, removed: 2, same: 4, refused: 5 },
      0,
      '1 newer in the file and taken over, 2 removed later there and now here, 4 the same, 5 not taken in: this browser has no more room.',
    ],
    [none, 0, 'There is no mark in it.'],
  ])('%o, and %i unreadable', (report, unreadable, said) => {
    expect(formatReport(report, unreadable)).toBe(said)
  })
})
