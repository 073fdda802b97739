/** Atom 1.0 (RFC 4287). */
import { generateAtomFeed } from 'feedsmith'
import { toLegalXml } from '../text/html.ts'
import type { Feed, FeedItem } from './feed.ts'

/** The whole feed; `selfUrl` is its own whole address. Atom dates an empty feed as well. */
export function formatAtom(feed: Feed, selfUrl: string): string {
  return generateAtomFeed({
    id: feed.id,
    title: text(feed.title),
    subtitle: text(feed.description),
    updated: feed.updated ?? feed.began,
    links: [
      { rel: 'self', href: selfUrl, type: 'application/atom+xml' },
      { rel: 'alternate', href: feed.url, type: 'text/html' },
      ...(feed.hub ? [{ rel: 'hub', href: feed.hub }] : []),
    ],
    authors: [{ name: toLegalXml(feed.curator) }],
    generator: { text: 'Paperstand' },
    xml: { lang: feed.language },
    entries: feed.items.map(toEntry),
  })
}

function toEntry(item: FeedItem) {
  return {
    id: item.id,
    title: text(item.title),
    published: item.added,
    updated: item.updated,
    authors: item.authors.map((name) => ({ name: toLegalXml(name) })),
    categories: item.topics.map(({ id, name }) => ({ term: id, label: toLegalXml(name) })),
    links: [
      { rel: 'alternate', href: item.url, type: 'text/html' },
      ...(item.externalUrl ? [{ rel: 'via', href: item.externalUrl, type: 'text/html' }] : []),
      ...(item.pdfUrl ? [{ rel: 'related', href: item.pdfUrl, type: 'application/pdf', title: 'PDF' }] : []),
      ...(item.discussionUrl ? [{ rel: 'replies', href: item.discussionUrl, type: 'text/html' }] : []),
    ],
    summary: text(item.summary),
    content: { value: toLegalXml(item.html), type: 'html' as const },
  }
}

function text(value: string) {
  return { value: toLegalXml(value), type: 'text' as const }
}
