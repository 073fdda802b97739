import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { idLimit, idPattern, reservedIdPattern } from '../../src/bibliography/id-form.ts'
import { hostNames } from '../../src/hosts.ts'
import { metrics, paperSchema, pathSchema, siteSchema, topicSchema } from '../../src/schema.ts'

const least = { title: 'An invented title', added: '2025-12-10' }
const accepts = (fields: object) => paperSchema.safeParse({ ...least, ...fields }).success

describe('ids', () => {
  test.each(['a', 'yan-2025-flash', 'x-2', '2024-a', '4d-vision', 'a1'])('take %j', (id) => {
    expect(idPattern.test(id)).toBe(true)
  })
  test.each([
    '',
    '2024',
    '2401-10',
    'A',
    'a_b',
    'a.b',
    'a--b',
    '-a',
    'a-',
    'é',
    'a b',
    'a/b',
    '..',
    'ı',
    '日本語',
    'a\n',
  ])('refuse %j', (id) => {
    expect(idPattern.test(id)).toBe(false)
  })
  test.each(['con', 'prn', 'aux', 'nul', 'com1', 'com9', 'lpt1', 'lpt9'])('know that %j is reserved', (id) => {
    expect(reservedIdPattern.test(id)).toBe(true)
    expect(reservedIdPattern.test(`${id}-2024`)).toBe(false)
  })
  test('leave room for an address and a file ending', () => {
    expect(`/papers/${'a'.repeat(idLimit)}.html`.length).toBeLessThan(255)
  })
})

describe('case 2: dates', () => {
  const days = ['2024-01-15', '2024-02-29', '1500-01-01', '2999-12-31', '2025-12-10']
  const noDays = [
    '2024-13-01',
    '2024-02-30',
    '2023-02-29',
    '0012-01-01',
    '20244-01-01',
    '2024-00-10',
    '2024-01-00',
    '2024-1-5',
    '2024/01/05',
    '1499-12-31',
    '3000-01-01',
    '2024-01-15T00:00:00Z',
    ' 2024-01-15',
    '2024-01-15\n',
    '',
  ]
  test.each(days)('%j is a day', (day) => {
    expect(paperSchema.parse({ ...least, added: day, published: day })).toMatchObject({ added: day, published: day })
  })
  test.each(noDays)('%j is none, and is not rolled over', (day) => {
    expect(accepts({ added: day })).toBe(false)
    expect(accepts({ published: day })).toBe(false)
  })
  test.each([
    ['2024-02', '2024-02'],
    ['2024', '2024'],
    [2024, '2024'],
  ])('%j may be when a paper came out', (date, read) => {
    expect(paperSchema.parse({ ...least, published: date }).published).toBe(read)
  })
  test.each([20244, 12, 2024.5, -2024, '2024-13', '24', '2024-', true, null])('%j may not', (date) => {
    expect(accepts({ published: date })).toBe(false)
  })
  test.each(['2024-01', '2024', 2024])('%j is not enough for the day of addition', (date) => {
    expect(accepts({ added: date })).toBe(false)
  })
})

describe('identifiers', () => {
  test.each([
    '2401.10',
    '2401.1',
    '2401.123456',
    '2401.12345v2',
    'arXiv:2401.12345',
    'https://arxiv.org/abs/2401.12345',
    'hep-th/99',
    2401.1,
    '',
  ])('%j is not an arXiv id', (arxiv) => {
    expect(accepts({ arxiv })).toBe(false)
  })
  test.each(['0704.0001', '2401.12340', 'hep-th/9901001', 'math.GT/0309136'])('%j is an arXiv id', (arxiv) => {
    expect(accepts({ arxiv })).toBe(true)
  })
  test.each([
    'https://doi.org/10.5555/12345',
    'doi:10.5555/1',
    '10.5555',
    '10.5555/',
    '10.5/1',
    '10.5555/a b',
    ' 10.5555/1',
    10.5,
  ])('%j is not a DOI', (doi) => {
    expect(accepts({ doi })).toBe(false)
  })
  test.each(['10.5555/12345', '10.1000/a(b)<c>', '10.123456789/X_y;z'])('%j is a DOI', (doi) => {
    expect(accepts({ doi })).toBe(true)
  })
})

describe('case 17: the fields that hold an address', () => {
  const dangerous = [
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'java\tscript:alert(1)',
    '&#106;avascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://x.example/1',
    '//evil.example/x',
    'http://plain.example',
    'https:x.example',
    'https://',
    'https://a b.example',
    'https://user:secret@x.example',
    'https://user@x.example',
    ' https://x.example',
    'https://x.example\n',
    'https://[',
    'https://x.example\\@evil.example',
    '/papers/x/',
    '',
    7,
    null,
  ]
  const fields: [string, (url: unknown) => object][] = [
    ['links', (url) => ({ links: [{ type: 'code', url }] })],
    ['discussion', (url) => ({ discussion: { url } })],
  ]
  for (const [field, toFields] of fields) {
    test.each(dangerous)(`${field}: refuses %j`, (url) => {
      expect(accepts(toFields(url))).toBe(false)
    })
    test.each(['https://code.example/x', 'https://x.example/a?b=c&d#e', 'https://bücher.example/ä'])(
      `${field}: takes %j`,
      (url) => {
        expect(accepts(toFields(url))).toBe(true)
      },
    )
  }
  test.each(['address', 'repository', 'email', 'hub'])('site file, %s: takes https and nothing else', (field) => {
    expect(siteSchema.safeParse({ [field]: 'https://x.example/y' }).success).toBe(true)
    for (const url of dangerous) expect(siteSchema.safeParse({ [field]: url }).success, String(url)).toBe(false)
  })
})

describe('case 4: titles', () => {
  test.each([1984, true, false, null, '', '   ', '\t', [], ['A'], {}, 'a\nb', 'x'.repeat(1001)])(
    '%j is none',
    (title) => {
      expect(accepts({ title })).toBe(false)
    },
  )
  test.each(['1984', 'true', 'null', '~', 'x'.repeat(1000), 'H$_2$O'])('%# is one', (title) => {
    expect(accepts({ title })).toBe(true)
  })
})

test('only title and day of addition are required', () => {
  expect(paperSchema.parse(least)).toEqual({ ...least, type: 'preprint' })
  for (const field of ['title', 'added']) expect(accepts({ [field]: undefined })).toBe(false)
})

test('metrics, and every other list of choices, hold what stands in them and nothing else', () => {
  const result = (fields: object) => accepts({ results: [{ metric: 'speedup', value: 2, unit: '×', ...fields }] })
  for (const metric of metrics) expect(result({ metric }), metric).toBe(true)
  const choices: [(value: string) => boolean, string[]][] = [
    [(bound) => result({ bound }), ['exact', 'up to', 'average', 'at least']],
    [(better) => result({ better }), ['higher', 'lower']],
    [
      (type) => accepts({ links: [{ type, url: 'https://x.example' }] }),
      ['code', 'project', 'data', 'model', 'demo', 'video', 'slides', 'pdf', 'other'],
    ],
    [
      (type) => accepts({ type }),
      [
        'preprint',
        'article-journal',
        'paper-conference',
        'chapter',
        'book',
        'thesis',
        'report',
        'dataset',
        'software',
        'webpage',
        'post-weblog',
        'manuscript',
      ],
    ],
    [(kind) => accepts({ venue: { name: 'V', kind } }), ['journal', 'conference', 'workshop', 'book']],
    [(status) => accepts({ status }), ['to read', 'reading', 'read', 'favourite']],
    [(host) => siteSchema.safeParse({ host }).success, hostNames],
  ]
  for (const [takes, values] of choices) {
    for (const value of values) expect(takes(value), value).toBe(true)
    for (const value of ['', 'invented', values[0]?.toUpperCase() ?? '']) expect(takes(value), value).toBe(false)
  }
})

test.each([
  ['authors', []],
  ['authors', ['Ada Fictive', 7]],
  ['authors', [{ given: 'Ada' }]],
  ['authors', [{ family: 'Fictive', literal: 'Fictive' }]],
  ['authorCount', 0],
  ['authorCount', 1.5],
  ['authorCount', '12'],
  ['topics', ['KV Cache']],
  ['topics', ['a', 'a']],
  ['topics', Array.from({ length: 51 }, (_, n) => `t${n}`)],
  ['summary', 'x'.repeat(601)],
  ['summary', 'a\bb'],
  ['organization', 'a\u0000b'],
  ['abstract', 'x'.repeat(20_001)],
  ['results', [{ metric: 'speedup', value: Number.NaN, unit: '×' }]],
  ['results', [{ metric: 'speedup', value: Number.POSITIVE_INFINITY, unit: '×' }]],
  ['results', [{ metric: 'speedup', value: '3', unit: '×' }]],
  ['venue', 'NeurIPS'],
  ['venue', { name: 'V', kind: 'journal', year: 99 }],
  ['discussion', { comments: -1 }],
  ['changes', [{ date: '2025-12', what: 'x' }]],
  ['aliases', ['A']],
  ['csl', { a: Number.NaN }],
  ['invented', 1],
])('a paper is refused for wrong %s (row %#)', (field, value) => {
  expect(accepts({ [field]: value })).toBe(false)
})

test.each([
  ['authors', ['Ada Fictive', { family: 'van Nowhere', given: 'B.' }, { literal: 'The Invented Group' }]],
  ['authorCount', 1],
  [
    'results',
    [{ metric: 'memory', value: -90, unit: '%', of: 'peak', against: 'full cache', bound: 'up to', better: 'lower' }],
  ],
  [
    'venue',
    {
      name: 'Invented Proceedings',
      short: 'IP 2025',
      kind: 'conference',
      year: 2025,
      volume: '1',
      issue: '2',
      pages: '3-4',
      publisher: 'Nobody',
    },
  ],
  ['discussion', { comments: 0 }],
  ['changes', [{ date: '2025-12-11', what: 'Venue known.' }]],
  ['csl', { genre: 'x', custom: { a: [1, null, true] } }],
])('a paper may have %s (row %#)', (field, value) => {
  expect(accepts({ [field]: value })).toBe(true)
})

test('the site file may be empty: everything has a default', () => {
  expect(siteSchema.parse({})).toEqual({
    title: 'Paperstand',
    description: 'A reading list of research papers',
    curator: 'The Paperstand project',
    language: 'en',
    address: 'https://paperstand.example',
    feedAuthority: 'paperstand.example,2025',
    searches: [],
    declined: [],
    offline: true,
    cards: 'pages',
    host: 'other',
    twins: 2000,
  })
})

test.each([
  [
    'language',
    ['en', 'pt-BR', 'zh-Hans-CN', 'fil', 'de-1996', 'en-a-bb'],
    ['', 'english', 'e', 'en_GB', 'EN', 'en-a', 'en-1', 'en-GB-GB', 7],
  ],
  [
    'feedAuthority',
    ['example.org,2025', 'example.org,2025-12', 'me.example.org,2025-12-10'],
    ['example.org', ',2025', 'a b,2025', 'example.org,25'],
  ],
  ['twins', [0, 10], [-1, 1.5, '10']],
] as [string, unknown[], unknown[]][])(
  'the site file, %s: takes the ones and refuses the others',
  (field, well, wrong) => {
    for (const value of well) expect(siteSchema.safeParse({ [field]: value }).success, String(value)).toBe(true)
    for (const value of wrong) expect(siteSchema.safeParse({ [field]: value }).success, String(value)).toBe(false)
  },
)

test('a path needs a paper, and each paper its reason', () => {
  const path = (papers: unknown) => pathSchema.safeParse({ name: 'From nothing to little', papers }).success
  expect(path([{ paper: 'a', why: 'Begin here.' }])).toBe(true)
  for (const papers of [[], undefined, [{ paper: 'a' }], [{ why: 'x' }], ['a']]) expect(path(papers)).toBe(false)
})

test('every field of every record says in a sentence what it is for', () => {
  const mute: string[] = []
  const walk = (schema: unknown, path: string): void => {
    if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) walk(schema.unwrap(), path)
    if (schema instanceof z.ZodArray) walk(schema.element, path)
    if (schema instanceof z.ZodUnion) for (const option of schema.options) walk(option, path)
    if (!(schema instanceof z.ZodObject)) return
    for (const [name, field] of Object.entries(schema.shape as Record<string, z.ZodType>)) {
      if (!/^\S.*\.$/.test(field.description ?? '')) mute.push(`${path}.${name}`)
      walk(field, `${path}.${name}`)
    }
  }
  for (const [name, schema] of Object.entries({ paperSchema, topicSchema, pathSchema, siteSchema })) walk(schema, name)
  expect(mute).toEqual([])
})
