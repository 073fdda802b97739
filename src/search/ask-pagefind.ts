/** Questions to Pagefind alone, of one index or of several, with its own filters and orders. */
import type { FindKnowing } from './known-words.ts'
import { byComments, byDate, type CommentCounts } from './merged-order.ts'
import type { Pagefind, PagefindAnswer, SearchOptions } from './pagefind.ts'
import { facets, type SearchQuery } from './query.ts'

/** What it takes to answer from several indexes as from one. */
export interface MergedIndexes {
  findKnowing: FindKnowing
  loadCounts(): Promise<CommentCounts[]>
}

/**
 * A query in Pagefind's terms; of the reader's own marks it knows nothing. The filters are loaded too, since Pagefind counts
 * them in its answers only then. `merged` is needed where there are several indexes.
 */
export async function askPagefind(
  pagefind: Pagefind,
  { text, chosen, sort }: SearchQuery,
  merged?: MergedIndexes,
): Promise<PagefindAnswer> {
  const words = text.trim() || null
  const order = sort === 'relevance' && words === null ? 'newest' : sort
  const sorting = order === 'relevance' ? {} : { sort: sortKeys[order] }
  const filters: SearchOptions['filters'] = Object.fromEntries(
    facets
      .filter((facet) => facet !== 'shelf' && chosen[facet].length > 0)
      .map((facet) => [facet, { any: chosen[facet] }]),
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
