/** The rules by which feeds are judged find what breaks them: a good feed is spoiled in one way after the other. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { FeedFormat } from '../../../src/urls.ts'
import { atomRules } from '../../feed-rules/atom.ts'
import { htmlRules } from '../../feed-rules/html.ts'
import { jsonFeedRules } from '../../feed-rules/json-feed.ts'
import { rssRules } from '../../feed-rules/rss.ts'
import { findFaults } from '../../feed-rules/rule.ts'
import { libraryOf, paper, site, topic } from '../invented-list.ts'
import { feedOf, findFaultsOf, formats, selfUrl, writeFeed } from './written-feeds.ts'

const library = libraryOf(
  site('hub: https://hub.example/'),
  topic('kv'),
  paper('a', 'authors: [Ada Fictive]\ntopics: [kv]\npublished: 2025-01\narxiv: "9999.00001"'),
  paper('b', 'discussion: {url: "https://talk.example/", comments: 1}'),
)

type Spoil = [from: string | RegExp, to: string]

/** For every rule, ways to break it. */
const spoiled: Record<FeedFormat, Record<string, Spoil[]>> = {
  xml: {
    InvalidRSSVersion: [['version="2.0"', 'version="0.91"']],
    UnknownNamespace: [
      ['<rss ', '<rss xmlns:x="https://x.example/" '],
      ['dc="http://purl.org/dc/elements/1.1/"', 'dc="http://purl.org/dc/elements/1.0/"'],
    ],
    MissingElement: [
      ['<title>Paperstand</title>', ''],
      [/<link>.*?<\/link>/, ''],
      [/<description>.*?<\/description>/, '<description> </description>'],
    ],
    UndefinedElement: [
      ['<docs>', '<blink>x</blink><docs>'],
      ['<pubDate>', '<published>x</published><pubDate>'],
    ],
    DuplicateElement: [
      ['<docs>', '<language>en</language><docs>'],
      ['<pubDate>', '<guid isPermaLink="false">tag:x.example,2025:y</guid><pubDate>'],
    ],
    MisplacedItem: [[/(<docs>.*?<\/docs>)(.*)(<\/channel>)/, '$2$1$3']],
    InvalidLanguage: [
      ['<language>en</language>', '<language>English!</language>'],
      ['<language>en</language>', ''],
    ],
    MissingAtomSelfLink: [[/<atom:link rel="self"[^>]*>/, '']],
    SelfDoesntMatchLocation: [['https://list.example/feed.xml', 'https://list.example/feed']],
    SelfNotAtom: [['type="application/rss+xml"', 'type="text/html"']],
    InvalidIRI: [['href="https://hub.example/"', 'href="/hub"']],
    UnregisteredAtomLinkRel: [['rel="hub"', 'rel="friend"']],
    InvalidFullLink: [
      ['<link>https://list.example/papers/a/', '<link>/papers/a/'],
      ['<comments>https://talk.example/', '<comments>https://talk.example/"'],
    ],
    ItemMustContainTitleOrDescription: [[/<title>On a<\/title>(.*?)<description>.*?<\/description>/, '$1']],
    NotBlank: [
      ['<title>On a</title>', '<title> </title>'],
      ['<category>kv</category>', '<category/>'],
      ['<dc:creator>Ada Fictive</dc:creator>', '<dc:creator/>'],
    ],
    MissingGuid: [[/<guid.*?<\/guid>/, '']],
    InvalidPermalink: [['isPermaLink="false"', 'isPermaLink="true"']],
    InvalidTAG: [['tag:paperstand.example,2025:paper/a', 'tag:paperstand.example:paper/a']],
    DuplicateValue: [['2025:paper/b', '2025:paper/a']],
    InvalidRFC2822Date: [
      [/Wed, 10 Dec 2025 [\d:]+ GMT<\/pubDate>/, '2025-12-10</pubDate>'],
      [/Wed, 10 Dec 2025 [\d:]+ GMT<\/pubDate>/, 'Sal, 10 Ara 2025 12:00:00 GMT</pubDate>'],
      [/Wed, 10 Dec 2025 [\d:]+ GMT<\/pubDate>/, 'Tue, 10 Dec 2025 12:00:00 GMT</pubDate>'],
      [/Wed(, 10 Dec 2025 [\d:]+ GMT<\/lastBuildDate>)/, 'Thu$1'],
    ],
    ImplausibleDate: [[/Wed, 10 Dec 2025 [\d:]+ GMT<\/pubDate>/, 'Thu, 01 Jan 1970 00:00:00 GMT</pubDate>']],
    InvalidW3CDTFDate: [['<dc:date>2025-01', '<dc:date>January 2025']],
    NeedDescriptionBeforeContent: [
      [/<description>A paper without a summary yet\.<\/description>/, ''],
      [/(<description>Ada[^<]*<\/description>)(.*?)(<content:encoded>.*?<\/content:encoded>)/, '$3$2$1'],
    ],
    ContainsHTML: [
      ['<title>On a</title>', '<title>On &lt;b&gt;a&lt;/b&gt;</title>'],
      ['<title>On a</title>', '<title>On a&lt;b</title>'],
      ['<title>On a</title>', '<title>On a &amp;amp; b</title>'],
      ['<category>kv</category>', '<category>&lt;kv</category>'],
    ],
    'HTML of an item': [
      ['<content:encoded>', '<content:encoded>&lt;script&gt;&lt;/script&gt;'],
      ['<description>Ada', '<description>&lt;img src="https://evil.example/"&gt;Ada'],
    ],
    DuplicateItemSemantics: [['<pubDate>', '<author>a@x.example (Ada)</author><pubDate>']],
    DuplicateSemantics: [['<docs>', '<managingEditor>a@x.example (Ada)</managingEditor><docs>']],
    InvalidContact: [['<docs>', '<webMaster>a@x.example</webMaster><docs>']],
    ImageTitleDoesntMatch: [
      [
        '<docs>',
        '<image><url>https://x.example/i.png</url><title>Other</title><link>https://list.example/</link></image><docs>',
      ],
    ],
    MissingAttribute: [['<pubDate>', '<enclosure url="https://x.example/a.pdf" type="application/pdf"/><pubDate>']],
    BadCharacters: [['<title>On a', '<title>On a\u0085']],
  },
  atom: {
    InvalidNamespace: [['http://www.w3.org/2005/Atom', 'http://purl.org/atom/ns#']],
    MissingElement: [
      [/<id>.*?<\/id>/, ''],
      [/<title type="text">On a<\/title>/, ''],
    ],
    'MissingElement author': [[/<author>\s*<name>The Paperstand project<\/name>\s*<\/author>/, '']],
    DuplicateElement: [['<summary', '<rights>x</rights><rights>y</rights><summary']],
    UndefinedElement: [['<summary', '<abstract>x</abstract><summary']],
    MisplacedMetadata: [['</feed>', '<rights>x</rights></feed>']],
    MissingSelf: [['rel="self"', 'rel="via"']],
    SelfDoesntMatchLocation: [['https://list.example/feed.atom', 'https://list.example/feed']],
    SelfNotAtom: [['type="application/atom+xml"', 'type="text/html"']],
    MissingAlternateLink: [
      [
        '<link href="https://list.example/papers/a/" rel="alternate"',
        '<link href="https://list.example/papers/a/" rel="via"',
      ],
    ],
    DuplicateAtomLink: [['rel="via" type="text/html"', 'rel="alternate" type="text/html"']],
    UnregisteredAtomLinkRel: [['rel="via"', 'rel="source"']],
    InvalidMIMEType: [['type="application/pdf"', 'type="pdf"']],
    InvalidIRI: [['href="https://list.example/papers/a/"', 'href="/papers/a/"']],
    InvalidRFC3339Date: [[/<published>2025-12-10T[^<]*/, '<published>2025-12-10']],
    ImplausibleDate: [[/<published>2025-12-10T[^<]*/, '<published>1970-01-01T00:00:00Z']],
    InvalidTAG: [['tag:paperstand.example,2025:feed/new', 'tag:feed/new']],
    DuplicateEntries: [['2025:paper/b', '2025:paper/a']],
    DuplicateUpdated: [[/<updated>2025-12-10T[^<]*/g, '<updated>2025-12-10T12:00:00.000Z']],
    'updated is not before published': [['<published>2025-12-10T', '<published>2026-12-10T']],
    'the feed is as new as its newest entry': [[/<updated>2025-12-10T[^<]*/, '<updated>2025-12-10T00:00:00.000Z']],
    MissingDCLanguage: [[' xml:lang="en"', '']],
    NotBlank: [
      ['<name>Ada Fictive</name>', '<name/>'],
      ['label="kv"', 'label=""'],
    ],
    InvalidContact: [['<name>Ada Fictive</name>', '<name>Ada Fictive</name><email>Ada</email>']],
    InvalidTextType: [['<title type="text">On a', '<title type="html">On a']],
    ContainsUndeclaredHTML: [['<title type="text">On a', '<title type="text">On &lt;b>a&lt;/b>']],
    MissingTextualContent: [
      [/<content type="html">[\s\S]*?<\/content>([\s\S]*?)<summary type="text">[\s\S]*?<\/summary>/, '$1'],
    ],
    'HTML of an entry': [
      ['<content type="html">', '<content type="html">&lt;script>&lt;/script>'],
      ['<content type="html">', '<content type="text">'],
    ],
    BadCharacters: [['<title type="text">On a', '<title type="text">On a\uFFFD']],
  },
  json: {
    'the feed has what it must': [
      ['"version"', '"_version"'],
      ['"title": "Paperstand"', '"_title": 1'],
      ['"items"', '"_items"'],
    ],
    'the feed says where it is': [
      ['"home_page_url"', '"_home"'],
      ['"feed_url"', '"_feed"'],
    ],
    'members are what they should be': [
      ['/version/1.1', '/version/1'],
      ['"title": "Paperstand"', '"title": ""'],
      ['"home_page_url": "https://list.example/"', '"home_page_url": "/"'],
      ['"language": "en"', '"language": "English!"'],
      ['"type": "WebSub"', '"kind": "WebSub"'],
      ['"name": "Ada Fictive"', '"named": "Ada Fictive"'],
      ['"tags": [', '"tags": [7,'],
      ['"summary"', '"description"'],
      [/"date_published": "2025-12-10T[^"]*"/, '"date_published": "2025-12-10"'],
      ['"external_url": "https:', '"external_url": "'],
      ['"title": "On a"', '"title": null'],
    ],
    'the feed stands at its address': [
      ['"feed_url": "https://list.example/', '"feed_url": "https://list.example/sub/'],
    ],
    'an item has an id': [['"id": "tag:paperstand.example,2025:paper/a"', '"id": 7']],
    'an id is that of one item': [['2025:paper/b', '2025:paper/a']],
    'an item has content': [['"content_html"', '"_content"']],
    'an item is not changed before it is there': [['"date_modified": "2025-12-10', '"date_modified": "2024-12-10']],
    'plain text is plain': [['"title": "On a"', '"title": "On a &amp; b"']],
    'HTML of an item': [['"content_html": "<p>', '"content_html": "<script></script><p>']],
  },
}

const rules: Record<FeedFormat, object> = { xml: rssRules, atom: atomRules, json: jsonFeedRules }

describe.each(formats)('the rules for %s', (format) => {
  let good: string
  beforeAll(async () => {
    good = await writeFeed(feedOf(library), format)
  })

  test('find nothing wrong with a good feed', () => {
    expect(findFaultsOf[format](good, selfUrl(format))).toEqual([])
  })

  test('are all tried below', () => {
    expect(Object.keys(spoiled[format]).sort()).toEqual(Object.keys(rules[format]).sort())
  })

  const ways = Object.entries(spoiled[format]).flatMap(([rule, spoils]) =>
    spoils.map((spoil) => [rule, ...spoil] as const),
  )
  test.each(ways)('%s is broken by %s becoming %j', (rule, from, to) => {
    const bad = good.replace(from, to)
    expect(bad).not.toBe(good)
    expect(findFaultsOf[format](bad, selfUrl(format)).map((fault) => fault.split(':')[0])).toContain(rule)
  })
})

describe('a list with a hub', () => {
  const changed = libraryOf(
    site('hub: https://hub.example/?a&b'),
    paper('a', 'summary: It is $O(n)$ & quick.\nchanges: [{date: 2026-01-02, what: Version 2 & more.}]'),
    paper('b', 'changes: [{date: 2026-01-02, what: Published.}, {date: 2026-01-02, what: Withdrawn.}]'),
  )

  test.each(formats)('names it in %s, by the rules', async (format) => {
    const text = await writeFeed(feedOf(changed), format)
    expect(findFaultsOf[format](text, selfUrl(format))).toEqual([])
    const named = format === 'json' ? JSON.parse(text).hubs : /<(?:atom:)?link[^>]*rel="hub"[^>]*>/.exec(text)?.[0]
    if (format === 'json') expect(named).toEqual([{ type: 'WebSub', url: 'https://hub.example/?a&b' }])
    else expect(named).toContain('href="https://hub.example/?a&amp;b"')
  })

  test('tells of its changes by the rules, and names the hub there too', async () => {
    const feed = feedOf(changed, 'changes')
    const text = await writeFeed(feed, 'xml')
    expect(feed.items.map(({ summary }) => summary)).toEqual(['Withdrawn.', 'Published.', 'Version 2 & more.'])
    expect(findFaultsOf.xml(text, selfUrl('xml'))).toEqual([])
    expect(text).toContain('<atom:link rel="hub" href="https://hub.example/?a&amp;b"/>')
  })
})

describe('the rules for HTML', () => {
  test('find nothing wrong with text, links, tables, footnotes and mathematics', () => {
    const html =
      '<p>A <a href="https://x.example/?a&amp;b">b</a><sup><a href="mailto:a@x.example" aria-describedby="f" data-footnote-ref>1</a></sup></p>' +
      '<table><tbody><tr><td align="left">1</td></tr></tbody></table><p style="margin:2px 0 0;font-size:13px;border-top:1px solid">x</p>' +
      '<math><mrow><mi mathvariant="normal">n</mi><mo fence="true">(</mo></mrow></math>'
    expect(findFaults(htmlRules, html)).toEqual([])
  })

  const ways: [rule: string, html: string][] = [
    ['NotHtml', '<p>a</b></p>'],
    ['NotHtml', '<p>a <b>b</p>'],
    ['NotHtml', '<p><ul><li>a</li></ul></p>'],
    ['NotHtml', '<p title="a"class="b">a</p>'],
    ['NotHtml', '<script>alert(1)</script>'],
    ['NotHtml', '<svg><path d=""/></svg>'],
    ['NotHtml', '<math><script>alert(1)</script></math>'],
    ['NotHtml', '<iframe></iframe>'],
    ['SecurityRiskAttr', '<p onclick="alert(1)">x</p>'],
    ['DangerousStyleAttr', '<p style="position:fixed">x</p>'],
    ['DangerousStyleAttr', '<p style="background:url(https://evil.example/)">x</p>'],
    ['ContainsRelRef', '<a href="/papers/x/">x</a>'],
    ['ContainsRelRef', '<a href="#note">x</a>'],
    ['nothing acts', '<a href="javascript:alert(1)">x</a>'],
    ['nothing is fetched', '<img src="https://evil.example/pixel.png">'],
  ]
  test.each(ways)('%s is broken by %s', (rule, html) => {
    expect(findFaults(htmlRules, html).map((fault) => fault.split(':')[0])).toContain(rule)
  })

  test('are all tried', () => {
    expect(new Set(ways.map(([rule]) => rule))).toEqual(new Set(Object.keys(htmlRules)))
  })
})
