import { describe, expect, it } from 'vitest'
import type { PaperDraft } from '../../../src/import/entry.ts'
import { fillEntry } from '../../../src/import/fill.ts'
import { parseFrontmatter } from '../../../src/library/frontmatter.ts'

const draft: PaperDraft = {
  title: 'Another Title',
  added: '2030-01-01',
  authors: [{ family: 'Heron', given: 'Ada' }],
  published: '2024-01-02',
  arxiv: '2401.00010',
  doi: '10.5555/x',
  type: 'paper-conference',
  venue: { name: 'Pond Conference', kind: 'conference' },
  topics: ['mine'],
  status: 'read',
  summary: 'Not mine.',
  abstract: 'An abstract: with a colon # and a sign.',
  csl: { language: 'en' },
}
const entry = (frontmatter: string, body = '\nMy *notes*.\n\n---\n\nMore.\n') => `---\n${frontmatter}---\n${body}`
const facts = ['authors', 'type', 'published', 'arxiv', 'doi', 'venue', 'abstract', 'csl']

describe('fillEntry', () => {
  it('gives a paper no facts of another one that has its title and none of its authors', () => {
    const by = (authors: string) =>
      fillEntry(entry(`title: Introduction\nadded: 2025-12-10\nauthors: ${authors}\n`), draft)
    expect(by('[Clara Newt, { literal: Marsh Group }]')).toBeUndefined()
    for (const authors of ['[A. Heron]', '[Heron Ada]', '[Clara Newt, "Héron, Ada"]', '[周树人]'])
      expect(by(authors)?.filled).toContain('doi')
  })

  it('case 48: fills what is empty, and keeps every other byte', () => {
    const head = '# My comment\nadded: 2025-12-10   # the day\ntitle:   "My  Title"\nsummary: >\n  My words.\n\n'
    const text = entry(head)
    const filled = fillEntry(text, draft)
    expect(filled?.filled).toEqual(facts)
    expect(filled?.text.startsWith(`---\n${head}`)).toBe(true)
    expect(filled?.text.endsWith('---\n\nMy *notes*.\n\n---\n\nMore.\n')).toBe(true)
    expect(parseFrontmatter(filled?.text ?? '').data).toEqual({
      ...(parseFrontmatter(text).data as object),
      ...Object.fromEntries(facts.map((field) => [field, draft[field as keyof PaperDraft]])),
    })
  })

  it('case 48: touches no field that says something, nor words, topics, status and notes', () => {
    const text = entry(
      'title: T\nadded: 2025-12-10\nauthors: [A Heron]\npublished: 2020\narxiv: "2401.00099"\ndoi: 10.1/y\nvenue: { name: V, kind: journal }\nabstract: Mine.\ncsl: {}\n'.replace(
        '10.1/y',
        '10.1000/y',
      ),
    )
    expect(fillEntry(text, draft)).toBeUndefined()
  })

  it('fills a second time nothing', () => {
    const once = fillEntry(entry('title: T\nadded: 2025-12-10\n'), draft)
    expect(fillEntry(once?.text ?? '', draft)).toBeUndefined()
  })

  it('keeps line ends of Windows and a byte-order mark', () => {
    const text = `\uFEFF${entry('title: T\nadded: 2025-12-10\n')}`.replaceAll('\n', '\r\n')
    const filled = fillEntry(text, draft)?.text ?? ''
    expect(filled.startsWith('\uFEFF---\r\ntitle: T\r\nadded: 2025-12-10\r\n')).toBe(true)
    expect(filled.replaceAll('\r\n', '')).not.toContain('\n')
  })

  it.each([
    ['a flow map', '{ title: T, added: 2025-12-10 }\n'],
    ['a problem', 'title: T\nadded: 2025-12-10\nauthers: [x]\n'],
    ['broken YAML', 'title: [\nadded: 2025-12-10\n'],
  ])('leaves an entry alone whose frontmatter is %s', (_, head) => {
    expect(fillEntry(entry(head), draft)).toBeUndefined()
  })

  it('leaves a type out that belongs to no venue, and one that a venue contradicts', () => {
    const { venue: _, ...rest } = draft
    expect(fillEntry(entry('title: T\nadded: 2025-12-10\n'), rest)?.filled).not.toContain('type')
    const text = entry('title: T\nadded: 2025-12-10\nvenue: { name: J, kind: journal }\n')
    expect(fillEntry(text, draft)?.filled).not.toContain('type')
  })
})
