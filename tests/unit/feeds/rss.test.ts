import { describe, expect, test } from 'vitest'
import { toHexReferences } from '../../../src/feeds/rss.ts'
import { feedLimit } from '../../../src/feeds/seeds.ts'
import type { Library } from '../../../src/library/library.ts'
import { childrenOf, readXml, textsOf, type XmlElement } from '../../xml-tree.ts'
import { entry, libraryOf, paper, site, topic } from '../invented-list.ts'
import { findLive, textOf } from '../text/live-markup.ts'
import { feedOf, writeFeed } from './written-feeds.ts'

/** The channel of the feed of the whole list. */
async function channelOf(library: Library, name = 'new'): Promise<XmlElement> {
  const [channel] = childrenOf(readXml(await writeFeed(feedOf(library, name), 'xml')), 'channel')
  if (!channel) throw new Error('The feed has no channel.')
  return channel
}

const itemOf = async (fields: string, body = '') => {
  const channel = await channelOf(libraryOf(topic('kv', 'KV cache'), paper('x', fields, body)))
  const [item] = childrenOf(channel, 'item')
  if (!item) throw new Error('The feed has no item.')
  return item
}

const show = (element: XmlElement) => element.children.map(({ name, text }) => [name, text])

describe('the channel', () => {
  test('says what it is, where it stands, when it last changed, and who tells of changes', async () => {
    const library = libraryOf(
      site('title: A & B\ndescription: On n² & more\nlanguage: pt-BR\nhub: https://hub.example/?a&b'),
      paper('x', 'changes: [{date: 2025-12-12, what: Venue.}]'),
    )
    const channel = await channelOf(library)
    expect(show(channel).slice(0, -1)).toEqual([
      ['title', 'A & B'],
      ['description', 'On n² & more'],
      ['link', 'https://list.example/'],
      ['language', 'pt-BR'],
      ['lastBuildDate', 'Fri, 12 Dec 2025 13:38:15 GMT'],
      ['atom:link', ''],
      ['atom:link', ''],
      ['generator', 'Paperstand'],
      ['docs', 'https://www.rssboard.org/rss-specification'],
    ])
    expect(childrenOf(channel, 'atom:link').map(({ attributes }) => attributes)).toEqual([
      { rel: 'self', type: 'application/rss+xml', href: 'https://list.example/feed.xml' },
      { rel: 'hub', href: 'https://hub.example/?a&b' },
    ])
  })

  test('of an empty list has no items and no day, and without a hub names none', async () => {
    const channel = await channelOf(libraryOf())
    expect([childrenOf(channel, 'item'), textsOf(channel, 'lastBuildDate')]).toEqual([[], []])
    expect(childrenOf(channel, 'atom:link').map(({ attributes }) => attributes['rel'])).toEqual(['self'])
  })

  test('carries the newest hundred', async () => {
    const newer = entry('papers/newer.md', 'title: Newer\nadded: 2025-12-11')
    const papers = Array.from({ length: feedLimit + 5 }, (_, n) => paper(`p${n}`))
    const items = childrenOf(await channelOf(libraryOf(...papers, newer)), 'item')
    expect(items).toHaveLength(feedLimit)
    expect(textsOf(items[0] as XmlElement, 'link')).toEqual(['https://list.example/papers/newer/'])
  })
})

describe('an item', () => {
  test('has everything that a reader or Zotero asks for, once, in this order', async () => {
    const item = await itemOf(`
authors: [Ada van Nowhere, "Bo <Nobody> & Co", {literal: The Invented Group}]
published: 2025-08
arxiv: "2508.99999"
topics: [kv]
summary: It is $O(n)$ & "quick" <b>.
abstract: Of $\\beta$.
links: [{type: code, url: "https://code.example/?a&b"}]
results: [{metric: latency, value: 3.5, unit: "×", against: NSA, bound: up to}]
discussion: {url: 'https://talk.example/?a&b="<script>', comments: 3}`)
    const [content = ''] = textsOf(item, 'content:encoded')
    expect(show(item)).toEqual([
      ['title', 'On x'],
      ['link', 'https://list.example/papers/x/'],
      ['guid', 'tag:paperstand.example,2025:paper/x'],
      ['description', 'It is O(n) &amp; "quick" &lt;b>.'],
      ['pubDate', 'Wed, 10 Dec 2025 10:21:44 GMT'],
      ['content:encoded', content],
      ['dc:creator', 'Ada van Nowhere'],
      ['dc:creator', 'Bo <Nobody> & Co'],
      ['dc:creator', 'The Invented Group'],
      ['dc:date', '2025-08'],
      ['dc:identifier', 'doi:10.48550/arXiv.2508.99999'],
      ['category', 'KV cache'],
      ['comments', 'https://talk.example/?a&b=%22%3Cscript%3E'],
    ])
    expect(childrenOf(item, 'guid').map(({ attributes }) => attributes)).toEqual([{ isPermaLink: 'false' }])
    expect(textOf(content)).toContain('"quick" <b>.')
  })

  test('without anything known has what it must have, and nothing else', async () => {
    expect((await itemOf('')).children.map(({ name }) => name)).toEqual([
      'title',
      'link',
      'guid',
      'description',
      'pubDate',
      'content:encoded',
    ])
  })

  test.each(['2024', '2024-10', '2024-10-01'])('keeps the date %s as it is', async (date) => {
    expect(textsOf(await itemOf(`published: ${date}`), 'dc:date')).toEqual([date])
  })

  test.each([
    ['<script>alert(1)</script>', '&lt;script>alert(1)&lt;/script>'],
    ['a &amp; b', 'a &amp;amp; b'],
    ['R&D', 'R&amp;D'],
  ])('has a description that a reader shows as the text %s', async (summary, description) => {
    const [shown = ''] = textsOf(await itemOf(`summary: '${summary}'`), 'description')
    expect(shown).toBe(description)
    expect([textOf(shown), findLive(shown)]).toEqual([summary, []])
  })
})

test.each([
  ['<title>a &lt;b&gt; &amp;amp; c</title>', '<title>a &#x3C;b&gt; &#x26;amp; c</title>'],
  ['<category>R&amp;D</category>', '<category>R&#x26;D</category>'],
  ['<description>&lt;</description><description/>', '<description>&#x3C;</description><description/>'],
  ['<content:encoded>&lt;p&gt;</content:encoded>', '<content:encoded>&lt;p&gt;</content:encoded>'],
  ['<link>https://a.example/?a&amp;b</link>', '<link>https://a.example/?a&amp;b</link>'],
])('signs of markup in plain texts become hexadecimal: %s', (rss, written) => {
  expect(toHexReferences(rss)).toBe(written)
  expect(readXml(`<r xmlns:content="c">${written}</r>`).children.map(({ text }) => text)).toEqual(
    readXml(`<r xmlns:content="c">${rss}</r>`).children.map(({ text }) => text),
  )
})
