/** A feed in the formats that readers take. */
import { getRssString } from '@astrojs/rss'
import { type FeedFormat, feedStyleUrl } from '../urls.ts'
import { formatAtom } from './atom.ts'
import type { Feed } from './feed.ts'
import { formatJsonFeed } from './json-feed.ts'
import { toHexReferences, toRssOptions } from './rss.ts'

/** The text of the feed, which stands at `selfUrl`, a whole address. */
export function formatFeed(feed: Feed, format: FeedFormat, selfUrl: string): string | Promise<string> {
  return writers[format](feed, selfUrl)
}

const writers: Record<FeedFormat, (feed: Feed, selfUrl: string) => string | Promise<string>> = {
  xml: async (feed, selfUrl) => addStylesheet(toHexReferences(await getRssString(toRssOptions(feed, selfUrl)))),
  atom: formatAtom,
  json: formatJsonFeed,
}

/** Makes the feed readable for somebody who opens it in a browser, by CSS, since browsers are giving up XSLT; Atom they show as text. */
function addStylesheet(xml: string): string {
  return xml.replace('?>', `?>\n<?xml-stylesheet type="text/css" href="${feedStyleUrl()}"?>\n`)
}
