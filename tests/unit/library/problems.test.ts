import { describe, expect, test } from 'vitest'
import { compareProblems, formatProblem, propose } from '../../../src/library/problems.ts'
import { entry, paper, problemsOf, topic } from '../invented-list.ts'

const at = (file: string, line: number, column: number, message = 'm') => ({ file, line, column, message })

describe('formatProblem', () => {
  test.each([
    ['', 'papers/x.md:7:9: is wrong. Mend it.'],
    ['content', 'content/papers/x.md:7:9: is wrong. Mend it.'],
    ['content/', 'content/papers/x.md:7:9: is wrong. Mend it.'],
    ['/srv/my list//', '/srv/my list/papers/x.md:7:9: is wrong. Mend it.'],
  ])('puts the folder %j before the file as it was typed', (folder, line) => {
    expect(formatProblem(at('papers/x.md', 7, 9, 'is wrong. Mend it.'), folder)).toBe(line)
  })
})

test('problems are sorted by file, line, column and words, numbers as numbers', () => {
  const sorted = [at('a', 1, 1), at('a', 2, 9), at('a', 2, 10, 'k'), at('a', 2, 10, 'l'), at('a', 10, 1), at('b', 1, 1)]
  expect([...sorted].reverse().sort(compareProblems)).toEqual(sorted)
  expect(compareProblems(at('a', 1, 1), at('a', 1, 1))).toBe(0)
})

describe('propose', () => {
  test.each([
    ['atention', ['attention', 'training'], 'attention'],
    ['Attention', ['attention'], 'attention'],
    ['AUTHORCOUNT', ['authorcount'], 'authorcount'],
    ['quantisation', ['quantization', 'kv-cache'], 'quantization'],
    ['kv', ['kw'], 'kw'],
  ])('takes %j of %j for %j', (word, known, meant) => {
    expect(propose(word, known)).toBe(` Did you mean "${meant}"?`)
  })
  test.each([
    ['zebra', ['attention', 'training']],
    ['', ['attention']],
    ['attention', []],
    ['日本語日本語', ['attention']],
  ])('takes %j for none of %j', (word, known) => {
    expect(propose(word, known)).toBe('')
  })
})

describe('unknown fields', () => {
  const fields = (field: string, within = '') =>
    problemsOf(paper('x', within ? `${within}\n  ${field}: 1` : `${field}: 1`))
  test.each([
    ['titel', 'title'],
    ['Title', 'title'],
    ['summery', 'summary'],
    ['authorcount', 'authorCount'],
    ['organisation', 'organization'],
    ['topic', 'topics'],
    ['result', 'results'],
    ['arXiv', 'arxiv'],
    ['DOI', 'doi'],
  ])('%j is taken for %j', (field, meant) => {
    expect(fields(field)).toEqual([`papers/x.md:4:1: unknown field "${field}". Did you mean "${meant}"?`])
  })
  test.each([
    ['author', 'authors'],
    ['booktitle', 'venue'],
    ['categories', 'topics'],
    ['code', 'links'],
    ['comments', 'discussion'],
    ['date', 'published'],
    ['eprint', 'arxiv'],
    ['journal', 'venue'],
    ['keywords', 'topics'],
    ['tags', 'topics'],
    ['tldr', 'summary'],
    ['url', 'links'],
    ['year', 'published'],
  ])('%j, as others call it, is called %j here', (field, name) => {
    expect(fields(field)).toEqual([`papers/x.md:4:1: unknown field "${field}". Here it is called "${name}".`])
  })
  test('names of fields elsewhere are known only where the field is', () => {
    const venue = 'venue:\n  name: Invented\n  kind: journal'
    expect(fields('abbr', venue)).toEqual(['papers/x.md:7:3: unknown field "abbr". Here it is called "short".'])
    expect(fields('date', venue)[0]).toContain('Fields here: name, short, kind, year')
    const path = entry('paths/p.md', 'name: P\npapers:\n  - paper: x\n    reason: First.\n    why: First.')
    expect(problemsOf(paper('x'), path)).toEqual(['paths/p.md:5:5: unknown field "reason". Here it is called "why".'])
  })
  test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty', 'zzzzzzzz'])(
    '%j is none, and all fields are named',
    (field) => {
      expect(fields(field)).toEqual([
        expect.stringMatching(/^papers\/x\.md:4:1: unknown field "\w+"\. Fields here: title, authors, .*csl\.$/),
      ])
    },
  )
})

/** Every kind of mistake that a field can have, with the line, the column and the words of its one problem. */
const mistakes: [fields: string, line: number, column: number, message: string][] = [
  [
    'authors: Ada Fictive',
    4,
    10,
    'authors "Ada Fictive" is not a list. Write it as [one, two], or each on a line of its own behind "- ".',
  ],
  ['authors: []', 4, 10, 'authors is empty. Leave it out.'],
  [
    'authors:\n  - Ada Fictive\n  - 7',
    6,
    5,
    'authors 2 is not a name. Write "Given Family", or family: and given:, or literal: for a group.',
  ],
  [
    'authors:\n  - famly: Fictive',
    5,
    5,
    'authors 1 is not a name. Write "Given Family", or family: and given:, or literal: for a group.',
  ],
  ['authorCount: 0', 4, 14, 'authorCount is below one. Leave it out while it is not known.'],
  ['authorCount: -3', 4, 14, 'authorCount is below zero. Write how many there are, or leave the field out.'],
  ['authorCount: 1.5', 4, 14, 'authorCount is not a whole number. Write digits alone.'],
  ['authorCount: "12"', 4, 14, 'authorCount is the text "12", not a whole number. Write digits alone, without quotes.'],
  ['authorCount: [3]', 4, 14, 'authorCount is a list, not a whole number. Write digits alone, without quotes.'],
  ['organization: true', 4, 15, 'organization is the boolean true, not text. Put it in quotes: "true".'],
  ['organization: {a: b}', 4, 15, 'organization is a group of fields, not text. Write text in its place.'],
  [
    'organization: "A\\nB"',
    4,
    15,
    'organization has a line break. Write it on one line. If there is a backslash in it (TeX), put the text in single quotes.',
  ],
  ['organization:', 4, 14, 'organization is empty. Write something, or leave the field out.'],
  ['organization: " "', 4, 15, 'organization is empty. Write something, or leave the field out.'],
  [
    'summary: "a\\beta"',
    4,
    10,
    'summary has a control character in it. If there is a backslash in it (TeX), put the text in single quotes.',
  ],
  [
    'type: preprnt',
    4,
    7,
    'type "preprnt" is not one of preprint, article-journal, paper-conference, chapter, book, thesis, report, dataset, software, webpage, post-weblog, manuscript. Did you mean "preprint"?',
  ],
  ['status: done', 4, 9, 'status "done" is not one of to read, reading, read, favourite. Choose one.'],
  ['status:', 4, 8, 'status is empty. Write one of to read, reading, read, favourite.'],
  [
    'published: 2024-02-30',
    4,
    12,
    'published "2024-02-30" is not a date of the calendar. Write a day (2025-12-10), a month (2025-12) or a year (2025).',
  ],
  [
    'published: 20244',
    4,
    12,
    'published is not a date of the calendar. Write a day (2025-12-10), a month (2025-12) or a year (2025).',
  ],
  [
    'published: soon',
    4,
    12,
    'published "soon" is not a date of the calendar. Write a day (2025-12-10), a month (2025-12) or a year (2025).',
  ],
  [
    'published: [2024]',
    4,
    12,
    'published is not a date. Write a day (2025-12-10), a month (2025-12) or a year (2025).',
  ],
  [
    'arxiv: 2401.10',
    4,
    8,
    'arxiv is a number, and numbers lose their zeros. Put the arXiv id in quotes, as the paper has it: "2401.12340".',
  ],
  [
    'arxiv: 2401.12345v2',
    4,
    8,
    'arxiv "2401.12345v2" is not an arXiv id. Write "2508.18224" or "hep-th/9901001", in quotes and without a version.',
  ],
  ['arxiv: [a]', 4, 8, 'arxiv is a list, not an arXiv id. Write an arXiv id in its place.'],
  [
    'doi: https://doi.org/10.5555/1',
    4,
    6,
    'doi "https://doi.org/10.5555/1" is not a DOI. Write it bare, from "10." on.',
  ],
  ['doi: 10.5', 4, 6, 'doi is the number 10.5, not a DOI. Put it in quotes: "10.5".'],
  [
    'venue: Invented',
    4,
    8,
    'venue "Invented" is not a group of fields. Write each on a line of its own, as "name: value".',
  ],
  ['venue:\n  kind: journal', 5, 3, 'venue name is missing. Add it.'],
  ['venue:\n  name: V', 5, 3, 'venue kind is missing. Add it: one of journal, conference, workshop, book.'],
  ['venue:\n  name: V\n  kind: book\n  year: 99', 7, 9, 'venue year is before 1500. Write the year in full.'],
  ['venue:\n  name: V\n  kind: book\n  year: 3000', 7, 9, 'venue year is after 2999. Write the year in full.'],
  [
    'venue:\n  name: V\n  kind: book\n  year: "2024"',
    7,
    9,
    'venue year "2024" is not a number. Write digits alone, without quotes.',
  ],
  [
    'venue:\n  name: V\n  kind: book\n  year: 2024.5',
    7,
    9,
    'venue year is not a whole number. Write digits alone, without quotes.',
  ],
  [
    'venue:\n  name: V\n  kind: book\n  volume: 3',
    7,
    11,
    'venue volume is the number 3, not text. Put it in quotes: "3".',
  ],
  [
    'links:\n  - type: code\n    url: javascript:alert(1)',
    6,
    10,
    'links 1 url "javascript:alert(1)" is not an https address. Write it whole, from "https://" on, or leave it out.',
  ],
  [
    'links:\n  - https://code.example',
    5,
    5,
    'links 1 "https://code.example" is not a group of fields. Write each on a line of its own, as "name: value".',
  ],
  ['links:\n  - type: code', 5, 5, 'links 1 url is missing. Add it.'],
  [
    'topics: known',
    4,
    9,
    'topics "known" is not a list. Write it as [one, two], or each on a line of its own behind "- ".',
  ],
  ['topics:', 4, 8, 'topics is empty. Write something, or leave the field out.'],
  [
    'topics: [known, KV Cache]',
    4,
    17,
    'topics 2 "KV Cache" is not an id. Ids are the file names without ".md": lower-case letters, digits and hyphens.',
  ],
  ['topics: [known, known]', 4, 9, 'topics has a topic twice. Keep it once.'],
  [
    'topics: [knwon]',
    4,
    10,
    'unknown topic "knwon". Did you mean "known"? A new one wants a file: topics/knwon.md, with name and description.',
  ],
  [
    'topics: [zebra-stripes]',
    4,
    10,
    'unknown topic "zebra-stripes". A new one wants a file: topics/zebra-stripes.md, with name and description.',
  ],
  [`summary: ${'x'.repeat(601)}`, 4, 10, 'summary is longer than 600 characters. Shorten it.'],
  [
    'results:\n  - {metric: sped-up, value: 1, unit: x}',
    5,
    14,
    'results 1 metric "sped-up" is not one of speedup, latency, throughput, memory, accuracy, perplexity, energy, cost, size. Did you mean "speedup"?',
  ],
  [
    'results:\n  - {metric: cost, value: 3x, unit: x}',
    5,
    27,
    'results 1 value is the text "3x", not a number. Write digits alone, without quotes.',
  ],
  [
    'results:\n  - {metric: cost, value: .inf, unit: x}',
    5,
    27,
    'results 1 value is the number Infinity, not a number. Write digits alone, without quotes.',
  ],
  ['results:\n  - {metric: cost, value: 3}', 5, 5, 'results 1 unit is missing. Add it.'],
  [
    'results:\n  - {metric: cost, value: 3, unit: x, bond: exact}',
    5,
    39,
    'unknown field "bond". Did you mean "bound"?',
  ],
  [
    'changes:\n  - {date: 2025-12, what: x}',
    5,
    12,
    'changes 1 date "2025-12" is not a day of the calendar. Write it as 2025-12-10.',
  ],
  [
    'changes:\n  - {date: 2025, what: x}',
    5,
    12,
    'changes 1 date is the number 2025, not a date. Write it as 2025-12-10.',
  ],
  ['csl: {a: .nan}', 4, 10, 'csl a is not as it should be (Invalid input). Mend it, or leave it out.'],
  ['csl: x', 4, 6, 'csl "x" is not a group of fields. Write each on a line of its own, as "name: value".'],
  ['title: B', 4, 1, 'this field stands here twice. Keep one.'],
  ['organization: A: B', 4, 15, 'YAML cannot read this. A text with ": " or " #" in it must stand in quotes.'],
  [
    'organization: A #1',
    4,
    17,
    'what stands behind " #" is a comment and would be lost. Put the whole text in quotes.',
  ],
  ['organization: *a', 4, 15, 'aliases (*name) have no place here. Write the value out, or put the text in quotes.'],
]

describe('a mistake is one problem, with its place, what it is and what to do', () => {
  test.each(mistakes)('row %#, %j', (fields, line, column, message) => {
    expect(problemsOf(paper('x', fields), topic('known'))).toEqual([`papers/x.md:${line}:${column}: ${message}`])
  })
  test('each says more than that something is wrong', () => {
    for (const [fields, , , message] of mistakes) expect(message, fields).toMatch(/[.?)] \S.*[.?]$/)
  })
})

describe('case 4: titles that YAML takes for something else', () => {
  const withTitle = (title: string) => problemsOf(entry('papers/x.md', `title: ${title}\nadded: 2025-12-10`))
  test.each([
    ['1984', 8, 'title is the number 1984, not text. Put it in quotes: "1984".'],
    ['true', 8, 'title is the boolean true, not text. Put it in quotes: "true".'],
    ['null', 8, 'title is empty. Write something, or leave the field out.'],
    ['~', 8, 'title is empty. Write something, or leave the field out.'],
    ['""', 8, 'title is empty. Write something, or leave the field out.'],
    ['"  "', 8, 'title is empty. Write something, or leave the field out.'],
    ['[A]', 8, 'title is a list, not text. Write text in its place.'],
  ])('%s', (title, column, message) => {
    expect(withTitle(title)).toEqual([`papers/x.md:2:${column}: ${message}`])
  })
  test.each(['"1984"', '"true"', '"~"', 'yes', 'no'])('%s is a title', (title) => {
    expect(withTitle(title)).toEqual([])
  })
})

test('missing fields are said once each', () => {
  expect(problemsOf(entry('papers/x.md', 'type: thesis'))).toEqual([
    'papers/x.md:2:1: added is missing. Add it.',
    'papers/x.md:2:1: title is missing. Add it.',
  ])
  expect(problemsOf(entry('papers/x.md', 'just words'))).toEqual([
    'papers/x.md:2:1: the frontmatter "just words" is not a group of fields. Write each on a line of its own, as "name: value".',
  ])
})
