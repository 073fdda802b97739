import { getRssString } from '@astrojs/rss'
import { XMLParser } from 'fast-xml-parser'
import { describe, expect, test } from 'vitest'
import { feedLimit, toFeedId, toRssOptions } from '../../../src/feeds/rss.ts'
import type { Library } from '../../../src/library/library.ts'
import { findXmlErrors } from '../../well-formed.ts'
import { entry, libraryOf, paper, paperOf, topic } from '../invented-list.ts'
import { hostileTexts } from '../text/hostile-texts.ts'
import { findLive, textOf } from '../text/live-markup.ts'

const origin = new URL('https://list.example')

interface Item {
  title: string
  link: string
  guid: { '#text': string; '@_isPermaLink': string }
  pubDate: string
  description: string
  'content:encoded'?: string
  'dc:creator'?: string[]
  'dc:date'?: string
  'dc:identifier'?: string
  category?: string[]
  comments?: string
}

interface Channel {
  title: string
  description: string
  link: string
  language: string
  lastBuildDate?: string
  'atom:link': Record<string, string>
  generator: string
  item: Item[]
}

const parser = new XMLParser({
  ignoreAttributes: false,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: { enabled: true, maxTotalExpansions: 1_000_000, maxExpandedLength: 10_000_000 },
  isArray: (name) => ['item', 'dc:creator', 'category'].includes(name),
})

/** The feed of the whole list, through @astrojs/rss and read again. */
async function feedOf(
  library: Library,
  title = 'Invented list',
  description = 'Papers that nobody wrote',
): Promise<{ xml: string; channel: Channel }> {
  const subject = { title, description, papers: library.papers, url: '/', feedUrl: '/feed.xml' }
  const xml = await getRssString(toRssOptions(subject, library, origin))
  expect(findXmlErrors(xml)).toEqual([])
  const channel = parser.parse(xml).rss.channel as Channel
  return { xml, channel: { ...channel, item: channel.item ?? [] } }
}

const itemOf = async (fields: string, body = '') => {
  const { channel } = await feedOf(libraryOf(topic('kv', 'KV cache'), paper('x', fields, body)))
  const [item] = channel.item
  if (!item) throw new Error('The feed has no item.')
  return item
}

describe('the channel', () => {
  test('says what it is, where it stands and when it last changed', async () => {
    const { channel } = await feedOf(
      libraryOf(paper('x', 'changes: [{date: 2025-12-12, what: Venue.}]')),
      'A & B',
      'On $n^2$ & more',
    )
    expect(channel).toMatchObject({
      title: 'A & B',
      description: 'On n² & more',
      link: 'https://list.example/',
      language: 'en',
      lastBuildDate: 'Fri, 12 Dec 2025 12:00:00 GMT',
      'atom:link': { '@_rel': 'self', '@_type': 'application/rss+xml', '@_href': 'https://list.example/feed.xml' },
      generator: 'Paperstand',
      docs: 'https://www.rssboard.org/rss-specification',
    })
  })

  test('of an empty list has no items and no day', async () => {
    const { channel } = await feedOf(libraryOf())
    expect(channel.item).toEqual([])
    expect(channel.lastBuildDate).toBeUndefined()
  })

  test('carries the newest hundred', async () => {
    const papers = Array.from({ length: feedLimit + 5 }, (_, n) => paper(`p${String(n).padStart(3, '0')}`))
    const { channel } = await feedOf(libraryOf(...papers))
    expect(channel.item).toHaveLength(feedLimit)
    expect(channel.item.at(-1)?.link).toBe('https://list.example/papers/p099/')
  })

  test('is the same text for the same list', async () => {
    const library = () => libraryOf(topic('kv'), paper('x', 'topics: [kv]'), paper('y', 'summary: Two.'))
    expect((await feedOf(library())).xml).toBe((await feedOf(library())).xml)
  })
})

describe('an item', () => {
  test('has everything that a reader or Zotero asks for', async () => {
    const item = await itemOf(`
authors: [Ada van Nowhere, "Bo <Nobody> & Co", {literal: The Invented Group}]
published: 2025-08
arxiv: "2508.99999"
topics: [kv]
summary: It is $O(n)$ & "quick" <b>.
abstract: Of $\\beta$.
links: [{type: code, url: "https://code.example/?a&b"}]
results: [{metric: latency, value: 3.5, unit: "×", against: NSA, bound: up to}]
discussion: {url: "https://talk.example/?a&b", comments: 3}`)
    expect(item).toMatchObject({
      title: 'On x',
      link: 'https://list.example/papers/x/',
      guid: { '#text': 'tag:paperstand.example,2025:paper/x', '@_isPermaLink': 'false' },
      pubDate: 'Wed, 10 Dec 2025 12:00:00 GMT',
      description: 'It is O(n) & "quick" <b>.',
      'dc:creator': ['Ada van Nowhere', 'Bo <Nobody> & Co', 'The Invented Group'],
      'dc:date': '2025-08',
      'dc:identifier': 'doi:10.48550/arXiv.2508.99999',
      category: ['KV cache'],
      comments: 'https://talk.example/?a&b',
    })
    const content = item['content:encoded'] ?? ''
    expect(findLive(content)).toEqual([])
    expect(textOf(content)).toContain('"quick" <b>.')
    expect(textOf(content)).toContain('up to 3.5× lower latency, against NSA')
    for (const piece of [
      '<math>',
      '<h3>Abstract</h3>',
      'href="https://arxiv.org/abs/2508.99999"',
      'href="https://code.example/?a&amp;b"',
    ])
      expect(content).toContain(piece)
  })

  test.each([
    ['', 'A paper without a summary yet.'],
    ['authorCount: 12', '12 authors'],
    ['authors: [Ada Fictive, Bo Nowhere]', 'Ada Fictive, Bo Nowhere'],
    ['authors: [Ada Fictive]\narxiv: "2508.99999"', 'Ada Fictive. https://arxiv.org/abs/2508.99999'],
    ['doi: 10.5555/1', 'https://doi.org/10.5555/1'],
    ['summary: Short.\ndoi: 10.5555/1', 'Short.'],
  ])('with %j is described as %j', async (fields, description) => {
    expect((await itemOf(fields)).description).toBe(description)
  })

  test('without anything to say has a description and no content', async () => {
    expect(await itemOf('')).not.toHaveProperty('content:encoded')
  })

  test.each(['2024', '2024-10', '2024-10-01'])('keeps the date %s as it is', async (date) => {
    expect((await itemOf(`published: ${date}`))['dc:date']).toBe(date)
  })

  test('has links of its notes made whole, and none that leads nowhere outside', async () => {
    const body =
      '\n[a](x.md) [b](../topics/kv.md#top) [c](https://x.example/?a&b) [d](#notes) [e](mailto:ada@x.example)[^1]\n\n[^1]: Note.'
    const content = (await itemOf('', body))['content:encoded'] ?? ''
    expect([...content.matchAll(/href="([^"]*)"/g)].map((match) => match[1])).toEqual([
      'https://list.example/papers/x/',
      'https://list.example/topics/kv/#top',
      'https://x.example/?a&#x26;b',
      'mailto:ada@x.example',
    ])
  })

  test('is left without a link that is no address, not without a feed', async () => {
    const library = libraryOf(paper('x'))
    const broken = { ...paperOf(library, 'x'), notes: '[a](https://[) [b](javascript:alert(1))' }
    const { channel } = await feedOf({ ...library, papers: [broken] })
    expect(channel.item[0]?.['content:encoded']).toBe('<p><a>a</a> <a>b</a></p>')
  })
})

describe('dates', () => {
  test('the papers of a day have distinct, descending times around noon, the same in every feed', async () => {
    const library = libraryOf(
      topic('kv'),
      paper('a'),
      paper('b', 'topics: [kv]'),
      entry('papers/c.md', 'title: C\nadded: 2025-12-11\ntopics: [kv]'),
    )
    const { channel } = await feedOf(library)
    expect(channel.item.map(({ pubDate }) => pubDate)).toEqual([
      'Thu, 11 Dec 2025 12:00:00 GMT',
      'Wed, 10 Dec 2025 12:00:00 GMT',
      'Wed, 10 Dec 2025 11:59:59 GMT',
    ])
    const ofTopic = toRssOptions(
      { title: 'T', description: 'D', papers: library.findTopic('kv')?.papers ?? [], url: '/', feedUrl: '/' },
      library,
      origin,
    )
    expect(Array.isArray(ofTopic.items) && ofTopic.items.map(({ pubDate }) => pubDate?.toUTCString())).toEqual([
      'Thu, 11 Dec 2025 12:00:00 GMT',
      'Wed, 10 Dec 2025 11:59:59 GMT',
    ])
  })

  test('case 3: the day is the same under every time zone', async () => {
    const zone = process.env['TZ']
    try {
      for (const name of ['Pacific/Auckland', 'America/Los_Angeles']) {
        process.env['TZ'] = name
        expect((await itemOf('published: 2024-01-15')).pubDate).toBe('Wed, 10 Dec 2025 12:00:00 GMT')
      }
    } finally {
      if (zone === undefined) delete process.env['TZ']
      else process.env['TZ'] = zone
    }
  })
})

describe('the identity of a paper', () => {
  test.each([
    [{ id: 'x' }, 'tag:example.org,2025:paper/x'],
    [{ id: 'x', aliases: [] }, 'tag:example.org,2025:paper/x'],
    [{ id: 'x', aliases: ['oldest', 'older'] }, 'tag:example.org,2025:paper/oldest'],
  ])('of %j is %s', (identity, id) => {
    expect(toFeedId(identity, 'example.org,2025')).toBe(id)
  })

  test('case 56: outlives title, date, host and base path', async () => {
    const guid = async (source: ReturnType<typeof entry>, host: string) => {
      const library = libraryOf(source)
      const options = toRssOptions(
        { title: 'T', description: 'D', papers: library.papers, url: '/', feedUrl: '/' },
        library,
        new URL(host),
      )
      return parser.parse(await getRssString(options)).rss.channel.item[0].guid['#text']
    }
    const first = await guid(entry('papers/x.md', 'title: A\nadded: 2025-12-10'), 'https://list.example')
    const second = await guid(
      entry('papers/x.md', 'title: B\nadded: 2025-12-11\npublished: 2020'),
      'https://moved.example',
    )
    const renamed = await guid(
      entry('papers/y.md', 'title: B\nadded: 2025-12-11\naliases: [x]'),
      'https://moved.example',
    )
    expect([second, renamed]).toEqual([first, first])
  })
})

describe('case 55: hostile texts are legal XML, escaped once', () => {
  const control = Array.from({ length: 32 }, (_, code) => String.fromCharCode(code)).join('')
  const texts = [
    'a\u0000b',
    `a${control}b`,
    'a\uD800b',
    'a\uDC00b',
    'a\uFFFEb\uFFFFc',
    ']]>',
    '<![CDATA[x]]>',
    '&amp;lt;',
    '&lt;b&gt;',
    '&#0;',
    '&#x41;',
    '&nbsp;',
    '<!ENTITY x "y">',
    '%x;',
    '\'"',
    ...hostileTexts,
  ]
  const isLegal = (sign: string) => (sign >= ' ' || '\t\n\r'.includes(sign)) && sign !== '\uFFFE' && sign !== '\uFFFF'
  /** What is left of a text: what XML cannot say is gone, and its reader makes one line end of three kinds. */
  const legal = (text: string) => [...text.toWellFormed()].filter(isLegal).join('').replace(/\r\n?/g, '\n')

  test.each(texts)('%j', async (text) => {
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
      papers: [hostile],
      findTopic: () => ({ id: 'kv', name: text, introduction: '', papers: [] }),
    }
    const { xml, channel } = await feedOf(named, text, text)
    expect([...xml].every(isLegal)).toBe(true)
    expect(xml.isWellFormed()).toBe(true)
    const [item] = channel.item
    const plain = legal(text)
    expect(channel.title).toBe(plain)
    expect(item?.title).toBe(plain)
    expect(item?.category).toEqual([plain])
    expect(item?.['dc:creator']?.map((name) => name.trim())).toEqual([plain.trim()])
    expect(findLive(item?.['content:encoded'] ?? '')).toEqual([])
  })
})
