import { describe, expect, test } from 'vitest'
import type { FeedItem } from '../../../src/feeds/feed.ts'
import { toFeedId, toPaperItem } from '../../../src/feeds/paper-item.ts'
import type { Library, Paper } from '../../../src/library/library.ts'
import { libraryOf, paper, paperOf, site, topic } from '../invented-list.ts'
import { hostileTexts } from '../text/hostile-texts.ts'
import { findLive, textOf } from '../text/live-markup.ts'
import { origin } from './written-feeds.ts'

function itemOf(fields: string, body = ''): FeedItem {
  const library = libraryOf(
    site('feedAuthority: keeper.example,2020'),
    topic('kv', 'KV cache'),
    topic('moe', 'Mixtures'),
    paper('x', fields, body),
  )
  return writeItem(paperOf(library, 'x'), library)
}

const writeItem = (one: Paper, library: Library) =>
  toPaperItem({ kind: 'paper', papers: [one], added: new Date(0), updated: new Date(0) }, library, origin)

describe('the item of a paper', () => {
  test('has what the record has, and its links whole', () => {
    const item = itemOf(
      `
authors: [Ada van Nowhere, {literal: The Invented Group}]
published: 2025-08
arxiv: "2508.99999"
doi: 10.5555/X
topics: [moe, kv]
summary: It is $O(n)$ & quick.
discussion: {url: "https://talk.example/é?\\"", comments: 3}`,
    )
    expect(item).toMatchObject({
      id: 'tag:keeper.example,2020:paper/x',
      url: 'https://list.example/papers/x/',
      title: 'On x',
      summary: 'It is O(n) & quick.',
      authors: ['Ada van Nowhere', 'The Invented Group'],
      topics: [
        { id: 'moe', name: 'Mixtures' },
        { id: 'kv', name: 'KV cache' },
      ],
      published: '2025-08',
      doi: '10.5555/X',
      externalUrl: 'https://arxiv.org/abs/2508.99999',
      pdfUrl: 'https://arxiv.org/pdf/2508.99999',
      discussionUrl: 'https://talk.example/%C3%A9?%22',
    })
  })

  test('of which nothing is known has no author, topic, date, identifier and link', () => {
    const { authors, topics, published, doi, externalUrl, pdfUrl, discussionUrl } = itemOf('')
    expect({ authors, topics, published, doi, externalUrl, pdfUrl, discussionUrl }).toEqual({ authors: [], topics: [] })
  })

  test.each([
    ['arxiv: "2508.99999"', '10.48550/arXiv.2508.99999', 'https://arxiv.org/abs/2508.99999'],
    ['doi: 10.5555/a<b>', '10.5555/a<b>', 'https://doi.org/10.5555/a%3Cb%3E'],
    ['arxiv: "2508.99999"\ndoi: 10.5555/1', '10.5555/1', 'https://arxiv.org/abs/2508.99999'],
  ])('with %j has the DOI %s and leads to %s', (fields, doi, externalUrl) => {
    expect(itemOf(fields)).toMatchObject({ doi, externalUrl })
  })

  test.each([
    ['', 'A paper without a summary yet.'],
    ['authorCount: 12', '12 authors'],
    ['authors: [Ada Fictive, Bo Nowhere]', 'Ada Fictive, Bo Nowhere'],
    ['authors: [Ada Fictive]\narxiv: "2508.99999"', 'Ada Fictive. https://arxiv.org/abs/2508.99999'],
    ['doi: 10.5555/1', 'https://doi.org/10.5555/1'],
    ['summary: Short.\ndoi: 10.5555/1', 'Short.'],
  ])('with %j is described as %j', (fields, summary) => {
    expect(itemOf(fields).summary).toBe(summary)
    expect(textOf(itemOf(fields).html)).toMatch(new RegExp(`^${RegExp.escape(summary)}`))
  })

  test('has a title even where that has no letter that XML knows', () => {
    const library = libraryOf(paper('x'))
    const untitled = { ...paperOf(library, 'x'), plainTitle: '\uFFFE ' }
    expect(writeItem(untitled, library).title).toBe('x')
  })
})

describe('the content of an item', () => {
  test('has the curator’s words first, then figures, notes, abstract and links', () => {
    const { html } = itemOf(
      `
arxiv: "2508.99999"
summary: It is $O(n)$ & quick.
abstract: Of $\\beta$ & more.
links: [{type: code, url: "https://code.example/?a&b"}]
results: [{metric: latency, value: 3.5, unit: "×", against: NSA & co, bound: up to}, {metric: cost, value: 2, unit: cents}]`,
      '\nA *note*.\n',
    )
    expect(html.replace(/<math>.*?<\/math>/g, '<math/>')).toBe(
      [
        '<p>It is <math/> &#x26; quick.</p>',
        '<ul><li>up to 3.5× lower latency, against NSA &amp; co</li><li>2\u00A0cents cost</li></ul>',
        '<p>A <em>note</em>.</p>',
        '<h3>Abstract</h3><p>Of <math/> &#x26; more.</p>',
        '<p><a href="https://arxiv.org/abs/2508.99999">Read on arXiv</a> · <a href="https://arxiv.org/pdf/2508.99999">PDF</a> · <a href="https://code.example/?a&amp;b">Code</a></p>',
      ].join(''),
    )
  })

  test('has links of its notes made whole, and none that leads nowhere outside', () => {
    const { html } = itemOf(
      '',
      '\n[a](x.md) [b](../topics/kv.md#top) [c](https://x.example/?a&b) [d](#notes) [e](mailto:ada@x.example)[^1]\n\n[^1]: Note.',
    )
    expect([...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1])).toEqual([
      'https://list.example/papers/x/',
      'https://list.example/topics/kv/#top',
      'https://x.example/?a&#x26;b',
      'mailto:ada@x.example',
    ])
  })

  test('is left without a link that is no address, not without the rest', () => {
    const library = libraryOf(paper('x'))
    const broken = { ...paperOf(library, 'x'), notes: '[a](https://[) [b](javascript:alert(1))' }
    expect(writeItem(broken, library).html).toBe('<p>A paper without a summary yet.</p><p><a>a</a> <a>b</a></p>')
  })

  test.each(hostileTexts)('case 15: runs and asks for nothing, whatever was written: %j', (text) => {
    const library = libraryOf(paper('x'))
    const hostile = {
      ...paperOf(library, 'x'),
      names: [{ literal: text }],
      summary: text,
      notes: text,
      abstract: text,
      results: [{ metric: 'cost' as const, of: text, value: 1, unit: text, against: text, bound: 'exact' as const }],
    }
    expect(findLive(writeItem(hostile, library).html)).toEqual([])
    expect(findLive(writeItem({ ...hostile, summary: undefined }, library).html)).toEqual([])
  })
})

test.each([
  [{ id: 'x' }, 'tag:example.org,2025:paper/x'],
  [{ id: 'x', aliases: [] }, 'tag:example.org,2025:paper/x'],
  [{ id: 'x', aliases: ['oldest', 'older'] }, 'tag:example.org,2025:paper/oldest'],
])('the identity of %j is %s', (identity, id) => {
  expect(toFeedId(identity, 'example.org,2025')).toBe(id)
})
