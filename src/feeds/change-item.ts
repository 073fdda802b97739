/** A change of a record as an item: a new version, a publication, a withdrawal, with the curator's reason. */
import type { Library, Paper } from '../library/library.ts'
import { compareTexts } from '../text/compare.ts'
import { escapeHtml } from '../text/html.ts'
import { toHtml } from '../text/mathematics.ts'
import { type FeedItem, feedLimit } from './feed.ts'
import { oldestId, toMoment } from './moments.ts'
import { toPaperItem } from './paper-item.ts'

/** The newest changes of all papers. An item's id is the paper's, with the day and the count within the day. */
export function toChangeItems(library: Library, origin: URL | undefined): FeedItem[] {
  const behind = new Map<string, number>()
  return library.papers
    .flatMap((paper) => (paper.changes ?? []).map((change, n) => ({ paper, change, n })))
    .sort((a, b) => compareTexts(a.change.date, b.change.date) || compareIds(b.paper, a.paper) || a.n - b.n)
    .map((moved) => {
      const rank = behind.get(moved.change.date) ?? 0
      behind.set(moved.change.date, rank + 1)
      return { ...moved, moment: toMoment(moved.change.date, -rank) }
    })
    .reverse()
    .slice(0, feedLimit)
    .map(({ paper, change, n, moment }) => {
      const item = toPaperItem(paper, library, origin)
      return {
        ...item,
        id: `${item.id}/change/${change.date}/${countOnDay(paper, n)}`,
        title: `${item.title}: ${change.what}`,
        summary: change.what,
        html: `<p><strong>${escapeHtml(change.what)}</strong></p>${paper.summary ? `<p>${toHtml(paper.summary)}</p>` : ''}`,
        added: moment,
        updated: moment,
      }
    })
}

/** Which of the changes of its day this is, from 1: a later day's change renames none before it. */
function countOnDay({ changes = [] }: Paper, n: number): number {
  return changes.slice(0, n + 1).filter(({ date }) => date === changes[n]?.date).length
}

/** By the oldest ids, so that a new name of a paper moves none of its changes. */
function compareIds(a: Paper, b: Paper): number {
  return compareTexts(oldestId(a), oldestId(b))
}
