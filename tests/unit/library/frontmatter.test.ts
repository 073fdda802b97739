import { describe, expect, test } from 'vitest'
import { parseFrontmatter, parseYaml } from '../../../src/library/frontmatter.ts'

const bom = '\uFEFF'

describe('case 9: the fences of an entry', () => {
  test.each([
    ['plain', '---\ntitle: A\n---\nBody\n'],
    ['with CRLF', '---\r\ntitle: A\r\n---\r\nBody\r\n'],
    ['with CR alone', '---\rtitle: A\r---\rBody\r'],
    ['with a byte-order mark', `${bom}---\ntitle: A\n---\nBody`],
    ['with a byte-order mark and CRLF', `${bom}---\r\ntitle: A\r\n---\r\nBody`],
    ['with spaces behind the fences', '---  \ntitle: A\n--- \nBody'],
    ['with blank lines around the body', '---\ntitle: A\n---\n\n\nBody\n\n'],
  ])('%s, an entry is read', (_, text) => {
    const { data, body, errors } = parseFrontmatter(text)
    expect({ data, body, errors }).toEqual({ data: { title: 'A' }, body: 'Body', errors: [] })
  })

  test.each([
    ['no fence', 'title: A\n', 'there is no frontmatter.'],
    ['an empty file', '', 'there is no frontmatter.'],
    ['a fence that does not come first', '\n---\ntitle: A\n---\n', 'there is no frontmatter.'],
    ['a fence that is not closed', '---\ntitle: A\nBody\n', 'the frontmatter has no end.'],
    ['a fence alone', '---', 'the frontmatter has no end.'],
    ['a closing fence that is indented', '---\ntitle: A\n ---\n', 'the frontmatter has no end.'],
  ])('%s is said at the head of the file', (_, text, what) => {
    const { data, errors } = parseFrontmatter(text)
    expect(data).toBeUndefined()
    expect(errors).toEqual([{ line: 1, column: 1, message: expect.stringContaining(what) }])
  })

  test('a fence in the body stays in the body', () => {
    expect(parseFrontmatter('---\ntitle: A\n---\nOne\n\n---\n\nTwo').body).toBe('One\n\n---\n\nTwo')
  })

  test('the line separator U+2028 is a character like others', () => {
    const { data, errors } = parseFrontmatter('---\ntitle: A\u2028B\n---\n')
    expect({ data, errors }).toEqual({ data: { title: 'A\u2028B' }, errors: [] })
  })

  test.each([
    ['---\na: 1\n---\nBody', 4],
    ['---\na: 1\nb: 2\n---\n\n\nBody', 7],
    [`${bom}---\r\na: 1\r\n---\r\n\r\nBody`, 5],
    ['---\na: 1\n---', 4],
    ['---\n---\nBody', 3],
  ])('the body of %j begins on line %i', (text, line) => {
    expect(parseFrontmatter(text).bodyLine).toBe(line)
  })
})

describe('case 5: what YAML cannot read', () => {
  const quotes = 'A text with ": " or " #" in it must stand in quotes.'
  test.each([
    ['title: Alpha: beta', 2, 8, quotes],
    ['added: 2025-12-10\ntitle: Alpha: beta: gamma', 3, 8, quotes],
    ['venue:\n  name: Proceedings: part two', 3, 9, quotes],
    ['authors:\n  - Ada Fictive: the first: the second', 3, 18, quotes],
    ['title: [A] paper', 2, 12, quotes],
    ['title: "A" paper', 2, 12, quotes],
    ['title: A\nsecond line', 3, 1, quotes],
    ['title:A\nadded: B', 2, 1, quotes],
    ['title: "A', 2, 8, 'the quotes are not closed. Close them.'],
    ["added: 2025-12-10\ntitle: 'A\nsummary: B", 3, 8, 'the quotes are not closed. Close them.'],
    ['title: A\n\tadded: B', 3, 1, 'there is a tab where YAML wants spaces. Use spaces.'],
    ['title: @A', 2, 8, 'put the text in quotes.'],
    ['title: `A`', 2, 8, 'put the text in quotes.'],
    ['title: %A', 2, 8, 'put the text in quotes.'],
    ['title: "a\\qb"', 2, 10, 'Put a text with TeX in single quotes.'],
    ['title: A\n...\nadded: B', 4, 1, 'the fields end here'],
    ['title: A\ntitle: B', 3, 1, 'this field stands here twice. Keep one.'],
  ])('%j is said at line %i, column %i, with a hint', (yaml, line, column, hint) => {
    const { errors, data } = parseFrontmatter(`---\n${yaml}\n---\n`)
    expect(errors).toEqual([{ line, column, message: expect.stringContaining(hint) }])
    expect(data).toBeUndefined()
  })

  test('two slips on two lines are two problems, and two on one line are one', () => {
    const { errors } = parseYaml('title: A: B: C\nadded: x\nsummary: D: E')
    expect(errors.map(({ line }) => line)).toEqual([1, 3])
  })
})

describe('case 5: what YAML reads in another way than it was meant', () => {
  const lost = 'what stands behind " #" is a comment and would be lost. Put the whole text in quotes.'
  test.each([
    ['title: A #b', 2, 10, lost],
    ['title: Learning C # quickly', 2, 19, lost],
    ['authors:\n  - Ada #1 Fictive', 3, 9, lost],
    ['summary: One line\n  and another #2', 3, 15, lost],
    ['title: in-c #4', 2, 13, lost],
    ['title: &A and B', 2, 8, 'begins with "&"'],
    ['title: *A', 2, 8, 'aliases (*name) have no place here.'],
    ['title: !Kung numerals', 2, 8, 'begins with "!"'],
    ['title: !!js/function "x"', 2, 8, 'begins with "!"'],
    ['title: &x A\nsummary: *x', 2, 8, 'begins with "&"'],
  ])('%j is said at line %i, column %i', (yaml, line, column, message) => {
    expect(parseFrontmatter(`---\n${yaml}\n---\n`).errors[0]).toEqual({
      line,
      column,
      message: expect.stringContaining(message),
    })
  })

  test.each([
    ['title: "A #b"', 'A #b'],
    ["title: 'A: #b'", 'A: #b'],
    ['title: A#b', 'A#b'],
    ['title: >-\n  A #b: c', 'A #b: c'],
    ['title: "&A *b !c"', '&A *b !c'],
    ['title: A & B * C!', 'A & B * C!'],
    ['title: thesis # what else', 'thesis'],
    ['title: 2025-12-10 # a guess', '2025-12-10'],
    ['title: "A b" # a remark', 'A b'],
    ['# a remark\ntitle: A b\n# another', 'A b'],
  ])('%j is read as it was meant', (yaml, title) => {
    expect(parseFrontmatter(`---\n${yaml}\n---\n`)).toMatchObject({ data: { title }, errors: [] })
  })
})

describe('case 12: what would take all memory or all time', () => {
  test('an alias bomb is refused, each alias on its line', () => {
    const bomb = [
      'a: &a [x, x]',
      ...Array.from('bcdefghij', (letter, n) => `${letter}: &${letter} [*${'abcdefghi'[n]}, *${'abcdefghi'[n]}]`),
    ]
    const { errors, data } = parseYaml(bomb.join('\n'))
    expect(errors.map(({ line }) => line).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(data).toBeUndefined()
  })

  test.each([
    ['lists', `title: ${'['.repeat(20_000)}`],
    ['closed lists', `title: ${'['.repeat(200)}${']'.repeat(200)}`],
    ['groups', `title: ${'{a: '.repeat(5000)}`],
    ['closed groups', `title: ${'{a: '.repeat(200)}1${'}'.repeat(200)}`],
    ['block lists', `title:\n ${'- '.repeat(20_000)}a`],
  ])('%s in each other without end are one problem, not a crash', (_, yaml) => {
    const { errors, data } = parseYaml(yaml)
    expect(errors).toHaveLength(1)
    expect(data).toBeUndefined()
  })
})

describe('places', () => {
  const { locate } = parseFrontmatter(
    '---\ntitle: A\nauthors:\n  - Ada Fictive\n  - family: Nowhere\n    given: B.\nvenue: {name: V, kind: book}\nempty:\n---\n',
  )
  test.each([
    [['title'], 'value', 2, 8],
    [['title'], 'key', 2, 1],
    [['authors'], 'value', 4, 3],
    [['authors'], 'key', 3, 1],
    [['authors', 0], 'value', 4, 5],
    [['authors', 1], 'value', 5, 5],
    [['authors', 1, 'given'], 'value', 6, 12],
    [['authors', 1, 'given'], 'key', 6, 5],
    [['authors', 1, 'suffix'], 'value', 5, 5],
    [['authors', 7], 'value', 4, 3],
    [['venue', 'kind'], 'value', 7, 24],
    [['venue', 'kind'], 'key', 7, 18],
    [['venue', 'year'], 'value', 7, 8],
    [['empty'], 'key', 8, 1],
    [['missing'], 'value', 2, 1],
    [[], 'value', 2, 1],
  ] as const)('the %j is found (%s) at line %i, column %i', (path, what, line, column) => {
    expect(locate(path, what)).toEqual({ line, column })
  })

  test('a file with a byte-order mark and CRLF has the same places', () => {
    const read = parseFrontmatter(`${bom}---\r\ntitle: A\r\nadded: x\r\n---\r\n`)
    expect(read.locate(['added'])).toEqual({ line: 3, column: 8 })
  })
})

describe('case 1: numbers that YAML makes of what looks like one', () => {
  test.each([
    ['2401.10', 2401.1],
    ['0704.0001', 704.0001],
    ['2401.12340', 2401.1234],
    ['"2401.10"', '2401.10'],
    ['2401.12340v1', '2401.12340v1'],
  ])('%s becomes %j', (yaml, value) => {
    expect(parseYaml(`arxiv: ${yaml}`).data).toEqual({ arxiv: value })
  })
})

describe('case 2: dates stay the text that they are', () => {
  test.each(['2024-01-15', '2024-13-01', '2024-02-30', '0012-01-01', '20244-01-01'])('%s', (date) => {
    expect(parseYaml(`added: ${date}`).data).toEqual({ added: date })
  })
})

test('case 22: prototype keys are fields like others and change no prototype', () => {
  const { data } = parseYaml('__proto__: {polluted: 1}\nconstructor: {prototype: {polluted: 1}}')
  expect(Object.keys(data as object)).toEqual(['__proto__', 'constructor'])
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  expect(Object.getPrototypeOf(data)).toBe(Object.prototype)
})

test('an empty file of fields is nothing', () => {
  for (const yaml of ['', '\n', '# a remark', '---']) expect(parseYaml(yaml).data, JSON.stringify(yaml)).toBeNull()
})
