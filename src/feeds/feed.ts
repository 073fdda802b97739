/** The one model of a feed; RSS, Atom and JSON Feed are three ways to write it down. */
import { toDate } from '../library/dates.ts'
import type { Library } from '../library/library.ts'
import { absoluteUrl, type FeedFormat } from '../urls.ts'
import { toChangeItem } from './change-item.ts'
import { toDigestItem } from './digest-item.ts'
import { newestOf } from './moments.ts'
import { toPaperItem } from './paper-item.ts'
import { feedLimit, type ItemSeed, type ItemSetting } from './seeds.ts'

export interface Feed {
  /** A tag: URI; it outlives title, host and base path. */
  id: string
  /** Plain text, as all texts here but `html`. */
  title: string
  description: string
  language: string
  curator: string
  /** The page that shows the same, as a whole address. */
  url: string
  /** When the newest item changed; absent while there is none. */
  updated: Date | undefined
  /** No item is older: the day from which on the authority gives ids. It dates what is empty. */
  began: Date
  /** A WebSub hub. */
  hub: string | undefined
  items: FeedItem[]
}

export interface FeedItem {
  id: string
  url: string
  title: string
  summary: string
  /** Sanitised; every address in it is whole. */
  html: string
  authors: string[]
  topics: { id: string; name: string }[]
  /** When it joined the list: what feeds call published. */
  added: Date
  /** Never before `added`. */
  updated: Date
  /** The paper's own date, as precise as it is known. */
  published?: string | undefined
  doi?: string | undefined
  /** Where the paper itself is, and its PDF. */
  externalUrl?: string | undefined
  pdfUrl?: string | undefined
  discussionUrl?: string | undefined
}

/** Something that can be followed. */
export interface FeedSubject {
  kind: 'list' | 'topic' | 'path' | 'author' | 'search'
  /** What its tag: URI ends in ("topic/kv-cache"). */
  name: string
  /** Its name among the feeds of this site. */
  label: string
  /** Plain text: what feed readers show above the items. */
  title: string
  /** One sentence on what the feed carries. */
  description: string
  /** The page that shows the same. */
  page: string
  /** Addresses of the feed itself; RSS always, the others where there are any. */
  feeds: Partial<Record<FeedFormat, string>> & { xml: string }
  /** What its items are made from, in the order of their times, newest first; only the most discussed stand by their comments. */
  list(library: Library): ItemSeed[]
}

/** A subject of the list as a feed, its newest items first. Nothing in it depends on the clock. */
export function buildFeed(subject: FeedSubject, library: Library, origin: URL | undefined): Feed {
  const { site } = library
  const items = listSeeds(subject, library).map((seed) => toItem(seed, library, origin))
  return {
    id: `tag:${site.feedAuthority}:feed/${subject.name}`,
    title: subject.title,
    description: subject.description,
    language: site.language,
    curator: site.curator,
    url: absoluteUrl(subject.page, origin),
    updated: newestOf(items.map(({ updated }) => updated)),
    began: toDate(site.feedAuthority.slice(site.feedAuthority.lastIndexOf(',') + 1)),
    hub: site.hub,
    items,
  }
}

/** What the items of a subject's feed are made from: as many as a feed has. */
export function listSeeds(subject: FeedSubject, library: Library): ItemSeed[] {
  return subject.list(library).slice(0, feedLimit)
}

function toItem(seed: ItemSeed, setting: ItemSetting, origin: URL | undefined): FeedItem {
  if (seed.kind === 'change') return toChangeItem(seed, setting, origin)
  return seed.kind === 'edition' ? toDigestItem(seed, setting, origin) : toPaperItem(seed, setting, origin)
}
