/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
import { generateJsonFeed } from 'feedsmith'
import { toLegalXml } from '../text/html.ts'
import type { Feed } from './feed.ts'

/** The whole feed as text; `selfUrl` is its own whole address. The library leaves an empty list out, which the format asks for. */
export function formatJsonFeed(feed: Feed, selfUrl: string): string {
  const json: { items?: unknown } = Object(
    generateJsonFeed({
      title: feed.title,
      description: feed.description,
      home_page_url: feed.url,
      feed_url: selfUrl,
      language: feed.language,
      authors: [{ name: feed.curator }],
      ...(feed.hub ? { hubs: [{ type: 'WebSub', url: feed.hub }] } : {}),
      items: feed.items.map((item) => ({
        id: item.id,
        url: item.url,
        ...(item.externalUrl ? { external_url: item.externalUrl } : {}),
        title: item.title,
        summary: item.summary,
        content_html: item.html,
        date_published: item.added,
        date_modified: item.updated,
        ...(item.authors.length > 0 ? { authors: item.authors.map((name) => ({ name })) } : {}),
        ...(item.topics.length > 0 ? { tags: item.topics.map(({ name }) => name) } : {}),
        language: feed.language,
      })),
    }),
  )
  const legal = (_: string, value: unknown) => (typeof value === 'string' ? toLegalXml(value) : value)
  return `${JSON.stringify({ ...json, items: json.items ?? [] }, legal, 1)}\n`
}
