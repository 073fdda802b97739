import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseArxivAtom } from '../../../src/import/arxiv-atom.ts'
import { toDraft } from '../../../src/import/draft.ts'
import { readPapers } from '../../../src/import/formats.ts'
import { normalizeItem } from '../../../src/import/normalize.ts'
import type { ReadPaper } from '../../../src/import/source-paper.ts'
import { time } from '../../growth.ts'

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/import/arxiv/${name}`, import.meta.url), 'utf8')
const several = fixture('several.atom')
const read = (text: string): ReadPaper[] => {
  const list = parseArxivAtom(text)
  return 'papers' in list ? list.papers.flatMap((paper) => ('item' in paper ? [paper] : [])) : []
}
const drafts = (text: string) =>
  read(text).map(
    ({ item, isTex = false }) => toDraft(normalizeItem(item, { isTex }).item, { added: '2025-12-10' }).draft,
  )

describe('parseArxivAtom', () => {
  it('case 40: joins lines, keeps the version apart, and has names, date, DOI and categories', () => {
    expect(drafts(several)[0]).toEqual({
      title: 'Wading Costs of Long-Legged Caches & Other $O(n^2)$ Birds',
      authors: [
        { family: 'Heron', given: 'Ada B.' },
        { family: 'van der Moor', given: 'Jan' },
        { literal: 'Marsh Collaboration' },
      ],
      published: '2024-01-01',
      added: '2025-12-10',
      arxiv: '2401.00010',
      doi: '10.5555/reeds.5',
      abstract:
        "We show that $\\alpha < \\beta$ for every heron, and that wading costs \\$5. Schrödinger's {newt} agrees.",
      csl: {
        version: '3',
        note: '12 pages, 3 ponds',
        custom: {
          primaryClass: 'cs.LG',
          categories: ['cs.LG', 'cs.DS'],
          journalReference: 'Annals of Reeds 12 (2024) 5-9',
        },
      },
    })
    expect(read(several).map(({ line, lost }) => [line, lost])).toEqual([
      [11, ["authors' affiliations"]],
      [40, []],
      [52, []],
    ])
  })

  it('case 40: reads old numbers, and says that a paper is withdrawn', () => {
    expect(drafts(several)[1]).toMatchObject({ arxiv: 'hep-th/9901001', published: '1999-01-01' })
    expect(drafts(several)[2]).toMatchObject({ csl: { status: 'withdrawn' } })
    expect(read(several)[2]?.notes).toEqual([expect.stringContaining('withdrawn from arXiv')])
  })

  it('case 40: refuses by name an error, an answer without papers, RSS and OAI-PMH', () => {
    expect(readPapers(fixture('error.atom'))).toEqual({
      seems:
        'an error of arXiv, not a list: "incorrect id format for 1234.12345678". Mend the query and fetch it again.',
    })
    expect(readPapers(fixture('nothing.atom'))).toEqual({ seems: expect.stringContaining('without papers') })
    expect(readPapers(fixture('announcements.rss'))).toEqual({ seems: expect.stringContaining('RSS') })
    expect(readPapers(fixture('harvest.oai.xml'))).toEqual({ seems: expect.stringContaining('OAI-PMH') })
    expect(readPapers(several.replace(/arxiv\.org/g, 'ponds.example'))).toEqual({
      seems: expect.stringContaining("not an answer of arXiv's API"),
    })
  })

  it('case 41: cut off anywhere it gives an error, and never a part of its papers', () => {
    const whole = several.trimEnd()
    for (let end = 300; end < whole.length; end += 97) expect(readPapers(whole.slice(0, end))).toHaveProperty('seems')
    expect(readPapers(whole.slice(0, -1))).toEqual({ seems: expect.stringContaining('cut off') })
  })

  it('case 42: refuses a DOCTYPE and entities, and takes no file for a title', () => {
    const bomb = several
      .replace('<feed', '<!DOCTYPE f [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<feed')
      .replace('An Old', '&x;')
    expect(parseArxivAtom(bomb)).toEqual({ seems: expect.stringContaining('DOCTYPE') })
    expect(drafts(several.replace('An Old', '&x; An Old'))[1]?.title).toBe('&x; An Old Number')
  })

  it('case 42: 200,000 character references end soon, in a title that is too long', () => {
    const feed = several.replace('An Old', '&#65;'.repeat(200_000))
    expect(drafts(feed)[1]?.title.length).toBe(200_007)
    expect(time(() => drafts(feed))).toBeLessThan(5000)
  })

  it('case 42: elements in each other by the thousand are an error, and no overflow', () => {
    const deep = several.replace('An Old Number', `${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}`)
    expect(() => parseArxivAtom(deep)).not.toThrow()
  })
})
