import { describe, expect, test } from 'vitest'
import { libraryOf, paper, site, topic } from '../invented-list.ts'
import { feedOf, writeFeed } from './written-feeds.ts'

const feedWith = async (...sources: ReturnType<typeof paper>[]) =>
  JSON.parse(await writeFeed(feedOf(libraryOf(...sources)), 'json'))

describe('a JSON Feed', () => {
  test('says what it is, in which language, by whom, where it stands and who tells of changes', async () => {
    const { items, ...feed } = await feedWith(
      site(
        'title: A & <B>\ndescription: On n² & more\ncurator: Ada "Fictive"\nlanguage: pt-BR\nhub: https://hub.example/?a&b',
      ),
      paper('x'),
    )
    expect(items).toHaveLength(1)
    expect(feed).toEqual({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'A & <B>',
      home_page_url: 'https://list.example/',
      feed_url: 'https://list.example/feed.json',
      description: 'On n² & more',
      authors: [{ name: 'Ada "Fictive"' }],
      language: 'pt-BR',
      hubs: [{ type: 'WebSub', url: 'https://hub.example/?a&b' }],
    })
  })

  test('of an empty list has an empty list of items, and names no hub that there is not', async () => {
    const feed = await feedWith()
    expect(feed).toMatchObject({ version: 'https://jsonfeed.org/version/1.1', items: [] })
    expect(feed).not.toHaveProperty('hubs')
  })

  test('has a line end at its end', async () => {
    expect(await writeFeed(feedOf(libraryOf()), 'json')).toMatch(/^\{\n[\s\S]*\}\n$/)
  })
})

describe('an item', () => {
  test('has everything that a reader asks for', async () => {
    const { items } = await feedWith(
      topic('kv', 'KV & cache'),
      paper(
        'x',
        `
authors: [Ada van Nowhere, "Bo <Nobody> & Co"]
arxiv: "2508.99999"
topics: [kv]
summary: It is $O(n)$ & "quick" <b>.
changes: [{date: 2025-12-12, what: Venue.}]`,
      ),
    )
    expect(items).toEqual([
      {
        id: 'tag:paperstand.example,2025:paper/x',
        url: 'https://list.example/papers/x/',
        external_url: 'https://arxiv.org/abs/2508.99999',
        title: 'On x',
        content_html: expect.stringMatching(/^<p>It is <math>.*<\/math> &#x26; "quick" &#x3C;b>\.<\/p>/),
        summary: 'It is O(n) & "quick" <b>.',
        date_published: '2025-12-10T10:21:44.000Z',
        date_modified: '2025-12-12T13:38:15.000Z',
        authors: [{ name: 'Ada van Nowhere' }, { name: 'Bo <Nobody> & Co' }],
        tags: ['KV & cache'],
        language: 'en',
      },
    ])
  })

  test('of which little is known has neither authors, tags nor a link to elsewhere', async () => {
    const { items } = await feedWith(paper('x'))
    expect(Object.keys(items[0]).sort()).toEqual([
      'content_html',
      'date_modified',
      'date_published',
      'id',
      'language',
      'summary',
      'title',
      'url',
    ])
  })
})
