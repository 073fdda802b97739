import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { formatCslDate } from '../../../src/bibliography/csl.ts'
import { type PageYear, parseDailyPapersPage } from '../../../src/import/daily-papers-page.ts'
import type { SourcePaper } from '../../../src/import/source-paper.ts'

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/import/${name}`, import.meta.url), 'utf8')
const page = fixture('invented-page.txt')
const year: PageYear = { year: 2025, added: '2025-12-10' }
const parse = (text: string, when = year) => parseDailyPapersPage(text, when)?.papers ?? []
const told = (papers: readonly SourcePaper[]) => papers.flatMap((paper) => ('item' in paper ? [paper] : []))
const titles = (papers: readonly SourcePaper[]) => told(papers).map(({ item }) => item.title)
const all = titles(parse(page))
const facts = (paper: SourcePaper | undefined) =>
  paper && 'item' in paper
    ? { published: formatCslDate(paper.item.issued), ...paper.item.custom, cutOff: paper.truncated }
    : undefined

describe('parseDailyPapersPage', () => {
  it('case 35: finds every paper of a page of that shape, with its facts and no others', () => {
    const papers = told(parse(page))
    expect(papers.map((paper) => [paper.item.title?.split(/[: ]/)[0], facts(paper), paper.yearCompleted])).toEqual([
      ['Heron', { published: '2025-08-25', authorCount: 3, cutOff: false }, true],
      ['Fewer', { published: '2024-03-07', authorCount: 1, cutOff: false }, false],
      ['TOAD-LLM', { published: '2024-10-01', authorCount: 4, comments: 8, cutOff: false }, false],
      ['Nimbus-Flash', { published: '2025-11-24', organization: 'NIMBUSWORKS', comments: 2, cutOff: false }, true],
      ['Winterlight', { published: '2024-12-24', authorCount: 5, cutOff: false }, true],
      ['MoB^2', { published: '2025-01-16', authorCount: 7, cutOff: false }, true],
      ['Re-lapse', { published: '2025-05-28', authorCount: 5, comments: 2, cutOff: false }, true],
      ['BigMoss', { published: undefined, cutOff: false }, false],
      ['HyperQcdotRcdotS', { published: '2024-01-31', authorCount: 1, comments: 1, cutOff: false }, false],
      ['SnailKV', { published: '2024-10-28', organization: 'Lake Works', comments: 2, cutOff: false }, false],
      ['Forest', { published: '2025-11-06', authorCount: 16, cutOff: false }, true],
      ['TERN', { published: undefined, cutOff: true }, false],
    ])
    for (const { item } of papers)
      expect([item.author, item.number, item.DOI]).toEqual([undefined, undefined, undefined])
  })

  it('case 36: takes titles and abstracts exactly as they stand', () => {
    for (const { item, line = 0 } of told(parse(page))) {
      const lines = page.split('\n')
      expect(lines[line - 1]).toBe(item.title)
      expect(lines[line + 1]).toBe(item.abstract)
    }
  })

  it('case 36: reads every other page of the layout: other line ends, a byte-order mark, no empty lines, other names', () => {
    const expected = parse(page).map(facts)
    expect(parse(page.replaceAll('\n', '\r\n')).map(facts)).toEqual(expected)
    expect(parse(page.replace(/\n+/g, '\n')).map(facts)).toEqual(expected)
    expect(parse(page.replaceAll('•', '*')).map(facts)).toEqual(expected)
    expect(parse(page.slice(page.indexOf('Heron'))).map(facts)).toEqual(expected)
  })

  it('case 36: a page cut off anywhere gives the papers before the cut and invents none', () => {
    for (let cut = 0; cut < page.length; cut += 7) {
      const papers = parse(page.slice(0, cut))
      const found = titles(papers)
      expect(found.slice(0, -1)).toEqual(all.slice(0, Math.max(0, found.length - 1)))
      expect(all.some((title) => title?.startsWith(found.at(-1) ?? ''))).toBe(true)
      for (const paper of told(papers).slice(0, -1)) expect(paper.truncated).toBe(false)
    }
  })

  it('case 36: a page whose beginning is missing gives the papers behind the cut, and tells where one lost its title', () => {
    for (let cut = 0; cut < page.length - 1200; cut += 11) {
      const papers = parse(page.slice(cut))
      const whole = titles(papers).filter((title) => all.includes(title))
      expect(whole).toEqual(all.slice(all.length - whole.length))
      const strange = titles(papers).filter((title) => !all.includes(title))
      for (const title of strange) expect(all.some((known) => known?.endsWith(title ?? ''))).toBe(true)
    }
    const cut = page.indexOf('every token that was ever read')
    expect(parse(page.slice(cut))[0]).toMatchObject({
      line: 1,
      title: undefined,
      reason: expect.stringContaining('without a title'),
    })
  })

  it('case 36: a paper cut off in the middle of its trailer is cut off', () => {
    const cut = page.indexOf('Nov 6')
    expect(told(parse(page.slice(0, cut))).at(-1)).toMatchObject({
      truncated: true,
      item: { custom: { authorCount: 16 } },
    })
  })

  it('case 36: tells a title whose abstract is missing instead of passing over it', () => {
    const abstract = told(parse(page))[1]?.item.abstract ?? ''
    expect(parse(page.replace(abstract, ''))[1]).toMatchObject({
      title: all[1],
      reason: expect.stringContaining('no abstract'),
    })
  })

  it.each(['markdown', 'lynx', 'notebook', 'twice'])(
    'case 37: reads the same papers from other extractions: %s',
    (kind) => {
      const papers = told(parse(fixture(`invented-page.${kind}.txt`)))
      const same = [0, 1, 2, 9].map((n) => told(parse(page))[n])
      expect(papers.map(({ item }) => [item.title, item.abstract])).toEqual(
        same.map((paper) => [paper?.item.title, paper?.item.abstract]),
      )
      expect(papers.map(({ item }) => formatCslDate(item.issued))).toEqual(
        same.map((paper) => formatCslDate(paper?.item.issued)),
      )
      for (const [n, { item, truncated }] of papers.entries()) {
        expect(item.custom).toMatchObject(same[n]?.item.custom ?? {})
        expect(truncated).toBe(false)
      }
      const ids = papers.map(({ item }) => item.number)
      expect(ids).toEqual(
        kind === 'twice'
          ? [undefined, undefined, undefined, undefined]
          : ['arXiv:2508.01234', 'arXiv:2403.04321', 'arXiv:2410.00550', 'arXiv:2410.21465'],
      )
    },
  )

  it('case 37: takes no id from an address that may belong to another paper', () => {
    const addressFirst = parse(
      page.replace(/\n\n([^\n]{20,100})\n\n(?=[^\n]{200})/g, '\n\nhttps://huggingface.co/papers/2508.01234\n\n$1\n\n'),
    )
    expect(titles(addressFirst)).toEqual(all)
    expect(told(addressFirst).filter(({ item }) => item.number !== undefined)).toEqual([])
  })

  it('case 37: takes the links of the buttons below a paper', () => {
    const [first] = told(parse(fixture('invented-page.markdown.txt')))
    expect(first?.item.custom?.links).toEqual([{ type: 'code', url: 'https://github.com/invented-lab/repo34' }])
  })

  it('case 37: no paper is ever called after what stands around papers', () => {
    const furniture = [
      'Subscribe',
      '· ',
      'Upvote',
      '2 authors',
      '104',
      'GitHub 8.5k',
      'Submitted by',
      'Abstract',
      'Next',
      'Dec 9',
    ]
    for (const line of furniture) {
      for (const text of [page, fixture('invented-page.twice.txt')]) {
        for (const [from, to] of [
          ['\n\n', `\n\n${line}\n\n`],
          ['·\n', `·\n${line}\n`],
        ] as const) {
          const found = titles(parse(text.replaceAll(from, to)))
          for (const title of found) expect(all).toContain(title)
        }
      }
    }
  })

  it.each([
    'invented-login-page.txt',
    'invented-titles-page.txt',
    'invented-single-page.txt',
    'invented-article-page.txt',
  ])('case 38: finds nothing in %s', (name) => {
    expect(parseDailyPapersPage(fixture(name), year)).toBeUndefined()
  })

  it.each(['', ' \n', 'Submitted by X', 'Daily Papers', '·\nAug 25', 'Title\n\n• 2 authors\n·\nAug 25'])(
    'case 38: finds nothing in %j',
    (text) => {
      expect(parseDailyPapersPage(text, year)).toBeUndefined()
    },
  )

  it('takes the day of the page from its head, and its year where it has one', () => {
    expect(parseDailyPapersPage(page, { year: 2025 })).toMatchObject({ heading: 'Dec 10', day: '2025-12-10' })
    expect(parseDailyPapersPage(page)).toMatchObject({ heading: 'Dec 10', day: undefined })
    expect(parseDailyPapersPage(page.replace('Dec 10', 'Wed, Dec 10, 2025'))?.day).toBe('2025-12-10')
  })

  it('leaves a day without a year out where nothing gives the year, and keeps it as it was printed', () => {
    const papers = told(parse(page, {}))
    expect(papers[0]?.item.issued).toEqual({ raw: 'Aug 25' })
    expect(formatCslDate(papers[1]?.item.issued)).toBe('2024-03-07')
    expect(papers.some(({ yearCompleted }) => yearCompleted)).toBe(false)
  })

  it('completes by the day of entry where the page has no day', () => {
    const papers = told(parse(page.replace('\nDec 10\n', '\n')))
    expect(facts(papers[4])?.published).toBe('2024-12-24')
  })

  it('ends soon on long and nasty pages', () => {
    for (const piece of [
      '[',
      '](',
      '![',
      '· ',
      '[1]',
      'a\n\n',
      'Aug 25\n',
      '• 3 authors\n',
      `${'x'.repeat(300)}\n`,
      ' ',
      '\n',
      'https://',
      '- ',
    ])
      parse(piece.repeat(Math.floor(1_000_000 / piece.length)))
  }, 60_000)
})
