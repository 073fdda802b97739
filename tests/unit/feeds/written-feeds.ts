/** A feed in all its formats, as the site writes them. */
import { buildFeed, type Feed, type FeedSubject } from '../../../src/feeds/feed.ts'
import { formatFeed } from '../../../src/feeds/formats.ts'
import { listSubjects } from '../../../src/feeds/subjects.ts'
import type { Library } from '../../../src/library/library.ts'
import type { FeedFormat } from '../../../src/urls.ts'
import { findAtomFaults } from '../../feed-rules/atom.ts'
import { findJsonFeedFaults } from '../../feed-rules/json-feed.ts'
import { findRssFaults } from '../../feed-rules/rss.ts'

export const origin = new URL('https://list.example')
export const formats: FeedFormat[] = ['xml', 'atom', 'json']
export const selfUrl = (format: FeedFormat) => `https://list.example/feed.${format}`

/** By the rules of its format. */
export const findFaultsOf: Record<FeedFormat, (text: string, selfUrl: string) => string[]> = {
  xml: findRssFaults,
  atom: findAtomFaults,
  json: findJsonFeedFaults,
}

/** The subject of this name ("new", "topic/kv-cache"). */
export function subjectOf(library: Library, name: string): FeedSubject {
  const subject = listSubjects(library).find((candidate) => candidate.name === name)
  if (!subject) throw new Error(`The invented list has no feed ${name}.`)
  return subject
}

export function feedOf(library: Library, name = 'new', at: URL | undefined = origin): Feed {
  return buildFeed(subjectOf(library, name), library, at)
}

export async function writeFeed(feed: Feed, format: FeedFormat): Promise<string> {
  return formatFeed(feed, format, selfUrl(format))
}
