/** The ways into a list beside its topics: only those that have something to show are offered, on whatever page. */
import { authorsUrl, discussedUrl, organizationsUrl, resultsUrl, timelineUrl, venuesUrl, yearsUrl } from '../urls.ts'
import type { Library } from './library.ts'

export interface Index {
  name: string
  url: string
  /** How much stands there: figures, years, venues, organisations, authors, papers. */
  count: number
}

/** Those that are not empty, in the order in which they are offered. Counted once for a library: every page asks. */
export function listIndexes(library: Library): Index[] {
  const known = counted.get(library) ?? countIndexes(library)
  counted.set(library, known)
  return known
}

const counted = new WeakMap<Library, Index[]>()

function countIndexes({ papers, years, venues, organizations, authors }: Library): Index[] {
  const countPapers = (has: (paper: Library['papers'][number]) => boolean) =>
    papers.reduce((sum, paper) => sum + Number(has(paper)), 0)
  return [
    {
      name: 'Results',
      url: resultsUrl(),
      count: papers.reduce((sum, { results = [] }) => sum + results.length, 0),
    },
    { name: 'Timeline', url: timelineUrl(), count: countPapers(({ published }) => published !== undefined) },
    { name: 'Years', url: yearsUrl(), count: years.length },
    { name: 'Venues', url: venuesUrl(), count: venues.length },
    { name: 'Organisations', url: organizationsUrl(), count: organizations.length },
    { name: 'Authors', url: authorsUrl(), count: authors.length },
    { name: 'Most discussed', url: discussedUrl(), count: countPapers(({ discussion }) => !!discussion?.comments) },
  ].filter(({ count }) => count > 0)
}
