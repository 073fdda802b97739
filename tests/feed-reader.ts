/** Feed readers, as far as they know old items from new ones. */
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'

/** What a reader looks at in an item. */
export interface SeenItem {
  id: string | undefined
  link: string | undefined
  date: string | undefined
}

/**
 * By what each tells items apart: NetNewsWire by the id, else by date and link; Thunderbird by the id, else by the link;
 * Zotero by the id or, where there is none, by the link.
 */
export const readers: Record<string, (item: SeenItem) => string> = {
  NetNewsWire: ({ id, link, date }) => id ?? `${date} ${link}`,
  Thunderbird: ({ id, link }) => id ?? String(link),
  Zotero: ({ id, link }) => id ?? String(link),
}

/** The items of a feed in any of the three formats, as a reader's parser gives them. */
export function readItems(feed: string): SeenItem[] {
  if (feed.startsWith('{'))
    return (parseJsonFeed(feed).items ?? []).map(({ id, url, date_published }) => ({
      id,
      link: url,
      date: date_published,
    }))
  if (/<feed[\s>]/.test(feed.slice(0, 500)))
    return (parseAtomFeed(feed).entries ?? []).map(({ id, links, published }) => ({
      id,
      link: links?.find(({ rel }) => rel === 'alternate')?.href,
      date: published,
    }))
  return (parseRssFeed(feed).items ?? []).map(({ guid, link, pubDate }) => ({ id: guid?.value, link, date: pubDate }))
}

/** What a reader that knows the first feed would show as new when it gets the second. */
export function findNew(reader: string, first: string, second: string): SeenItem[] {
  const identify = readers[reader]
  if (!identify) throw new Error(`There is no reader ${reader}.`)
  const seen = new Set(readItems(first).map(identify))
  return readItems(second).filter((item) => !seen.has(identify(item)))
}
