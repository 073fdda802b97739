import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseCslJson } from '../../../src/import/csl-json.ts'
import { toDraft } from '../../../src/import/draft.ts'
import { readPapers } from '../../../src/import/formats.ts'
import { normalizeItem } from '../../../src/import/normalize.ts'
import { crossrefTypes, tidyRegistryItem } from '../../../src/import/registry-csl.ts'
import { paperSchema } from '../../../src/schema.ts'

const read = (name: string) => readFileSync(new URL(`../../fixtures/import/doi/${name}`, import.meta.url), 'utf8')
const crossref = JSON.parse(read('crossref.json'))
const parse = (data: object) => {
  const [paper] = parseCslJson(data, JSON.stringify(data))?.papers ?? []
  if (!paper || !('item' in paper)) throw new Error('no paper')
  return { ...paper, draft: toDraft(normalizeItem(paper.item).item, { added: '2025-12-10' }).draft }
}

describe('tidyRegistryItem', () => {
  it('takes a reference from an answer of Crossref, and nothing of its housekeeping', () => {
    const { draft, lost, notes } = parse(crossref)
    expect(draft).toEqual({
      title: 'Wading in H$_2$O & Mud: A Study of Reeds',
      authors: [
        { family: 'Heron', given: 'Ada B.' },
        { family: 'van der Moor Jr.', given: 'Jan' },
        { literal: 'Marsh Collaboration' },
      ],
      type: 'article-journal',
      published: '2024-02-01',
      added: '2025-12-10',
      doi: '10.5555/reeds.2024.17',
      venue: {
        name: 'Annals of Reeds',
        short: 'Ann. Reeds',
        kind: 'journal',
        volume: '12',
        issue: '2',
        pages: '117-131',
        publisher: 'Peat & Daughters',
      },
      abstract: 'We wade in H$_2$O for n < 5 herons. It is wet.',
      csl: { ISSN: '0000-0000', language: 'en' },
    })
    expect(paperSchema.safeParse(draft).success).toBe(true)
    expect(lost).toEqual([
      "authors' affiliations",
      "authors' ORCIDs",
      '2 references',
      'licence',
      'funders',
      'related works',
      'subjects',
    ])
    expect(notes).toEqual(['its registry knows of a later correction (10.5555/reeds.2024.18)'])
  })

  it('marks as retracted what its registry knows a retraction of, and not what was corrected', () => {
    const statusAfter = (type: string) =>
      tidyRegistryItem({ ...crossref, 'updated-by': [{ type, DOI: '10.5555/x' }] }).value['status']
    expect(['retraction', 'withdrawal', 'removal', 'correction', 'expression_of_concern'].map(statusAfter)).toEqual([
      'retracted',
      'retracted',
      'retracted',
      undefined,
      undefined,
    ])
  })

  it('takes a reference from an answer of DataCite', () => {
    const { draft, lost } = parse(JSON.parse(read('datacite.json')))
    expect(draft).toEqual({
      title: 'Depths of Ponds',
      authors: [{ family: 'Heron', given: 'Ada B.' }, { literal: 'Marsh Collaboration' }],
      type: 'dataset',
      published: '2025-03-14',
      added: '2025-12-10',
      doi: '10.5555/zenodo.12345',
      links: [{ type: 'other', url: 'https://zenodo.example/record/12345' }],
      abstract: 'Depths of ponds, measured by wading.',
      csl: { categories: ['ponds', 'depth'], language: 'eng', publisher: 'Zenodo', version: '1.2' },
    })
    expect(lost).toEqual(['licence'])
  })

  it.each(['crossref.json', 'datacite.json'])(
    'knows a saved %s for what it is, also where the format is named',
    (name) => {
      for (const options of [{}, { format: 'csl-json' as const }])
        expect(readPapers(read(name), options)).toMatchObject({ papers: [{ item: { DOI: expect.any(String) } }] })
    },
  )

  it.each(Object.entries(crossrefTypes))('calls a %s of Crossref a %s', (type, csl) => {
    expect(tidyRegistryItem({ ...crossref, type }).value['type']).toBe(csl)
  })

  it('takes the book for the container of a chapter, and the series before it for its collection', () => {
    const { draft } = parse({
      ...crossref,
      type: 'book-chapter',
      'container-title': ['Lecture Notes in Ponds', 'Wading – ICW 2024'],
    })
    expect(draft).toMatchObject({
      type: 'chapter',
      venue: { name: 'Wading – ICW 2024', kind: 'book' },
      csl: { 'collection-title': 'Lecture Notes in Ponds' },
    })
  })

  it('takes the meeting of a conference paper, and a date that is unknown for none', () => {
    const { draft } = parse({
      ...crossref,
      type: 'proceedings-article',
      event: { name: 'Conference on Wading', location: 'Mire' },
      issued: { 'date-parts': [[null]] },
      'published-online': undefined,
      'published-print': { 'date-parts': [[2024, 4]] },
    })
    expect(draft).toMatchObject({
      type: 'paper-conference',
      published: '2024-04',
      csl: { 'event-title': 'Conference on Wading', 'event-place': 'Mire' },
    })
    const undated = {
      ...crossref,
      issued: { 'date-parts': [[null]] },
      'published-online': null,
      'published-print': null,
    }
    expect(parse(undated).draft.published).toBeUndefined()
  })

  it('does not say a subtitle twice', () => {
    expect(parse({ ...crossref, title: 'Ponds: A Study of Reeds' }).draft.title).toBe('Ponds: A Study of Reeds')
  })

  it('leaves what is of no registry as it is', () => {
    const own = { type: 'book', title: 'T', DOI: '10.5555/x', license: [{ URL: 'x' }], mine: [] }
    expect(tidyRegistryItem(own)).toEqual({ value: own, lost: [], notes: [] })
  })
})
