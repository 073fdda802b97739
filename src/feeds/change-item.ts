/** A change of a record as an item: a new version, a publication, a withdrawal, with the curator's reason. */
import { escapeHtml } from '../text/html.ts'
import { toHtml } from '../text/mathematics.ts'
import type { FeedItem } from './feed.ts'
import { toPaperItem } from './paper-item.ts'
import type { ChangeSeed, ItemSetting } from './seeds.ts'

/** Its id is the paper's, with the day and the count within the day. */
export function toChangeItem(seed: ChangeSeed, setting: ItemSetting, origin: URL | undefined): FeedItem {
  const { papers, what, date, count, at } = seed
  const [{ summary }] = papers
  const item = toPaperItem({ kind: 'paper', papers, added: at, updated: at }, setting, origin)
  return {
    ...item,
    id: `${item.id}/change/${date}/${count}`,
    title: `${item.title}: ${what}`,
    summary: what,
    html: `<p><strong>${escapeHtml(what)}</strong></p>${summary ? `<p>${toHtml(summary)}</p>` : ''}`,
  }
}
