/** What people talk about: papers by the number of comments that they had when they joined the list. */
import type { Paper } from './paper.ts'

/** Papers with comments, most first; among equals as they stand in the list. */
export function sortDiscussed(papers: readonly Paper[]): Paper[] {
  return papers.filter((paper) => countComments(paper) > 0).sort((a, b) => countComments(b) - countComments(a))
}

function countComments({ discussion }: Paper): number {
  return discussion?.comments ?? 0
}
