/** Case 56: what a feed reader has seen once it never sees as new, whatever is edited. */
import { describe, expect, test } from 'vitest'
import { findNew, readers, readItems } from '../../feed-reader.ts'
import { libraryOf, paper, site, topic } from '../invented-list.ts'
import { feedOf, formats, origin, writeFeed } from './written-feeds.ts'

type Source = ReturnType<typeof paper>

const named = site('title: A list\nfeedAuthority: keeper.example,2020')
const raw = (id: string, fields: string): Source => ({ path: `papers/${id}.md`, text: `---\n${fields.trim()}\n---\n` })
const first = raw('a', 'title: First\nadded: 2025-12-10\npublished: 2025-01\ntopics: [kv]')
const second = raw('b', 'title: Second\nadded: 2025-12-10\ntopics: [kv]\nchanges: [{date: 2025-12-12, what: Venue.}]')
const before = [named, topic('kv'), first, second]

/** What is edited, the list afterwards, and where it then stands. */
const edits: [what: string, after: Source[], at?: URL][] = [
  ['nothing', before],
  [
    'the title of a paper',
    [named, topic('kv'), raw('a', 'title: 1st\nadded: 2025-12-10\npublished: 2025-01\ntopics: [kv]'), second],
  ],
  ['the title of the list', [site('title: Another\nfeedAuthority: keeper.example,2020'), ...before.slice(1)]],
  ['the name of a topic', [named, topic('kv', 'Caches'), first, second]],
  ['the date of addition', [named, topic('kv'), raw('a', 'title: First\nadded: 2026-01-01\ntopics: [kv]'), second]],
  [
    'the date of publication',
    [named, topic('kv'), raw('a', 'title: First\nadded: 2025-12-10\npublished: 1999\ntopics: [kv]'), second],
  ],
  [
    'the id of a paper',
    [named, topic('kv'), raw('z', 'title: First\nadded: 2025-12-10\naliases: [a]\ntopics: [kv]'), second],
  ],
  [
    'the id of a paper, twice',
    [named, topic('kv'), raw('y', 'title: First\nadded: 2025-12-10\naliases: [a, z]\ntopics: [kv]'), second],
  ],
  [
    'everything that is known of a paper',
    [
      named,
      topic('kv'),
      raw(
        'a',
        'title: First\nadded: 2025-12-10\nauthors: [Ada Fictive]\narxiv: "9999.00001"\nsummary: It is.\ntopics: [kv]',
      ),
      second,
    ],
  ],
  ['the host', before, new URL('https://moved.example')],
  ['the host and its path', before, new URL('https://moved.example/base/')],
]

describe.each(formats)('in %s', (format) => {
  test.each(edits)(
    'case 56: no reader sees an old item as new when somebody edits %s',
    async (_, after, at = origin) => {
      for (const name of ['new', 'topic/kv']) {
        const [old, edited] = await Promise.all([
          writeFeed(feedOf(libraryOf(...before), name), format),
          writeFeed(feedOf(libraryOf(...after), name, at), format),
        ])
        expect(readItems(old)).toHaveLength(2)
        for (const reader of Object.keys(readers)) expect([reader, findNew(reader, old, edited)]).toEqual([reader, []])
        const ids = readItems(edited).map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
      }
    },
  )

  test('every reader sees a new paper, and only that, as new', async () => {
    const old = await writeFeed(feedOf(libraryOf(...before)), format)
    const newer = await writeFeed(feedOf(libraryOf(...before, paper('c'))), format)
    for (const reader of Object.keys(readers))
      expect(findNew(reader, old, newer).map(({ id }) => id)).toEqual(['tag:keeper.example,2020:paper/c'])
  })

  test('every reader would see a paper as new whose id is lost, so that aliases are worth their while', async () => {
    const old = await writeFeed(feedOf(libraryOf(...before)), format)
    const lost = raw('z', 'title: First\nadded: 2025-12-10\ntopics: [kv]')
    const newer = await writeFeed(feedOf(libraryOf(named, topic('kv'), lost, second)), format)
    for (const reader of Object.keys(readers))
      expect(findNew(reader, old, newer).map(({ id }) => id)).toEqual(['tag:keeper.example,2020:paper/z'])
  })
})

test('case 56: the id of a feed stays when title, host and the name of its topic change', () => {
  const ids = edits.map(([, after, at = origin]) => {
    const library = libraryOf(...after)
    return [feedOf(library, 'new', at).id, feedOf(library, 'topic/kv', at).id]
  })
  expect(new Set(ids.map(([list, own]) => `${list} ${own}`))).toEqual(
    new Set(['tag:keeper.example,2020:feed/new tag:keeper.example,2020:feed/topic/kv']),
  )
})
