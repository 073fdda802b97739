/** A change of a record as an item: a new version, a publication, a withdrawal, with the curator's reason. */
import type { Library } from '../library/library.ts'
import { escapeHtml } from '../text/html.ts'
import { toHtml } from '../text/mathematics.ts'
import { type FeedItem, feedLimit } from './feed.ts'
import { listChanges } from './moments.ts'
import { toPaperItem } from './paper-item.ts'

/** The newest changes of all papers. An item's id is the paper's, with the day and the count within the day. */
export function toChangeItems(library: Library, origin: URL | undefined): FeedItem[] {
  return listChanges(library)
    .slice(0, feedLimit)
    .map(({ paper, what, date, count, at }) => {
      const item = toPaperItem(paper, library, origin)
      return {
        ...item,
        id: `${item.id}/change/${date}/${count}`,
        title: `${item.title}: ${what}`,
        summary: what,
        html: `<p><strong>${escapeHtml(what)}</strong></p>${paper.summary ? `<p>${toHtml(paper.summary)}</p>` : ''}`,
        added: at,
        updated: at,
      }
    })
}
