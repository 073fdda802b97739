/** Case 54: feeds of any size, as three parsers and the rules of their formats see them. */
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import Parser from 'rss-parser'
import { beforeAll, describe, expect, test } from 'vitest'
import { feedLimit } from '../../../src/feeds/seeds.ts'
import { listSubjects } from '../../../src/feeds/subjects.ts'
import { buildLibrary, type Library } from '../../../src/library/library.ts'
import type { FeedFormat } from '../../../src/urls.ts'
import { findXmlErrors } from '../../well-formed.ts'
import { contentOf, entry, libraryOf, paper, site, topic } from '../invented-list.ts'
import { feedOf, findFaultsOf, formats, selfUrl, writeFeed } from './written-feeds.ts'

const notes =
  '\nNotes with $\\alpha$, [a link](p0.md) and a footnote[^1].\n\n[^1]: It.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n'

/** Thirty-five invented papers, added on five days, every seventh with all that a record may have. */
const content = contentOf(
  site('title: An invented list\nhub: https://hub.example/\nsearches: [{name: every, query: invented}]'),
  topic('kv', 'KV & cache'),
  ...Array.from({ length: 35 }, (_, n) =>
    entry(
      `papers/p${n}.md`,
      `title: Invented paper ${n} on $n^2$ & more\nadded: 2025-12-${10 + (n % 5)}\n${n % 7 === 0 ? everything(n) : ''}`,
      n % 7 === 0 ? notes : '',
    ),
  ),
  entry('paths/way.md', 'name: Way\npapers: [{paper: p0, why: First.}]'),
)

/** So many papers: the thirty-five over and over, each time under new ids and titles. */
function makeLibrary(count: number): Library {
  const rounds = Array.from({ length: Math.ceil(count / content.papers.length) }, (_, round) =>
    content.papers.map(({ id, record, body }) => ({
      id: round === 0 ? id : `${id}-${round}`,
      body,
      record: { ...record, title: `${record.title}, round ${round}` },
    })),
  )
  return buildLibrary({ ...content, papers: rounds.flat().slice(0, count) })
}

/** Titles of the items, as each parser reads them. */
const parsers: Record<
  FeedFormat,
  Record<string, (text: string) => Promise<(string | undefined)[]> | (string | undefined)[]>
> = {
  xml: {
    feedsmith: (text) => (parseRssFeed(text).items ?? []).map(({ title }) => title),
    'rss-parser': async (text) => (await new Parser().parseString(text)).items.map(({ title }) => title),
  },
  atom: {
    feedsmith: (text) => (parseAtomFeed(text).entries ?? []).map(({ title }) => title?.value),
    'rss-parser': async (text) => (await new Parser().parseString(text)).items.map(({ title }) => title?.trim()),
  },
  json: {
    feedsmith: (text) => (parseJsonFeed(text).items ?? []).map(({ title }) => title),
    'JSON.parse': (text) => (JSON.parse(text).items as { title: string }[]).map(({ title }) => title),
  },
}

describe.each([0, 1, 58, 10_000])('case 54: of %d papers', (count) => {
  let library: Library
  beforeAll(() => {
    library = makeLibrary(count)
  })

  test.each(formats)('the %s feed keeps every rule, and every parser reads all its items', async (format) => {
    const feed = feedOf(library)
    const text = await writeFeed(feed, format)
    if (format !== 'json') expect(findXmlErrors(text)).toEqual([])
    expect(findFaultsOf[format](text, selfUrl(format))).toEqual([])
    expect(feed.items).toHaveLength(Math.min(count, feedLimit))
    const titles = feed.items.map(({ title }) => title)
    for (const parse of Object.values(parsers[format])) expect(await parse(text)).toEqual(titles)
  })

  test('every other feed keeps every rule as well', async () => {
    const subjects = listSubjects(library)
    expect(subjects.length).toBeGreaterThanOrEqual(count > 1000 ? 6 : 4)
    for (const { name, feeds } of subjects) {
      for (const format of formats.filter((candidate) => feeds[candidate])) {
        const text = await writeFeed(feedOf(library, name), format)
        expect([name, findFaultsOf[format](text, selfUrl(format))]).toEqual([name, []])
      }
    }
  })
})

test('an empty paper is a whole item in every format', async () => {
  const feed = feedOf(libraryOf(paper('x')))
  for (const format of formats)
    expect([format, findFaultsOf[format](await writeFeed(feed, format), selfUrl(format))]).toEqual([format, []])
})

function everything(n: number): string {
  return `authors: [Ada Fictive, "Bo Nowhere, Jr.", {literal: The Invented Group}]
published: ${['2025', '2025-10', '2025-10-01'][n % 3]}
arxiv: "9999.${String(n).padStart(5, '0')}"
topics: [kv]
summary: It is $O(n)$, and a < b & c > d.
abstract: Of $\\beta$ & more.
links: [{type: code, url: "https://code.example/?a&b"}]
results: [{metric: latency, value: 3.5, unit: "×", against: NSA}]
discussion: {url: "https://talk.example/?a&b", comments: ${n + 1}}
changes: [{date: 2026-01-0${1 + (n % 3)}, what: Version 2 & more.}]`
}
