import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { CslItem } from '../../../src/bibliography/csl.ts'
import { toDraft } from '../../../src/import/draft.ts'
import { normalizeItem } from '../../../src/import/normalize.ts'
import { parseRis } from '../../../src/import/ris.ts'
import { growthOf, linearBound } from '../../growth.ts'
import fc from '../../properties.ts'

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/import/ris/${name}`, import.meta.url), 'utf8')
const drafts = (text: string) =>
  (parseRis(text)?.papers ?? []).map((paper) =>
    'item' in paper ? toDraft(normalizeItem(paper.item).item, { added: '2025-12-10' }).draft : paper,
  )
const one = (lines: string): CslItem | undefined => {
  const [paper] = parseRis(`TY  - JOUR\nTI  - T\n${lines}\nER  - `)?.papers ?? []
  return paper && 'item' in paper ? paper.item : undefined
}

describe('parseRis', () => {
  it('case 44: reads EndNote’s way of writing, a record without an end, and lines that go on', () => {
    expect(drafts(fixture('endnote.ris'))).toEqual([
      {
        title: 'Wading Costs of Long-Legged Caches',
        authors: [
          { family: 'Heron', given: 'Ada B.' },
          { family: 'van der Moor', given: 'Jan' },
        ],
        type: 'article-journal',
        published: '2021-04-15',
        added: '2025-12-10',
        doi: '10.5555/ponds.2021.12',
        venue: { name: 'Journal of Invented Ponds', kind: 'journal', volume: '12', issue: '3', pages: '101-118' },
        links: [{ type: 'other', url: 'https://example.org/ponds/12' }],
        abstract: 'Caches with long legs wade deeper. They also tire sooner - that is what we show.',
        csl: { ISSN: '1234-567X', keyword: 'caching, wading birds' },
      },
      {
        title: 'A Workshop Paper without an End',
        authors: [{ family: 'Newt', given: 'Clara' }],
        type: 'paper-conference',
        published: '2022',
        added: '2025-12-10',
        venue: { name: 'Workshop on Shallow Water', kind: 'workshop' },
        csl: { 'event-place': 'Lakeside' },
      },
      {
        title: 'On Warts',
        authors: [{ family: 'Toad Jr.', given: 'Emil' }],
        organization: 'University of Mire',
        type: 'thesis',
        published: '2019',
        added: '2025-12-10',
        csl: { genre: 'PhD thesis' },
      },
    ])
  })

  it('case 44: reads Zotero’s, with a byte-order mark, carriage returns and the older tags', () => {
    expect(drafts(fixture('zotero-old.ris'))).toEqual([
      {
        title: 'Zotero Writes T1 and Carriage Returns',
        authors: [{ family: 'Reed', given: 'Una' }, { literal: 'The Marsh Collaboration' }],
        type: 'article-journal',
        published: '2020-07',
        added: '2025-12-10',
        doi: '10.5555/reeds.5',
        venue: { name: 'Annals of Reeds', short: 'Ann. Reeds', kind: 'journal', pages: '5' },
        abstract: 'H$_2$O & more.',
      },
      {
        title: 'A Book of Bogs',
        authors: [{ family: 'Sedge', given: 'Iris' }],
        type: 'book',
        published: '2001',
        added: '2025-12-10',
        csl: { publisher: 'Peat Press', 'publisher-place': 'Mireton', ISBN: '978-3-16-148410-0' },
      },
    ])
  })

  it('case 44: reads tags in lower case or with one space, passes over a publisher’s head, and tells what has no title', () => {
    expect(drafts(fixture('loose.ris'))).toMatchObject([
      { title: 'Lower-Case Tags - and a Dash in the Title', venue: { name: 'Pad Letters' } },
      { title: 'One Space before the Hyphen', type: 'paper-conference' },
      { title: 'A Preprint That Says So in Its Journal', arxiv: '2401.00010' },
      { line: 25, reason: expect.stringContaining('no title') },
    ])
    expect(drafts(fixture('loose.ris'))[2]).not.toHaveProperty('venue')
  })

  it('case 44: finds no record in what Web of Science writes', () => {
    expect(parseRis(fixture('web-of-science.txt'))).toBeUndefined()
  })

  it('keeps private notes out, tells every tag that it could not place, and takes nobody twice', () => {
    const [paper] =
      parseRis(
        'TY  - CONF\nTI  - T\nT2  - P\nC4  - Q\nAU  - Heron, A\nA1  - Heron, A\nAN  - 77\nN1  - secret\nRN  - secret\nER  - ',
      )?.papers.filter((paper) => 'item' in paper) ?? []
    expect(JSON.stringify(paper?.item)).not.toContain('secret')
    expect(paper?.item.author).toEqual([{ family: 'Heron', given: 'A' }])
    expect(paper?.lost).toEqual(['C4', 'AN', 'N1 (private notes)', 'RN (private notes)'])
    expect(drafts('TY  - JOUR\nTI  - T\nN1  - arXiv:2401.00010 [cs.LG]')).toMatchObject([{ arxiv: '2401.00010' }])
  })

  it.each<[string, Partial<CslItem>]>([
    [
      'TY  - CONF\nTI  - T\nT2  - The Meeting\nC3  - Its Proceedings',
      { type: 'paper-conference', 'container-title': 'Its Proceedings', 'event-title': 'The Meeting' },
    ],
    ['TY  - CONF\nTI  - T\nT2  - Both\nC3  - Both', { type: 'paper-conference', 'container-title': 'Both' }],
    ['TY  - RPRT\nTI  - T\nM3  - Preprint', { type: 'article', genre: 'preprint' }],
    ['TY  - RPRT\nTI  - T\nM3  - White paper\nSN  - TR-7', { type: 'report', genre: 'White paper', number: 'TR-7' }],
    ['TY  - COMP\nTI  - T\nET  - 1.2', { type: 'software', version: '1.2' }],
    ['TY  - BOOK\nTI  - T\nA4  - Newt, Clara', { type: 'book', translator: [{ family: 'Newt', given: 'Clara' }] }],
    [
      'TY  - JOUR\nTI  - T\nAU  - Li, Wei\nAU  - Li, Wei\nA1  - Li, Wei\nAU  - The Fog Machines,',
      { author: [{ family: 'Li', given: 'Wei' }, { family: 'Li', given: 'Wei' }, { literal: 'The Fog Machines' }] },
    ],
  ])('reads %j', (lines, fields) => {
    const [paper] = parseRis(`${lines}\nER  - `)?.papers ?? []
    expect(paper && 'item' in paper && paper.item).toEqual({ id: '', type: 'article-journal', title: 'T', ...fields })
  })

  it('takes nothing into a record behind its end', () => {
    expect(drafts('TY  - JOUR\nTI  - T\nER  - \nA line of nobody\nAU  - Stray, A\nTY  - JOUR\nTI  - U')).toMatchObject([
      { title: 'T' },
      { title: 'U' },
    ])
    expect(drafts('TY  - JOUR\nTI  - T\nER  - \nAU  - Stray, A')[0]).not.toHaveProperty('authors')
  })

  it.each([
    ['PY  - 2020', [2020]],
    ['PY  - 2020/03/15/', [2020, 3, 15]],
    ['PY  - 2020///Spring', [2020]],
    ['Y1  - 2020-03-15', [2020, 3, 15]],
    ['DA  - 2020/03/15\nPY  - 2020', [2020, 3, 15]],
    ['DA  - 2019/12/31\nPY  - 2020', [2020]],
    ['DA  - July\nPY  - 2020', [2020]],
    ['DA  - 15 March 2020', [2020, 3, 15]],
    ['PY  - 2020\nY1  - 2020/03/15', [2020, 3, 15]],
  ])('reads the date of %j', (lines, parts) => {
    expect(one(lines)?.issued).toEqual({ 'date-parts': [parts] })
  })

  it('case 30: stumbles over no text', () => {
    const piece = fc.constantFrom(
      'TY  - JOUR',
      'TI  - T',
      '\n',
      '\r\n',
      'ER  -',
      'AU  - ',
      ', ',
      'x',
      '  - ',
      'DO  - 10.',
      ' ',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        drafts(pieces.join(''))
      }),
    )
  })

  it('case 29: takes time in proportion to the size', () => {
    const prepare = (parts: number) => {
      const text = `TY  - JOUR\nTI  - T\n${'AU  - Heron, Ada\nAB  - words\nthat go on\n'.repeat(parts)}ER  - \n`.repeat(
        5,
      )
      return () => parseRis(text)
    }
    expect(growthOf(prepare, 500)).toBeLessThan(linearBound)
  })
})
