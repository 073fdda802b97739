/** JSON Feed 1.1, member by member (https://www.jsonfeed.org/version/1.1/). */
import { htmlRules } from './html.ts'
import { findDoubles, findFaults, isFullAddress, isLanguage, isRfc3339, type Rules } from './rule.ts'

type Members = Record<string, unknown>

interface JsonFeed {
  feed: Members
  items: Members[]
  selfUrl: string
}

/** Every breach in the feed that stands at this address; throws when it is no JSON. */
export function findJsonFeedFaults(json: string, selfUrl: string): string[] {
  const feed = JSON.parse(json) as Members
  return findFaults(jsonFeedRules, { feed, items: Array.isArray(feed['items']) ? feed['items'] : [], selfUrl })
}

/** What a member has to be; the specification knows no others, but such as begin with an underscore. */
const ofFeed: Record<string, (value: unknown) => boolean> = {
  version: (value) => value === 'https://jsonfeed.org/version/1.1',
  title: isText,
  home_page_url: isAddress,
  feed_url: isAddress,
  description: isText,
  user_comment: isText,
  next_url: isAddress,
  icon: isAddress,
  favicon: isAddress,
  authors: isListOf(isAuthor),
  language: (value) => isText(value) && isLanguage(String(value)),
  expired: (value) => typeof value === 'boolean',
  hubs: isListOf((hub) => isText(hub['type']) && isAddress(hub['url'])),
  items: Array.isArray,
}

const ofItem: Record<string, (value: unknown) => boolean> = {
  id: isText,
  url: isAddress,
  external_url: isAddress,
  title: isText,
  content_html: isText,
  content_text: isText,
  summary: isText,
  image: isAddress,
  banner_image: isAddress,
  date_published: isDate,
  date_modified: isDate,
  authors: isListOf(isAuthor),
  tags: (value) => Array.isArray(value) && value.every(isText),
  language: (value) => isText(value) && isLanguage(String(value)),
  attachments: isListOf((attachment) => isAddress(attachment['url']) && isText(attachment['mime_type'])),
}

export const jsonFeedRules: Rules<JsonFeed> = {
  'the feed has what it must': ({ feed }) => ['version', 'title', 'items'].filter((name) => !(name in feed)),
  'the feed says where it is': ({ feed }) =>
    ['home_page_url', 'feed_url', 'language'].filter((name) => !(name in feed)),
  'members are what they should be': ({ feed, items }) => [
    ...findOdd(feed, ofFeed),
    ...items.flatMap((item) => findOdd(item, ofItem).map((name) => `${item['id']} ${name}`)),
  ],
  'the feed stands at its address': ({ feed, selfUrl }) => [feed['feed_url'] !== selfUrl && String(feed['feed_url'])],
  'an item has an id': ({ items }) => items.map(({ id }, n) => !isText(id) && `item ${n}`),
  'an id is that of one item': ({ items }) => findDoubles(items.map(({ id }) => String(id))),
  'an item has content': ({ items }) =>
    items.map((item) => !('content_html' in item) && !('content_text' in item) && String(item['id'])),
  'an item is not changed before it is there': ({ items }) =>
    items.map(
      (item) =>
        !(Date.parse(String(item['date_modified'])) >= Date.parse(String(item['date_published']))) &&
        String(item['id']),
    ),
  'plain text is plain': ({ feed, items }) =>
    [feed['title'], feed['description'], ...items.map(({ title }) => title)].map(
      (text) => /&(?:amp|lt|gt|quot);/.test(String(text)) && String(text),
    ),
  'HTML of an item': ({ items }) =>
    items.flatMap((item) =>
      findFaults(htmlRules, String(item['content_html'] ?? '')).map((fault) => `${item['id']} ${fault}`),
    ),
}

function findOdd(members: Members, table: Record<string, (value: unknown) => boolean>): string[] {
  return Object.entries(members)
    .filter(([name, value]) => !name.startsWith('_') && !(Object.hasOwn(table, name) && table[name]?.(value)))
    .map(([name]) => name)
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== ''
}

function isAddress(value: unknown): boolean {
  return typeof value === 'string' && isFullAddress(value)
}

function isDate(value: unknown): boolean {
  return typeof value === 'string' && isRfc3339(value)
}

/** At least one of name, url and avatar. */
function isAuthor(author: Members): boolean {
  return ['name', 'url', 'avatar'].some((name) => name in author) && Object.values(author).every(isText)
}

function isListOf(isRight: (member: Members) => boolean): (value: unknown) => boolean {
  return (value) => Array.isArray(value) && value.every((member) => isRight(member as Members))
}
