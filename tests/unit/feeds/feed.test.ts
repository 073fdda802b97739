import { describe, expect, test } from 'vitest'
import { buildFeed } from '../../../src/feeds/feed.ts'
import { addedAt } from '../../../src/feeds/moments.ts'
import { feedLimit } from '../../../src/feeds/seeds.ts'
import { entry, libraryOf, paper, site, topic } from '../invented-list.ts'
import { feedOf, origin, subjectOf } from './written-feeds.ts'

const named = site(`
title: A & B
description: Papers that nobody wrote
curator: Ada Fictive
language: de
feedAuthority: list.example,2020-02-29
hub: https://hub.example/`)

describe('a feed', () => {
  test('says what it is, of which page, by whom and since when', () => {
    const { items, ...feed } = feedOf(libraryOf(named, paper('x', 'changes: [{date: 2025-12-12, what: Venue.}]')))
    expect(items.map(({ title }) => title)).toEqual(['On x'])
    expect(feed).toEqual({
      id: 'tag:list.example,2020-02-29:feed/new',
      title: 'A & B',
      description: 'Papers that nobody wrote',
      language: 'de',
      curator: 'Ada Fictive',
      url: 'https://list.example/',
      updated: new Date('2025-12-12T13:38:15Z'),
      began: new Date('2020-02-29T00:00:00Z'),
      hub: 'https://hub.example/',
    })
  })

  test('without items was never updated, and knows when it could have begun', () => {
    expect(feedOf(libraryOf())).toMatchObject({
      items: [],
      updated: undefined,
      began: new Date('2025-01-01T00:00:00Z'),
    })
  })

  test('is as new as its newest item, not as its first', () => {
    const old = entry('papers/old.md', 'title: Old\nadded: 2025-01-01\nchanges: [{date: 2025-12-31, what: Venue.}]')
    expect(feedOf(libraryOf(paper('x'), old)).updated).toEqual(new Date('2025-12-31T14:42:46Z'))
  })

  test('carries the newest hundred, and no other is taken for it', () => {
    const library = libraryOf(...Array.from({ length: feedLimit + 5 }, (_, n) => paper(`p${1000 + n}`)))
    expect(feedOf(library).items.map(({ added }) => added)).toEqual(
      library.papers
        .map((one) => addedAt(one, library))
        .sort((a, b) => b.getTime() - a.getTime())
        .slice(0, feedLimit),
    )
    expect(subjectOf(library, 'new').list(library)).toHaveLength(feedLimit)
  })

  test('carries no more than a hundred, however many it is given', () => {
    const library = libraryOf(paper('x'))
    const subject = subjectOf(library, 'new')
    const [seed] = subject.list(library)
    if (!seed) throw new Error('There is nothing to make an item from.')
    const endless = { ...subject, list: () => Array.from({ length: feedLimit + 1 }, () => seed) }
    expect(buildFeed(endless, library, origin).items).toHaveLength(feedLimit)
  })
})

test('a paper has the same times and id in every feed that has it', () => {
  const library = libraryOf(
    topic('kv'),
    paper('a'),
    paper('b', 'topics: [kv]'),
    entry('papers/c.md', 'title: C\nadded: 2025-12-11\ntopics: [kv]'),
  )
  const inAll = feedOf(library).items.map(({ id, added, updated }) => ({ id, added, updated }))
  const inTopic = feedOf(library, 'topic/kv').items.map(({ id, added, updated }) => ({ id, added, updated }))
  expect(inAll.map(({ added }) => added.toISOString())).toEqual([
    '2025-12-11T10:42:21.000Z',
    '2025-12-10T10:36:19.000Z',
    '2025-12-10T09:15:22.000Z',
  ])
  expect(inTopic).toEqual([inAll[0], inAll[2]])
})
