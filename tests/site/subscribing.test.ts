/** How readers find the feeds, and what becomes of those who follow when the list moves. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseOpml } from 'feedsmith'
import { describe, expect, inject, it } from 'vitest'
import { findNew, readers, readItems } from '../feed-reader.ts'
import { findXmlErrors } from '../well-formed.ts'
import { listFiles, pageAt, readPages } from './built-site.ts'
import { type FeedRow, feedFiles, feeds } from './fixture-feeds.ts'
import { topics } from './fixture-tables.ts'

const places = [
  { place: 'at the root', site: inject('rootSite'), address: 'https://fixture.example/', title: 'Fog & <Lanterns>' },
  { place: 'below a base path', site: inject('baseSite'), address: 'https://example.org/base/', title: 'Another Name' },
]

const types = { xml: 'application/rss+xml', atom: 'application/atom+xml', json: 'application/feed+json' }

/** The feed that a page is about; the front page's are on every page, and a paper names those of its first topic, an edition the letters. */
function rowOf(page: string): FeedRow | undefined {
  if (page.startsWith('/editions/')) return feeds.find(({ file }) => file === 'digest')
  const paper = /^\/papers\/([^/]+)\/$/.exec(page)?.[1] ?? ''
  const topic = Object.keys(topics).find((id) => topics[id]?.includes(paper))
  const own = topic ? `topics/${topic}/` : page.slice(1)
  return feeds.find((row) => row.page === own && row.file === `${own}feed` && own !== '')
}

describe.each(places)('$place', ({ site, address, title }) => {
  const base = new URL(address).pathname
  const pages = readPages(site)
  const read = (file: string) => readFileSync(join(site, file), 'utf8')

  it('case 59: every page names the feeds of the list in three formats, and before them its own', () => {
    const linksOf = ({ file, formats, name }: FeedRow) =>
      formats.map((format) => ({
        rel: 'alternate',
        type: types[format],
        title: name ? `${title}: ${name}` : title,
        href: `${base}${file}.${format}`,
      }))
    const [whole] = feeds as [FeedRow]
    const withOwn = new Set<string>()
    for (const { address: page, elements } of pages) {
      const named = elements
        .filter(
          ({ tag, attributes: { rel, type = '' } }) =>
            tag === 'link' && rel === 'alternate' && Object.values(types).includes(type),
        )
        .map(({ attributes }) => attributes)
      const own = rowOf(page)
      if (own) withOwn.add(own.file)
      expect([page, named]).toEqual([page, [...(own ? linksOf(own) : []), ...linksOf(whole)]])
    }
    expect(withOwn).toEqual(new Set(feeds.map(({ file }) => file).filter((file) => /\/feed$|^digest$/.test(file))))
  })

  it('a page with a feed of its own has a visible link to it', () => {
    for (const { file, page, formats } of feeds.filter((row) => /\/feed$|^digest$/.test(row.file))) {
      const linked = pageAt(pages, `/${page}`).elements.flatMap(({ tag, attributes: { href } }) =>
        tag === 'a' ? [href] : [],
      )
      for (const format of formats) expect(linked).toContain(`${base}${file}.${format}`)
    }
  })

  it('the page that tells how to subscribe has every feed, its whole address, and the file of them all', () => {
    const all = pageAt(pages, '/subscribe/').elements
    const elements = all.slice(
      0,
      all.findIndex(({ attributes }) => attributes['id'] === 'files'),
    )
    const linked = elements.flatMap(({ tag, attributes: { href = '' } }) =>
      tag === 'a' && /\.(?:xml|atom|json)$/.test(href) ? [href] : [],
    )
    expect(new Set(linked)).toEqual(new Set([...feedFiles, 'opml.xml'].map((file) => base + file)))
    const shown = elements.filter(({ tag }) => tag === 'code').map(({ text }) => text.trim())
    expect(shown.map((text) => text.replace(/^.*(?=https:)/, ''))).toEqual(feedFiles.map((file) => address + file))
  })

  it('the page that tells how to subscribe has the whole list as files, and what describes it', () => {
    const all = pageAt(pages, '/subscribe/').elements
    const elements = all.slice(all.findIndex(({ attributes }) => attributes['id'] === 'files'))
    const files = ['bib', 'ris', 'csl.json', 'md', 'json'].map((format) => `library.${format}`)
    const linked = elements.flatMap(({ tag, attributes: { href = '' } }) =>
      tag === 'a' && /(?:library|schema)/.test(href) ? [href] : [],
    )
    expect(linked).toEqual(['schema/library.json', ...files].map((file) => base + file))
    const shown = elements.filter(({ tag }) => tag === 'code').map(({ text }) => text.trim())
    expect(shown).toEqual(files.map((file) => address + file))
  })

  it('the page that tells how to subscribe says by what the most discussed are ordered', () => {
    const { elements } = pageAt(pages, '/subscribe/')
    const item = elements.find(({ tag, text }) => tag === 'li' && text.includes('Most discussed'))
    expect(item?.text).toContain('ordered by the number of comments')
  })

  it('the OPML file is well-formed and lists exactly the RSS feeds that there are, each with its page', () => {
    const opml = read('opml.xml')
    expect(findXmlErrors(opml)).toEqual([])
    const { head, body } = parseOpml(opml)
    const outlines = body?.outlines?.flatMap(({ outlines: own }) => own ?? []) ?? []
    expect(head).toMatchObject({
      title,
      ownerName: 'The Fixture Keeper',
      dateModified: /<lastBuildDate>([^<]+)/.exec(read('feed.xml'))?.[1],
    })
    expect(outlines.map(({ type, xmlUrl, htmlUrl, title: own }) => ({ type, xmlUrl, htmlUrl, own }))).toEqual(
      feeds.map(({ file, page, name }) => ({
        type: 'rss',
        xmlUrl: `${address}${file}.xml`,
        htmlUrl: address + page,
        own: name ? `${title}: ${name}` : title,
      })),
    )
    const files = new Set(listFiles(site))
    for (const { xmlUrl = '', htmlUrl = '' } of outlines) {
      expect(files).toContain(xmlUrl.slice(address.length))
      expect(files).toContain(`${htmlUrl.slice(address.length)}index.html`)
    }
  })

  it.each(feedFiles.filter((file) => file.endsWith('.xml')))(
    '%s is readable in a browser, by a style sheet of the site',
    (file) => {
      const [, href = ''] =
        /^<\?xml [^>]*\?>\s*<\?xml-stylesheet type="text\/css" href="([^"]+)"\?>/.exec(read(file)) ?? []
      expect(href).toBe(`${base}feed.css`)
      expect(read('feed.css')).not.toMatch(/@import|url\(/)
    },
  )
})

describe('when title, host, base path and folder of the list change', () => {
  const [before, after] = places as [(typeof places)[number], (typeof places)[number]]
  const read = ({ site }: (typeof places)[number], file: string) => readFileSync(join(site, file), 'utf8')

  it.each(feedFiles)('case 56: no reader sees an old item of %s as new', (file) => {
    const [old, moved] = [read(before, file), read(after, file)]
    expect(moved).not.toBe(old)
    for (const reader of Object.keys(readers)) {
      expect([reader, findNew(reader, old, moved)]).toEqual([reader, []])
      expect([reader, findNew(reader, moved, old)]).toEqual([reader, []])
    }
    const [items, again] = [readItems(old), readItems(moved)]
    expect(again.map(({ id, date }) => ({ id, date }))).toEqual(items.map(({ id, date }) => ({ id, date })))
    expect(items.length > 0).toBe(!file.startsWith('topics/empty-shelf/'))
  })

  it('case 56: ids of the feeds themselves stay', () => {
    const idOf = (text: string) => /<id>([^<]+)<\/id>/.exec(text)?.[1]
    for (const file of feedFiles.filter((name) => name.endsWith('.atom'))) {
      expect(idOf(read(after, file))).toBe(idOf(read(before, file)))
      expect(idOf(read(after, file))).toMatch(/^tag:keeper\.example,2020-02-29:feed\//)
    }
  })
})
