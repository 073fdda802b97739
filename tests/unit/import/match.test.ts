import { describe, expect, it } from 'vitest'
import { indexList, salvage } from '../../../src/import/match.ts'
import { planPaper } from '../../../src/import/plan.ts'
import { parseContent, type Source } from '../../../src/library/content.ts'

const abstract = 'Long contexts drown small accelerators, and nobody has asked the herons. '.repeat(5).trim()
const entry = (fields: string): string => `---\n${fields}\nadded: 2025-12-10\n---\n`
const sources: Source[] = [
  {
    path: 'papers/reed-2025-heron-cache.md',
    text: entry(`title: "H$_2$O: Herons"\narxiv: "2508.01234"\naliases: [old-heron]`),
  },
  { path: 'papers/toad.md', text: entry('title: Toads\ndoi: "10.1234/Toad"') },
  { path: 'papers/newt.md', text: entry('title: Newts\ndoi: 10.48550/arXiv.2509.04321') },
  { path: 'papers/renamed.md', text: entry(`title: A Title the Curator Mended\nabstract: ${abstract}`) },
  { path: 'papers/misspelt.md', text: entry('title: Moss\nauthers: [x]') },
  { path: 'papers/broken.md', text: '---\ntitle: Snails: a Study\nx: [\n---\n' },
  { path: 'papers/2025-lichen.md', text: 'no frontmatter' },
  {
    path: 'site.yaml',
    text: 'declined:\n  - { identifier: "arXiv:2401.00001", reason: Retracted }\n  - { identifier: "Dull Ponds", reason: Dull }\n',
  },
]
const index = () => indexList(sources, parseContent(sources))
const plan = (title: string, list = index(), fields = {}) =>
  planPaper(
    {
      line: 7,
      truncated: false,
      yearCompleted: false,
      item: { id: '7', type: 'article', title, abstract: 'Short.', ...fields },
    },
    list,
    { added: '2025-12-10', topics: [], status: undefined },
  )

describe('indexList', () => {
  it.each([
    [
      { arxiv: '2508.01234', title: 'Another title' },
      { id: 'reed-2025-heron-cache', by: 'arxiv' },
    ],
    [{ doi: '10.1234/TOAD' }, { id: 'toad', by: 'doi' }],
    [{ doi: '10.48550/arXiv.2508.01234' }, { id: 'reed-2025-heron-cache', by: 'arxiv' }],
    [{ arxiv: '2509.04321' }, { id: 'newt', by: 'arxiv' }],
    [{ doi: '10.48550/ARXIV.2509.04321v2' }, { id: 'newt', by: 'arxiv' }],
    [{ title: 'H₂O - herons' }, { id: 'reed-2025-heron-cache', by: 'title' }],
    [
      { title: 'The Old Title', abstract },
      { id: 'renamed', by: 'abstract' },
    ],
    [{ title: 'Moss' }, { id: 'misspelt', by: 'title' }],
    [{ title: 'Snails: A Study' }, { id: 'broken', by: 'title' }],
    [{ title: 'Unheard Of', abstract: 'Short.' }, undefined],
  ])('recognises %j', (facts, match) => {
    expect(index().find(facts)).toEqual(match)
  })

  it('counts every file name and every alias as taken', () => {
    for (const id of ['toad', 'old-heron', 'misspelt', 'broken', '2025-lichen']) expect(index().has(id)).toBe(true)
    expect(index().has('frog')).toBe(false)
  })

  it('knows what was declined, by identifier or title', () => {
    expect(index().findDeclined({ title: 'x', arxiv: '2401.00001' })).toBe('Retracted')
    expect(index().findDeclined({ doi: '10.48550/arXiv.2401.00001' })).toBe('Retracted')
    expect(index().findDeclined({ title: 'dull ponds' })).toBe('Dull')
  })
})

describe('salvage', () => {
  it('reads the lines of an entry that YAML cannot read', () => {
    expect(salvage('---\ntitle: "A: b"\narxiv: \'2508.01234\'\nx: [\n---')).toMatchObject({
      title: 'A: b',
      arxiv: '2508.01234',
    })
  })
})

describe('planPaper', () => {
  it('makes a new entry with an id that is free', () => {
    expect(plan('Toad').report).toMatchObject({ state: 'new', id: 'toad-2', file: 'papers/toad-2.md' })
  })

  it('leaves a known paper under its own name, and tells by what it was known', () => {
    const { report, entry: file } = plan('Toads')
    expect([report.state, report.matched, file]).toEqual(['known', { id: 'toad', by: 'title' }, undefined])
  })

  it('tells why a paper was declined', () => {
    expect(plan('Dull Ponds').report).toMatchObject({ state: 'declined', reason: 'Dull' })
  })

  it('makes no double of a paper whose file cannot be read', () => {
    const { report } = plan('Lichen', index(), { issued: { 'date-parts': [[2025, 3, 1]] } })
    expect(report).toMatchObject({
      state: 'skipped',
      line: 7,
      reason: expect.stringContaining('papers/2025-lichen.md'),
    })
  })

  it('writes nothing that the schema refuses, and says what is wrong', () => {
    const { report, entry: file } = plan('x'.repeat(1001))
    expect([report.state, report.line, file]).toEqual(['skipped', 7, undefined])
    expect(report.reason).toContain('longer than 1000')
    expect(plan('Ponds', index(), { abstract: 'y'.repeat(20_001) }).report).toMatchObject({
      state: 'new',
      missing: expect.arrayContaining(['abstract']),
      lost: ['abstract (20001 characters)'],
    })
    expect(plan('').report.reason).toContain('title')
  })
})
