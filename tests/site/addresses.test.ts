/** Addresses are for ever: each of the tables is there, holds what it should, and none is there beside them. */
import { describe, expect, inject, it } from 'vitest'
import { listedPapers, listFiles, pageAt, readPages } from './built-site.ts'
import { feedFiles } from './fixture-feeds.ts'
import {
  authors,
  discussed,
  editions,
  papers,
  paths,
  searches,
  standingPages,
  topics,
  topicsWithResults,
  years,
} from './fixture-tables.ts'

const site = inject('rootSite')
const pages = readPages(site)

const lists: [address: string, papers: string[]][] = [
  ['/', papers],
  ['/404.html', papers.slice(0, 5)],
  ['/papers/', papers],
  ['/discussed/', discussed],
  ...Object.entries(authors).map(([slug, own]): [string, string[]] => [`/authors/${slug}/`, own]),
  ...Object.entries(searches).map(([name, own]): [string, string[]] => [`/searches/${name}/`, own]),
  ...Object.entries(topics).map(([id, own]): [string, string[]] => [`/topics/${id}/`, own]),
  ...Object.entries(paths).map(([id, own]): [string, string[]] => [`/paths/${id}/`, own]),
  ...years.map(([year, own]): [string, string[]] => [`/years/${year}/`, own]),
  ...Object.entries(editions).map(([id, place]): [string, string[]] => [`/editions/${id}/`, papers.slice(...place)]),
]
const addresses = new Set([
  ...standingPages,
  ...papers.map((id) => `/papers/${id}/`),
  ...lists.map(([url]) => url),
  ...topicsWithResults.map((id) => `/topics/${id}/results/by-year/`),
])
const files = [
  '.nojekyll',
  'favicon.svg',
  'feed.css',
  'opml.xml',
  'robots.txt',
  'sitemap.xml',
  ...Object.keys(editions).flatMap((id) =>
    ['letter.html', 'letter.txt', 'card.png'].map((file) => `editions/${id}/${file}`),
  ),
  ...Object.keys(topics).map((id) => `topics/${id}/card.png`),
  ...papers.map((id) => `papers/${id}/card.png`),
  ...['front', 'site'].map((name) => `cards/${name}.png`),
  ...feedFiles,
  'library.json',
  'library.csl.json',
  ...['bib', 'ris', 'md'].map((format) => `library.${format}`),
  ...['paper', 'library'].map((name) => `schema/${name}.json`),
  ...[
    ...papers.map((id) => `papers/${id}`),
    ...Object.keys(topics).map((id) => `topics/${id}`),
    ...Object.keys(paths).map((id) => `paths/${id}`),
  ].flatMap((page) => ['bib', 'ris', 'json', 'md'].map((format) => `${page}.${format}`)),
]

describe('the addresses of the tables', () => {
  it.each([...addresses])('%s is a page with one heading of the first level', (address) => {
    const headings = pageAt(pages, address).elements.filter(({ tag }) => tag === 'h1')
    expect(headings.map(({ text }) => text.trim())).toEqual([expect.stringMatching(/\S/)])
  })

  it.each(files)('%s is a file', (file) => {
    expect(listFiles(site)).toContain(file)
  })

  it('are all the pages there are', () => {
    expect(pages.map(({ address }) => address).sort()).toEqual([...addresses].sort())
  })

  it('and files are all the files there are, beside assets, the search index, and what keeps the site offline', () => {
    const rest = listFiles(site).filter(
      (file) =>
        !/(?<!\/letter)\.html$|^_astro\/|^pagefind\/|^search\/.*\.json$|^offline\/.*\.pack$|^sw\.js$/.test(file),
    )
    expect(rest).toEqual([...files].sort())
  })

  it('leave no hidden file but that for GitHub Pages, and no leavings of the build', () => {
    expect(listFiles(site).filter((file) => /(?:^|\/)\./.test(file))).toEqual(['.nojekyll'])
  })
})

describe('lists', () => {
  it.each(lists)('%s shows its papers, newest first, or in the order of the path', (address, expected) => {
    expect(listedPapers(pageAt(pages, address))).toEqual(expected)
  })

  it('name every edition among the editions, every topic among the topics, every author among the authors', () => {
    const linked = (address: string, below: string) =>
      pageAt(pages, address).elements.flatMap(
        ({ tag, attributes, parent }) =>
          (tag === 'a' &&
            parent?.tag === 'li' &&
            new RegExp(`^/${below}/([^/]+)/$`).exec(attributes['href'] ?? '')?.[1]) ||
          [],
      )
    expect(linked('/editions/', 'editions')).toEqual(Object.keys(editions))
    expect(linked('/topics/', 'topics')).toEqual(Object.keys(topics))
    expect(linked('/paths/', 'paths')).toEqual(Object.keys(paths))
    expect(linked('/authors/', 'authors')).toEqual(Object.keys(authors))
    expect(linked('/years/', 'years')).toEqual(years.map(([year]) => year))
  })
})

describe('pages of papers', () => {
  it.each(papers)('%s leads to the papers before and after it', (id) => {
    const place = papers.indexOf(id)
    const { elements } = pageAt(pages, `/papers/${id}/`)
    const target = (relation: string) =>
      elements.find(({ tag, attributes }) => tag === 'a' && attributes['rel'] === relation)?.attributes['href']
    expect([target('prev'), target('next')]).toEqual(
      [papers[place - 1], papers[place + 1]].map((neighbour) => neighbour && `/papers/${neighbour}/`),
    )
  })

  it('shows a count of comments, be it none, and no stray number', () => {
    const foot = (id: string) =>
      pageAt(pages, '/papers/')
        .elements.filter(({ tag, parent }) => tag === 'p' && parent?.tag === 'article')
        .filter(({ attributes, parent }) => attributes['class'] === 'foot' && parent?.text.includes(id))
        .map(({ text }) => text.trim().replace(/\s+/g, ' '))
    expect(foot('window.__pwned=1')).toEqual(['Fog & Machines0 comments'])
    expect(foot('A Tin Whistle Count')).toEqual(['Lantern oil41 comments'])
    expect(foot('Lantern Weights')).toEqual(['Fog & MachinesLantern oil1 comment'])
  })
})
