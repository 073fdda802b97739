import { describe, expect, it } from 'vitest'
import type { CslItem } from '../../../src/bibliography/csl.ts'
import { toDraft } from '../../../src/import/draft.ts'
import { formatEntry } from '../../../src/import/entry.ts'
import { normalizeItem } from '../../../src/import/normalize.ts'
import { parseFrontmatter } from '../../../src/library/frontmatter.ts'
import fc from '../../properties.ts'

const item: CslItem = { id: '1', type: 'article', title: 'MoB^2:  Mixing\nBeetles', abstract: ' It is 3times faster. ' }
const draftOf = (fields: Partial<CslItem>) =>
  toDraft(normalizeItem({ ...item, ...fields }).item, { added: '2025-12-10', topics: [], status: undefined })

describe('normalizeItem', () => {
  it('mends title and abstract, and tells in which field', () => {
    expect(normalizeItem(item)).toEqual({
      item: { ...item, title: 'MoB$^2$: Mixing Beetles', abstract: 'It is 3× faster.' },
      changed: [
        { field: 'title', from: 'MoB^2:', to: 'MoB$^2$:' },
        { field: 'abstract', from: '3times', to: '3×' },
      ],
    })
  })

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (title, abstract) => {
        const once = normalizeItem({
          ...item,
          title,
          abstract,
          DOI: 'https://doi.org/10.1234/AbC',
          archive: 'arXiv',
          number: '2508.18224v2',
        })
        expect(normalizeItem(once.item)).toEqual({ item: once.item, changed: [] })
      }),
    )
  })

  it('brings identifiers into their bare form, and finds the arXiv id in its DOI', () => {
    expect(normalizeItem({ ...item, DOI: 'https://doi.org/10.48550/arXiv.2508.18224' }).item).toMatchObject({
      DOI: '10.48550/arxiv.2508.18224',
      archive: 'arXiv',
      number: 'arXiv:2508.18224',
    })
  })
})

describe('toDraft', () => {
  it('leaves out what is not told, and says what is missing', () => {
    expect(draftOf({})).toEqual({
      draft: { title: 'MoB$^2$: Mixing Beetles', added: '2025-12-10', abstract: 'It is 3× faster.' },
      missing: ['arxiv', 'authors', 'authorCount', 'published'],
      lost: [],
    })
  })

  it('takes every field that has a place', () => {
    const { draft, missing } = draftOf({
      type: 'paper-conference',
      author: [{ family: 'Reed', given: 'Heron', 'non-dropping-particle': 'van' }, { literal: 'The Pond Group' }],
      issued: { 'date-parts': [[2025, 8]] },
      archive: 'arXiv',
      number: 'arXiv:2508.18224',
      DOI: '10.1234/abc',
      custom: {
        authorCount: 2,
        organization: 'Lake Works',
        comments: 3,
        links: [{ type: 'code', url: 'https://github.com/a/b' }],
      },
    })
    expect(draft).toMatchObject({
      authors: [{ family: 'van Reed', given: 'Heron' }, { literal: 'The Pond Group' }],
      type: 'paper-conference',
      published: '2025-08',
      arxiv: '2508.18224',
      doi: '10.1234/abc',
      organization: 'Lake Works',
      discussion: { comments: 3 },
      links: [{ type: 'code', url: 'https://github.com/a/b' }],
    })
    expect(draft.authorCount).toBeUndefined()
    expect(missing).toEqual([])
  })

  it('keeps what has no field of ours, and tells what is too large or too deep to keep', () => {
    const deep = { a: { b: { c: { d: { e: { f: { g: 1 } } } } } } }
    const { draft, lost } = draftOf({ edition: 'Second', ISBN: ['1', '2'], note: 'x'.repeat(5001), deep })
    expect([draft.csl, lost]).toEqual([{ edition: 'Second', ISBN: ['1', '2'] }, ['note', 'deep']])
  })

  it('makes a link of an address, unless the identifiers say the same', () => {
    const linksOf = (fields: Partial<CslItem>) => draftOf(fields).draft.links
    expect(linksOf({ URL: 'https://example.org/a.pdf' })).toEqual([{ type: 'pdf', url: 'https://example.org/a.pdf' }])
    expect(linksOf({ URL: 'https://github.com/a/b' })).toEqual([{ type: 'code', url: 'https://github.com/a/b' }])
    expect(linksOf({ URL: 'https://dx.doi.org/10.5555/X', DOI: '10.5555/x' })).toBeUndefined()
    expect(draftOf({ URL: 'http://example.org/a' }).draft).toMatchObject({ csl: { URL: 'http://example.org/a' } })
  })

  it.each([
    ['article-journal', 'Pond Letters', 'journal'],
    ['paper-conference', 'Pond Conference', 'conference'],
    ['paper-conference', 'Fifth Workshop on Ponds', 'workshop'],
    ['chapter', 'A Book of Ponds', 'book'],
  ])('makes a venue of what contains a %s', (type, name, kind) => {
    expect(draftOf({ type, 'container-title': name }).draft.venue).toEqual({ name, kind })
  })

  it('leaves a container that is no venue, or has too long a name, with what is kept', () => {
    expect(draftOf({ type: 'dataset', 'container-title': 'Zenodo' }).draft).toMatchObject({
      csl: { 'container-title': 'Zenodo' },
    })
    const long = draftOf({ type: 'article-journal', 'container-title': 'x'.repeat(301), volume: '3' }).draft
    expect([long.venue, long.csl?.['volume']]).toEqual([undefined, '3'])
  })

  it('tells what has no place', () => {
    expect(draftOf({ issued: { raw: 'Aug 25' }, abstract: 'See http://a.example/b.' }).lost).toEqual([
      'link http://a.example/b',
      'date "Aug 25"',
    ])
  })
})

describe('formatEntry', () => {
  it('writes what reads back the same, whatever the texts are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string({ unit: 'binary' }), (title, abstract) => {
        const { draft } = draftOf({ title, abstract: abstract.toWellFormed().repeat(9) })
        expect(parseFrontmatter(formatEntry(draft)).data).toEqual(draft)
      }),
      { numRuns: 1000 },
    )
  })
})
