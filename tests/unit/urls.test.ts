import { afterEach, describe, expect, test, vi } from 'vitest'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.resetModules()
})

/** The module as a build under this base path has it. */
async function urlsUnder(base: string) {
  vi.resetModules()
  vi.stubEnv('BASE_URL', base)
  return import('../../src/urls.ts')
}

describe.each([
  ['/', '/'],
  ['', '/'],
  ['/base', '/base/'],
  ['/base/', '/base/'],
  ['base', '/base/'],
  ['//base//', '/base/'],
  ['/a/b/', '/a/b/'],
])('under the base path %j', (given, base) => {
  test('every address begins with the base and ends in a slash, unless it is a file', async () => {
    const urls = await urlsUnder(given)
    expect({
      base: urls.base,
      home: urls.homeUrl(),
      paper: urls.paperUrl('x-2025-y'),
      papers: [urls.papersUrl(), urls.papersUrl(1), urls.papersUrl(2)],
      topics: urls.topicsUrl(),
      topic: [urls.topicUrl('t'), urls.topicUrl('t', 1), urls.topicUrl('t', 3)],
      paths: urls.pathsUrl(),
      path: urls.pathUrl('p'),
      editions: urls.editionsUrl(),
      edition: [urls.editionUrl('2025-W50'), urls.editionUrl('2025-12-10', 2)],
      search: urls.searchUrl(),
      subscribe: urls.subscribeUrl(),
      about: urls.aboutUrl(),
      authors: [urls.authorsUrl(), urls.authorUrl('ada-bellows')],
      savedSearch: urls.savedSearchUrl('s'),
      discussed: urls.discussedUrl(),
      venues: [urls.venuesUrl(), urls.venueUrl('v'), urls.venueUrl('v', 2)],
      organizations: [urls.organizationsUrl(), urls.organizationUrl('o'), urls.organizationUrl('o', 2)],
      years: [urls.yearsUrl(), urls.yearUrl('2024'), urls.yearUrl('2024', 2)],
      timeline: urls.timelineUrl(),
      results: [
        urls.resultsUrl(),
        urls.resultsUrl({ order: 'year' }),
        urls.resultsUrl({ metric: 'cost', page: 2 }),
        urls.resultsUrl({ metric: 'cost', order: 'year', page: 2 }),
      ],
      topicResults: [urls.topicResultsUrl('t', 'strength'), urls.topicResultsUrl('t', 'year')],
      letter: [urls.letterUrl('2025-W50'), urls.letterTextUrl('2025-W50')],
      feed: [
        urls.feedUrl(urls.homeUrl()),
        urls.feedUrl(urls.topicUrl('t'), 'atom'),
        urls.feedUrl(urls.homeUrl(), 'json'),
      ],
      bibliography: [urls.bibliographyUrl(urls.topicUrl('t'), 'bib'), urls.bibliographyUrl(urls.paperUrl('x'), 'json')],
      library: [...(['bib', 'ris', 'json', 'md'] as const).map(urls.libraryBibliographyUrl), urls.libraryFileUrl()],
      schema: [urls.schemaUrl('paper'), urls.schemaUrl('library')],
      oneOfAKind: [urls.changesFeedUrl(), urls.digestFeedUrl(), urls.opmlUrl(), urls.feedStyleUrl()],
      searchIndex: urls.searchIndexUrl(),
      sitemap: urls.sitemapUrl(),
    }).toEqual({
      base,
      home: base,
      paper: `${base}papers/x-2025-y/`,
      papers: [`${base}papers/`, `${base}papers/`, `${base}papers/2/`],
      topics: `${base}topics/`,
      topic: [`${base}topics/t/`, `${base}topics/t/`, `${base}topics/t/3/`],
      paths: `${base}paths/`,
      path: `${base}paths/p/`,
      editions: `${base}editions/`,
      edition: [`${base}editions/2025-W50/`, `${base}editions/2025-12-10/2/`],
      search: `${base}search/`,
      subscribe: `${base}subscribe/`,
      about: `${base}about/`,
      authors: [`${base}authors/`, `${base}authors/ada-bellows/`],
      savedSearch: `${base}searches/s/`,
      discussed: `${base}discussed/`,
      venues: [`${base}venues/`, `${base}venues/v/`, `${base}venues/v/2/`],
      organizations: [`${base}organizations/`, `${base}organizations/o/`, `${base}organizations/o/2/`],
      years: [`${base}years/`, `${base}years/2024/`, `${base}years/2024/2/`],
      timeline: `${base}timeline/`,
      results: [
        `${base}results/`,
        `${base}results/by-year/`,
        `${base}results/cost/2/`,
        `${base}results/cost/by-year/2/`,
      ],
      topicResults: [`${base}topics/t/results/`, `${base}topics/t/results/by-year/`],
      letter: [`${base}editions/2025-W50/letter.html`, `${base}editions/2025-W50/letter.txt`],
      feed: [`${base}feed.xml`, `${base}topics/t/feed.atom`, `${base}feed.json`],
      bibliography: [`${base}topics/t.bib`, `${base}papers/x.json`],
      library: ['library.bib', 'library.ris', 'library.csl.json', 'library.md', 'library.json'].map(
        (file) => base + file,
      ),
      schema: [`${base}schema/paper.json`, `${base}schema/library.json`],
      oneOfAKind: [`${base}changes.xml`, `${base}digest.xml`, `${base}opml.xml`, `${base}feed.css`],
      searchIndex: `${base}pagefind/`,
      sitemap: `${base}sitemap.xml`,
    })
  })
})

test('a whole address has the origin before it, and a made-up one where none is known', async () => {
  const { absoluteUrl, paperUrl } = await urlsUnder('/base/')
  expect(absoluteUrl(paperUrl('x'), new URL('https://list.example'))).toBe('https://list.example/base/papers/x/')
  expect(absoluteUrl(paperUrl('x'), new URL('https://list.example/ignored/'))).toBe(
    'https://list.example/base/papers/x/',
  )
  expect(absoluteUrl('/', undefined)).toBe('https://paperstand.example/')
  expect(absoluteUrl('https://other.example/y', new URL('https://list.example'))).toBe('https://other.example/y')
})
