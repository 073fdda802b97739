/** Topics that occur together. */

import type { Topic } from '../library/paper.ts'
import { compareTexts } from '../text/compare.ts'

export interface Neighbour {
  id: string
  /** How many papers have both topics. */
  count: number
}

/** Other topics of a topic's papers, those with most papers in common first, then by id; at most `limit`. */
export function findNeighbours({ id: own, papers }: Topic, limit = 8): Neighbour[] {
  const counts = new Map<string, number>()
  for (const { topics = [] } of papers)
    for (const id of topics) if (id !== own) counts.set(id, (counts.get(id) ?? 0) + 1)
  return [...counts]
    .map(([id, count]) => ({ id, count }))
    .sort((a, b) => b.count - a.count || compareTexts(a.id, b.id))
    .slice(0, limit)
}
