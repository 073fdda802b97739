/**
 * Results of several indexes in one order. Pagefind 1.6.0 sorts within each index and then merges by the places that the
 * results have there, which mixes the indexes up: a sorted result's `score` is its place in its own index, from 0 for the
 * last on. So each result brings the number of its index along (see scripts/pagefind-files.ts), and we merge.
 */

export interface MergedResult {
  /** Its place in the order of its own index, when the answer is sorted. */
  score: number
  /** Number of its index, in the order of merging: newest first. */
  index: number
}

/** Of one index: how many papers it has, and the counts of comments of those that have any, largest first. */
export interface CommentCounts {
  papers: number
  comments: number[]
}

/** Newest first; every paper of an index is newer than all of the next. */
export function byDate<T extends MergedResult>(results: readonly T[]): T[] {
  return [...results].sort((a, b) => a.index - b.index || b.score - a.score)
}

/** Most discussed first, and newest first among equals. `counts` are those of the indexes, in the same order. */
export function byComments<T extends MergedResult>(results: readonly T[], counts: readonly CommentCounts[]): T[] {
  const commentsOf = ({ index, score }: MergedResult) => {
    const { papers = 0, comments = [] } = counts[index] ?? {}
    return comments[papers - 1 - score] ?? 0
  }
  return [...results].sort((a, b) => commentsOf(b) - commentsOf(a) || a.index - b.index || b.score - a.score)
}

/** The counts of an index, from its papers. */
export function countComments(
  papers: readonly { discussion?: { comments?: number | undefined } | undefined }[],
): CommentCounts {
  const comments = papers.map(({ discussion }) => discussion?.comments ?? 0).filter((count) => count > 0)
  return { papers: papers.length, comments: comments.sort((a, b) => b - a) }
}
