import { describe, expect, test } from 'vitest'
import { childrenOf, readXml, textsOf, type XmlElement } from '../../xml-tree.ts'
import { libraryOf, paper, site, topic } from '../invented-list.ts'
import { feedOf, writeFeed } from './written-feeds.ts'

const feedWith = async (...sources: ReturnType<typeof paper>[]) =>
  readXml(await writeFeed(feedOf(libraryOf(...sources)), 'atom'))
const linksOf = (element: XmlElement) => childrenOf(element, 'link').map(({ attributes }) => attributes)
const show = (element: XmlElement) => element.children.map(({ name, text }) => [name, text.trim()])

describe('an Atom feed', () => {
  test('says what it is, in which language, by whom, where it stands and who tells of changes', async () => {
    const feed = await feedWith(
      site(
        'title: A & <B>\ndescription: On n² & more\ncurator: Ada "Fictive"\nlanguage: pt-BR\nhub: https://hub.example/?a&b',
      ),
      paper('x', 'changes: [{date: 2025-12-12, what: Venue.}]'),
    )
    expect(feed.attributes).toEqual({ xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': 'pt-BR' })
    expect(Object.fromEntries(show(feed))).toMatchObject({
      id: 'tag:paperstand.example,2025:feed/new',
      title: 'A & <B>',
      subtitle: 'On n² & more',
      updated: '2025-12-12T13:38:15.000Z',
      generator: 'Paperstand',
    })
    expect(childrenOf(feed, 'author').map(show)).toEqual([[['name', 'Ada "Fictive"']]])
    expect(linksOf(feed)).toEqual([
      { rel: 'self', href: 'https://list.example/feed.atom', type: 'application/atom+xml' },
      { rel: 'alternate', href: 'https://list.example/', type: 'text/html' },
      { rel: 'hub', href: 'https://hub.example/?a&b' },
    ])
  })

  test('of an empty list is dated by the day from which on it gives ids, and names no hub that there is not', async () => {
    const feed = await feedWith(site('feedAuthority: list.example,2020-02-29'))
    expect(textsOf(feed, 'updated')).toEqual(['2020-02-29T00:00:00.000Z'])
    expect(childrenOf(feed, 'entry')).toEqual([])
    expect(linksOf(feed).map(({ rel }) => rel)).toEqual(['self', 'alternate'])
  })
})

describe('an entry', () => {
  const entryWith = async (fields: string) => {
    const [entry] = childrenOf(await feedWith(topic('kv', 'KV & cache'), paper('x', fields)), 'entry')
    if (!entry) throw new Error('The feed has no entry.')
    return entry
  }

  test('has everything that a reader asks for', async () => {
    const entry = await entryWith(
      `
title: H$_2$O & <b>
authors: [Ada van Nowhere, "Bo <Nobody> & Co"]
arxiv: "2508.99999"
topics: [kv]
summary: It is $O(n)$ & "quick" <b>.
discussion: {url: "https://talk.example/?a&b", comments: 3}
changes: [{date: 2025-12-12, what: Venue.}]`.replace('title: H$_2$O & <b>\n', ''),
    )
    expect(childrenOf(entry, 'author').flatMap((author) => textsOf(author, 'name'))).toEqual([
      'Ada van Nowhere',
      'Bo <Nobody> & Co',
    ])
    expect(childrenOf(entry, 'category').map(({ attributes }) => attributes)).toEqual([
      { term: 'kv', label: 'KV & cache' },
    ])
    expect(linksOf(entry)).toEqual([
      { rel: 'alternate', href: 'https://list.example/papers/x/', type: 'text/html' },
      { rel: 'via', href: 'https://arxiv.org/abs/2508.99999', type: 'text/html' },
      { rel: 'related', href: 'https://arxiv.org/pdf/2508.99999', type: 'application/pdf', title: 'PDF' },
      { rel: 'replies', href: 'https://talk.example/?a&b', type: 'text/html' },
    ])
    expect(Object.fromEntries(show(entry))).toMatchObject({
      id: 'tag:paperstand.example,2025:paper/x',
      title: 'On x',
      published: '2025-12-10T10:21:44.000Z',
      updated: '2025-12-12T13:38:15.000Z',
      summary: 'It is O(n) & "quick" <b>.',
      content: expect.stringMatching(/^<p>It is <math>.*<\/math> &#x26; "quick" &#x3C;b>\.<\/p>/),
    })
    expect(
      entry.children
        .filter(({ attributes }) => attributes['type'])
        .map(({ name, attributes }) => [name, attributes['type']]),
    ).toEqual(
      expect.arrayContaining([
        ['content', 'html'],
        ['summary', 'text'],
        ['title', 'text'],
      ]),
    )
  })

  test('of which little is known leads to its page and leaves the author to the feed', async () => {
    const entry = await entryWith('')
    expect(linksOf(entry).map(({ rel }) => rel)).toEqual(['alternate'])
    expect([childrenOf(entry, 'author'), childrenOf(entry, 'category')]).toEqual([[], []])
  })

  test('keeps mathematics as MathML in its content and as plain signs in its title', async () => {
    const feed = await feedWith({
      path: 'papers/x.md',
      text: '---\ntitle: H$_2$O\nadded: 2025-12-10\nsummary: $n^2$\n---\n',
    })
    const [entry] = childrenOf(feed, 'entry')
    if (!entry) throw new Error('The feed has no entry.')
    expect(textsOf(entry, 'title')).toEqual(['H₂O'])
    expect(textsOf(entry, 'summary')).toEqual(['n²'])
    expect(textsOf(entry, 'content').join('')).toContain('<math><msup><mi>n</mi>')
  })
})
