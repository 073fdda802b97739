/** What the front page shows: the newest edition, and earlier ones behind it while it is short. */
import type { Edition } from './editions.ts'
import { pageSize } from './pages.ts'

/** An edition of one paper would leave the page empty. */
const enough = 20

/** Whole editions, newest first, until there are enough papers; the newest alone is cut where a page of a list ends. */
export function toFrontEditions(days: readonly Edition[]): Edition[] {
  const shown: Edition[] = []
  let count = 0
  for (const edition of days) {
    if (count >= enough || (count > 0 && count + edition.papers.length > pageSize)) break
    shown.push({ ...edition, papers: edition.papers.slice(0, pageSize) })
    count += edition.papers.length
  }
  return shown
}
