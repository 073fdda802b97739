import { describe, expect, test } from 'vitest'
import {
  type Facet,
  facets,
  formatQuery,
  isEmptyQuery,
  parseQuery,
  type SearchQuery,
  sorts,
} from '../../../src/search/query.ts'
import fc from '../../properties.ts'

const none = Object.fromEntries(facets.map((facet) => [facet, []])) as unknown as Record<Facet, string[]>
const query = (fields: Partial<SearchQuery> = {}): SearchQuery => ({
  text: '',
  chosen: none,
  sort: 'relevance',
  asTyped: false,
  ...fields,
})

/** Address and query, read both ways. */
const pairs: [string, SearchQuery][] = [
  ['', query()],
  ['?q=sparse+attention', query({ text: 'sparse attention' })],
  ['?q=a%26b%3Dc%23d', query({ text: 'a&b=c#d' })],
  ['?q=%3Cscript%3Ealert%281%29%3C%2Fscript%3E', query({ text: '<script>alert(1)</script>' })],
  ['?topic=KV+cache&topic=GPU+kernels', query({ chosen: { ...none, topic: ['KV cache', 'GPU kernels'] } })],
  ['?year=2024', query({ chosen: { ...none, year: ['2024'] } })],
  ['?venue=IP+2025', query({ chosen: { ...none, venue: ['IP 2025'] } })],
  ['?organization=A+%26+B', query({ chosen: { ...none, organization: ['A & B'] } })],
  ['?status=to+read', query({ chosen: { ...none, status: ['to read'] } })],
  ['?shelf=to+read', query({ chosen: { ...none, shelf: ['to read'] } })],
  ['?q=retreival&as=typed', query({ text: 'retreival', asTyped: true })],
  ['?sort=newest', query({ sort: 'newest' })],
  ['?sort=discussed', query({ sort: 'discussed' })],
  [
    '?q=x&topic=T&year=2024&sort=newest',
    query({ text: 'x', chosen: { ...none, topic: ['T'], year: ['2024'] }, sort: 'newest' }),
  ],
]

describe.each(pairs)('%s', (address, asked) => {
  test('is read', () => {
    expect(parseQuery(address)).toEqual(asked)
  })
  test('is written', () => {
    expect(formatQuery(asked)).toBe(address)
  })
})

test.each([
  ['?q=a&q=b', query({ text: 'a' })],
  ['?sort=relevance', query()],
  ['?sort=invented', query()],
  ['?as=invented', query()],
  ['?sort=__proto__', query()],
  ['?invented=1&__proto__=x&constructor=y', query()],
  ['?topic=a&topic=a', query({ chosen: { ...none, topic: ['a'] } })],
  ['q=x', query({ text: 'x' })],
  ['?q=%ZZ%', query({ text: '%ZZ%' })],
])('%s is read as far as it can be', (address, asked) => {
  expect(parseQuery(address)).toEqual(asked)
  expect(({} as Record<string, unknown>)['x']).toBeUndefined()
})

test('any query comes back from its address', () => {
  const texts = fc.uniqueArray(fc.string({ unit: 'grapheme', minLength: 1 }), { maxLength: 3 })
  const chosen = fc.record(Object.fromEntries(facets.map((facet) => [facet, texts])) as Record<Facet, typeof texts>)
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), chosen, fc.constantFrom(...sorts), (text, values, sort) => {
      const asked = query({ text: text.trim() ? text : '', chosen: values, sort })
      expect(parseQuery(formatQuery(asked))).toEqual(asked)
    }),
  )
})

test.each([
  [query(), true],
  [query({ text: ' \t' }), true],
  [query({ sort: 'newest' }), true],
  [query({ text: 'x' }), false],
  ...facets.map((facet) => [query({ chosen: { ...none, [facet]: ['x'] } }), false] as const),
] as [SearchQuery, boolean][])('row %#: a query asks for nothing, or for something', (asked, empty) => {
  expect(isEmptyQuery(asked)).toBe(empty)
})
