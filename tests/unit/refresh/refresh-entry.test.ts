import { describe, expect, it } from 'vitest'
import type { CslItem } from '../../../src/bibliography/csl.ts'
import { toReadPaper } from '../../../src/import/source-paper.ts'
import { parseFrontmatter } from '../../../src/library/frontmatter.ts'
import { refreshEntry } from '../../../src/refresh/refresh-entry.ts'
import { indexTold, type Told, toTold } from '../../../src/refresh/told.ts'
import { paperSchema } from '../../../src/schema.ts'
import fc from '../../properties.ts'

const options = { date: '2026-03-01', abstracts: true }

/** Whose words, choices and links these are, the curator knows best. */
const curated = `topics: [b, a] # in this order
summary: >
  My own words.
results:
  - { metric: latency, value: 6, unit: "×" } # mine
discussion: { comments: 3 }
status: reading
organization: Reed Works
links: [{ type: code, url: "https://example.org/mine" }]
aliases: [an-old-id]
`

const atom = (item: Partial<CslItem>, updated?: string): Told =>
  toTold(
    toReadPaper(
      1,
      { id: 'x', type: 'article', archive: 'arXiv', number: 'arXiv:2401.00010', ...item },
      { updated, isTex: true },
    ),
    'arxiv',
  )
const csl = (item: Partial<CslItem>): Told => toTold(toReadPaper(1, { id: 'x', type: '', ...item }), 'registry')

const title = fc.constantFrom(
  'Wading Costs',
  'Wading costs: A Study',
  'RETRACTED: Wading Costs',
  'On $O(n^2)$ Wading & More',
  'WADING OF OLD',
  'On: "All" the Ponds # 2',
)
const name = fc.constantFrom(
  { family: 'Heron', given: 'Ada' },
  { family: 'Heron', given: 'A. B.' },
  { family: 'Moss', given: 'Karl' },
  { literal: 'Marsh Collaboration' },
  { family: 'Fen', given: 'Xiao-Ming' },
  { family: '沼', given: '田' },
)
const author = fc.uniqueArray(name, { minLength: 1, maxLength: 4 })
const doi = fc.constantFrom('10.5555/REEDS.5', '10.5555/ponds.7')
const issued = fc
  .constantFrom([2023, 12, 30], [2024, 1, 1], [2024, 5], [2025])
  .map((parts) => ({ 'date-parts': [parts] }))
const abstract = fc.constantFrom('We wade.', 'We: *swim* # often.', `We ${'wade '.repeat(60)}.`)
const answers = fc
  .tuple(
    fc.option(
      fc.record(
        {
          title,
          author,
          DOI: doi,
          issued,
          abstract,
          version: fc.constantFrom('1', '2', '3'),
          note: fc.constant('12 pages'),
          status: fc.constant('withdrawn'),
        },
        { requiredKeys: ['title'] },
      ),
    ),
    fc.constantFrom(undefined, '2024-01-01', '2025-09-09'),
    fc.option(
      fc.record(
        {
          title,
          author,
          DOI: doi,
          issued,
          abstract,
          type: fc.constantFrom('journal-article', 'proceedings-article', 'posted-content'),
          'container-title': fc.constantFrom('Annals of Reeds', 'Proceedings of the 12th Pond Workshop'),
          volume: fc.constant('12'),
          page: fc.constant('1-9'),
        },
        { requiredKeys: ['title', 'DOI'] },
      ),
    ),
  )
  .map(([arxiv, updated, registry]) =>
    indexTold([
      ...(arxiv ? [atom(arxiv as unknown as Partial<CslItem>, updated)] : []),
      ...(registry ? [csl(registry as unknown as Partial<CslItem>)] : []),
    ]),
  )
const entry = fc
  .record({
    title: fc.constantFrom('title: Wading Costs', 'title: "Wading  Costs" # c', "title: 'On $O(n^2)$ Wading'"),
    authors: fc.constantFrom(
      '',
      'authors: [Ada Heron, Karl Moss]\n',
      'authors:\n  - Ada Heron\n\n  # c\n  - family: Fen\n    given: X.\n',
      'authorCount: 2 # two\n',
    ),
    published: fc.constantFrom('', 'published: 2024\n', 'published: 2024-01-01 # day\n'),
    id: fc.constantFrom(
      'arxiv: "2401.00010"\n',
      'doi: 10.48550/arXiv.2401.00010\n',
      'arxiv: "2401.00010"\ndoi: "10.5555/reeds.5"\n',
    ),
    venue: fc.constantFrom('', 'venue: { name: The Annals of Reeds, kind: journal }\ntype: article-journal\n'),
    changes: fc.constantFrom('', 'changes: # c\n  - { date: 2025-08-08, what: Mine. } # mine\n'),
    lineEnd: fc.constantFrom('\n', '\r\n'),
  })
  .map(({ title, authors, published, id, venue, changes, lineEnd }) =>
    `---\n${title}\n# one\n${authors}${published}added: 2025-06-01 # two\n${id}${venue}${curated}${changes}# three\n---\n\nMy *notes*.\n`.replaceAll(
      '\n',
      lineEnd,
    ),
  )

describe('refreshEntry', () => {
  it('changes nothing the second time, whatever was told', () => {
    let changed = 0
    fc.assert(
      fc.property(entry, answers, (text, told) => {
        const once = refreshEntry(text, told, options)
        if (once.text === undefined) {
          if (once.report.changed.length > 0)
            expect(once.report).toMatchObject({
              state: 'failed',
              reasons: expect.arrayContaining([expect.stringMatching(/by hand/)]),
            })
          return
        }
        changed++
        const again = refreshEntry(once.text, told, { ...options, date: '2026-04-01' })
        expect([again.text, again.report.changed, again.report.entries]).toEqual([undefined, [], []])
      }),
      { numRuns: 300 },
    )
    expect(changed).toBeGreaterThan(150)
  })

  it('keeps the curator’s words, comments and notes byte for byte, and tells all that it changes', () => {
    fc.assert(
      fc.property(entry, answers, (text, told) => {
        const { text: fresh = text, report } = refreshEntry(text, told, options)
        const lineEnd = text.includes('\r\n') ? '\r\n' : '\n'
        for (const field of curated.split(/\n(?! )/)) expect(fresh).toContain(`\n${field}`.replaceAll('\n', lineEnd))
        for (const comment of text.match(/(?<=[\n ])#.*/g) ?? []) expect(fresh).toContain(comment)
        expect(fresh.endsWith(`# three${lineEnd}---${lineEnd}${lineEnd}My *notes*.${lineEnd}`)).toBe(true)
        const read = (one: string): Record<string, unknown> => paperSchema.parse(parseFrontmatter(one).data)
        const [before, after] = [read(text), read(fresh)]
        const shown = report.state === 'changed' ? report.changed.map(({ field }) => field) : []
        const differ = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
          (field) => field !== 'changes' && JSON.stringify(before[field]) !== JSON.stringify(after[field]),
        )
        expect(differ.sort()).toEqual(shown.sort())
        expect(shown.filter((field) => !renewable.includes(field))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('leaves an entry with problems as it is, and one that nobody spoke of', () => {
    const told = indexTold([atom({ title: 'Wading Costs' })])
    const of = (text: string) => refreshEntry(text, told, options)
    expect(of('---\ntitle: T\n---\n')).toMatchObject({
      report: { state: 'failed', reasons: [expect.stringMatching(/npm run check/)] },
    })
    expect(of('---\ntitle: T\nadded: 2025-01-01\narxiv: "2401.00011"\n---\n')).toMatchObject({
      report: { state: 'failed', sources: [] },
    })
  })

  it('says what to write by hand where a comment stands in the way', () => {
    const text =
      '---\ntitle: Wading Costs\nadded: 2025-06-01\narxiv: "2401.00010"\nauthors:\n  - "Ada Heron"\n  - "Bo Nowhere" # who?\n  - "Jo Nowhere"\n---\n'
    const told = indexTold([atom({ title: 'Wading Costs', author: [{ family: 'Heron', given: 'Ada' }] })])
    const { report, text: fresh } = refreshEntry(text, told, options)
    expect(fresh).toBeUndefined()
    expect(report).toMatchObject({
      state: 'failed',
      changed: [{ field: 'authors' }],
      reasons: [expect.stringMatching(/by hand/)],
    })
  })
})

const renewable = ['title', 'authors', 'authorCount', 'type', 'published', 'arxiv', 'doi', 'venue', 'abstract']
