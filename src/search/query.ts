/** What a reader asks for, and how it stands in the address of the search page. */

/** Those that the papers bring, and the reader's own. */
export const facets = ['topic', 'year', 'venue', 'organization', 'status', 'shelf'] as const
export type Facet = (typeof facets)[number]

export const sorts = ['relevance', 'newest', 'discussed'] as const
export type Sort = (typeof sorts)[number]

/** Facet -> value -> how many papers have it. */
export type FacetCounts = Partial<Record<Facet, Record<string, number>>>

export interface SearchQuery {
  text: string
  /** Chosen values of each facet; a paper has to match one value of every facet that has any. */
  chosen: Record<Facet, string[]>
  sort: Sort
  /** Whether the words are meant as they are typed, and nothing near them. */
  asTyped: boolean
}

/** Nothing is narrowed. */
export const noChoices: SearchQuery['chosen'] = {
  topic: [],
  year: [],
  venue: [],
  organization: [],
  status: [],
  shelf: [],
}

/** Reads `?q=…&topic=…&topic=…&sort=newest&as=typed`; what is not understood is left out. */
export function parseQuery(search: string): SearchQuery {
  const parameters = new URLSearchParams(search)
  const sort = parameters.get('sort')
  return {
    text: parameters.get('q') ?? '',
    chosen: Object.fromEntries(
      facets.map((facet) => [facet, [...new Set(parameters.getAll(facet))]]),
    ) as SearchQuery['chosen'],
    sort: sorts.find((candidate) => candidate === sort) ?? 'relevance',
    asTyped: parameters.get('as') === 'typed',
  }
}

/** The other way: "" for a query that asks for nothing. */
export function formatQuery({ text, chosen, sort, asTyped }: SearchQuery): string {
  const parameters = new URLSearchParams()
  if (text.trim()) parameters.set('q', text)
  for (const facet of facets) for (const value of chosen[facet]) parameters.append(facet, value)
  if (sort !== 'relevance') parameters.set('sort', sort)
  if (asTyped) parameters.set('as', 'typed')
  const search = parameters.toString()
  return search ? `?${search}` : ''
}

/** Whether there is anything to look for. */
export function isEmptyQuery({ text, chosen }: SearchQuery): boolean {
  return text.trim() === '' && !hasChoices(chosen)
}

/** Whether any facet narrows the answer. */
export function hasChoices(chosen: SearchQuery['chosen']): boolean {
  return facets.some((facet) => chosen[facet].length > 0)
}
