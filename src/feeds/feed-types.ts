/** Media types of the feed formats, as they stand in links and are served where a host lets us say so. */
import type { FeedFormat } from '../urls.ts'

export const feedTypes: Record<FeedFormat, string> = {
  xml: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
}
