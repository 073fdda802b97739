/** Case 55: whatever a text has in it, a feed is legal and says it, escaped once. */
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { describe, expect, test } from 'vitest'
import type { Feed } from '../../../src/feeds/feed.ts'
import type { FeedFormat } from '../../../src/urls.ts'
import { readXml, textsOf, type XmlElement } from '../../xml-tree.ts'
import { libraryOf, paper, paperOf, topic } from '../invented-list.ts'
import { hostileTexts } from '../text/hostile-texts.ts'
import { findLive } from '../text/live-markup.ts'
import { feedOf, formats, writeFeed } from './written-feeds.ts'

const control = Array.from({ length: 32 }, (_, code) => String.fromCharCode(code))
const texts = [
  ...control.map((sign) => `a${sign}b`),
  `a${control.join('')}b`,
  'a\u007Fb\u0080c\u009Fd',
  'a\uD800b',
  'a\uDC00b',
  'a\uDC00\uD800b',
  'a\uFFFEb\uFFFFc',
  'a\uFDD0b',
  ']]>',
  'a]]>b]]>c',
  ']]',
  '<![CDATA[x]]>',
  '&amp;lt;',
  '&lt;b&gt;',
  '&#0;',
  '&#x41;',
  '&#x26;lt;',
  '&nbsp;',
  '<!ENTITY x "y">',
  '%x;',
  '\'"',
  'a < b & c > d',
  '🏮🏮',
  '👩‍🔬 & 🇳🇿',
  'שלום <עולם>',
  '\u202Eabc\u202C',
  'a\u2028b\u2029c',
  'e\u0301',
  ...hostileTexts,
]

const isLegal = (sign: string) =>
  ((sign >= ' ' || '\t\n\r'.includes(sign)) && sign !== '\uFFFE' && sign !== '\uFFFF') || sign.length === 2

/** What is left of a text: what XML cannot say is gone, readers of it make one line end of three kinds, some cut its ends. */
const plain = (text: string) => [...text.toWellFormed()].filter(isLegal).join('').replace(/\r\n?/g, '\n').trim()

/** A feed that has the text everywhere. */
function feedWith(text: string): Feed {
  const library = libraryOf(topic('kv'), paper('x', 'topics: [kv]'))
  const hostile = {
    ...paperOf(library, 'x'),
    plainTitle: text,
    names: [{ literal: text }],
    summary: text,
    abstract: text,
    notes: text,
  }
  const named = {
    ...library,
    site: { ...library.site, title: text, description: text, curator: text },
    papers: [hostile],
    findTopic: () => ({ id: 'kv', name: text, introduction: '', papers: [] }),
  }
  return feedOf(named)
}

interface Said {
  title: string
  item: string
  author: string
  topic: string
  html: string
}

const child = (element: XmlElement, name: string): XmlElement => {
  const found = element.children.find((candidate) => candidate.name === name)
  if (!found) throw new Error(`${element.name} has no ${name}.`)
  return found
}

/** What the feed says at the places where the text stands, by a strict parser of ours. */
const readers: Record<FeedFormat, (feed: string) => Said> = {
  xml: (feed) => {
    const channel = child(readXml(feed), 'channel')
    const item = child(channel, 'item')
    const [html = ''] = textsOf(item, 'content:encoded')
    const said = ['title', 'dc:creator', 'category'].map((name) => textsOf(item, name)[0] ?? '')
    return {
      title: textsOf(channel, 'title')[0] ?? '',
      item: said[0] ?? '',
      author: said[1] ?? '',
      topic: said[2] ?? '',
      html,
    }
  },
  atom: (feed) => {
    const root = readXml(feed)
    const item = child(root, 'entry')
    return {
      title: textsOf(root, 'title')[0] ?? '',
      item: textsOf(item, 'title')[0] ?? '',
      author: textsOf(child(item, 'author'), 'name')[0] ?? '',
      topic: child(item, 'category').attributes['label'] ?? '',
      html: textsOf(item, 'content')[0] ?? '',
    }
  },
  json: (feed) => {
    const { title, items } = JSON.parse(feed)
    const [{ title: item, authors, tags, content_html: html }] = items
    return { title, item, author: authors[0].name, topic: tags[0], html }
  },
}

/** Titles of the items, by another parser. */
const others: Record<FeedFormat, (feed: string) => (string | undefined)[]> = {
  xml: (feed) => (parseRssFeed(feed).items ?? []).map(({ title }) => title),
  atom: (feed) => (parseAtomFeed(feed).entries ?? []).map(({ title }) => title?.value),
  json: (feed) => (parseJsonFeed(feed).items ?? []).map(({ title }) => title),
}

describe.each(formats)('case 55: in %s', (format) => {
  test.each(texts)('%j is legal, escaped once, and runs nowhere', async (text) => {
    const feed = await writeFeed(feedWith(text), format)
    expect(feed.isWellFormed()).toBe(true)
    expect([...feed].every(isLegal)).toBe(true)
    const { html, ...said } = readers[format](feed)
    expect(Object.fromEntries(Object.entries(said).map(([at, found]) => [at, plain(found)]))).toEqual({
      title: plain(text),
      item: plain(text),
      author: plain(text),
      // An attribute in XML, where tabs and line ends are read as spaces.
      topic: format === 'atom' ? plain(text).replace(/[\t\n]/g, ' ') : plain(text),
    })
    expect([...html].every(isLegal)).toBe(true)
    expect(findLive(html)).toEqual([])
  })

  test.each(['a & b', ']]>', '&amp;lt;', '🏮', 'שלום <עולם>'])('another parser reads %j', async (text) => {
    expect(others[format](await writeFeed(feedWith(text), format))).toEqual([text])
  })
})
