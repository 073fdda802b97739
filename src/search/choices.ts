/** Facets over the records of the small index: which papers the choices leave, and how many every other choice would. */
import { type Facet, type FacetCounts, facets, noChoices, type SearchQuery, type Sort } from './query.ts'
import type { SearchRecord } from './records.ts'

/** The values that a paper has, by facet. */
export type ValuesOf = (paper: number) => Record<Facet, readonly string[]>

export interface Values {
  of: ValuesOf
  /** How many papers of the whole list have each. */
  count(): FacetCounts
}

/** The facets of records; `shelfOf` gives the reader's own mark of a paper, empty where there is none, and may change. */
export function openValues(records: readonly SearchRecord[], shelfOf: (id: string) => string): Values {
  const one = (value: string) => (value ? [value] : [])
  const fixed = records.map(({ topics, year, venue, organization, status }) => ({
    topic: topics,
    year: one(year),
    venue: one(venue),
    organization: one(organization),
    status: one(status),
  }))
  const nothing = { topic: [], year: [], venue: [], organization: [], status: [] }
  const of: ValuesOf = (paper) => ({ ...(fixed[paper] ?? nothing), shelf: one(shelfOf(records[paper]?.id ?? '')) })
  const { shelf: _, ...totals } = countValues([...records.keys()], noChoices, of)
  return { of, count: () => ({ ...totals, shelf: countMarks(records, shelfOf) }) }
}

/** How many papers have each mark. */
export function countMarks(records: readonly SearchRecord[], shelfOf: (id: string) => string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { id } of records) {
    const mark = shelfOf(id)
    if (mark) counts[mark] = (counts[mark] ?? 0) + 1
  }
  return counts
}

/** The papers that have one chosen value of every facet which has any; `but` is a facet that is left aside. */
export function applyChoices(
  papers: readonly number[],
  chosen: SearchQuery['chosen'],
  valuesOf: ValuesOf,
  but?: Facet,
): number[] {
  const needed = facets.filter((facet) => facet !== but && chosen[facet].length > 0)
  if (needed.length === 0) return [...papers]
  return papers.filter((paper) => {
    const values = valuesOf(paper)
    return needed.every((facet) => values[facet].some((value) => chosen[facet].includes(value)))
  })
}

/** How many papers have each value: of a facet's own choices none counts, since another one may be added to them. */
export function countValues(papers: readonly number[], chosen: SearchQuery['chosen'], valuesOf: ValuesOf): FacetCounts {
  return Object.fromEntries(
    facets.map((facet) => {
      const counts: Record<string, number> = Object.create(null) // Also of a venue named "constructor".
      for (const paper of applyChoices(papers, chosen, valuesOf, facet))
        for (const value of valuesOf(paper)[facet]) counts[value] = (counts[value] ?? 0) + 1
      return [facet, counts]
    }),
  )
}

/** Newest first is the order of the records; of equally discussed papers the newest is first. */
export function sortPapers(papers: readonly number[], sort: Sort, records: readonly SearchRecord[]): number[] {
  if (sort === 'relevance') return [...papers] // As they were found; the whole list is found newest first.
  const comments = (paper: number) => (sort === 'discussed' ? (records[paper]?.comments ?? 0) : 0)
  return papers.toSorted((a, b) => comments(b) - comments(a) || a - b)
}
