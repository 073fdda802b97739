import { describe, expect, it } from 'vitest'
import { type Mark, states } from '../../../src/shelf/mark.ts'
import { formatSelection, orders, parseSelection, selectMarks, titleOf, yearOf } from '../../../src/shelf/selection.ts'
import fc from '../../properties.ts'

const mark = (title: string, year: number | undefined, minute: number, fields: Partial<Mark> = {}): Mark => ({
  changed: `2026-01-01T00:0${minute}:00.000Z`,
  item: { id: title, type: 'book', title, ...(year ? { issued: { 'date-parts': [[year]] } } : {}) },
  ...fields,
})
const marks = new Map([
  ['a', mark('Öl und Fog', 2019, 1, { status: 'read', note: 'Very wet.' })],
  ['b', mark('Ash', undefined, 3, { status: 'to read' })],
  [
    'c',
    mark('Fog', 2026, 2, {
      item: { id: 'c', type: 'book', title: 'Fog', author: [{ family: 'Ñandú' }], issued: { 'date-parts': [[2026]] } },
    }),
  ],
])
const select = (search: string) => selectMarks(marks, parseSelection(search)).join('')

describe('the shelf', () => {
  it.each([
    ['', 'bca'],
    ['?order=title', 'bca'],
    ['?order=year', 'cab'],
    ['?state=read', 'a'],
    ['?q=fog', 'ca'],
    ['?q=OL+fog', 'a'],
    ['?q=wet', 'a'],
    ['?q=nandu', 'c'],
    ['?q=wet&state=to+read', ''],
    ['?q=++', 'bca'],
    ['?state=burnt&order=colour&x=y', 'bca'],
  ])('for %s is %s', (search, ids) => {
    expect(select(search)).toBe(ids)
  })

  it('is asked for in the address, and the address says what is asked for', () => {
    const selection = fc.record({
      text: fc.string({ unit: 'grapheme' }).filter((text) => text.trim() !== '' || text === ''),
      state: fc.constantFrom('' as const, ...states),
      order: fc.constantFrom(...orders),
    })
    fc.assert(
      fc.property(selection, (asked) => {
        expect(parseSelection(formatSelection(asked))).toEqual(asked)
      }),
    )
    expect(formatSelection({ text: '', state: '', order: 'marked' })).toBe('')
  })

  it('whatever an import brought has a title and a year, or none', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (title, issued, author) => {
        const item = { id: 'x', type: 'book', title, issued, author } as unknown as Mark['item']
        const odd = { changed: '2026-01-01T00:00:00.000Z', item }
        expect(titleOf(odd)).not.toBe('')
        expect(yearOf(odd)).toMatch(/^(?:\d{4})?$/)
        expect(selectMarks(new Map([['x', odd]]), parseSelection(''))).toEqual(['x'])
      }),
    )
  })
})
