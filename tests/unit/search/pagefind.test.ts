import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import { askPagefind } from '../../../src/search/ask-pagefind.ts'
import { toSearchDocument } from '../../../src/search/documents.ts'
import { loadPagefind, mergeIndexes, type Pagefind } from '../../../src/search/pagefind.ts'
import { type Facet, facets, type SearchQuery } from '../../../src/search/query.ts'
import { libraryOf, paper, paperOf, topic } from '../invented-list.ts'

const none = Object.fromEntries(facets.map((facet) => [facet, []])) as unknown as Record<Facet, string[]>
const answer = { results: [], filters: {} }
const nothing = async () => undefined
const silent: Pagefind = {
  init: nothing,
  options: nothing,
  mergeIndex: nothing,
  filters: async () => ({}),
  preload: nothing,
  search: async () => answer,
  destroy: nothing,
}

/** What Pagefind is asked for a query. */
async function askedFor(fields: Partial<SearchQuery>) {
  const asked: unknown[] = []
  const pagefind: Pagefind = {
    ...silent,
    search: async (...question) => {
      asked.push(question)
      return answer
    },
  }
  expect(await askPagefind(pagefind, { text: '', chosen: none, sort: 'relevance', asTyped: false, ...fields })).toBe(
    answer,
  )
  return asked[0]
}

describe('askPagefind', () => {
  test.each([
    [{ text: ' sparse ' }, ['sparse', { filters: {} }]],
    [{ text: 'x', sort: 'newest' }, ['x', { filters: {}, sort: { date: 'desc' } }]],
    [{ text: 'x', sort: 'discussed' }, ['x', { filters: {}, sort: { comments: 'desc' } }]],
    [{}, [null, { filters: {}, sort: { date: 'desc' } }]],
    [{ text: '  ' }, [null, { filters: {}, sort: { date: 'desc' } }]],
    [{ sort: 'discussed' }, [null, { filters: {}, sort: { comments: 'desc' } }]],
    [
      { text: 'x', chosen: { ...none, topic: ['A', 'B'], year: ['2024'] } },
      ['x', { filters: { topic: { any: ['A', 'B'] }, year: { any: ['2024'] } } }],
    ],
  ] as [Partial<SearchQuery>, unknown][])('%j is asked as %j', async (fields, asked) => {
    expect(await askedFor(fields)).toEqual(asked)
  })
  test.each(facets.filter((facet) => facet !== 'shelf'))(
    'the facet %s is asked for any of what is chosen',
    async (facet) => {
      expect(await askedFor({ text: 'x', chosen: { ...none, [facet]: ['A'] } })).toEqual([
        'x',
        { filters: { [facet]: { any: ['A'] } } },
      ])
    },
  )
  test('the marks of the reader are none of its business', async () => {
    expect(await askedFor({ text: 'x', chosen: { ...none, shelf: ['read'] } })).toEqual(['x', { filters: {} }])
  })
  test('filters and words are loaded before the question, both at once', async () => {
    const calls: unknown[] = []
    const pagefind: Pagefind = {
      ...silent,
      filters: async () => {
        calls.push('filters begin')
        await nothing()
        calls.push('filters end')
        return {}
      },
      preload: async (...question) => void calls.push(['preload', ...question]),
      search: async (...question) => {
        calls.push(['search', ...question])
        return answer
      },
    }
    await askPagefind(pagefind, { text: 'x ', chosen: none, sort: 'newest', asTyped: false })
    const question = ['x', { filters: {}, sort: { date: 'desc' } }]
    expect(calls).toEqual(['filters begin', ['preload', ...question], 'filters end', ['search', ...question]])
  })
  test.each([
    ['relevance', [0, 1, 2]],
    ['newest', [1, 2, 0]],
    ['discussed', [2, 0, 1]],
  ] as [SearchQuery['sort'], number[]][])('results of several indexes by %s', async (sort, order) => {
    const results = [
      { id: 'a', index: 1, score: 1 },
      { id: 'b', index: 0, score: 1 },
      { id: 'c', index: 0, score: 0 },
    ].map((result) => ({ ...result, words: [], data: nothing as never }))
    const pagefind: Pagefind = { ...silent, search: async () => ({ results, filters: {} }) }
    const loadCounts = async () => [
      { papers: 1, comments: [9] },
      { papers: 3, comments: [5, 4] },
    ]
    const merged = { loadCounts, findKnowing: async () => [0, 1] }
    const answer = await askPagefind(pagefind, { text: 'x', chosen: none, sort, asTyped: false }, merged)
    expect(answer.results).toEqual(order.map((n) => results[n]))
  })
})

describe('askPagefind of several indexes', () => {
  const ask = async (text: string, knowing: number[]) => {
    const asked: unknown[] = []
    const pagefind: Pagefind = {
      ...silent,
      search: async (...question) => {
        asked.push(question)
        return answer
      },
    }
    const merged = { loadCounts: async () => [], findKnowing: async () => knowing }
    await askPagefind(
      pagefind,
      { text, chosen: { ...none, year: ['2024'] }, sort: 'relevance', asTyped: false },
      merged,
    )
    return asked
  }
  test.each([
    ['those that know the words', [0, 2], ['0', '2']],
    ['none when none does, which an empty list would not say', [], ['none']],
  ])('goes to %s', async (_, knowing, any) => {
    expect(await ask('x', knowing)).toEqual([['x', { filters: { year: { any: ['2024'] }, index: { any } } }]])
  })
  test('goes to all without words', async () => {
    expect(await ask(' ', [])).toEqual([[null, { filters: { year: { any: ['2024'] } }, sort: { date: 'desc' } }]])
  })
})

describe('loadPagefind', () => {
  const folders: string[] = []
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
  })
  const folder = (script?: string) => {
    const made = mkdtempSync(join(tmpdir(), 'paperstand-pagefind-'))
    folders.push(made)
    if (script !== undefined) writeFileSync(join(made, 'pagefind.js'), script)
    return `${pathToFileURL(made).href}/`
  }

  test('tells the base path before it begins, and forgets what was loaded before', async () => {
    const calls = `export const calls = []
export const destroy = async () => void calls.push('destroy')
export const options = async (given) => void calls.push(given)
export const init = async () => void calls.push('init')`
    const pagefind = (await loadPagefind({ folder: folder(calls), base: '/base/', tag: 'b1' })) as Pagefind & {
      calls: unknown[]
    }
    expect(pagefind.calls).toEqual([
      'destroy',
      expect.objectContaining({ baseUrl: '/base/', metaCacheTag: 'b1', noWorker: false }),
      'init',
    ])
  })
  test('weighs the words of all indexes alike, and numbers the indexes', async () => {
    const given: unknown[] = []
    const pagefind: Pagefind = { ...silent, mergeIndex: async (...all) => void given.push(all) }
    await mergeIndexes(pagefind, { folder: '/p/', base: '/base/', tag: 'b1' }, ['/p/2024/', '/p/2023/'])
    const options = {
      baseUrl: '/base/',
      excerptLength: 32,
      ranking: { metaWeights: expect.anything() },
      metaCacheTag: 'b1',
    }
    expect(given).toEqual([
      ['/p/2024/', { ...options, mergeFilter: { index: '1' } }],
      ['/p/2023/', { ...options, mergeFilter: { index: '2' } }],
    ])
  })
  test('weighs only what the documents have', async () => {
    const calls =
      'export const given = []\nexport const options = async (all) => void given.push(all)\nexport const init = async () => {}\nexport const destroy = init'
    const { given } = (await loadPagefind({ folder: folder(calls), base: '/', tag: '' })) as Pagefind & {
      given: Parameters<Pagefind['options']>
    }
    const library = libraryOf(
      topic('kv'),
      paper(
        'x',
        'published: 2024\narxiv: "2403.99999"\ndoi: 10.5555/1\ntopics: [kv]\nauthors: [Ada Fictive]\norganization: O\nvenue: {name: V, kind: book}\nsummary: H₂O',
      ),
    )
    const { html } = toSearchDocument({ ...paperOf(library, 'x'), plainTitle: 'H₂O' }, library)
    const fields = [...html.matchAll(/data-pagefind-meta="(\w+)\[content\]"/g)].map((match) => match[1])
    expect(fields).toEqual(expect.arrayContaining(Object.keys(given[0]?.ranking?.metaWeights ?? { none: 1 })))
  })
  test('says so when there is no index', async () => {
    await expect(loadPagefind({ folder: folder(), base: '/', tag: '' })).rejects.toThrow()
  })
})
