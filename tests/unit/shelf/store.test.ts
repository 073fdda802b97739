import { describe, expect, it, vi } from 'vitest'
import { statuses } from '../../../src/schema.ts'
import { adoptMarks } from '../../../src/shelf/adopt.ts'
import { forgetDamaged, readAllKept, readDamaged, readMarks } from '../../../src/shelf/all-marks.ts'
import { formatState, isMark, states, toKept } from '../../../src/shelf/mark.ts'
import {
  changeMark,
  markOf,
  onShelfChange,
  openShelf,
  readKept,
  refreshMark,
  writeKept,
} from '../../../src/shelf/store.ts'
import { memoryStorage } from './memory-storage.ts'

const list = 'stand.example,2026'
const key = (id: string) => `paperstand:shelf:${list}:${id}`
const item = { id: 'ash', type: 'article', title: 'On Fog' }
const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute))
const open = (entries: Record<string, string> = {}, room?: number) => {
  const storage = memoryStorage(entries, room)
  return { storage, shelf: openShelf(list, storage) }
}

describe('a mark', () => {
  it('stands under a key of its own, with the paper and the moment', () => {
    const { shelf, storage } = open()
    changeMark(shelf, 'ash', item, { status: 'read' }, at(1))
    expect(JSON.parse(storage.all()[key('ash')] ?? '')).toEqual({
      status: 'read',
      changed: '2026-01-01T00:01:00.000Z',
      item,
    })
    expect(markOf(shelf, 'ash')?.status).toBe('read')
  })

  it('keeps its note when its state changes, and the other way', () => {
    const { shelf } = open()
    changeMark(shelf, 'ash', item, { note: 'Wet.' }, at(1))
    changeMark(shelf, 'ash', item, { status: 'read' }, at(2))
    changeMark(shelf, 'ash', item, { note: 'Very wet.' }, at(3))
    expect(markOf(shelf, 'ash')).toEqual({ status: 'read', note: 'Very wet.', changed: at(3).toISOString(), item })
  })

  it('that is taken away leaves the moment alone, and a state alone can be taken away from a note', () => {
    const { shelf } = open()
    changeMark(shelf, 'ash', item, { status: 'read', note: 'Wet.' }, at(1))
    changeMark(shelf, 'ash', item, { status: '' }, at(2))
    expect(markOf(shelf, 'ash')).toMatchObject({ status: '', note: 'Wet.' })
    expect(changeMark(shelf, 'ash', item, { note: '' }, at(3))).toEqual({ changed: at(3).toISOString() })
    expect(markOf(shelf, 'ash')).toBeUndefined()
    expect(readKept(shelf, 'ash')).toEqual({ changed: at(3).toISOString() })
  })

  it('that came from elsewhere is still from there when it is marked again, and of this list when its page is seen', () => {
    const { shelf } = open()
    writeKept(shelf, 'ash', { status: 'read', changed: at(1).toISOString(), item, foreign: true })
    changeMark(shelf, 'ash', item, { status: '' }, at(2))
    changeMark(shelf, 'ash', item, { status: 'reading' }, at(3))
    expect(markOf(shelf, 'ash')).toMatchObject({ status: 'reading', foreign: true })
    changeMark(shelf, 'ash', item, { status: '' }, at(4))
    refreshMark(shelf, 'ash', item)
    changeMark(shelf, 'ash', item, { status: 'read' }, at(5))
    expect(markOf(shelf, 'ash')).toEqual({ status: 'read', changed: at(5).toISOString(), item })
  })

  it('is always newer than what it changes, even where the clock was set back', () => {
    const { shelf } = open()
    changeMark(shelf, 'ash', item, { status: 'read' }, at(9))
    changeMark(shelf, 'ash', item, { status: 'reading' }, at(1))
    expect(markOf(shelf, 'ash')?.changed).toBe('2026-01-01T00:09:00.001Z')
  })

  it('keeps what a later version of the site has written into it', () => {
    const { shelf } = open({ [key('ash')]: JSON.stringify({ changed: at(1).toISOString(), item, colour: 'blue' }) })
    changeMark(shelf, 'ash', item, { status: 'read' }, at(2))
    expect(markOf(shelf, 'ash')).toMatchObject({ colour: 'blue', status: 'read' })
  })

  it('has the states that a curator has', () => {
    expect(states).toEqual(statuses)
  })

  it.each([
    [{ status: 'read' as const }, 'read'],
    [{ status: '' as const, note: 'Wet.' }, 'note'],
    [{ note: '' }, ''],
  ])('%o is shown as "%s"', (fields, shown) => {
    expect(formatState({ ...fields, changed: at(1).toISOString(), item })).toBe(shown)
    expect(formatState(undefined)).toBe('')
  })
})

describe('a shelf', () => {
  it('has the marks of its list alone, in the order of their ids, without what was removed', () => {
    const { shelf, storage } = open({ other: 'x', 'paperstand:shelf:other.example,2026:ash': '{}' })
    changeMark(shelf, 'oak', item, { status: 'read' }, at(1))
    changeMark(shelf, 'ash', item, { status: 'reading' }, at(2))
    changeMark(shelf, 'elm', item, { status: 'read' }, at(3))
    changeMark(shelf, 'elm', item, { status: '' }, at(4))
    expect([...readMarks(shelf).keys()]).toEqual(['ash', 'oak'])
    expect([...readAllKept(shelf).keys()]).toEqual(['ash', 'elm', 'oak'])
    expect(readMarks(openShelf('none.example,2026', storage)).size).toBe(0)
    expect(readDamaged(shelf).size).toBe(0)
  })
})

describe('earlier ids', () => {
  it('count for the paper, the newest first', () => {
    const { shelf } = open()
    changeMark(shelf, 'old', item, { status: 'read' }, at(1))
    changeMark(shelf, 'older', item, { status: 'reading' }, at(2))
    expect(markOf(shelf, 'new', ['older', 'old'])?.status).toBe('reading')
    changeMark(shelf, 'new', item, { status: 'read' }, at(3))
    changeMark(shelf, 'new', item, { status: '' }, at(4))
    expect(markOf(shelf, 'new', ['older', 'old'])).toBeUndefined()
  })

  it('give way to the own one on the page of the paper, which also says what the paper is now', () => {
    const { shelf, storage } = open()
    writeKept(shelf, 'old', { status: 'read', note: 'Wet.', changed: at(1).toISOString(), item, foreign: true })
    const renamed = { id: 'new', type: 'article', title: 'On Thick Fog' }
    adoptMarks(shelf, 'new', ['old'])
    refreshMark(shelf, 'new', renamed)
    expect(Object.keys(storage.all())).toEqual([key('new')])
    expect(markOf(shelf, 'new')).toEqual({ status: 'read', note: 'Wet.', changed: at(1).toISOString(), item: renamed })
  })

  it('lose no note to a later mark of the own one, and are gone when the own one was removed later', () => {
    const { shelf, storage } = open()
    changeMark(shelf, 'old', item, { status: 'read', note: 'Wet.' }, at(1))
    changeMark(shelf, 'new', item, { status: 'reading', note: 'Dry.' }, at(2))
    changeMark(shelf, 'older', item, { note: 'Very wet.' }, at(3))
    adoptMarks(shelf, 'new', ['older', 'old'])
    expect(Object.keys(storage.all())).toEqual([key('new')])
    expect(markOf(shelf, 'new')).toMatchObject({ status: 'reading', note: 'Very wet.\n\nDry.\n\nWet.' })
    changeMark(shelf, 'new', item, { status: '', note: '' }, at(4))
    changeMark(shelf, 'old', item, { note: 'Wet.' }, at(1))
    adoptMarks(shelf, 'new', ['older', 'old'])
    expect(storage.all()).toEqual({ [key('new')]: JSON.stringify({ changed: at(4).toISOString() }) })
  })

  it('stay where they are when there is no room to move', () => {
    const mark = JSON.stringify({ status: 'read', changed: at(1).toISOString(), item })
    const { shelf, storage } = open({ [key('old')]: mark }, key('old').length + mark.length + 10)
    adoptMarks(shelf, 'new', ['old'])
    refreshMark(shelf, 'new', item)
    expect(storage.all()).toEqual({ [key('old')]: mark })
  })

  it('leave no trace on the page of a paper that was never marked', () => {
    const { shelf, storage } = open()
    adoptMarks(shelf, 'new', ['old'])
    refreshMark(shelf, 'new', item)
    expect(storage.all()).toEqual({})
  })
})

describe('what cannot be read', () => {
  const good = { changed: at(1).toISOString(), item }
  const damaged = [
    'no JSON',
    '{"changed": "2026-01-01T00:01:00.000Z", "item": ',
    '[]',
    'null',
    '7',
    '{}',
    JSON.stringify({ ...good, changed: 'yesterday' }),
    JSON.stringify({ ...good, changed: '2026-99-01T00:00:00.000Z' }),
    JSON.stringify({ ...good, changed: '9999-12-31T23:59:59.999Z' }),
    JSON.stringify({ ...good, status: 'burnt' }),
    JSON.stringify({ ...good, note: 7 }),
    JSON.stringify({ ...good, item: 'On Fog' }),
    JSON.stringify({ ...good, item: null }),
    JSON.stringify({ changed: good.changed, note: 'Wet.' }),
    JSON.stringify({ changed: good.changed, status: 'read' }),
  ]

  it.each(damaged)('is set aside as it was, and shown: %s', (text) => {
    const { shelf, storage } = open({ [key('ash')]: text })
    expect(markOf(shelf, 'ash')).toBeUndefined()
    expect(storage.all()).toEqual({ [key('damaged:ash')]: text })
    expect(readDamaged(shelf)).toEqual(new Map([['damaged:ash', text]]))
    expect(readMarks(shelf).size).toBe(0)
    forgetDamaged(shelf, 'damaged:ash')
    expect(storage.all()).toEqual({})
  })

  it('never takes the place of another that was set aside before', () => {
    const { shelf } = open({ [key('ash')]: 'one' })
    readKept(shelf, 'ash')
    shelf.storage.setItem(key('ash'), 'two')
    readKept(shelf, 'ash')
    shelf.storage.setItem(key('ash'), 'two')
    readKept(shelf, 'ash')
    expect([...readDamaged(shelf)]).toEqual([
      ['damaged:ash', 'one'],
      ['damaged:ash+', 'two'],
    ])
  })

  it('spoils no other mark', () => {
    const { shelf } = open({ [key('ash')]: 'one', [key('oak')]: JSON.stringify(good) })
    expect([...readMarks(shelf).keys()]).toEqual(['oak'])
  })

  it('is not written over where it can be neither read nor set aside', () => {
    const { shelf, storage } = open({ [key('ash')]: 'x'.repeat(100) }, 160)
    expect(changeMark(shelf, 'ash', item, { status: 'read' })).toBeUndefined()
    expect(storage.all()).toEqual({ [key('ash')]: 'x'.repeat(100) })
  })
})

describe('a storage that is full', () => {
  it('refuses the change and keeps what was there', () => {
    const { shelf, storage } = open({}, 400)
    expect(changeMark(shelf, 'ash', item, { note: 'Wet.' }, at(1))).toBeDefined()
    const before = storage.all()
    expect(changeMark(shelf, 'ash', item, { note: 'x'.repeat(400) }, at(2))).toBeUndefined()
    expect(storage.all()).toEqual(before)
    expect(isMark(readKept(shelf, 'ash'))).toBe(true)
  })
})

describe('a change in another tab', () => {
  const event = (type: string, fields: object) => Object.assign(new Event(type), fields)

  it('is told for this shelf alone, for the whole storage, and for a page that comes back', () => {
    const { shelf } = open()
    const page = new EventTarget()
    const changed = vi.fn()
    onShelfChange(shelf, changed, page)
    page.dispatchEvent(event('storage', { key: key('ash') }))
    page.dispatchEvent(event('storage', { key: null }))
    page.dispatchEvent(event('pageshow', { persisted: true }))
    expect(changed).toHaveBeenCalledTimes(3)
    page.dispatchEvent(event('storage', { key: 'paperstand:shelf:other.example,2026:ash' }))
    page.dispatchEvent(event('pageshow', { persisted: false }))
    expect(changed).toHaveBeenCalledTimes(3)
  })
})

describe('what is kept', () => {
  it.each([
    { changed: at(1).toISOString() },
    { changed: at(1).toISOString(), item },
    { changed: at(1).toISOString(), item, status: '', note: '' },
    ...states.map((status) => ({ changed: at(1).toISOString(), item, status })),
  ])('%o is read as it is', (kept) => {
    expect(toKept(kept)).toBe(kept)
  })
})
