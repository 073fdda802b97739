import { describe, expect, it } from 'vitest'
import { entriesLimit, formatShelfFile, otherFormats, parseShelfFile, toCslItems } from '../../../src/shelf/files.ts'
import type { Kept, Mark } from '../../../src/shelf/mark.ts'
import fc from '../../properties.ts'
import { hostileTexts } from '../text/hostile-texts.ts'

const list = 'stand.example,2026'
const changed = '2026-01-01T00:01:00.000Z'
const item = { id: 'ash', type: 'article', title: 'On Fog' }
const mark: Mark = { status: 'read', note: 'Wet.', changed, item }
const reasonOf = (text: string) => {
  const read = parseShelfFile(text, 'my.json')
  return read.kind === 'refused' ? read.reason : read.kind
}
const wrap = (marks: object) => JSON.stringify({ format: 'paperstand-shelf', version: 1, list, marks })

describe('our own file', () => {
  it('has everything, and is read back as it was', () => {
    const kept = new Map<string, Kept>([
      ['ash', mark],
      ['elm', { changed }],
      ['oak', { changed, item: { ...item, author: [{ family: 'Öhm' }] }, note: 'Zeile\n"\\\u2028', foreign: true }],
    ])
    expect(parseShelfFile(formatShelfFile(list, kept), 'x')).toEqual({
      kind: 'shelf',
      list,
      marks: kept,
      unreadable: 0,
    })
  })

  it('loses what is no mark and counts it', () => {
    const marks = { ash: mark, 'Not An Id': mark, ['x'.repeat(101)]: mark, elm: { note: 'no moment' }, oak: 7 }
    const text = wrap(marks).replace('"ash":', '"__proto__":{"changed":"x"},"ash":')
    const read = parseShelfFile(text, 'x')
    expect(read).toMatchObject({ kind: 'shelf', unreadable: 5 })
    expect(read.kind === 'shelf' && [...read.marks.keys()]).toEqual(['ash'])
  })

  it('has line feeds alone in its notes, as the fields of a page have', () => {
    const read = parseShelfFile(wrap({ ash: { ...mark, note: 'a\r\nb\rc' } }), 'x')
    expect(read.kind === 'shelf' && read.marks.get('ash')).toMatchObject({ note: 'a\nb\nc' })
  })

  it.each(hostileTexts.slice(0, 20))('has hostile texts as texts: %s', (text) => {
    const read = parseShelfFile(wrap({ ash: { ...mark, note: text, item: { ...item, title: text } } }), 'x')
    expect(read.kind === 'shelf' && read.marks.get('ash')).toMatchObject({ note: text, item: { title: text } })
  })
})

describe('a file that is not for a shelf', () => {
  it.each([
    ['%PDF-1.7', /^my\.json is a PDF\./],
    ['PK\u0003\u0004xx', /is a ZIP archive\./],
    ['<!DOCTYPE html><p>', /is a web page\./],
    ['<?xml version="1.0"?><rss/>', /is XML\./],
    ['% made by hand\n@misc{x, title={y}}', /is BibTeX\./],
    ['@string(a = {b})', /is BibTeX\./],
    ['TY  - JOUR\nER  -', /is RIS\./],
    ['{"a":', /is no JSON, or was cut off/],
    ['', /is no JSON/],
    ['Dear reader', /is no JSON/],
    [`${'%'.repeat(5000)}\n\\section{x}`, /is no JSON/],
    [`${'%%%\n  '.repeat(5000)}\n@misc{x,`, /is BibTeX/],
    ['{}', /is JSON of another kind/],
    ['"text"', /is JSON of another kind/],
    ['null', /is JSON of another kind/],
    ['[1, 2]', /is JSON, and not of references/],
    ['[{"name":"x"}]', /is JSON, and not of references/],
    [JSON.stringify({ format: 'paperstand-shelf', version: 2, marks: {} }), /was written by a newer edition/],
    [JSON.stringify(Array(entriesLimit + 1).fill(item)), /has more than 20000 entries/],
    [
      wrap(Object.fromEntries(Array.from({ length: entriesLimit + 1 }, (_, n) => [`x${n}`, {}]))),
      /has more than 20000 entries/,
    ],
  ])('is refused by its name: %.40s', (text, reason) => {
    expect(reasonOf(text)).toMatch(reason)
  })

  it('is known by a row of the table each', () => {
    const begins = ['%PDF-', 'PK\u0003\u0004', '<html>', '<x>', '@book{', 'TY  - ']
    expect(otherFormats.map(([pattern], n) => pattern.test(begins[n] ?? ''))).toEqual(begins.map(() => true))
  })

  it('never ends in an error', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.json(),
          fc.json().map((json) => `{"format":"paperstand-shelf","version":1,"marks":${json}}`),
        ),
        (text) => {
          expect(['refused', 'csl', 'shelf']).toContain(parseShelfFile(text, 'x').kind)
        },
      ),
    )
  })
})

describe('CSL-JSON', () => {
  it('is read by its types and titles, and what has none is counted', () => {
    expect(parseShelfFile(JSON.stringify([item, { id: 'x' }, { ...item, title: ' ' }]), 'x')).toEqual({
      kind: 'csl',
      items: [item],
      unreadable: 2,
    })
    expect(parseShelfFile('[]', 'x')).toEqual({ kind: 'csl', items: [], unreadable: 0 })
  })

  it('is written without the notes, unless they are asked for', () => {
    const marks = new Map([['ash', mark]])
    expect(toCslItems(marks, false)).toEqual([item])
    expect(toCslItems(marks, true)).toEqual([{ ...item, annote: 'Wet.' }])
  })

  it('has the ids of the shelf, so that no two entries of a file have one key', () => {
    const marks = new Map(['elm', 'oak'].map((id) => [id, mark]))
    expect(toCslItems(marks, false).map(({ id }) => id)).toEqual(['elm', 'oak'])
  })
})
