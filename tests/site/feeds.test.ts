/** The feeds: strict XML, ids that outlive everything, dates that depend on no clock. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import { listFiles, parseElements, readPages } from './built-site.ts'
import { readFeed } from './feed.ts'
import { papers, topics } from './fixture-tables.ts'

interface Place {
  site: string
  /** Address of the site, with a slash at the end. */
  address: string
  title: string
}

const places: Record<string, Place> = {
  'at the root': { site: inject('rootSite'), address: 'https://fixture.example/', title: 'Fog & <Lanterns>' },
  'below a base path': { site: inject('baseSite'), address: 'https://example.org/base/', title: 'Another Name' },
}

const names: Record<string, string> = {
  'fog-machines': 'Fog & Machines',
  'lantern-oil': 'Lantern oil',
  'empty-shelf': 'Empty shelf',
}

const descriptions: Record<string, string> = {
  'fog-machines': 'Machines that make fog, in O(n) steps & fewer.',
  'lantern-oil': 'Papers on Lantern oil',
  'empty-shelf': 'A topic in which no paper stands.',
}

/** The day of the newest addition or change among the papers of a feed. */
const changed: Record<string, string | undefined> = {
  '': 'Tue, 03 Feb 2026 12:00:00 GMT',
  'fog-machines': 'Tue, 06 Jan 2026 12:00:00 GMT',
  'lantern-oil': 'Tue, 03 Feb 2026 12:00:00 GMT',
  'empty-shelf': undefined,
}

interface Channel {
  file: string
  /** The page it belongs to. */
  page: string
  topic: string
  papers: string[]
}

const channels: Channel[] = [
  { file: 'feed.xml', page: '', topic: '', papers },
  ...Object.entries(topics).map(([topic, own]) => ({
    file: `topics/${topic}/feed.xml`,
    page: `topics/${topic}/`,
    topic,
    papers: own,
  })),
]

const guidOf = (id: string) =>
  `tag:keeper.example,2020-02-29:paper/${id === 'dunwick-2019-journal-damp' ? 'fog-horn' : id}`

describe.each(Object.entries(places))('%s', (_, { site, address, title }) => {
  const feeds = channels.map((channel) => ({ ...channel, feed: readFeed(join(site, channel.file)) }))
  const [{ feed: whole }] = feeds as [(typeof feeds)[number]]
  const item = (id: string) => {
    const found = whole.item.find(({ link }) => link === `${address}papers/${id}/`)
    if (!found) throw new Error(`${id} is not in the feed.`)
    return found
  }

  it('there are no other feeds than those of the table', () => {
    const found = listFiles(site).filter((file) => file.endsWith('feed.xml'))
    expect(found).toEqual(channels.map(({ file }) => file).sort())
  })

  it.each(feeds)('$file names itself, its page and its language', ({ file, page, topic, feed }) => {
    expect(feed.title).toBe(topic ? `${title}: ${names[topic]}` : title)
    expect(feed.description).toBe(
      topic ? descriptions[topic] : 'Invented papers for tests, with every field & every oddity',
    )
    expect(feed.link).toBe(address + page)
    expect(feed.language).toBe('en')
    expect(feed['atom:link']).toEqual({ rel: 'self', type: 'application/rss+xml', href: address + file })
    expect(feed.lastBuildDate).toBe(changed[topic])
  })

  it.each(feeds)(
    'case 56: $file has each of its papers once, under an id that is neither host nor title',
    ({ papers: expected, feed }) => {
      expect(feed.item.map(({ link }) => link)).toEqual(expected.map((id) => `${address}papers/${id}/`))
      expect(feed.item.map(({ guid }) => guid)).toEqual(
        expected.map((id) => ({ '#text': guidOf(id), isPermaLink: 'false' })),
      )
    },
  )

  it.each(feeds)(
    'case 58: $file dates its papers by their day, distinct and descending',
    ({ papers: expected, feed }) => {
      const dates = feed.item.map(({ pubDate }) => pubDate)
      for (const date of dates) expect(date).toMatch(/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/)
      const times = dates.map((date) => Date.parse(date))
      expect(times).toEqual([...new Set(times)].sort((a, b) => b - a))
      expect(times).toHaveLength(expected.length)
      expect(dates).toEqual(expected.map((id) => item(id).pubDate))
    },
  )

  it('case 58: the day is the one on which a paper was added', () => {
    const days = {
      'fennimore-hostile': 'Mon, 05 Jan 2026',
      'aldermoor-2026-lantern-weights-fog': 'Fri, 02 Jan 2026',
      '2025-tin-whistle-count': 'Wed, 31 Dec 2025',
      'isherwell-2021-report-tides': 'Fri, 01 Jan 2021',
    }
    for (const [id, day] of Object.entries(days)) expect(item(id).pubDate.slice(0, 16)).toBe(day)
  })

  it('authors stand in an element each, and where no names are known there is none', () => {
    const hands = item('brackenfell-2025-thirty-pairs-hands')['dc:creator'] ?? []
    expect(hands).toHaveLength(30)
    expect(hands.slice(0, 6)).toEqual([
      'Ottoline Brackenfell',
      'Barnaby Cuttlefish',
      'Persephone van Quill',
      'Mononym',
      'The Bellows Collective',
      'שרה דמיונית',
    ])
    expect(item('2025-tin-whistle-count')['dc:creator']).toBeUndefined()
    expect(item('gossamer')['dc:creator']).toBeUndefined()
  })

  it('an item says what the record says, and nothing where that is silent', () => {
    expect(item('aldermoor-2026-lantern-weights-fog')).toMatchObject({
      title: 'Lantern Weights: Fog in O(n²) & H₂O, from α to ω',
      description: 'Weighs each lantern in 1/2 of the time, because a < b & b > c. It costs between $5 and $6.',
      category: ['Fog & Machines', 'Lantern oil'],
      comments: 'https://talk.example/lantern',
      'dc:date': '2025-12-30',
      'dc:identifier': 'doi:10.48550/arXiv.9999.00010',
    })
    expect(item('2025-tin-whistle-count')['dc:date']).toBe('2025-03')
    expect(item('dunwick-2019-journal-damp')).toMatchObject({
      'dc:date': '2019',
      description: 'Hesper Dunwick. https://doi.org/10.5555/jdamp.2019.42',
    })
    expect(Object.keys(item('gossamer')).sort()).toEqual(['description', 'guid', 'link', 'pubDate', 'title'])
    expect(item('gossamer').description).toBe('A paper without a summary yet.')
  })

  it.each(feeds)('case 57: every link in $file is absolute, and one to this site leads to a page of it', ({ feed }) => {
    const files = new Set(listFiles(site))
    const links = feed.item.flatMap((entry) => [
      entry.link,
      ...(entry.comments === undefined ? [] : [entry.comments]),
      ...parseElements(entry['content:encoded'] ?? '').flatMap(({ attributes: { href, src } }) =>
        [href ?? [], src ?? []].flat(),
      ),
    ])
    for (const link of [feed.link, feed['atom:link'].href, ...links]) {
      const url = new URL(link)
      if (url.origin !== new URL(address).origin) continue
      expect(url.href.slice(0, address.length)).toBe(address)
      expect(files).toContain(
        url.href
          .slice(address.length)
          .replace(/#.*$/, '')
          .replace(/(^|\/)$/, '$1index.html'),
      )
    }
    expect(links.length).toBeGreaterThanOrEqual(feed.item.length)
  })

  it('content has the notes with links between pages, and mathematics as MathML', () => {
    const elements = parseElements(item('aldermoor-2026-lantern-weights-fog')['content:encoded'] ?? '')
    const links = elements.flatMap(({ tag, attributes }) => (tag === 'a' ? [attributes['href']] : []))
    expect(links.slice(0, 4)).toEqual([
      `${address}papers/dunwick-2019-journal-damp/#notes`,
      `${address}topics/lantern-oil/`,
      `${address}paths/through-the-fog/`,
      'https://elsewhere.example/?a=1&b=2',
    ])
    expect(elements.filter(({ tag }) => tag === 'math').length).toBeGreaterThan(3)
  })

  it.each(feeds)('case 55: $file has no character that XML has no place for, and escapes once', ({ file, feed }) => {
    const xml = readFileSync(join(site, file), 'utf8')
    expect(xml).not.toMatch(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u)
    const hostile = feed.item.find(({ link }) => link.endsWith('/fennimore-hostile/'))
    if (hostile)
      expect(hostile.title).toMatch(/^<\/script><script>window\.__pwned=1<\/script><!-- \]\]> &amp;lt; \u2028 /)
    expect(feed.item.some(({ link }) => link.endsWith('/fennimore-hostile/'))).toBe(
      ['feed.xml', 'topics/fog-machines/feed.xml'].includes(file),
    )
  })

  it('case 15: content carries no script, picture, frame, form or handler', () => {
    for (const { 'content:encoded': content = '' } of whole.item) {
      const elements = parseElements(content)
      const live = /^(?:script|img|iframe|object|embed|form|svg|style|link|meta|base|video|audio)$/
      expect(elements.map(({ tag }) => tag).filter((tag) => live.test(tag))).toEqual([])
      const attributes = elements.flatMap(({ attributes: own }) => Object.entries(own))
      expect(attributes.filter(([name]) => /^on|^style$|^srcdoc$/.test(name))).toEqual([])
      expect(attributes.filter(([, value]) => /^\s*(?:javascript|data|vbscript):/i.test(value))).toEqual([])
    }
  })

  it('case 59: every page names the feed, and a topic and its papers name the topic’s feed first', () => {
    const base = new URL(address).pathname
    for (const { address: page, elements } of readPages(site)) {
      const named = elements
        .filter(({ tag, attributes }) => tag === 'link' && attributes['type'] === 'application/rss+xml')
        .map(({ attributes: { rel, title: shown, href } }) => ({ rel, shown, href }))
      const paper = /^\/papers\/([^/]+)\/$/.exec(page)?.[1] ?? ''
      const topic =
        /^\/topics\/([^/]+)\/$/.exec(page)?.[1] ?? Object.keys(topics).find((id) => topics[id]?.includes(paper))
      const own = {
        rel: 'alternate',
        shown: `${title}: ${names[topic ?? '']}`,
        href: `${base}topics/${topic}/feed.xml`,
      }
      expect([page, named]).toEqual([
        page,
        [...(topic ? [own] : []), { rel: 'alternate', shown: title, href: `${base}feed.xml` }],
      ])
    }
  })

  it('a reader finds every feed that has papers on the page that tells how to subscribe', () => {
    const subscribe = readPages(site).find(({ address: page }) => page === '/subscribe/')
    const linked = subscribe?.elements.flatMap(({ tag, attributes: { href = '' } }) =>
      tag === 'a' && href.endsWith('.xml') ? [href] : [],
    )
    const base = new URL(address).pathname
    const expected = channels.filter((channel) => channel.papers.length > 0).map(({ file }) => base + file)
    expect(new Set(linked)).toEqual(new Set(expected))
  })
})

it('case 56: ids and dates of the feed stay when host, base path and title of the list change', () => {
  const identities = Object.values(places).map(({ site }) =>
    readFeed(join(site, 'feed.xml')).item.map(({ guid, pubDate }) => [guid['#text'], pubDate]),
  )
  expect(identities[1]).toEqual(identities[0])
})
