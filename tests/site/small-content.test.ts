/** How little a list may be: two papers of which hardly anything is known, or nothing at all. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listedPapers, listFiles, metaOf, pageAt, readPages } from './built-site.ts'
import { readFeed } from './feed.ts'
import { standingPages } from './fixture-tables.ts'
import { type Outcome, runScript } from './run-script.ts'

let folder: string
const outcomes: Record<string, Outcome> = {}
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'paperstand-small-'))
  mkdirSync(join(folder, 'two-content', 'papers'), { recursive: true })
  mkdirSync(join(folder, 'empty-content'))
  const write = (id: string, text: string) => writeFileSync(join(folder, 'two-content', 'papers', `${id}.md`), text)
  write('constructor', '---\ntitle: An Invented Paper\nadded: 2025-12-10\n---\n')
  write('only-signs', '\uFEFF---\r\ntitle: "?!"\r\nadded: 2025-12-11\r\n---\r\n')
  await Promise.all(
    ['two', 'empty'].map(async (name) => {
      const options = ['--content', join(folder, `${name}-content`), '--out', join(folder, name)]
      outcomes[name] = await runScript('build', options)
    }),
  )
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What has something to show only when a paper says something of that kind. */
const emptyPages = [
  '/authors/',
  '/discussed/',
  '/organizations/',
  '/paths/',
  '/results/',
  '/results/by-year/',
  '/timeline/',
  '/topics/',
  '/venues/',
  '/years/',
]

describe.each(['two', 'empty'])('pages that have nothing to show, of the list "%s"', (name) => {
  it('are there for whoever has kept their address, and say so', () => {
    const pages = readPages(join(folder, name))
    for (const address of emptyPages) {
      const { elements } = pageAt(pages, address)
      expect([address, elements.find(({ tag }) => tag === 'main')?.text]).toEqual([
        address,
        expect.stringMatching(/\b(?:yet|No)\b/),
      ])
      expect([address, elements.some(({ attributes }) => attributes['content'] === 'noindex')]).toEqual([address, true])
    }
  })

  it('are linked from nowhere else, and not in the sitemap', () => {
    const site = join(folder, name)
    const linked = readPages(site)
      .filter(({ address }) => !emptyPages.includes(address))
      .flatMap(({ address, elements }) =>
        elements.flatMap(({ attributes: { href = '' } }) => (emptyPages.includes(href) ? [`${address}: ${href}`] : [])),
      )
    expect(linked).toEqual([])
    const sitemap = readFileSync(join(site, 'sitemap.xml'), 'utf8')
    for (const address of emptyPages) expect(sitemap).not.toContain(`${address}</loc>`)
  })
})

describe('two papers of a title and a day, without topics and site file', () => {
  it('build, with an end that counts them', () => {
    expect(outcomes['two']).toMatchObject({
      code: 0,
      stdout: '',
      stderr: expect.stringMatching(/^2 papers, 0 topics, 29 pages, 0\.\d MB in /),
    })
  })

  it('have their pages, editions, feed, sitemap and index', async () => {
    const site = join(folder, 'two')
    const pages = readPages(site)
    expect(pages.map(({ address }) => address).sort()).toEqual(
      [
        ...standingPages,
        '/404.html',
        '/papers/constructor/',
        '/papers/only-signs/',
        '/editions/2025-12-10/',
        '/editions/2025-12-11/',
        '/editions/2025-W50/',
        '/editions/2025-12/',
      ].sort(),
    )
    expect(listedPapers(pageAt(pages, '/papers/'))).toEqual(['only-signs', 'constructor'])
    expect(readFeed(join(site, 'feed.xml')).item.map(({ title }) => title)).toEqual(['?!', 'An Invented Paper'])
    expect((await runScript('verify', ['--site', site, '--content', join(folder, 'two-content')])).code).toBe(0)
  })

  it('stand under the defaults of the site file', () => {
    const page = pageAt(readPages(join(folder, 'two')), '/papers/constructor/')
    expect(metaOf(page, 'og:site_name')).toEqual(['Paperstand'])
    expect(metaOf(page, 'og:url')).toEqual(['https://paperstand.example/papers/constructor/'])
    const { guid } = readFeed(join(folder, 'two', 'feed.xml')).item[0] ?? {}
    expect(guid?.['#text']).toBe('tag:paperstand.example,2025:paper/only-signs')
  })
})

describe('an empty content folder', () => {
  it('builds', () => {
    expect(outcomes['empty']).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/^0 papers, 0 topics, 19 pages, /),
    })
  })

  it('has the standing pages, and each says that there is nothing yet', () => {
    const pages = readPages(join(folder, 'empty'))
    expect(pages.map(({ address }) => address).sort()).toEqual([...standingPages, '/404.html'].sort())
    const front = pageAt(pages, '/').elements.find(({ tag }) => tag === 'main')
    expect(front?.text).toContain('No papers yet.')
  })

  it('has a feed without items and a date, and a sitemap without papers', async () => {
    const site = join(folder, 'empty')
    const feed = readFeed(join(site, 'feed.xml'))
    expect(feed.item).toEqual([])
    expect(feed.lastBuildDate).toBeUndefined()
    expect(readFileSync(join(site, 'sitemap.xml'), 'utf8')).not.toContain('lastmod')
    expect(listFiles(site).filter((file) => file.startsWith('pagefind/fragment/'))).toEqual([])
    expect((await runScript('verify', ['--site', site, '--content', join(folder, 'empty-content')])).code).toBe(0)
  })
})
