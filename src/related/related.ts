/** Papers that belong together, each with the reason that a reader would give. */

import type { Paper } from '../library/library.ts'
import { compareTexts } from '../text/compare.ts'
import { type Bonds, buildBonds, type Whole } from './bonds.ts'
import { takeFirst } from './nearest.ts'
import { formatReason } from './reason.ts'

/** A related paper as a page tells it. */
export interface RelatedLink {
  id: string
  title: string
  reason: string
}

/** Papers that are bound more loosely than this are left out. */
const farFetched = 160

/**
 * For each paper of the list, in its order, up to `limit` papers that a reader of it may want to open next, nearest first; fewer, or
 * none, where nothing else binds. Among equals come those of its years, then ids decide: the order of the files changes nothing.
 */
export function listRelated(library: Whole, limit = 4): RelatedLink[][] {
  const bonds = buildBonds(library)
  return library.papers.map((paper) => takeRelated(paper, library, bonds, limit))
}

function takeRelated(
  paper: Paper,
  library: Whole,
  { placeOf, collectNeighbours, weigh, describe }: Bonds,
  limit: number,
): RelatedLink[] {
  const place = placeOf(paper)
  const neighbours = collectNeighbours(place)
  const bound = weigh(place, neighbours).flatMap((strength, n) => {
    const at = neighbours[n] as number
    return strength < farFetched ? [] : [{ strength, at, other: library.papers[at] as Paper }]
  })
  return takeFirst(
    bound,
    limit,
    (a, b) =>
      b.strength - a.strength ||
      distance(a.other, paper) - distance(b.other, paper) ||
      compareTexts(a.other.id, b.other.id),
  ).map(({ at, other: { id, title } }) => {
    const reason = formatReason(describe(place, at), library.papers.length)
    return { id, title, reason }
  })
}

/** Years between two papers; undated ones are far from everything. */
function distance(a: Paper, b: Paper): number {
  return a.year && b.year ? Math.abs(Number(a.year) - Number(b.year)) : 100
}
