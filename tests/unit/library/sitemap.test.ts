import { XMLParser } from 'fast-xml-parser'
import { describe, expect, test } from 'vitest'
import { pageSize } from '../../../src/library/pages.ts'
import { formatSitemap, toSitemapEntries } from '../../../src/library/sitemap.ts'
import { findXmlErrors } from '../../well-formed.ts'
import { entry, libraryOf, paper, site, topic } from '../invented-list.ts'

describe('toSitemapEntries', () => {
  test('names every page once, with the day on which it last changed', () => {
    const library = libraryOf(
      topic('t'),
      site('searches: [{name: small-models, query: topic:t}]'),
      paper(
        'a',
        'topics: [t]\norganization: Fog Works\nresults: [{metric: size, value: 2, unit: GB}]\nauthors: [Ada Fictive]\nchanges: [{date: 2025-12-12, what: Venue.}]',
      ),
      entry(
        'papers/b.md',
        'title: B\nadded: 2025-11-01\npublished: 2025\norganization: Fog Works\nauthors: [Ada Fictive, Bo Nowhere]',
      ),
      entry('paths/p.md', 'name: P\npapers: [{paper: a, why: First.}]'),
    )
    const newest = '2025-12-12'
    expect(toSitemapEntries(library)).toEqual([
      { url: '/', changed: newest },
      { url: '/papers/', changed: newest },
      { url: '/topics/', changed: newest },
      { url: '/topics/t/', changed: newest },
      { url: '/editions/', changed: newest },
      { url: '/editions/2025-12-10/', changed: newest },
      { url: '/editions/2025-11-01/', changed: '2025-11-01' },
      { url: '/editions/2025-W50/', changed: newest },
      { url: '/editions/2025-W44/', changed: '2025-11-01' },
      { url: '/editions/2025-12/', changed: newest },
      { url: '/editions/2025-11/', changed: '2025-11-01' },
      { url: '/paths/' },
      { url: '/paths/p/' },
      { url: '/authors/', changed: newest },
      { url: '/authors/ada-fictive/', changed: newest },
      { url: '/organizations/', changed: newest },
      { url: '/organizations/fog-works/', changed: newest },
      { url: '/years/', changed: newest },
      { url: '/years/2025/', changed: '2025-11-01' },
      { url: '/results/', changed: newest },
      { url: '/results/by-year/', changed: newest },
      { url: '/topics/t/results/by-year/', changed: newest },
      { url: '/timeline/', changed: newest },
      { url: '/searches/small-models/', changed: newest },
      { url: '/subscribe/' },
      { url: '/about/', changed: newest },
      { url: '/papers/a/', changed: newest },
      { url: '/papers/b/', changed: '2025-11-01' },
    ])
  })

  test('long lists have all their pages', () => {
    const papers = Array.from({ length: pageSize + 1 }, (_, n) => paper(`p${n}`, 'topics: [t]'))
    const urls = toSitemapEntries(libraryOf(topic('t'), ...papers)).map(({ url }) => url)
    for (const url of ['/papers/2/', '/topics/t/2/', '/editions/2025-12-10/2/', '/editions/2025-12/2/'])
      expect(urls).toContain(url)
    expect(new Set(urls).size).toBe(urls.length)
    expect(urls.filter((url) => /^\/papers\/p\d+\/$/.test(url))).toHaveLength(pageSize + 1)
  })

  test('an empty list has the pages that are always there, undated', () => {
    const urls = ['/', '/papers/', '/editions/', '/subscribe/', '/about/']
    expect(toSitemapEntries(libraryOf())).toEqual(urls.map((url) => ({ url })))
  })
})

test('the sitemap is XML with whole addresses, escaped', () => {
  const xml = formatSitemap([{ url: '/a/?b&c', changed: '2025-12-10' }, { url: '/' }], new URL('https://list.example'))
  expect(findXmlErrors(xml)).toEqual([])
  expect(new XMLParser({ ignoreAttributes: false, parseTagValue: false }).parse(xml)).toEqual({
    '?xml': { '@_version': '1.0', '@_encoding': 'UTF-8' },
    urlset: {
      '@_xmlns': 'http://www.sitemaps.org/schemas/sitemap/0.9',
      url: [{ loc: 'https://list.example/a/?b&c', lastmod: '2025-12-10' }, { loc: 'https://list.example/' }],
    },
  })
})
