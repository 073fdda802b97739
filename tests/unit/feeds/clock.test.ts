/** Case 58: dates are those of the record, in English, whoever builds the list wherever and whenever. */
import { afterEach, describe, expect, test, vi } from 'vitest'
import { formatOpml } from '../../../src/feeds/opml.ts'
import { listSubjects } from '../../../src/feeds/subjects.ts'
import { isRfc822, isRfc3339 } from '../../feed-rules/rule.ts'
import { childrenOf, readXml, textsOf } from '../../xml-tree.ts'
import { entry, libraryOf, topic } from '../invented-list.ts'
import { feedOf, formats, origin, writeFeed } from './written-feeds.ts'

const sources = [
  topic('kv'),
  ...['2025-12-31', '2026-01-01', '2025-03-30', '2024-02-29'].flatMap((day, n) =>
    ['a', 'b'].map((letter) =>
      entry(
        `papers/${letter}${n}.md`,
        `title: On ${letter}${n}\nadded: ${day}\nauthors: [Ada Fictive]\ntopics: [kv]\npublished: ${day}\nchanges: [{date: 2026-02-0${n + 1}, what: Venue.}]`,
      ),
    ),
  ),
]

/** Every feed in every format it has, and the OPML file, as one text. */
async function writeAll(): Promise<string> {
  const library = libraryOf(...sources)
  const feeds = listSubjects(library).flatMap(({ name, feeds: own }) =>
    formats.filter((format) => own[format]).map((format) => writeFeed(feedOf(library, name), format)),
  )
  return [...(await Promise.all(feeds)), formatOpml(library, origin)].join('\n')
}

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

describe('case 58: feeds', () => {
  test.each([
    ['Pacific/Auckland', 'tr_TR.UTF-8'],
    ['Pacific/Kiritimati', 'ar_EG.UTF-8'],
    ['America/Los_Angeles', 'C'],
    ['Asia/Kathmandu', 'th_TH.UTF-8'],
  ])('are the same in %s, in the language %s', async (zone, language) => {
    const here = await writeAll()
    vi.stubEnv('TZ', zone)
    vi.stubEnv('LANG', language)
    vi.stubEnv('LC_ALL', language)
    expect(await writeAll()).toBe(here)
    expect(here.match(/(?:pubDate|lastBuildDate)>[^<]*/g)?.length).toBeGreaterThan(30)
  })

  test.each(['1999-12-31T23:59:59Z', '2026-01-01T00:00:00Z', '2099-06-01T12:00:00Z'])(
    'are the same at %s',
    async (now) => {
      const here = await writeAll()
      vi.useFakeTimers({ now: new Date(now), toFake: ['Date'] })
      expect(await writeAll()).toBe(here)
      expect(here).not.toContain(now.slice(0, 4) === '2026' ? '00:00:00' : now.slice(0, 4))
    },
  )

  test('have their dates as their formats ask for them, newest first and each once', async () => {
    const library = libraryOf(...sources)
    const [channel] = childrenOf(readXml(await writeFeed(feedOf(library), 'xml')), 'channel')
    const rss = channel ? childrenOf(channel, 'item').flatMap((item) => textsOf(item, 'pubDate')) : []
    const atom = childrenOf(readXml(await writeFeed(feedOf(library), 'atom')), 'entry').flatMap((item) =>
      textsOf(item, 'published'),
    )
    const json: string[] = JSON.parse(await writeFeed(feedOf(library), 'json')).items.map(
      (item: { date_published: string }) => item.date_published,
    )
    expect(rss.map((date) => date.slice(0, 16))).toEqual([
      'Thu, 01 Jan 2026',
      'Thu, 01 Jan 2026',
      'Wed, 31 Dec 2025',
      'Wed, 31 Dec 2025',
      'Sun, 30 Mar 2025',
      'Sun, 30 Mar 2025',
      'Thu, 29 Feb 2024',
      'Thu, 29 Feb 2024',
    ])
    expect(rss.filter((date) => !isRfc822(date))).toEqual([])
    expect([...atom, ...json].filter((date) => !isRfc3339(date))).toEqual([])
    const times = [rss, atom, json].map((dates) => dates.map((date) => Date.parse(date)))
    expect(times[0]).toEqual([...new Set(times[0])].sort((a, b) => b - a))
    expect(times[1]).toEqual(times[0])
    expect(times[2]).toEqual(times[0])
  })
})
