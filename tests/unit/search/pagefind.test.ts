import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import { toSearchDocument } from '../../../src/search/documents.ts'
import { askPagefind, loadPagefind, type Pagefind } from '../../../src/search/pagefind.ts'
import { type Facet, facets, type SearchQuery } from '../../../src/search/query.ts'
import { libraryOf, paper, paperOf, topic } from '../invented-list.ts'

const none = Object.fromEntries(facets.map((facet) => [facet, []])) as unknown as Record<Facet, string[]>
const answer = { results: [], filters: {} }

/** What Pagefind is asked for a query. */
async function askedFor(fields: Partial<SearchQuery>) {
  const asked: unknown[] = []
  const pagefind: Pagefind = {
    init: async () => undefined,
    options: async () => undefined,
    filters: async () => ({}),
    search: async (...question) => {
      asked.push(question)
      return answer
    },
  }
  expect(await askPagefind(pagefind, { text: '', chosen: none, sort: 'relevance', ...fields })).toBe(answer)
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
  test.each(facets)('the facet %s is asked for any of what is chosen', async (facet) => {
    expect(await askedFor({ text: 'x', chosen: { ...none, [facet]: ['A'] } })).toEqual([
      'x',
      { filters: { [facet]: { any: ['A'] } } },
    ])
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

  test('tells the base path first, and loads the filters before anyone asks', async () => {
    const calls = `export const calls = []
export const options = async (given) => void calls.push(given)
export const init = async () => void calls.push('init')
export const filters = async () => void calls.push('filters')`
    const pagefind = (await loadPagefind(folder(calls), '/base/')) as Pagefind & { calls: unknown[] }
    expect(pagefind.calls).toEqual([expect.objectContaining({ baseUrl: '/base/' }), 'init', 'filters'])
  })
  test('weighs only what the documents have', async () => {
    const calls =
      'export const given = []\nexport const options = async (all) => void given.push(all)\nexport const init = async () => {}\nexport const filters = init'
    const { given } = (await loadPagefind(folder(calls), '/')) as Pagefind & { given: Parameters<Pagefind['options']> }
    const library = libraryOf(
      topic('kv'),
      paper(
        'x',
        'published: 2024\narxiv: "2403.99999"\ndoi: 10.5555/1\ntopics: [kv]\nauthors: [Ada Fictive]\norganization: O\nvenue: {name: V, kind: book}\nsummary: H₂O',
      ),
    )
    const { html } = toSearchDocument({ ...paperOf(library, 'x'), plainTitle: 'H₂O' }, library)
    const fields = [...html.matchAll(/data-pagefind-meta="(\w+)\[content\]"/g)].map((match) => match[1])
    expect(fields).toEqual(expect.arrayContaining(Object.keys(given[0]?.ranking.metaWeights ?? { none: 1 })))
  })
  test('says so when there is no index', async () => {
    await expect(loadPagefind(folder(), '/')).rejects.toThrow()
  })
})
