import { describe, expect, test } from 'vitest'
import { toName } from '../../../src/bibliography/names.ts'
import { buildAuthors, toAuthorSlug } from '../../../src/library/authors.ts'
import { entry, libraryOf, paper, paperOf } from '../invented-list.ts'

const by = (id: string, day: number, authors: string) =>
  entry(`papers/${id}.md`, `title: On ${id}\nadded: 2025-12-${day}\nauthors: ${authors}`)

describe('authors', () => {
  test('are those with two papers or more, by family name, their papers newest first', () => {
    const { authors } = libraryOf(
      by('a', 10, '[Zita Alder, Bo Nowhere, Once Only]'),
      by('b', 11, '[Zita Alder, {literal: The Group}]'),
      by('c', 12, '[{literal: The Group}, Bo Nowhere, Ada van Alder]'),
      by('d', 13, '[Ada van Alder]'),
      paper('e', 'authorCount: 12'),
    )
    expect(
      authors.map(({ slug, name, sortName, papers }) => [slug, name, sortName, papers.map(({ id }) => id)]),
    ).toEqual([
      ['zita-alder', 'Zita Alder', 'Alder, Zita', ['b', 'a']],
      ['bo-nowhere', 'Bo Nowhere', 'Nowhere, Bo', ['c', 'a']],
      ['the-group', 'The Group', 'The Group', ['c', 'b']],
      ['ada-van-alder', 'Ada van Alder', 'van Alder, Ada', ['d', 'c']],
    ])
  })

  test('of two spellings that give one address are one, under the spelling of the newest paper', () => {
    const { authors } = libraryOf(
      by('a', 10, '[Christopher Ré]'),
      by('b', 11, '["Re, Christopher"]'),
      by('c', 12, '[christopher  re]'),
    )
    expect(authors.map(({ name, papers }) => [name, papers.length])).toEqual([['christopher re', 3]])
  })

  test('who stand twice on one paper have written it once', () => {
    expect(libraryOf(by('a', 10, '[Ada Fictive, Ada Fictive]')).authors).toEqual([])
    expect(
      libraryOf(by('a', 10, '[Ada Fictive, Bo Nowhere, Ada Fictive]'), by('b', 11, '[Ada Fictive]')).authors,
    ).toMatchObject([{ papers: [{ id: 'b' }, { id: 'a' }] }])
  })

  test('without a Latin letter have no address, and so no page', () => {
    expect(libraryOf(by('a', 10, '["שרה דמיונית"]'), by('b', 11, '["שרה דמיונית"]')).authors).toEqual([])
  })

  test('are none of an empty list', () => {
    expect(buildAuthors([])).toEqual([])
  })

  test('are left out of a list of more than a thousand papers', () => {
    const one = paperOf(libraryOf(by('a', 10, '[Ada Fictive]')), 'a')
    const papers = Array.from({ length: 1001 }, (_, n) => ({ ...one, id: `a${n}` }))
    expect(buildAuthors(papers.slice(1)).map(({ slug, papers: own }) => [slug, own.length])).toEqual([
      ['ada-fictive', 1000],
    ])
    expect(buildAuthors(papers)).toEqual([])
  })
})

test.each([
  ['Christopher Ré', 'christopher-re'],
  ['van Beethoven, Ludwig', 'ludwig-van-beethoven'],
  ['Zoë Ňandú-Øystergård', 'zoe-nandu-oystergard'],
  ['Erasmus Inkwell Jr.', 'erasmus-inkwell-jr'],
  ['A. B. Fictive', 'a-b-fictive'],
  ["Miles O'Nowhere", 'miles-onowhere'],
  ['../../etc/passwd', 'etc-passwd'],
  ['<script>alert(1)</script>', 'scriptalert1-script'],
  ['שרה', ''],
  ['?!', ''],
])('the address of %s is %j', (name, slug) => {
  expect(toAuthorSlug(toName(name))).toBe(slug)
})

test('the address of the longest name fits a file system', () => {
  const slug = toAuthorSlug({ literal: 'Invented '.repeat(33).trim() })
  expect(slug).toMatch(/^(?:invented-)+[a-z]+$/)
  expect(slug.length).toBeLessThanOrEqual(100)
})
