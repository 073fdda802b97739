/** Papers that belong together, each with the reason that a reader would give. */

import type { Paper } from '../library/library.ts'
import { compareTexts } from '../text/compare.ts'
import { type Bonds, buildBonds, type Whole } from './bonds.ts'
import { takeFirst } from './nearest.ts'
import { formatReason } from './reason.ts'

export interface Related {
  paper: Paper
  reason: string
}

/** Papers that are bound more loosely than this are left out. */
const farFetched = 160

/**
 * Up to `limit` papers that a reader of this one may want to open next, nearest first; fewer, or none, where nothing else
 * binds. Among equals come those of its years, then ids decide: the order of the files changes nothing.
 */
export function findRelated(paper: Paper, library: Whole, limit = 4): Related[] {
  const { placeOf, collectNeighbours, weigh, describe } = getBonds(library)
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
  ).map(({ at, other }) => ({ paper: other, reason: formatReason(describe(place, at), library.papers.length) }))
}

const known = new WeakMap<Whole['papers'], Bonds>()

/** The bonds of a list are made once in a process. */
function getBonds(library: Whole): Bonds {
  const found = known.get(library.papers) ?? buildBonds(library)
  known.set(library.papers, found)
  return found
}

/** Years between two papers; undated ones are far from everything. */
function distance(a: Paper, b: Paper): number {
  return a.year && b.year ? Math.abs(Number(a.year) - Number(b.year)) : 100
}
