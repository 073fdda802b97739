import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { CslItem } from '../../../src/bibliography/csl.ts'
import { toCslItem } from '../../../src/bibliography/csl-item.ts'
import { toName } from '../../../src/bibliography/names.ts'
import { nearestTypes } from '../../../src/bibliography/record-types.ts'
import { parseCslJson } from '../../../src/import/csl-json.ts'
import { toDraft } from '../../../src/import/draft.ts'
import { normalizeItem } from '../../../src/import/normalize.ts'
import { type PaperRecord, paperSchema } from '../../../src/schema.ts'
import { toPlainText } from '../../../src/text/mathematics.ts'
import fc from '../../properties.ts'

const text = readFileSync(new URL('../../fixtures/import/csl/zotero.json', import.meta.url), 'utf8')
const parse = (data: unknown) => parseCslJson(data, JSON.stringify(data, null, 1))?.papers ?? []
const read = (data: unknown) => parse(data).flatMap((paper) => ('item' in paper ? [paper.item] : []))
const draft = (item: CslItem) => toDraft(normalizeItem(item).item, { added: '2025-12-10' }).draft
const papers = parseCslJson(JSON.parse(text), text)?.papers ?? []
const item = (n: number) => (papers[n] && 'item' in papers[n] ? papers[n].item : undefined) as CslItem

const exportOf = (record: PaperRecord) =>
  toCslItem(
    {
      ...record,
      id: 'x',
      plainTitle: toPlainText(record.title),
      names: (record.authors ?? []).map(toName),
      year: record.published?.slice(0, 4),
      notes: '',
    },
    'https://example.org/',
  )

/** All types of csl-data.json, CSL 1.0.2. */
const types =
  'article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical personal_communication post post-weblog regulation report review review-book software song speech standard thesis treaty webpage'.split(
    ' ',
  )

describe('parseCslJson', () => {
  it('reads names, dates, numbers and markup as Zotero writes them', () => {
    expect(item(0)).toMatchObject({
      title: 'Wading in H$_2$O & Mud',
      volume: '12',
      author: [
        { family: 'Moor', given: 'Jan', 'non-dropping-particle': 'van der', suffix: 'Jr.' },
        { literal: 'Marsh Collaboration' },
      ],
      issued: { 'date-parts': [[2020, 7, 3]] },
    })
    expect(draft(item(0))).toEqual({
      title: 'Wading in H$_2$O & Mud',
      authors: [{ family: 'van der Moor Jr.', given: 'Jan' }, { literal: 'Marsh Collaboration' }],
      type: 'article-journal',
      published: '2020-07-03',
      added: '2025-12-10',
      doi: '10.5555/reeds.5',
      venue: { name: 'Annals of Reeds', kind: 'journal', volume: '12', pages: '5-9' },
      csl: { journalAbbreviation: 'Ann. Reeds', language: 'en', note: 'Invented.' },
    })
  })

  it('finds the preprint in whatever says that it is one', () => {
    expect(draft(item(1))).toEqual({
      title: 'A Preprint',
      authors: [{ family: 'Moss', given: 'Karl' }],
      published: '2024-01-02',
      added: '2025-12-10',
      arxiv: '2401.00010',
    })
  })

  it('keeps a reader’s annotations out of a public list, and says so', () => {
    const data = [{ id: 'k', type: 'book', title: 'T', DOI: '10.5555/x', annote: 'secret', note: 'Printed.' }]
    const [paper] = parseCslJson(data, JSON.stringify(data))?.papers ?? []
    expect(paper).toMatchObject({ item: { note: 'Printed.' }, lost: ['annote (private notes)'] })
    expect(JSON.stringify(paper)).not.toContain('secret')
  })

  it('tells an item without a title by its line', () => {
    expect(papers.map(({ line }) => line)).toEqual([2, 3, 4, 7, 8])
    expect(papers[4]).toMatchObject({ line: 8, reason: expect.stringContaining('no title') })
  })

  it('case 43: makes an item without a type what its fields say', () => {
    expect(draft(item(3))).toMatchObject({ type: 'article-journal', published: '2018', venue: { kind: 'journal' } })
  })

  it.each(types)('case 43: takes the type %s, and keeps what our records have no word for', (type) => {
    const [read1] = read([
      { id: 'x', type, title: 'T', 'container-title': 'C', volume: '1', issued: { 'date-parts': [[2020]] } },
    ])
    const record = draft(read1 as CslItem)
    expect(paperSchema.safeParse(record).success).toBe(true)
    const exported = exportOf(paperSchema.parse(record))
    expect(exported).toMatchObject({
      title: 'T',
      'container-title': 'C',
      volume: '1',
      issued: { 'date-parts': [[2020]] },
    })
    expect([exported.type, record.csl?.['type']]).toContain(type)
  })

  it.each(Object.entries(nearestTypes))('calls %s a %s', (type, nearest) => {
    expect(draft({ id: 'x', type, title: 'T' })).toMatchObject({ type: nearest, csl: { type } })
  })

  it('gives out again what it took from our own export', () => {
    const record = paperSchema.parse({
      title: 'Wading in H$_2$O',
      authors: [{ family: 'van Moor Jr.', given: 'Jan' }, { literal: 'Marsh Collaboration' }],
      type: 'paper-conference',
      published: '2024-11-03',
      added: '2025-12-10',
      arxiv: '2401.00010',
      doi: '10.5555/x',
      venue: {
        name: 'Pond Conference',
        short: 'PC 2025',
        kind: 'conference',
        year: 2025,
        pages: '1-9',
        publisher: 'Peat',
      },
      csl: { language: 'en', custom: { primaryClass: 'cs.LG', categories: ['cs.LG', 'cs.DS'] } },
    })
    const exported = exportOf(record)
    const [back] = read(JSON.parse(JSON.stringify([exported])))
    expect(draft(back as CslItem)).toEqual(record)
  })

  it('takes our own title as it was written, where our export has it', () => {
    const data = [{ type: 'book', title: 'On <b> and H₂O', custom: { texTitle: 'On <b> and H$_2$O' } }]
    expect(read(data)[0]?.title).toBe('On <b> and H$_2$O')
    expect(read([{ ...data[0], title: 'Another' }])[0]?.title).toBe('Another')
  })

  it('case 22: keys of a prototype reach none, and what others keep in custom is no fact of ours', () => {
    const data: unknown = JSON.parse(
      '[{"type":"book","title":"T","__proto__":{"x":1},"constructor":{"prototype":{"x":1}},"custom":{"__proto__":{"x":1},"authorCount":"many","links":"no","organization":5,"mine":true}}]',
    )
    const [item] = read(data)
    const record = draft(item as CslItem)
    expect(Object.getPrototypeOf(item)).toBe(Object.prototype)
    expect(({} as Record<string, unknown>)['x']).toBeUndefined()
    expect(record).toEqual({ title: 'T', type: 'book', added: '2025-12-10', csl: { custom: { mine: true } } })
  })

  it('case 43: stumbles over no value, wherever it stands', () => {
    const value = fc.jsonValue({ maxDepth: 4 })
    fc.assert(
      fc.property(value, value, value, value, (a, b, c, d) => {
        const data = [
          {
            type: 'book',
            title: 'T',
            DOI: 'x',
            author: a,
            issued: b,
            custom: c,
            note: d,
            'container-title': a,
            number: b,
            archive: c,
            URL: d,
            keyword: a,
          },
        ]
        for (const one of read(data)) expect(draft(one).title).toBe('T')
      }),
      { numRuns: 500 },
    )
  })
})
