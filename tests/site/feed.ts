/** An RSS feed, read strictly: what is no well-formed XML is an error here, as it is in a feed reader. */
import { readFileSync } from 'node:fs'
import { XMLParser } from 'fast-xml-parser'
import { findXmlErrors } from '../well-formed.ts'

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
  'atom:link': { href: string; rel: string; type: string }
  item: FeedItem[]
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  trimValues: false,
  isArray: (name) => ['item', 'category', 'dc:creator'].includes(name),
})

/** The channel of the feed in this file; throws when it is no well-formed XML or no RSS 2.0. */
export function readFeed(file: string): Feed {
  const xml = readFileSync(file, 'utf8')
  const errors = findXmlErrors(xml)
  if (errors.length > 0) throw new Error(`${file}: ${errors.join(' ')}`)
  const { rss } = parser.parse(xml) as { rss: { version: string; channel: Feed } }
  if (rss.version !== '2.0') throw new Error(`${file} is RSS ${rss.version}.`)
  return { ...rss.channel, item: rss.channel.item ?? [] }
}
