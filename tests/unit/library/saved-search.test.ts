import { describe, expect, test } from 'vitest'
import { parseSavedSearch } from '../../../src/library/saved-search.ts'
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
    ['year:soon', [[1, 'year is compared with a whole number, not with "soon".']]],
    ['year>=2024.5', [[1, 'year is compared with a whole number, not with "2024.5".']]],
    ['comments>many', [[1, 'comments is compared with a whole number, not with "many".']]],
    ['author>Ada', [[1, 'author is text, so ">" says nothing about it. Write author:Ada.']]],
    ['text>=a', [[1, 'text is text, so ">=" says nothing about it. Write text:a.']]],
    ['topic:quantisation', [[1, 'there is no topic "quantisation". Did you mean "quantization"?']]],
    ['topic:Quantization', [[1, 'there is no topic "Quantization". Did you mean "quantization"?']]],
    ['-topic:zebra', [[1, 'there is no topic "zebra".']]],
    [
      'topc:x year:soon "open',
      [
        [1, `there is no field "topc". Did you mean "topic"? ${fields}`],
        [8, 'year is compared with a whole number, not with "soon".'],
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
