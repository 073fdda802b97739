/** What a reader asks for, and how it stands in the address of the search page. */

export const facets = ['topic', 'year', 'venue', 'organization', 'status'] as const
export type Facet = (typeof facets)[number]

export const sorts = ['relevance', 'newest', 'discussed'] as const
export type Sort = (typeof sorts)[number]

export interface SearchQuery {
  text: string
  /** Chosen values of each facet; a paper has to match one value of every facet that has any. */
  chosen: Record<Facet, string[]>
  sort: Sort
}

/** Reads `?q=…&topic=…&topic=…&sort=newest`; what is not understood is left out. */
export function parseQuery(search: string): SearchQuery {
  const parameters = new URLSearchParams(search)
  const sort = parameters.get('sort')
  return {
    text: parameters.get('q') ?? '',
    chosen: Object.fromEntries(
      facets.map((facet) => [facet, [...new Set(parameters.getAll(facet))]]),
    ) as SearchQuery['chosen'],
    sort: sorts.find((candidate) => candidate === sort) ?? 'relevance',
  }
}

/** The other way: "" for a query that asks for nothing. */
export function formatQuery({ text, chosen, sort }: SearchQuery): string {
  const parameters = new URLSearchParams()
  if (text.trim()) parameters.set('q', text)
  for (const facet of facets) for (const value of chosen[facet]) parameters.append(facet, value)
  if (sort !== 'relevance') parameters.set('sort', sort)
  const search = parameters.toString()
  return search ? `?${search}` : ''
}

/** Whether there is anything to look for. */
export function isEmptyQuery({ text, chosen }: SearchQuery): boolean {
  return text.trim() === '' && facets.every((facet) => chosen[facet].length === 0)
}
