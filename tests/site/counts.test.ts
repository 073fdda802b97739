/** Case 11: what is built is counted, and a site that was damaged by hand does not pass. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { readAddress, verifySite } from '../../scripts/verify-site.ts'
import { listFiles, readPages } from './built-site.ts'
import { readFeed } from './feed.ts'
import { fixtureContent } from './fixture-site.ts'
import { papers } from './fixture-tables.ts'
import { runScript } from './run-script.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'paperstand-counts-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const gossamer = 'papers/gossamer/index.html'

function edit(file: string, from: string | RegExp, to: string): void {
  const text = readFileSync(file, 'utf8')
  const edited = text.replace(from, to)
  if (edited === text) throw new Error(`${file} has no ${from}.`)
  writeFileSync(file, edited)
}

/** What is done to a copy of the site and of its content, and what the message has to name. */
const damages: [what: string, damage: (site: string, content: string) => void, named: RegExp[]][] = [
  ['a page of a paper is deleted', (site) => rmSync(join(site, gossamer)), [/11 paper pages/, /missing: gossamer/]],
  [
    'a page of a paper has got another name',
    (site) => cpSync(join(site, 'papers/gossamer'), join(site, 'papers/gossamer-2'), { recursive: true }),
    [/13 paper pages/],
  ],
  [
    'the sitemap lacks a paper',
    (site) => edit(join(site, 'sitemap.xml'), /<url><loc>[^<]*gossamer\/<\/loc>.*<\/url>\n/, ''),
    [/11 papers in the sitemap/, /missing: gossamer/],
  ],
  ['there is no sitemap', (site) => rmSync(join(site, 'sitemap.xml')), [/0 papers in the sitemap/]],
  [
    'the search index lacks a paper',
    (site) => edit(join(site, 'pagefind/pagefind-entry.json'), '"page_count":12', '"page_count":11'),
    [/11 indexed documents/],
  ],
  ['there is no search index', (site) => rmSync(join(site, 'pagefind'), { recursive: true }), [/0 indexed documents/]],
  [
    'a pack of papers is gone',
    (site) => {
      for (const file of listFiles(site)) if (file.startsWith('offline/papers.')) rmSync(join(site, file))
    },
    [/0 papers in the packs \(missing: /],
  ],
  [
    'a bibliography of a paper is gone',
    (site) => rmSync(join(site, 'papers/gossamer.ris')),
    [/11 \.ris files of papers \(missing: gossamer\)/, /12 \.bib files of papers/],
  ],
  [
    'all bibliographies of papers of one format are gone',
    (site) => {
      for (const id of papers) rmSync(join(site, `papers/${id}.json`))
    },
    [/0 \.json files of papers \(missing: /],
  ],
  [
    'all bibliographies of papers are gone, and linked',
    (site) => {
      for (const id of papers)
        for (const format of ['bib', 'ris', 'json', 'md']) rmSync(join(site, `papers/${id}.${format}`))
    },
    [/papers\/gossamer\/index\.html: the link "\/papers\/gossamer\.bib" leads to nothing/],
  ],
  [
    'a bibliography of a topic is gone',
    (site) => rmSync(join(site, 'topics/lantern-oil.md')),
    [/topics\/lantern-oil\/index\.html: the link "\/topics\/lantern-oil\.md" leads to nothing/],
  ],
  [
    'there is an entry that was not built',
    (_, content) => writeFileSync(join(content, 'papers/zephyr.md'), '---\ntitle: Zephyr\nadded: 2026-01-05\n---\n'),
    [/13 entry files/, /missing: zephyr/],
  ],
  [
    'a page that others link to is deleted',
    (site) => rmSync(join(site, 'about/index.html')),
    [/index\.html: the link "\/about\/" leads to nothing/],
  ],
  [
    'a link is broken',
    (site) => edit(join(site, gossamer), 'href="/topics/"', 'href="/topics/no/"'),
    [/papers\/gossamer\/index\.html: the link "\/topics\/no\/" leads to nothing/, /1 broken links?\./],
  ],
  [
    'a form leads to nothing',
    (site) => edit(join(site, '404.html'), 'action="/search/"', 'action="/seek/"'),
    [/404\.html: the link "\/seek\/" leads to nothing/],
  ],
  [
    'a link cannot be decoded',
    (site) => edit(join(site, gossamer), 'href="/topics/"', 'href="/topics/%E0%A4%A/"'),
    [/papers\/gossamer\/index\.html: the link "\/topics\/%E0%A4%A\/" has a percent sign that stands for no character/],
  ],
  [
    'the place that a link leads to cannot be decoded',
    (site) => edit(join(site, gossamer), 'href="#content"', 'href="#100%"'),
    [/gossamer.*"#100%" has a percent sign/],
  ],
  [
    'an earlier address leads to nothing',
    (site) =>
      edit(join(site, 'papers/fog-horn/index.html'), 'href="/papers/dunwick-2019-journal-damp/"', 'href="/no/"'),
    [/papers\/fog-horn\/index\.html: the link "\/no\/" leads to nothing/],
  ],
  [
    'a link leads to a place that is not on its page',
    (site) => edit(join(site, gossamer), 'href="#content"', 'href="#contents"'),
    [/gossamer.*"#contents" leads to no place/],
  ],
  [
    'a page asks another origin',
    (site) => edit(join(site, gossamer), '</body>', '<script src="https://evil.example/x.js"></script></body>'),
    [/gossamer.*asks another origin for https:\/\/evil\.example\/x\.js/],
  ],
  ['the font is gone', (site) => rmSync(join(site, fontOf(site))), [/woff2" leads to nothing/]],
]

function fontOf(site: string): string {
  return listFiles(site).find((file) => file.endsWith('.woff2')) ?? 'no font'
}

describe('case 11: the count', () => {
  it('add up below a path that is called as a folder of the site is', () => {
    const copy = join(folder, 'papers')
    cpSync(inject('baseSite'), copy, { recursive: true })
    for (const file of ['index.html', 'sitemap.xml']) edit(join(copy, file), /\/base\//g, '/papers/')
    expect(verifySite(copy).pages).toBe(verifySite(inject('baseSite')).pages)
  })

  it('of entries, pages, the feed, the sitemap and the search index is one', () => {
    const site = inject('rootSite')
    const pages = readPages(site).filter(({ file }) => /^papers\/[^/]*[a-z][^/]*\/index\.html$/.test(file))
    const locations = readFileSync(join(site, 'sitemap.xml'), 'utf8').match(/<loc>[^<]*\/papers\/[^<]+\/<\/loc>/g)
    const index = JSON.parse(readFileSync(join(site, 'pagefind/pagefind-entry.json'), 'utf8'))
    const fragments = listFiles(site).filter((file) => file.startsWith('pagefind/fragment/'))
    expect({
      entries: listFiles(join(fixtureContent, 'papers')).length,
      pages: pages.length,
      feed: readFeed(join(site, 'feed.xml')).item.length,
      sitemap: locations?.length,
      indexed: index.languages.en.page_count,
      fragments: fragments.length,
    }).toEqual({ entries: 12, pages: 12, feed: 12, sitemap: 12, indexed: 12, fragments: 12 })
    expect(papers).toHaveLength(12)
  })

  it.each([
    ['at the root', inject('rootSite')],
    ['below a base path', inject('baseSite')],
  ])('is right, and every link leads somewhere, %s', async (_, site) => {
    const { code, stderr } = await runScript('verify', ['--site', site, '--content', fixtureContent])
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringMatching(/^89 pages, .*every link leads somewhere\.\n$/),
    })
  })

  it.each(damages)('fails when %s', async (what, damage, named) => {
    const site = join(folder, what.replaceAll(' ', '-'))
    const content = join(folder, `content-of-${what.replaceAll(' ', '-')}`)
    cpSync(inject('rootSite'), site, { recursive: true })
    cpSync(fixtureContent, content, { recursive: true })
    damage(site, content)
    const { code, stdout, stderr } = await runScript('verify', ['--site', site, '--content', content])
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    for (const name of named) expect(stderr).toMatch(name)
    expect(stderr).not.toMatch(/^ {4}at /m)
  })

  it('fails when a link leaves the base path', async () => {
    const site = join(folder, 'leaves-the-base')
    cpSync(inject('baseSite'), site, { recursive: true })
    edit(join(site, gossamer), 'href="/base/topics/"', 'href="/topics/"')
    const { code, stderr } = await runScript('verify', ['--site', site])
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(/gossamer.*leaves the base path \/base\//),
    })
  })

  it('takes a whole address beside the base path for somebody’s own page', async () => {
    const site = join(folder, 'beside-the-base')
    cpSync(inject('baseSite'), site, { recursive: true })
    const { origin } = readAddress(site)
    edit(join(site, gossamer), 'href="/base/topics/"', `href="${origin}/theses/1"`)
    expect(await runScript('verify', ['--site', site])).toMatchObject({ code: 0 })
  })

  it('of a site of any list is only compared with itself, unless the content is named', async () => {
    const site = join(folder, 'of-another-list')
    cpSync(inject('rootSite'), site, { recursive: true })
    expect((await runScript('verify', ['--site', site])).code).toBe(0)
    const { code, stderr } = await runScript('verify', ['--site', site, '--content', 'content'])
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(/entry files/) })
  })

  it('is called wrongly when there is no content of that name', async () => {
    const { code, stderr } = await runScript('verify', ['--site', inject('rootSite'), '--content', join(folder, 'no')])
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(/^There is no folder .*\n$/) })
  })

  it('is called wrongly when there is no site', async () => {
    const { code, stderr } = await runScript('verify', ['--site', join(folder, 'nothing')])
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(/^There is no site in .*\n$/) })
  })
})
