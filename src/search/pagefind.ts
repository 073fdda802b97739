/** The part of Pagefind's browser API that the search page uses (https://pagefind.app/docs/api/). */
import type { FindKnowing } from './known-words.ts'
import { byComments, byDate, type CommentCounts, type MergedResult } from './merged-order.ts'
import { facets, type SearchQuery } from './query.ts'

export interface Found {
  url: string
  excerpt: string
  /** All the text that the excerpt is from. */
  content: string
  meta: Record<string, string>
}

export interface SearchAnswer {
  /** In order; each is fetched when it is asked for. */
  results: (MergedResult & {
    id: string
    /** Places of the words that were found in the text. */
    words: number[]
    data(): Promise<Found>
  })[]
  /** Facet -> value -> how many papers of the answer have it. */
  filters: Record<string, Record<string, number>>
}

interface Options {
  baseUrl: string
  /** A filter that all papers of the index have: its number. */
  mergeFilter: { index: string }
  excerptLength: number
  ranking: { metaWeights: Record<string, number> }
}

interface SearchOptions {
  filters: Record<string, { any: string[] }>
  sort?: Record<string, 'asc' | 'desc'>
}

export interface Pagefind {
  init(): Promise<void>
  options(options: Options): Promise<void>
  mergeIndex(folder: string, options: Options): Promise<void>
  filters(): Promise<SearchAnswer['filters']>
  preload(text: string | null, options: SearchOptions): Promise<void>
  search(text: string | null, options: SearchOptions): Promise<SearchAnswer>
  destroy(): Promise<void>
}

/**
 * Starts Pagefind with an index; `folder` is its address, `base` the site's base path. Throws when the program cannot be
 * had; when the index cannot, the first question does.
 */
export async function loadPagefind(folder: string, base: string): Promise<Pagefind> {
  const pagefind = (await import(/* @vite-ignore */ `${folder}pagefind.js`)) as Pagefind
  await pagefind.destroy()
  await pagefind.options(toOptions(base, 0))
  await pagefind.init()
  return pagefind
}

/** Adds further indexes. Pagefind answers nothing until it has them all. */
export async function mergeIndexes(pagefind: Pagefind, folders: readonly string[], base: string): Promise<void> {
  await Promise.all(folders.map((folder, n) => pagefind.mergeIndex(folder, toOptions(base, n + 1))))
}

function toOptions(baseUrl: string, index: number): Options {
  return { baseUrl, mergeFilter: { index: String(index) }, excerptLength: 32, ranking: { metaWeights } }
}

/** What names a paper counts for more than what is said about it. */
const metaWeights = {
  title: 8,
  also: 8,
  id: 4,
  arxiv: 8,
  doi: 8,
  authors: 4,
  organization: 4,
  topics: 2,
  venue: 2,
  published: 1,
}

/** What it takes to answer from several indexes as from one. */
export interface MergedIndexes {
  findKnowing: FindKnowing
  loadCounts(): Promise<CommentCounts[]>
}

/**
 * A query in Pagefind's terms. The filters are loaded too, since Pagefind counts them in its answers only then. `merged` is
 * needed where there are several indexes.
 */
export async function askPagefind(
  pagefind: Pagefind,
  { text, chosen, sort }: SearchQuery,
  merged?: MergedIndexes,
): Promise<SearchAnswer> {
  const words = text.trim() || null
  const order = sort === 'relevance' && words === null ? 'newest' : sort
  const sorting = order === 'relevance' ? {} : { sort: sortKeys[order] }
  const filters: SearchOptions['filters'] = Object.fromEntries(
    facets.filter((facet) => chosen[facet].length > 0).map((facet) => [facet, { any: chosen[facet] }]),
  )
  await Promise.all([pagefind.filters(), pagefind.preload(words, { filters, ...sorting })])
  if (merged && words !== null) filters['index'] = { any: await findIndexes(pagefind, words, merged) }
  const answer = await pagefind.search(words, { filters, ...sorting })
  if (!merged || order === 'relevance') return answer
  const { results } = answer
  return { ...answer, results: order === 'newest' ? byDate(results) : byComments(results, await merged.loadCounts()) }
}

/** Numbers of the indexes that the query goes to, as their filter has them; Pagefind takes an empty list for all. */
async function findIndexes(pagefind: Pagefind, words: string, { findKnowing }: MergedIndexes): Promise<string[]> {
  const found = await findKnowing(words, async (text) => (await pagefind.search(text, { filters: {} })).results)
  return found.length > 0 ? found.map(String) : ['none']
}

const sortKeys = { newest: { date: 'desc' }, discussed: { comments: 'desc' } } as const
