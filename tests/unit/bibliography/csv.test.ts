import { describe, expect, it } from 'vitest'
import { columns, formatCsv } from '../../../src/bibliography/csv.ts'
import type { Paper } from '../../../src/library/library.ts'
import fc from '../../properties.ts'
import { libraryOf, paper, paperOf } from '../invented-list.ts'
import { hostileTexts } from '../text/hostile-texts.ts'
import { lines } from './invented-records.ts'
import { naughtyTexts } from './naughty-texts.ts'

const page = ({ id }: Paper) => `https://stand.example/papers/${id}/`
const paperWith = (fields: string): Paper => paperOf(libraryOf(paper('x', fields)), 'x')
const names = Object.keys(columns)

/** RFC 4180, and nothing beyond it: quotes only around whole cells, rows end in CR LF. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy
  while (cell.lastIndex < text.length) {
    const [whole, quoted, bare, end] = cell.exec(text) ?? []
    if (whole === undefined) throw new Error(`No cell at ${text.slice(-40)}`)
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare ?? '')
    if (end === '\r\n' && cell.lastIndex < text.length) rows.push([])
  }
  return rows
}

const cellsOf = (one: Paper) => {
  const [head, cells, ...more] = readCsv(formatCsv([one], page))
  expect([head, more]).toEqual([names, []])
  return Object.fromEntries(names.map((name, n) => [name, cells?.[n]]))
}

describe('a table', () => {
  it('has a head and a row for each paper', () => {
    const one = paperWith(
      'authors: [Ann Ash, { literal: "Fog, Ltd" }]\npublished: 2025-03-01\narxiv: "9999.00001"\nvenue: { name: Journal of Damp, short: JD, kind: journal }\nstatus: read\nsummary: "It drifts.\\n\\nSlowly."\nresults: [{ metric: latency, value: 6, unit: "×", against: rain }]\nlinks: [{ type: code, url: "https://code.example/fog" }]',
    )
    expect(cellsOf(one)).toEqual({
      id: 'x',
      title: 'On x',
      authors: 'Ann Ash; Fog, Ltd',
      author_count: '2',
      organization: '',
      year: '2025',
      published: '2025-03-01',
      type: 'preprint',
      venue: 'JD',
      arxiv: '9999.00001',
      doi: '',
      url: 'https://arxiv.org/abs/9999.00001',
      code: 'https://code.example/fog',
      topics: '',
      status: 'read',
      added: '2025-12-10',
      summary: 'It drifts. Slowly.',
      results: '6× lower latency, against rain',
      page: 'https://stand.example/papers/x/',
    })
  })

  it('without papers has a head alone', () => {
    expect(formatCsv([], page)).toBe(`${names.join(',')}\r\n`)
  })

  it('case 25: begins no formula, whatever stands in a record, and keeps every word', () => {
    const check = (text: string) => {
      const folded = text
        .toWellFormed()
        .replace(/[\p{Cc}\s]+/gu, ' ')
        .trim()
      const cells = cellsOf({
        ...paperWith('authorCount: 3'),
        plainTitle: text,
        organization: text,
        names: [{ literal: text }],
      })
      for (const name of ['title', 'organization', 'authors']) {
        expect(cells[name]).not.toMatch(/(?:^|; ?)[=+\-@\t\r＝＋－＠]/)
        expect(cells[name]).toBe(folded.replace(/(?:^|; ?)(?=[=+\-@＝＋－＠])/g, "$&'"))
      }
    }
    for (const text of [
      ...naughtyTexts,
      ...hostileTexts,
      '=1',
      '+1',
      '-1',
      '@x',
      '\t=1',
      '\r=1',
      '＝1',
      'x;=1',
      'x; @y',
    ])
      check(text)
    fc.assert(fc.property(lines, check), { numRuns: 300 })
  })

  it('has cells with semicolons in quotes, as LibreOffice ends cells at them, too', () => {
    expect(formatCsv([paperWith('authors: [Ann Ash, Ben Birch]')], page)).toContain(',"Ann Ash; Ben Birch",2,')
  })

  it('leaves numbers numbers', () => {
    expect(formatCsv([paperWith('authorCount: 3')], page)).toContain(',3,')
  })
})
