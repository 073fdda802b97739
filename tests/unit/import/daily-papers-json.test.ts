import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isDailyPapersJson, parseDailyPapersJson } from '../../../src/import/daily-papers-json.ts'
import { toDraft } from '../../../src/import/draft.ts'
import { normalizeItem } from '../../../src/import/normalize.ts'
import type { ReadPaper } from '../../../src/import/source-paper.ts'
import fc from '../../properties.ts'

const parse = (name: string) => {
  const text = readFileSync(new URL(`../../fixtures/import/daily/${name}`, import.meta.url), 'utf8')
  return parseDailyPapersJson(JSON.parse(text), text)?.papers ?? []
}
const draft = ({ item, isTex = false }: ReadPaper) =>
  toDraft(normalizeItem(item, { isTex }).item, { added: '2025-12-10' }).draft

describe('parseDailyPapersJson', () => {
  it('case 39: leaves hidden authors out, and keeps the two dates apart', () => {
    const [first] = parse('list.json') as ReadPaper[]
    expect(first).toMatchObject({
      line: 2,
      added: '2024-01-03',
      lost: ['1 hidden author'],
      keywords: ['wading birds', 'caching'],
    })
    expect(draft(first as ReadPaper)).toEqual({
      title: 'Wading Costs of Long-Legged Caches',
      authors: [
        { family: 'Heron', given: 'Ada B.' },
        { family: 'van der Moor', given: 'Jan' },
      ],
      organization: 'University of Mire',
      published: '2024-01-01',
      added: '2025-12-10',
      arxiv: '2401.00010',
      links: [{ type: 'code', url: 'https://github.com/invented/wading' }],
      discussion: { comments: 3 },
      abstract: 'We show that $\\alpha < \\beta$ for every heron.',
    })
    expect(JSON.stringify(first)).not.toMatch(/Not To Be Named|nobody asked/)
  })

  it('case 39: refuses ids that are numbers, and tells what is missing', () => {
    expect(parse('list.json').slice(1)).toEqual([
      { line: 28, title: 'Lost Zero', reason: expect.stringContaining('numbers lose their zeros') },
      { line: 29, title: undefined, reason: expect.stringContaining('has no title') },
    ])
  })

  it('case 39: reads a single paper', () => {
    const [paper, ...others] = parse('single.json') as ReadPaper[]
    expect(others).toEqual([])
    expect([paper?.line, paper?.added]).toEqual([1, '2024-01-03'])
    expect(draft(paper as ReadPaper)).toMatchObject({
      published: '2024-01-01',
      links: [{ type: 'project', url: 'https://wading.example.org' }],
    })
  })

  it('case 39: an error is no paper', () => {
    expect(isDailyPapersJson({ error: 'Invalid date' })).toBe(false)
    expect(isDailyPapersJson([])).toBe(false)
  })

  it('case 39: stumbles over no value, wherever it stands', () => {
    const value = fc.jsonValue({ maxDepth: 3 })
    fc.assert(
      fc.property(value, value, value, (a, b, c) => {
        const data = [
          {
            paper: {
              id: '2401.00010',
              title: 'T',
              authors: a,
              publishedAt: b,
              summary: c,
              organization: a,
              githubRepo: b,
              ai_keywords: c,
            },
            publishedAt: a,
            numComments: b,
          },
        ]
        for (const paper of parseDailyPapersJson(data, JSON.stringify(data))?.papers ?? [])
          if ('item' in paper) expect(draft(paper).title).toBe('T')
      }),
    )
  })
})
