/** What search engines are told: every page once, under its canonical address. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { XMLParser } from 'fast-xml-parser'
import { describe, expect, inject, it } from 'vitest'
import { findXmlErrors } from '../well-formed.ts'
import { readPages } from './built-site.ts'

const places = [
  { place: 'at the root', site: inject('rootSite'), address: 'https://fixture.example/' },
  { place: 'below a base path', site: inject('baseSite'), address: 'https://example.org/base/' },
]

/** The newest addition or change of what stands on a page. */
const dated: Record<string, string | undefined> = {
  '': '2026-02-03',
  'papers/': '2026-02-03',
  'papers/gossamer/': '2025-12-30',
  'papers/dunwick-2019-journal-damp/': '2026-02-03',
  'papers/fennimore-hostile/': '2026-01-06',
  'topics/lantern-oil/': '2026-02-03',
  'topics/fog-machines/': '2026-01-06',
  'topics/empty-shelf/': undefined,
  'editions/2025-W52/': '2026-02-03',
  'editions/2021-01/': '2021-01-01',
  'subscribe/': undefined,
  'authors/': '2026-02-03',
  'authors/quentin-kestrel/': '2025-12-29',
  'searches/fog-only/': '2026-02-03',
  'discussed/': '2026-02-03',
  'years/2019/': '2026-02-03',
  'years/2026/': '2026-01-06',
  'results/by-year/': '2026-02-03',
  'topics/lantern-oil/results/by-year/': '2026-02-03',
  'timeline/': '2026-02-03',
}

describe.each(places)('$place', ({ site, address }) => {
  const xml = readFileSync(join(site, 'sitemap.xml'), 'utf8')
  const parser = new XMLParser({ parseTagValue: false, isArray: (name) => name === 'url' })
  const { urlset } = parser.parse(xml) as { urlset: { url: { loc: string; lastmod?: string }[] } }

  it('the sitemap is well-formed', () => {
    expect(findXmlErrors(xml)).toEqual([])
  })

  it('the sitemap names every page but those for search, shelf, offline reading and missing pages, each once', () => {
    const expected = readPages(site)
      .map((page) => address + page.address.slice(1))
      .filter((url) => !/\/(?:search\/|shelf\/|offline\/|404\.html)$/.test(url))
    expect(urlset.url.map(({ loc }) => loc).sort()).toEqual(expected.sort())
  })

  it.each(Object.entries(dated))('the sitemap dates "%s" by the newest change of its papers', (page, day) => {
    expect(urlset.url.find(({ loc }) => loc === address + page)).toEqual({
      loc: address + page,
      ...(day ? { lastmod: day } : {}),
    })
  })

  it('robots.txt lets everybody in and names the sitemap', () => {
    expect(readFileSync(join(site, 'robots.txt'), 'utf8')).toBe(
      `User-agent: *\nAllow: /\n\nSitemap: ${address}sitemap.xml\n`,
    )
  })
})
