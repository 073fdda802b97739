/** The feeds: strict XML, ids that outlive everything, dates that depend on no clock. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseFeed } from 'feedsmith'
import Parser from 'rss-parser'
import { describe, expect, inject, it } from 'vitest'
import { findAtomFaults } from '../feed-rules/atom.ts'
import { findJsonFeedFaults } from '../feed-rules/json-feed.ts'
import { findRssFaults } from '../feed-rules/rss.ts'
import { listFiles, parseElements } from './built-site.ts'
import { readFeed } from './feed.ts'
import { feedFiles, feedPapers, feeds } from './fixture-feeds.ts'
import { editions } from './fixture-tables.ts'

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

const rules = { xml: findRssFaults, atom: findAtomFaults, json: findJsonFeedFaults }

const guidOf = (id: string) =>
  `tag:keeper.example,2020-02-29:paper/${id === 'dunwick-2019-journal-damp' ? 'fog-horn' : id}`

/** Days of the editions, newest first. */
const days = Object.keys(editions).filter((id) => /^\d{4}-\d{2}-\d{2}$/.test(id))

describe.each(Object.entries(places))('%s', (_, { site, address, title }) => {
  const read = (file: string) => readFileSync(join(site, file), 'utf8')
  const channels = feeds.map((row) => ({
    ...row,
    file: `${row.file}.xml`,
    feed: readFeed(join(site, `${row.file}.xml`)),
  }))
  const shown = Object.entries(feedPapers).map(([file, papers]) => ({
    file: `${file}.xml`,
    papers,
    feed: readFeed(join(site, `${file}.xml`)),
  }))
  const whole = readFeed(join(site, 'feed.xml'))
  const item = (id: string) => {
    const found = whole.item.find(({ link }) => link === `${address}papers/${id}/`)
    if (!found) throw new Error(`${id} is not in the feed.`)
    return found
  }

  it('there are no other feeds than those of the table', () => {
    const found = listFiles(site).filter((file) =>
      /(?:^|\/)(?:feed\.(?:xml|atom|json)|changes\.xml|digest\.xml)$/.test(file),
    )
    expect(found).toEqual([...feedFiles].sort())
  })

  it.each(feedFiles)(
    'case 54: %s keeps the rules of its format, but for what the title of a paper says by rights',
    (file) => {
      const format = file.split('.').at(-1) as keyof typeof rules
      const faults = rules[format](read(file), address + file)
      const ofHostileTitle = /^(?:ContainsHTML|ContainsUndeclaredHTML|plain text is plain):[\s\S]*(?:__pwned|alert\()/
      expect(faults.filter((fault) => !ofHostileTitle.test(fault))).toEqual([])
    },
  )

  it.each(feedFiles)('case 54: two other parsers read %s', async (file) => {
    const text = read(file)
    const { format, feed } = parseFeed(text)
    expect(format).toBe({ xml: 'rss', atom: 'atom', json: 'json' }[file.split('.').at(-1) ?? ''])
    const items = Object.values(feed).find(
      (value) => Array.isArray(value) && value.some((member) => 'id' in member || 'guid' in member),
    )
    if (file.endsWith('.json')) expect(JSON.parse(text).items ?? []).toHaveLength(items?.length ?? 0)
    else expect((await new Parser().parseString(text)).items).toHaveLength(items?.length ?? 0)
  })

  it.each(channels)(
    'case 59: $file names itself, its page, its language and the hub',
    ({ file, page, name, description, changed, feed }) => {
      expect(feed.title).toBe(name ? `${title}: ${name}` : title)
      expect(feed.description).toBe(description)
      expect(feed.link).toBe(address + page)
      expect(feed.language).toBe('en')
      expect(feed['atom:link']).toEqual([
        { rel: 'self', type: 'application/rss+xml', href: address + file },
        { rel: 'hub', href: 'https://hub.example/' },
      ])
      expect(feed.lastBuildDate?.slice(0, 16)).toBe(changed)
    },
  )

  it.each(feeds.filter(({ formats }) => formats.includes('json')))(
    'case 59: $file.atom and $file.json name themselves, their page, their language and the hub',
    ({ file, page, name }) => {
      const full = name ? `${title}: ${name}` : title
      expect(JSON.parse(read(`${file}.json`))).toMatchObject({
        title: full,
        home_page_url: address + page,
        feed_url: `${address}${file}.json`,
        language: 'en',
        hubs: [{ type: 'WebSub', url: 'https://hub.example/' }],
      })
      const { feed } = parseFeed(read(`${file}.atom`))
      expect(feed).toMatchObject({
        title: { value: full },
        xml: { lang: 'en' },
        links: [
          { rel: 'self', href: `${address}${file}.atom` },
          { rel: 'alternate', href: address + page },
          { rel: 'hub', href: 'https://hub.example/' },
        ],
      })
    },
  )

  it.each(shown)(
    'case 56: $file has each of its papers once, under an id that is neither host nor title',
    ({ papers: expected, feed }) => {
      expect(feed.item.map(({ link }) => link)).toEqual(expected.map((id) => `${address}papers/${id}/`))
      expect(feed.item.map(({ guid }) => guid)).toEqual(
        expected.map((id) => ({ '#text': guidOf(id), isPermaLink: 'false' })),
      )
    },
  )

  it.each(shown.filter(({ file }) => !file.startsWith('discussed/')))(
    'case 58: $file dates its papers by their day, distinct and descending',
    ({ papers: expected, feed }) => {
      const times = feed.item.map(({ pubDate }) => Date.parse(pubDate))
      expect(times).toEqual([...new Set(times)].sort((a, b) => b - a))
      expect(times).toHaveLength(expected.length)
      expect(feed.item.map(({ pubDate }) => pubDate)).toEqual(expected.map((id) => item(id).pubDate))
    },
  )

  it.each(feeds.filter(({ formats }) => formats.includes('json')))(
    'case 58: $file says the same, at the same times, in all three formats',
    ({ file }) => {
      const rss = readFeed(join(site, `${file}.xml`)).item
      const json: Record<string, unknown>[] = JSON.parse(read(`${file}.json`)).items
      const { feed } = parseFeed(read(`${file}.atom`))
      const entries = 'entries' in feed ? (feed.entries ?? []) : []
      expect(json.map(({ id, url }) => [id, url])).toEqual(rss.map(({ guid, link }) => [guid['#text'], link]))
      expect(entries.map(({ id }) => id)).toEqual(json.map(({ id }) => id))
      expect(entries.map(({ published, updated }) => [published, updated])).toEqual(
        json.map(({ date_published, date_modified }) => [date_published, date_modified]),
      )
      expect(rss.map(({ pubDate }) => Date.parse(pubDate))).toEqual(
        json.map((one) => Date.parse(String(one['date_published']))),
      )
    },
  )

  it('case 58: the day is the one on which a paper was added', () => {
    const added = {
      'fennimore-hostile': 'Mon, 05 Jan 2026',
      'aldermoor-2026-lantern-weights-fog': 'Fri, 02 Jan 2026',
      '2025-tin-whistle-count': 'Wed, 31 Dec 2025',
      'isherwell-2021-report-tides': 'Fri, 01 Jan 2021',
    }
    for (const [id, day] of Object.entries(added)) expect(item(id).pubDate.slice(0, 16)).toBe(day)
  })

  it('changes are items of their own, newest first, with what changed and why', () => {
    const paper = 'tag:keeper.example,2020-02-29:paper/'
    const changes = readFeed(join(site, 'changes.xml')).item
    expect(changes.map(({ guid, link, pubDate, description }) => [guid['#text'], link, pubDate, description])).toEqual([
      [
        `${paper}fog-horn/change/2026-02-03/1`,
        `${address}papers/dunwick-2019-journal-damp/`,
        'Tue, 03 Feb 2026 12:14:19 GMT',
        'The volume was mended: XIV, not XIX.',
      ],
      [
        `${paper}fog-horn/change/2026-01-20/1`,
        `${address}papers/dunwick-2019-journal-damp/`,
        'Tue, 20 Jan 2026 12:14:19 GMT',
        'The pages were added.',
      ],
      [
        `${paper}fennimore-hostile/change/2026-01-06/1`,
        `${address}papers/fennimore-hostile/`,
        'Tue, 06 Jan 2026 14:58:01 GMT',
        '&lt;/li>&lt;script>alert(8)&lt;/script>',
      ],
    ])
    expect(changes[0]?.title).toBe('On the Damp in Journals: The volume was mended: XIV, not XIX.')
  })

  it('the digest has an item for each of the newest days, with the letter in it', () => {
    const digest = readFeed(join(site, 'digest.xml')).item
    expect(digest.map(({ guid, link }) => [guid['#text'], link])).toEqual(
      days.map((day) => [`tag:keeper.example,2020-02-29:edition/${day}`, `${address}editions/${day}/`]),
    )
    expect(digest.map(({ pubDate }) => pubDate.slice(0, 16))).toEqual(
      days.map((day) => new Date(day).toUTCString().slice(0, 16)),
    )
    expect(digest[0]?.title).toBe('5 January 2026: 2 papers')
    expect(digest[1]?.['content:encoded']).toContain('Lantern Weights: Fog in O(n²) &amp; H₂O, from α to ω')
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
      description: 'Weighs each lantern in 1/2 of the time, because a &lt; b &amp; b > c. It costs between $5 and $6.',
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
    expect(item('gossamer').description).toBe('A paper without a summary yet.')
    expect(Object.keys(item('gossamer')).sort()).toEqual([
      'content:encoded',
      'description',
      'guid',
      'link',
      'pubDate',
      'title',
    ])
  })

  it.each(feedFiles)('case 57: every address in %s is whole, and one of this site leads to a file of it', (file) => {
    const files = new Set(listFiles(site))
    const text = read(file)
    const contents = file.endsWith('.json')
      ? (JSON.parse(text).items as { content_html: string }[]).map(({ content_html }) => content_html)
      : [...text.matchAll(/<(content:encoded|content)[^>]*>([\s\S]*?)<\/\1>/g)].map(([, name, inner = '']) =>
          name === 'content'
            ? inner.replace(/^\s*<!\[CDATA\[|\]\]>\s*$/g, '')
            : inner.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
        )
    const links = contents.flatMap((content) =>
      parseElements(content).flatMap(({ attributes: { href, src } }) => [href ?? [], src ?? []].flat()),
    )
    const own = text.match(/https:\/\/(?:fixture\.example|example\.org)[^\s"'<>\\&]*/g) ?? []
    for (const link of [...links, ...own]) {
      const url = new URL(link)
      if (url.origin !== new URL(address).origin) {
        expect(url.protocol).toMatch(/^(?:https|mailto):$/)
        continue
      }
      expect(url.href.slice(0, address.length)).toBe(address)
      expect(files).toContain(
        url.href
          .slice(address.length)
          .replace(/#.*$/, '')
          .replace(/(^|\/)$/, '$1index.html'),
      )
    }
    expect(own.length).toBeGreaterThan(1)
    const ofLanterns = feedPapers[file.replace(/\.\w+$/, '')]?.includes('aldermoor-2026-lantern-weights-fog')
    if (ofLanterns) expect(links.length).toBeGreaterThan(10)
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

  it.each(feedFiles)('case 55: %s has no character that XML has no place for', (file) => {
    expect(read(file)).not.toMatch(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u)
  })

  it('case 55: the title of the paper that would break out is whole, escaped once, in all three formats', () => {
    const { feed } = parseFeed(read('feed.atom'))
    const titles = [
      item('fennimore-hostile').title,
      'entries' in feed ? feed.entries?.[1]?.title?.value : undefined,
      JSON.parse(read('feed.json')).items[1].title,
    ]
    for (const found of titles)
      expect(found).toMatch(/^<\/script><script>window\.__pwned=1<\/script><!-- \]\]> &amp;lt; \u2028 /)
  })

  it('case 15: no item has a script, picture, frame, form or handler in it', () => {
    const live = /^(?:script|img|iframe|object|embed|form|svg|style|link|meta|base|video|audio)$/
    const items = channels.flatMap(({ feed }) => feed.item)
    for (const { 'content:encoded': content = '', description } of items) {
      const elements = [...parseElements(content), ...parseElements(description)]
      expect(elements.map(({ tag }) => tag).filter((tag) => live.test(tag))).toEqual([])
      const attributes = elements.flatMap(({ attributes: own }) => Object.entries(own))
      expect(attributes.filter(([name]) => /^on|^srcdoc$/.test(name))).toEqual([])
      expect(attributes.filter(([, value]) => /^\s*(?:javascript|data|vbscript):/i.test(value))).toEqual([])
    }
    expect(items.length).toBeGreaterThan(40)
  })
})
