/** An RSS feed, read strictly: what is no well-formed XML is an error here, as it is in a feed reader. */
import { readFileSync } from 'node:fs'
import { childrenOf, readXml, textsOf, type XmlElement } from '../xml-tree.ts'

export interface FeedItem {
  title: string
  link: string
  guid: { '#text': string; isPermaLink: string }
  description: string
  pubDate: string
  category?: string[]
  comments?: string
  'content:encoded'?: string
  'dc:creator'?: string[]
  'dc:date'?: string
  'dc:identifier'?: string
}

export interface Feed {
  title: string
  description: string
  link: string
  language: string
  lastBuildDate?: string
  'atom:link': Record<string, string>[]
  item: FeedItem[]
}

/** The channel of the feed in this file; throws when it is no well-formed XML or no RSS 2.0. */
export function readFeed(file: string): Feed {
  const rss = readXml(readFileSync(file, 'utf8'))
  const [channel] = childrenOf(rss, 'channel')
  if (rss.attributes['version'] !== '2.0' || !channel) throw new Error(`${file} is no RSS 2.0.`)
  return {
    ...(toRecord(channel) as unknown as Feed),
    'atom:link': childrenOf(channel, 'atom:link').map(({ attributes }) => attributes),
    item: childrenOf(channel, 'item').map((item) => ({
      ...(toRecord(item) as unknown as FeedItem),
      guid: { '#text': textsOf(item, 'guid').join(), isPermaLink: '', ...childrenOf(item, 'guid')[0]?.attributes },
    })),
  }
}

const repeated = ['category', 'dc:creator']

/** Texts by the names of their elements; those that may stand there more than once are lists. */
function toRecord(element: XmlElement): Record<string, string | string[]> {
  const names = new Set(element.children.map(({ name }) => name))
  return Object.fromEntries(
    [...names].map((name) => {
      const texts = childrenOf(element, name).map(({ text }) => text)
      return [name, repeated.includes(name) ? texts : texts.join()]
    }),
  )
}
