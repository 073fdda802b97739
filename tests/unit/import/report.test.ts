import { describe, expect, it } from 'vitest'
import { indexList } from '../../../src/import/match.ts'
import { planPaper } from '../../../src/import/plan.ts'
import { buildReport, formatReport } from '../../../src/import/report.ts'
import { parseContent } from '../../../src/library/content.ts'

const plan = (title: string) =>
  planPaper(
    {
      line: 3,
      truncated: true,
      yearCompleted: true,
      item: {
        id: '3',
        type: 'article',
        title,
        abstract: 'It is 3times faster.',
        issued: { 'date-parts': [[2025, 8, 25]] },
        custom: { authorCount: 1, comments: 2 },
      },
    },
    indexList([], parseContent([])),
    { added: '2025-12-10', topics: [], status: undefined },
  ).report

describe('formatReport', () => {
  it('says for people what became of a paper', () => {
    expect(formatReport(buildReport([plan('Herons')]))).toBe(
      [
        'new       Herons',
        '          papers/2025-herons.md',
        '          2025-08-25 (the year was completed), 1 author, 2 comments',
        "          not in the source: arXiv id, authors' names",
        '          cut off: the source ends before this paper does',
        '          abstract: "3times" is now "3×"',
        '',
        '1 paper found: 1 new, 0 already here, 0 declined, 0 skipped.',
        '',
      ].join('\n'),
    )
  })

  it('lets no title command the terminal', () => {
    const text = formatReport(buildReport([plan('A\u001b[2J\u009b0mB')]))
    for (const sign of ['\u001b', '\u009b']) expect(text).not.toContain(sign)
  })
})

describe('buildReport', () => {
  it('counts every paper once', () => {
    const states = ['new', 'known', 'declined', 'skipped', 'skipped'] as const
    expect(buildReport(states.map((state) => ({ ...plan('Herons'), state })))).toMatchObject({
      found: 5,
      new: 1,
      known: 1,
      declined: 1,
      skipped: 2,
    })
  })
})
