/** The part of Pagefind's browser API that the search page uses (https://pagefind.app/docs/api/). */
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
  results: { id: string; data(): Promise<Found> }[]
  /** Facet -> value -> how many papers of the answer have it. */
  filters: Record<string, Record<string, number>>
}

export interface Pagefind {
  init(): Promise<void>
  options(options: {
    baseUrl: string
    excerptLength: number
    ranking: { metaWeights: Record<string, number> }
  }): Promise<void>
  filters(): Promise<SearchAnswer['filters']>
  search(
    text: string | null,
    options: { filters: Record<string, { any: string[] }>; sort?: Record<string, 'asc' | 'desc'> },
  ): Promise<SearchAnswer>
}

/**
 * Loads the index; `folder` is its address, `base` the site's base path. Throws when it cannot be had. The filters are
 * loaded too, since Pagefind counts them in its answers only then.
 */
export async function loadPagefind(folder: string, base: string): Promise<Pagefind> {
  const pagefind = (await import(/* @vite-ignore */ `${folder}pagefind.js`)) as Pagefind
  await pagefind.options({ baseUrl: base, excerptLength: 32, ranking: { metaWeights } })
  await pagefind.init()
  await pagefind.filters()
  return pagefind
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

/** A query in Pagefind's terms. */
export function askPagefind(pagefind: Pagefind, { text, chosen, sort }: SearchQuery): Promise<SearchAnswer> {
  const filters = Object.fromEntries(
    facets.filter((facet) => chosen[facet].length > 0).map((facet) => [facet, { any: chosen[facet] }]),
  )
  const order = { relevance: undefined, newest: { date: 'desc' }, discussed: { comments: 'desc' } } as const
  const by = order[sort] ?? (text.trim() === '' ? order.newest : undefined)
  return pagefind.search(text.trim() || null, by ? { filters, sort: by } : { filters })
}
