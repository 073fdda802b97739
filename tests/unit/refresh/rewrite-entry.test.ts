import { describe, expect, it } from 'vitest'
import { parseFrontmatter } from '../../../src/library/frontmatter.ts'
import { rewriteEntry } from '../../../src/refresh/rewrite-entry.ts'
import { type FieldValues, isSameData } from '../../../src/refresh/same-data.ts'
import { paperSchema } from '../../../src/schema.ts'
import fc from '../../properties.ts'

const entry = (frontmatter: string, body = '\nMy *notes*.\n\n---\n\nMore.\n') => `---\n${frontmatter}---\n${body}`
const rewritten = (frontmatter: string, values: FieldValues) => {
  const text = rewriteEntry(entry(frontmatter), values)
  return text === undefined ? undefined : text.slice(4, text.indexOf('\n---\n') + 1)
}
const head = 'title: T\nadded: 2025-12-10\n'

describe('rewriteEntry', () => {
  it.each([
    ['plain', 'title: T', 'title: New Title'],
    ['double quotes', 'title: "T"   # mine', 'title: "New Title"   # mine'],
    ['single quotes', "title:   'T'", "title:   'New Title'"],
    ['a folded block', 'title: >-\n  T', 'title: >-\n  New Title'],
    ['a literal block', 'title: |-\n  T', 'title: |-\n  New Title'],
    ['two lines', 'title: T\n  and more', 'title: New Title'],
    ['a quoted key', '"title" : T', '"title" : New Title'],
  ])('writes a new text in the manner of the old one: %s', (_, from, to) => {
    const rest = '\n\n# a comment\nadded: 2025-12-10  # the day\n\n'
    expect(rewritten(`# first\n${from}${rest}`, { title: 'New Title' })).toBe(`# first\n${to}${rest}`)
  })

  it.each(['It: is # so', "O'Neill's \\beta", '"All" of it', '- not a list', '{ nor } this', '2401.10', 'null', '@x'])(
    'writes %s so that it is read back',
    (title) => {
      for (const old of ['T', '"T"', "'T'", '>-\n  T', '|-\n  T']) {
        const text = rewriteEntry(entry(`title: ${old}\nadded: 2025-12-10\n`), { title }) ?? ''
        expect(parseFrontmatter(text).data).toEqual({ title, added: '2025-12-10' })
      }
    },
  )

  it('puts a new field behind the one before it in our order, wherever that stands', () => {
    expect(rewritten('added: 2025-12-10\n# about the title\ntitle: T\n', { doi: '10.5555/x' })).toBe(
      'added: 2025-12-10\ndoi: "10.5555/x"\n# about the title\ntitle: T\n',
    )
    expect(rewritten('added: 2025-12-10\ntitle: "T"\n  # of the title\n# of the file\n', { published: '2024' })).toBe(
      'added: 2025-12-10\ntitle: "T"\n  # of the title\npublished: "2024"\n# of the file\n',
    )
  })

  it('puts several new fields in our order', () => {
    const values = { venue: { name: 'V', kind: 'journal' }, doi: '10.5555/x', arxiv: '2401.00010' }
    expect(rewritten(head, values)).toBe(
      `${head}arxiv: "2401.00010"\ndoi: "10.5555/x"\nvenue:\n  name: V\n  kind: journal\n`,
    )
  })

  it('puts one field where another one goes', () => {
    const values = { doi: '10.5555/x', authors: ['A B'], authorCount: undefined }
    expect(rewritten('title: T\nadded: 2025-12-10\nauthorCount: 1\n', values)).toBe(
      'title: T\nauthors:\n  - A B\nadded: 2025-12-10\ndoi: "10.5555/x"\n',
    )
  })

  it('leaves the empty lines to a block that keeps them, and takes them from one that does not', () => {
    const changes = [{ date: '2026-01-01', what: 'New' }]
    const fresh = 'changes:\n  - { date: 2026-01-01, what: New }\n'
    for (const [block, before, behind] of [
      ['>+', '\n\n', ''],
      ['>', '', '\n\n'],
      ['|2-', '', '\n\n'],
    ])
      expect(rewritten(`${head}summary: ${block}\n  Words.\n\n\naliases: [a-b]\n`, { changes })).toBe(
        `${head}summary: ${block}\n  Words.\n${before}${fresh}${behind}aliases: [a-b]\n`,
      )
  })

  it('adds to a list what is new, and leaves the other lines and their comments', () => {
    const list = 'authors: # people\n    - "A B" # first\n    # between\n    - { family: C, given: D }\n    # last\n'
    expect(rewritten(`${head}${list}`, { authors: ['A B', 'E', { family: 'C', given: 'D' }] })).toBe(
      `${head}${list.replace('# first\n', '# first\n    - E\n')}`,
    )
    expect(rewritten(`${head}authors: [A, B] # all\n`, { authors: ['Z', 'A', 'B'] })).toBe(
      `${head}authors: [Z, A, B] # all\n`,
    )
    expect(rewritten(`${head}authors: [\n  A,\n  "B", # b\n]\n`, { authors: ['A', 'B', 'C'] })).toBe(
      `${head}authors: [\n  A,\n  "B", # b\n  C\n]\n`,
    )
    expect(rewritten(`${head}authors: [\n  "A" # a\n]\n`, { authors: ['A', 'C'] })).toBe(
      `${head}authors: [\n  "A", # a\n  C\n]\n`,
    )
    expect(rewritten(`${head}authors: [\n  "A", # a\n  B ]\n`, { authors: ['A', 'C', 'B'] })).toBe(
      `${head}authors: [\n  "A", # a\n  C,\n  B ]\n`,
    )
    expect(rewritten(`${head}authors: [A, B, C]\n`, { authors: ['A', 'C'] })).toBe(`${head}authors: [A, C]\n`)
    expect(rewritten(`${head}authors:\n- A\n- B\n- C\n`, { authors: ['B', 'C'] })).toBe(`${head}authors:\n- B\n- C\n`)
  })

  it('changes one name of a list in its place', () => {
    expect(rewritten(`${head}authors:\n  - "A" # first\n  - 'B' # second\n`, { authors: ['A', 'C'] })).toBe(
      `${head}authors:\n  - "A" # first\n  - 'C' # second\n`,
    )
  })

  it('gives a group of fields what it lacks, in either style', () => {
    const venue = { name: 'V', kind: 'journal', volume: '12', pages: '1-2' }
    expect(rewritten(`${head}venue: { name: V, kind: journal } # v\n`, { venue })).toBe(
      `${head}venue: { name: V, kind: journal, volume: "12", pages: 1-2 } # v\n`,
    )
    expect(rewritten(`${head}venue:\n    kind: journal # k\n    name: V\n`, { venue })).toBe(
      `${head}venue:\n    kind: journal # k\n    volume: "12"\n    pages: "1-2"\n    name: V\n`,
    )
  })

  it('takes a field out, and leaves the comment that stood behind it', () => {
    const values = { authors: ['A B'], authorCount: undefined }
    expect(rewritten('title: T\nauthorCount: 1\nadded: 2025-12-10\n', values)).toBe(
      'title: T\nauthors:\n  - A B\nadded: 2025-12-10\n',
    )
    expect(rewritten('title: T\nadded: 2025-12-10\nauthorCount: 1 # one\n', values)).toBe(
      'title: T\nauthors:\n  - A B\nadded: 2025-12-10\n# one\n',
    )
    expect(rewritten('{ authorCount: 1, title: T, added: 2025-12-10 }\n', values)).toBe(
      '{ title: T, authors: [ A B ], added: 2025-12-10 }\n',
    )
  })

  it('adds changes behind those that are there, long ones as a block', () => {
    const old = 'changes:\n  - date: 2026-01-01\n    what: >\n      Some\n      words\n\naliases: [a-b]\n'
    const changes = [
      { date: '2026-01-01', what: 'Some words\n' },
      { date: '2026-02-01', what: 'Now: more' },
      { date: '2026-03-01', what: `Long ${'word '.repeat(20)}`.trim() },
    ]
    expect(rewritten(`${head}${old}`, { changes })).toBe(
      `${head}${old.replace(
        '\n\naliases',
        `\n  - { date: 2026-02-01, what: "Now: more" }\n  - date: 2026-03-01\n    what: >-\n      Long ${'word '.repeat(18).trim()}\n      word word\n\naliases`,
      )}`,
    )
  })

  it('leaves an entry alone where a comment would be lost, or where YAML cannot be read', () => {
    expect(rewritten(`${head}authors:\n  - "A" # a\n  - "B"\n  - C\n`, { authors: ['X'] })).toBeUndefined()
    expect(rewritten('title: [\nadded: 2025-12-10\n', { title: 'X' })).toBeUndefined()
    expect(rewriteEntry('no frontmatter', { title: 'X' })).toBeUndefined()
  })

  it.each<[string, FieldValues]>([
    ['authors: ["A", # a\n  "B"]\n', { authors: ['A'] }],
    ['authors: ["A" # a\n  , "B"]\n', { authors: ['A'] }],
    ['authorCount:\n  # counted on the page\n  3\n', { authorCount: undefined }],
    ['abstract: | # shortened\n  Words.\n', { abstract: 'Other words.' }],
  ])('leaves an entry alone where a comment beside the value would be lost: %j', (fields, values) => {
    expect(rewritten(`${head}${fields}`, values)).toBeUndefined()
  })

  it('takes no text for a comment that only looks like one', () => {
    for (const old of ['"# nor this"', '>-\n  # nor this', '|-\n  # nor this']) {
      const text = `${head}summary: x#y\nabstract: ${old}\n`
      expect(rewritten(text, { abstract: '# nor that' })).toBe(text.replace('nor this', 'nor that'))
    }
  })

  it('writes nothing that the schema refuses', () => {
    expect(rewritten(head, { title: 'two\nlines' })).toBeUndefined()
    expect(rewritten(head, { doi: 'x' })).toBeUndefined()
  })
})

describe('isSameData', () => {
  it('looks at nothing but what is said', () => {
    expect(isSameData({ a: 1, b: ['x\n'], c: undefined }, { b: ['x'], a: 1 })).toBe(true)
    for (const other of [{ a: 1 }, { a: '1', b: ['x'] }, { a: 1, b: ['y'] }, { a: 1, b: 'x' }, null, [1]])
      expect(isSameData({ a: 1, b: ['x'] }, other)).toBe(false)
  })
})

/** A frontmatter in some layout: each field in a style of its own, with comments and empty lines anywhere between. */
const styles: Record<string, fc.Arbitrary<string>> = {
  title: fc.constantFrom(
    'title: Old Title',
    'title:    "Old Title"  # c "#"',
    "title: 'Old Title' # c",
    'title: >-\n  Old\n  Title',
    'title: |\n  Old Title',
    '"title": >+\n     Old Title\n',
  ),
  authors: fc.constantFrom(
    'authors: [Ada Heron, { family: Moss, given: Karl }] # flow',
    'authors: # people\n  - "Ada Heron" # first\n  # between\n  - family: Moss # f\n    given: Karl\n  # after',
    'authors:\n- Ada Heron\n\n- { family: Moss, given: Karl }',
    'authors: [\n    Ada Heron, # a\n    {family: Moss, given: Karl},\n  ]',
  ),
  published: fc.constantFrom('published: 2024', 'published: "2024" # y', "published: '2024'"),
  added: fc.constantFrom('added: 2025-12-10', 'added: "2025-12-10"   # day'),
  venue: fc.constantFrom(
    'venue: { name: Annals, kind: journal } # v',
    'venue:\n  kind: journal # k\n  # n\n  name: "Annals"',
    'venue:\n      name: >-\n        Annals\n      kind: journal\n',
  ),
  summary: fc.constantFrom(
    'summary: >\n  My: words # not a comment.\n\n  More.\n\n',
    'summary: "My words\n  go on"',
    'summary: |2+\n   words\n\n',
  ),
  changes: fc.constantFrom(
    'changes: []',
    'changes:\n  - { date: 2026-01-01, what: One. } # c\n  # end',
    'changes: [{ date: 2026-01-01, what: One. }]',
    'changes:\n  - date: 2026-01-01\n    what: >-\n      One.\n',
  ),
  abstract: fc.constantFrom('abstract: Old words.', 'abstract: |-\n  Old\n\n  words.', 'abstract: "Old words."'),
}

const layout = fc
  .record({
    fields: fc
      .shuffledSubarray(Object.keys(styles))
      .filter((names) => names.includes('title') && names.includes('added')),
    parts: fc.record(styles),
    between: fc.array(fc.constantFrom('', '', '# a comment\n', '\n', ' # deeper\n', '#\n'), {
      minLength: 9,
      maxLength: 9,
    }),
    indent: fc.constantFrom(0, 0, 2),
    lineEnd: fc.constantFrom('\n', '\r\n'),
    mark: fc.constantFrom('', '\ufeff'),
    body: fc.constantFrom('', '\nNotes.\n\n---\n\nMore: [x\n', 'No end'),
  })
  .map(({ fields, parts, between, indent, lineEnd, mark, body }) => {
    const lines = fields.map((field, n) => `${between[n]}${(parts as Record<string, string>)[field]}\n`).join('')
    const yaml = `${lines}${between[8]}`.replace(/^(?=[^\n])/gm, ' '.repeat(indent))
    return { text: `${mark}${`---\n${yaml}---\n${body}`.replaceAll('\n', lineEnd)}`, lineEnd }
  })

const words = fc.array(fc.constantFrom('New', 'A:', '#', "it's", '"so"', '$\\beta$', '{x}', 'é', '2024', '-'), {
  minLength: 1,
  maxLength: 12,
})
const text = words.map((parts) => parts.join(' '))
const author = fc.oneof(fc.constantFrom('Ada Heron', 'Clara Newt'), fc.record({ family: text, given: text }))
const values = fc.record(
  {
    title: text,
    authors: fc.array(author, { minLength: 1, maxLength: 4 }),
    published: fc.constantFrom('2024-05', '2024-05-06'),
    doi: fc.constant('10.5555/x.(1)'),
    venue: fc.record({ name: fc.constant('Annals'), kind: fc.constant('journal'), pages: text }),
    changes: fc
      .array(fc.record({ date: fc.constant('2026-02-02'), what: text }), { minLength: 1, maxLength: 3 })
      .map((fresh) => fresh),
    abstract: text,
  },
  { requiredKeys: [] },
)

/** Whether every line of the old text that tells nothing of these fields stands in the new one, in the same order. */
function keepsLines(before: string, after: string, isKept: (line: string) => boolean): boolean {
  const lines = after.split('\n')
  let at = 0
  return before
    .split('\n')
    .filter(isKept)
    .every((line) => {
      const found = lines.indexOf(line, at)
      at = found + 1
      return found >= 0
    })
}

describe('whatever the layout', () => {
  it('says what was asked for and else what it said, keeps each comment and all untouched lines, byte for byte', () => {
    let done = 0
    fc.assert(
      fc.property(layout, values, ({ text, lineEnd }, wanted) => {
        const before = parseFrontmatter(text)
        fc.pre(paperSchema.safeParse(before.data).success)
        const old = before.data as Record<string, unknown>
        const changes = wanted.changes && [...((old['changes'] as []) ?? []), ...wanted.changes]
        const asked = { ...wanted, ...(changes && { changes }) }
        const result = rewriteEntry(text, asked)
        if (result === undefined) return
        done++
        const after = parseFrontmatter(result)
        expect(withoutEnds(after.data)).toEqual(withoutEnds({ ...old, ...asked }))
        const names = Object.keys(old)
        expect(Object.keys(after.data as object).filter((name) => names.includes(name))).toEqual(names)
        const bodyOf = (whole: string) => whole.slice(whole.indexOf('---', whole.indexOf('---') + 3))
        expect(bodyOf(result)).toBe(bodyOf(text))
        const isComment = (line: string) => /^\s*#/.test(line)
        expect(keepsLines(text, result, isComment)).toBe(true)
        const untouched = Object.entries(old).filter(([name]) => !(name in asked))
        for (const [name] of untouched) expect(result).toContain(fieldText(text, name))
        if (lineEnd === '\r\n') expect(result.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
        else expect(result).not.toContain('\r')
      }),
      { numRuns: 800 },
    )
    expect(done).toBeGreaterThan(500)
  })

  it('changes nothing where nothing is asked for', () => {
    fc.assert(
      fc.property(layout, ({ text }) => {
        const { data } = parseFrontmatter(text)
        fc.pre(paperSchema.safeParse(data).success)
        expect(rewriteEntry(text, data as FieldValues)).toBe(text)
      }),
      { numRuns: 300 },
    )
  })
})

/** YAML gives the last block of a file no line end, until a field comes behind it. */
function withoutEnds(data: unknown): unknown {
  return JSON.parse(JSON.stringify(data, (_, value) => (typeof value === 'string' ? value.replace(/\n+$/, '') : value)))
}

/** The lines of one field, from its key to the next field or comment at its depth. */
function fieldText(text: string, name: string): string {
  const found = new RegExp(`^( *)"?${name}"?:.*(?:\\r?\\n(?:\\1(?: |- ).*)?(?=\\r?$))*`, 'm').exec(text)
  return found?.[0].replace(/(?:\s*\n *#.*|\s)*$/, '') ?? name
}
