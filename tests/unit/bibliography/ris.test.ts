import { describe, expect, it } from 'vitest'
import type { CslItem } from '../../../src/bibliography/csl.ts'
import { cslTypes } from '../../../src/bibliography/csl-types.ts'
import { formatRis, risTypes } from '../../../src/bibliography/ris.ts'
import { parseRis } from '../../../src/import/ris.ts'

const item = (fields: Partial<CslItem>): CslItem => ({ id: 'x', type: 'article', title: 'On Fog', ...fields })
const linesOf = (fields: Partial<CslItem>) => formatRis(item(fields)).split('\r\n')
const valuesOf = (tag: string, fields: Partial<CslItem>) =>
  linesOf(fields)
    .filter((line) => line.startsWith(`${tag}  - `))
    .map((line) => line.slice(6))
const read = (text: string): CslItem => {
  const [paper] = parseRis(text)?.papers ?? []
  if (!paper || !('item' in paper)) throw new Error('Not one record')
  return paper.item
}

describe('a record of RIS', () => {
  it('case 52: of a preprint is a report of its archive, and has its identifiers', () => {
    expect(
      formatRis({
        id: 'ash-2026-fog',
        type: 'article',
        genre: 'preprint',
        title: 'Fog & H₂O',
        author: [{ family: 'Berg', given: 'Ann', 'non-dropping-particle': 'van der' }, { literal: 'The Fog Group' }],
        issued: { 'date-parts': [[2026, 8, 25]] },
        publisher: 'arXiv',
        archive: 'arXiv',
        archive_location: '9999.00001',
        number: 'arXiv:9999.00001',
        DOI: '10.48550/arXiv.9999.00001',
        URL: 'https://arxiv.org/abs/9999.00001',
        abstract: 'Of fog.\n\nAnd more.',
      }),
    ).toBe(
      [
        'TY  - RPRT',
        'ID  - ash-2026-fog',
        'TI  - Fog & H₂O',
        'AU  - van der Berg, Ann',
        'AU  - The Fog Group,',
        'PY  - 2026',
        'DA  - 2026/08/25',
        'PB  - arXiv',
        'M3  - Preprint',
        'DB  - arXiv',
        'AN  - arXiv:9999.00001',
        'DO  - 10.48550/arXiv.9999.00001',
        'UR  - https://arxiv.org/abs/9999.00001',
        'AB  - Of fog. And more.',
        'ER  - ',
        '',
      ].join('\r\n'),
    )
  })

  it.each(Object.entries(risTypes))('of type %s is %s and comes back as it', (type, written) => {
    const text = formatRis(item({ type, 'container-title': 'C' }))
    expect(text.startsWith(`TY  - ${written}\r\n`)).toBe(true)
    expect(read(text).type).toBe(type)
  })

  it('of any other type is generic', () => {
    for (const type of [...cslTypes].filter((known) => !Object.hasOwn(risTypes, known)))
      expect(linesOf({ type })[0]).toBe(type.startsWith('review') ? 'TY  - JOUR' : 'TY  - GEN')
    expect(linesOf({ type: 'constructor' })[0]).toBe('TY  - GEN')
  })

  it.each([
    [[2026], ['2026'], []],
    [[2026, 8], ['2026'], ['2026/08//']],
    [[2026, 8, 5], ['2026'], ['2026/08/05']],
  ])('of %j has its year, and the day where it is known', (parts, year, day) => {
    const issued = { 'date-parts': [parts] }
    expect([valuesOf('PY', { issued }), valuesOf('DA', { issued })]).toEqual([year, day])
    expect(read(formatRis(item({ issued }))).issued).toEqual(issued)
  })

  it.each([
    ['5-9', ['5'], ['9']],
    ['101 — 117', ['101'], ['117']],
    ['e12', ['e12'], []],
    ['3-3', ['3-3'], []],
    ['1-3, 7-9', ['1'], ['3, 7-9']],
  ])('with the pages %s has first and last', (page, first, last) => {
    expect([valuesOf('SP', { page }), valuesOf('EP', { page })]).toEqual([first, last])
  })

  it('of a conference names meeting and proceedings, as Zotero wants both', () => {
    const fields = { type: 'paper-conference', 'container-title': 'Proceedings of Fog' }
    expect([valuesOf('T2', fields), valuesOf('C3', fields)]).toEqual([['Proceedings of Fog'], ['Proceedings of Fog']])
    const both = { ...fields, 'event-title': 'Fog 2026' }
    expect(read(formatRis(item(both)))).toMatchObject(both)
  })

  it('case 52: has one tag a line, whatever stands in a value', () => {
    const nasty = 'a\r\nTY  - BOOK\nER  - \u2028\u0085\u0000\t b'
    const fields = Object.fromEntries(
      ['title', 'abstract', 'note', 'publisher', 'volume', 'keyword', 'URL', 'DOI', 'container-title'].map((name) => [
        name,
        nasty,
      ]),
    )
    const text = formatRis(item({ ...fields, author: [{ literal: nasty }, { family: nasty, given: nasty }] }))
    const lines = text.split('\r\n')
    expect(lines.pop()).toBe('')
    for (const line of lines) expect(line).toMatch(/^[A-Z][A-Z0-9] {2}- [^\p{Cc}\u2028\u2029]*$/u)
    expect(lines.filter((line) => /^(?:TY|ER) /.test(line))).toEqual(['TY  - RPRT', 'ER  - '])
  })

  it.each([
    ['<b>bold</b> & <sub>2</sub>', '<b&gt;bold</b&gt; & <sub&gt;2</sub&gt;'],
    ['a < b > c &', 'a < b > c &'],
    ['&amp;lt;', '&amp;amp;lt;'],
    ['$x &amp; y$ &lt;', '$x &amp; y$ &amp;lt;'],
    ['\\&amp;', '\\&amp;'],
  ])('has %s as %s, since programs see HTML in it', (title, written) => {
    expect(valuesOf('TI', { title })).toEqual([written])
    expect(read(formatRis(item({ title }))).title).toBe(title)
  })

  it.each<[NonNullable<CslItem['author']>[number], string]>([
    [{ family: 'Ash', given: 'Ann' }, 'Ash, Ann'],
    [{ family: 'Inkwell', given: 'Erasmus', suffix: 'Jr.' }, 'Inkwell, Erasmus, Jr.'],
    [{ family: 'Ash, Oak', given: 'B., C.' }, 'Ash Oak, B. C.'],
    [{ family: 'Mononym' }, 'Mononym'],
    [{ literal: 'Bell and Candle, Ltd' }, 'Bell and Candle Ltd,'],
  ])('has the name %j as %s', (name, written) => {
    expect(valuesOf('AU', { author: [name] })).toEqual([written])
  })

  it('keeps an address verbatim but for white space', () => {
    expect(valuesOf('UR', { URL: 'https://x.example/a_b%20c?d=1&lt;e#f g' })).toEqual([
      'https://x.example/a_b%20c?d=1&lt;e#f%20g',
    ])
  })

  it('stumbles over nothing that another program wrote', () => {
    const odd = [null, 7, [], {}, ['x'], [null], { 'date-parts': [['a', '}']] }, '\ud800']
    for (const value of odd)
      for (const field of ['title', 'author', 'editor', 'issued', 'accessed', 'page', 'keyword', 'DOI', 'archive'])
        expect(linesOf({ [field]: value as never }).at(-2)).toBe('ER  - ')
  })
})
