import { describe, expect, it } from 'vitest'
import { findUnknownIds } from '../../../src/refresh/choose.ts'
import {
  buildRefreshReport,
  formatRefreshedPaper,
  formatRefreshSum,
  type RefreshedPaper,
} from '../../../src/refresh/report.ts'
import { paperSchema } from '../../../src/schema.ts'

const paper: RefreshedPaper = {
  id: 'heron-2024-wading',
  file: 'papers/heron-2024-wading.md',
  title: 'Wading\u001b[31m Costs',
  state: 'changed',
  sources: ['arxiv'],
  changed: [
    { field: 'title', from: 'Wading\u001b[31m Costs', to: 'Wading Prices' },
    { field: 'authors', from: null, to: [{ family: 'Heron', given: 'Ada' }, 'Karl Moss'] },
    { field: 'authorCount', from: 2, to: null },
    {
      field: 'venue',
      from: { name: 'Annals', kind: 'journal' },
      to: { name: 'Annals', kind: 'journal', volume: '12' },
    },
  ],
  entries: [{ date: '2026-03-01', what: 'Title changed' }],
  notes: ['Look at this.'],
  reasons: ['doi.org is down.'],
}

describe('the report for people', () => {
  it('shows the old and the new lines of a paper, and no control characters', () => {
    expect(formatRefreshedPaper(paper)).toBe(`Wading[31m Costs
  papers/heron-2024-wading.md
  - title: Wading[31m Costs
  + title: Wading Prices
  + authors: Ada Heron, Karl Moss
  - authorCount: 2
  - venue: name: Annals, kind: journal
  + venue: name: Annals, kind: journal, volume: 12
  + changes: 2026-03-01 Title changed
  Look at this.
  not refreshed: doi.org is down.

`)
  })

  it('lets nothing turn the line round, and names a file without a title once', () => {
    const { changed, entries, notes } = { changed: [], entries: [], notes: [] }
    const reasons = ['\u202edeson\u2066']
    expect(formatRefreshedPaper({ ...paper, title: null, changed, entries, notes, reasons })).toBe(
      'papers/heron-2024-wading.md\n  not refreshed: deson\n\n',
    )
  })

  it('says nothing of a paper with which nothing is', () => {
    expect(formatRefreshedPaper({ ...paper, changed: [], entries: [], notes: [], reasons: [] })).toBe('')
  })

  it('ends with a sum, which names what there is', () => {
    expect(formatRefreshSum(buildRefreshReport([paper]))).toBe('1 paper: 1 changed, 0 unchanged.\n')
    const states = ['changed', 'failed', 'unchanged', 'without identifier'] as const
    const all = states.map((state) => ({ ...paper, state }))
    expect(formatRefreshSum(buildRefreshReport(all, 2), { dryRun: true })).toBe(
      'Nothing was written (--dry-run).\n4 papers: 1 changed, 1 unchanged, 1 could not be refreshed, 1 without an arXiv id or DOI. 2 papers of the answers are not in question.\n',
    )
  })
})

describe('names of papers that are not there', () => {
  const record = paperSchema.parse({
    title: 'T',
    added: '2025-01-01',
    arxiv: '2401.00010',
    doi: '10.5555/REEDS.5',
    aliases: ['old-name'],
  })
  const hint = (name: string) =>
    findUnknownIds([name], ['heron-2024-wading', 'broken'], [{ id: 'heron-2024-wading', record, body: '' }])

  it.each([
    'heron-2024-wadding',
    'papers/heron-2024-wading.md',
    'old-name',
    '2401.00010',
    'https://arxiv.org/abs/2401.00010v2',
    'https://doi.org/10.5555/reeds.5',
  ])('%s is told with what was meant', (name) => {
    expect(hint(name)).toEqual([`There is no paper "${name}". Did you mean "heron-2024-wading"?`])
  })

  it('is told with what ids are, where nothing is near', () => {
    expect(hint('toads')).toEqual([expect.stringMatching(/There is no paper "toads"\. Ids are/)])
    expect(hint('broken')).toEqual([])
  })
})
