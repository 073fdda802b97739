import { describe, expect, test } from 'vitest'
import { parseSavedSearch } from '../../../src/library/saved-search.ts'
import { paperTypes, statuses } from '../../../src/schema.ts'
import { entry, libraryOf, problemsOf, site, topic } from '../invented-list.ts'

const dated = (id: string, fields: string, body = '') =>
  entry(`papers/${id}.md`, `title: On ${id}\nadded: 2025-12-10\n${fields}`, body)

const library = libraryOf(
  topic('quantization'),
  topic('diffusion'),
  topic('mixture-of-experts'),
  dated(
    'ash',
    `authors: [Ada van Nowhere, {literal: The Invented Group}]
published: 2024-03
topics: [quantization]
summary: Quantises a Mixture of Experts, for $O(n^2)$ lanterns.
venue: {name: Journal of Damp & Draughts, short: "DAMP 2024", kind: journal}
status: favourite
discussion: {comments: 41}`,
  ),
  dated(
    'birch',
    'topics: [quantization, diffusion]\npublished: 2025\nauthors: [Zoë Ñandú]\norganization: Whistle & Sons',
  ),
  dated(
    'cedar',
    'topics: [mixture-of-experts]\npublished: 2023-12-31\ntype: thesis\ndiscussion: {comments: 0}',
    '\nNotes on a *lamp*.\n',
  ),
  dated('dogwood', 'abstract: Of lanterns and שלום.\nauthors: ["Nowhere, Bo", "שרה דמיונית"]'),
)
const scope = { topics: library.topics.map(({ id }) => id) }

function find(query: string): string[] {
  const { matches, errors } = parseSavedSearch(query, scope)
  expect(errors).toEqual([])
  return library.papers
    .filter(matches)
    .map(({ id }) => id)
    .sort()
}

describe('a saved search', () => {
  test.each<[query: string, found: string[]]>([
    // Fields that are compared as text.
    ['topic:quantization', ['ash', 'birch']],
    ['topic=quantization', ['ash', 'birch']],
    ['TOPIC:quantization', ['ash', 'birch']],
    ['topic:"quantization"', ['ash', 'birch']],
    ['author:"Ada van Nowhere"', ['ash']],
    ['author:"van nowhere"', ['ash']],
    ['author:"Bo Nowhere"', ['dogwood']],
    ['author:Nowhere', ['dogwood']],
    ['author:"The Invented Group"', ['ash']],
    ['author:"zoe nandu"', ['birch']],
    ['author:"שרה דמיונית"', ['dogwood']],
    ['author:Nobody', []],
    ['venue:"journal of damp draughts"', ['ash']],
    ['venue:"DAMP 2024"', ['ash']],
    ['organization:"Whistle & Sons"', ['birch']],
    ['type:thesis', ['cedar']],
    ['type:preprint', ['ash', 'birch', 'dogwood']],
    ['status:favourite', ['ash']],
    ['status:"to read"', []],
    ['status:to-read', []],
    ['-type:Preprint', ['cedar']],
    // Fields that are compared as numbers; a paper without one is never in the comparison.
    ['year:2024', ['ash']],
    ['year=2024', ['ash']],
    ['year>=2024', ['ash', 'birch']],
    ['year>2024', ['birch']],
    ['year<=2024', ['ash', 'cedar']],
    ['year<2024', ['cedar']],
    ['year:"2024"', ['ash']],
    ['comments>0', ['ash']],
    ['comments:0', ['cedar']],
    ['comments>=0', ['ash', 'cedar']],
    // Text: title, summary, abstract, notes and names, by whole words.
    ['lanterns', ['ash', 'dogwood']],
    ['LANTERNS', ['ash', 'dogwood']],
    ['lantern', []],
    ['text:lanterns', ['ash', 'dogwood']],
    ['text:"mixture of experts"', ['ash']],
    ['"mixture of experts"', ['ash']],
    ['"experts of mixture"', []],
    ['mixture experts', ['ash']],
    ['lamp', ['cedar']],
    ['zoe', ['birch']],
    ['a mixture of experts for', ['ash']],
    ['"OR"', []],
    ['text:NOT', []],
    ['"year!=2024"', []],
    ['"-"', []],
    ['of and', ['dogwood']],
    ['notes on a or', []],
    ['birch', ['birch']],
    ['"on2 lanterns"', ['ash']],
    ['שלום', ['dogwood']],
    ['text:"שרה דמיונית"', ['dogwood']],
    // Together, and turned round.
    ['topic:quantization -topic:diffusion year>=2024 text:"mixture of experts"', ['ash']],
    ['  topic:quantization \t\n topic:diffusion  ', ['birch']],
    ['-topic:quantization', ['cedar', 'dogwood']],
    ['-year>=2024', ['cedar', 'dogwood']],
    ['-lanterns', ['birch', 'cedar']],
    ['-"mixture of experts" -text:lamp', ['birch', 'dogwood']],
    ['topic:quantization -topic:quantization', []],
  ])('%s finds %j', (query, found) => {
    expect(find(query)).toEqual(found)
  })
})

describe('a query that cannot be read', () => {
  const fields = 'Fields: topic, author, venue, organization, type, status, year, comments, text.'
  test.each<[query: string, errors: [column: number, message: string][]]>([
    ['', [[1, 'the query asks for nothing. Write a term, for example topic:quantization.']]],
    [' \t ', [[1, 'the query asks for nothing. Write a term, for example topic:quantization.']]],
    ['topic:quantization "mixture of', [[20, 'the quotation mark has no end. Close it.']]],
    ['text:"', [[1, 'the quotation mark has no end. Close it.']]],
    ['"a" "', [[5, 'the quotation mark has no end. Close it.']]],
    ['topc:quantization', [[1, `there is no field "topc". Did you mean "topic"? ${fields}`]]],
    ['year>=2024 -autor:Ada', [[12, `there is no field "autor". Did you mean "author"? ${fields}`]]],
    ['colour:red', [[1, `there is no field "colour". ${fields}`]]],
    ['https://x.example', [[1, `there is no field "https". ${fields}`]]],
    ['constructor:x', [[1, `there is no field "constructor". ${fields}`]]],
    ['topic:', [[1, '"topic:" asks for nothing. Write a value behind it.']]],
    ['lanterns year>=', [[10, '"year>=" asks for nothing. Write a value behind it.']]],
    ['text:""', [[1, '"text:" asks for nothing. Write a value behind it.']]],
    ['text:"  "', [[1, '"text:" asks for nothing. Write a value behind it.']]],
    ...['soon', '2024.5', '0x7E8', '0b1', '2e3', '+2024', '-5', '٢٠٢٤', '2024-01'].map(
      (value): [string, [number, string][]] => [
        `year>${value}`,
        [[1, `year is compared with a whole number, not with "${value}". Write digits alone.`]],
      ],
    ),
    ['comments>many', [[1, 'comments is compared with a whole number, not with "many". Write digits alone.']]],
    [
      'topic:quantization OR topic:diffusion',
      [[20, '"OR" has no place here: all terms must hold. Save a second search for the other term.']],
    ],
    ['lanterns AND lamp', [[10, '"AND" has no place here: all terms must hold anyway. Leave it out.']]],
    [
      'NOT topic:diffusion -NOT',
      [1, 21].map((column): [number, string] => [
        column,
        '"NOT" has no place here. Put a hyphen in front of the term, for example -topic:quantization.',
      ]),
    ],
    ...['year!=2024', '-year!=2024', 'YEAR!="2024"', 'topic!=quantization', 'colour!=red', '!=2024', '!='].map(
      (term): [string, [number, string][]] => [
        `fog ${term}`,
        [[5, '"!=" has no place here. Put a hyphen in front of the term, for example -year:2024.']],
      ],
    ),
    ...['-', '- topic:quantization', '--'].map((term): [string, [number, string][]] => [
      `fog ${term}`,
      [[5, '"-" stands alone. Put it right in front of the term that must not hold, for example -topic:quantization.']],
    ]),
    [
      'status:favorite',
      [[1, 'status "favorite" is not one of "to read", reading, read, favourite. Did you mean "favourite"?']],
    ],
    ['-status:to read', [[1, 'status "to" is not one of "to read", reading, read, favourite. Choose one.']]],
    ['fog type:thesys', [[5, `type "thesys" is not one of ${paperTypes.join(', ')}. Did you mean "thesis"?`]]],
    ['type:שלום', [[1, `type "שלום" is not one of ${paperTypes.join(', ')}. Choose one.`]]],
    ['author>Ada', [[1, 'author is text, so ">" says nothing about it. Write author:Ada.']]],
    ['text>=a', [[1, 'text is text, so ">=" says nothing about it. Write text:a.']]],
    ['topic:quantisation', [[1, 'there is no topic "quantisation". Did you mean "quantization"?']]],
    ['topic:Quantization', [[1, 'there is no topic "Quantization". Did you mean "quantization"?']]],
    ['-topic:zebra', [[1, 'there is no topic "zebra".']]],
    [
      'topc:x year:soon "open',
      [
        [1, `there is no field "topc". Did you mean "topic"? ${fields}`],
        [8, 'year is compared with a whole number, not with "soon". Write digits alone.'],
        [18, 'the quotation mark has no end. Close it.'],
      ],
    ],
  ])('%j says what is wrong, where, and what to do', (query, errors) => {
    expect(parseSavedSearch(query, scope).errors.map(({ column, message }) => [column, message])).toEqual(errors)
  })

  test('is a problem of the site file, as is a name that two searches share', () => {
    const problems = problemsOf(
      site('searches:\n  - { name: a, query: lanterns }\n  - { name: a, query: topc:x }'),
      topic('quantization'),
    )
    expect(problems).toEqual([
      expect.stringMatching(/^site\.yaml:3:\d+: there are two searches "a"\. Give each a name of its own\.$/),
      expect.stringMatching(/^site\.yaml:3:\d+: there is no field "topc"\. Did you mean "topic"\?/),
    ])
  })
})

test.each([...paperTypes.map((type) => `type:${type}`), ...statuses.map((status) => `status:"${status}"`)])(
  '%s is a query: every value of the schema can be asked for',
  (query) => {
    expect(parseSavedSearch(query, scope).errors).toEqual([])
  },
)

describe('a site file that the schema refuses', () => {
  test('is told of its queries and the names of its searches at the same time', () => {
    const problems = problemsOf(
      site(`languge: en
title: ''
searches:
  - { name: a, query: fog OR lamp }
  - { name: A B, query: topc:x }
  - { name: a, query: lanterns, page: x }
  - { name: b }
  - nothing
  - { name: c, query: '' }
  - { name: d, query: 7 }`),
    )
    expect(problems.map((problem) => problem.replace(/^(site\.yaml:\d+):\d+: (.{28}).*$/, '$1 $2'))).toEqual([
      'site.yaml:1 unknown field "languge". Did',
      'site.yaml:2 title is empty. Write someth',
      'site.yaml:4 "OR" has no place here: all ',
      'site.yaml:5 searches 2 name "A B" is not',
      'site.yaml:5 there is no field "topc". Di',
      'site.yaml:6 there are two searches "a". ',
      'site.yaml:6 unknown field "page". Fields',
      'site.yaml:7 searches 4 query is missing.',
      'site.yaml:8 searches 5 "nothing" is not ',
      'site.yaml:9 searches 6 query is empty. W',
      'site.yaml:10 searches 7 query is the numb',
    ])
  })

  test.each(['searches: none', 'searches: { name: a }', 'searches:', '- a', 'just text', '7', ''])(
    'has nothing more to be told where there are no searches: %j',
    (text) => {
      expect(problemsOf({ path: 'site.yaml', text }).length).toBe(text === '' ? 0 : 1)
    },
  )
})

describe('a long or hostile query', () => {
  test.each<[what: string, query: string, outcome: 'is refused' | number]>([
    ['a word of a hundred thousand letters', 'a'.repeat(100_000), 0],
    ['ten thousand words', 'on '.repeat(10_000), 4],
    ['a hundred thousand quotation marks', '"'.repeat(100_000), 0],
    ['an odd number of them', '"'.repeat(100_001), 'is refused'],
    ['hyphens', '-'.repeat(100_000), 4],
    ['colons', ':'.repeat(100_000), 0],
    ['fields without values', 'topic: '.repeat(10_000), 'is refused'],
    ['letters before a sign that is none', `${'a'.repeat(100_000)}!`, 0],
    ['spaces in quotation marks', `text:"${' '.repeat(100_000)}"`, 'is refused'],
    ['signs of regular expressions', '(a+)+$ [^] \\ .* {1,9}', 0],
    ['control characters and halves of letters', '\u0000 \uD800 \u202E \uFFFE', 0],
  ])('of %s comes to an end', (_, query, outcome) => {
    const { matches, errors } = parseSavedSearch(query, scope)
    expect(errors.length > 0 ? 'is refused' : library.papers.filter(matches).length).toBe(outcome)
    for (const { column, message } of errors) {
      expect(column).toBeGreaterThan(0)
      expect(column).toBeLessThanOrEqual(query.length)
      expect(message).toMatch(/\.$/)
    }
  })

  test('is never taken for HTML or a pattern: it is compared as text', () => {
    expect(find('.*')).toEqual([])
    expect(find('<script>')).toEqual([])
  })
})
