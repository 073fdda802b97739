/** Every page that a search engine should know, with the day on which it last changed (https://www.sitemaps.org/protocol.html). */

import { toResultPages, toTopicResultPages } from '../discovery/result-pages.ts'
import { escapeHtml } from '../text/html.ts'
import {
  aboutUrl,
  absoluteUrl,
  authorsUrl,
  authorUrl,
  discussedUrl,
  editionsUrl,
  editionUrl,
  homeUrl,
  organizationsUrl,
  organizationUrl,
  papersUrl,
  paperUrl,
  pathsUrl,
  pathUrl,
  resultsUrl,
  savedSearchUrl,
  subscribeUrl,
  timelineUrl,
  topicsUrl,
  topicUrl,
  venuesUrl,
  venueUrl,
  yearsUrl,
  yearUrl,
} from '../urls.ts'
import { listIndexes } from './indexes.ts'
import { type Library, lastChanged, lastChangedPaper, type Paper } from './library.ts'
import { toPages } from './pages.ts'
import { hasPage, type PaperGroup } from './paper-groups.ts'

export interface SitemapEntry {
  url: string
  /** A day; absent where nothing dates the page. */
  changed?: string | undefined
}

/** Pages in a fixed order; the search page, the shelf, the 404 and indexes that are still empty are left out. */
export function toSitemapEntries(library: Library): SitemapEntry[] {
  const { site, papers, topics, paths, editions, authors, venues, organizations, years, changed } = library
  const days = Object.values(editions).flat()
  const indexes = new Set(listIndexes(library).map(({ url }) => url))
  const index = (url: string): SitemapEntry[] => (indexes.has(url) ? [{ url, changed }] : [])
  return [
    { url: homeUrl(), changed },
    ...toPages(papers).map(({ page }) => ({ url: papersUrl(page), changed })),
    ...(topics.length > 0 ? [{ url: topicsUrl(), changed }] : []),
    ...topics.flatMap(({ id, papers: own }) => toEntries(own, (page) => topicUrl(id, page))),
    { url: editionsUrl(), changed },
    ...days.flatMap(({ id, papers: own }) => toEntries(own, (page) => editionUrl(id, page))),
    ...(paths.length > 0 ? [{ url: pathsUrl() }] : []),
    ...paths.map(({ id }) => ({ url: pathUrl(id) })),
    ...index(authorsUrl()),
    ...authors.map(({ slug, papers: own }) => ({ url: authorUrl(slug), changed: lastChanged(own) })),
    ...index(venuesUrl()),
    ...venues.filter(hasPage).flatMap((venue) => toGroupEntries(venue, venueUrl)),
    ...index(organizationsUrl()),
    ...organizations.filter(hasPage).flatMap((organization) => toGroupEntries(organization, organizationUrl)),
    ...index(yearsUrl()),
    ...years.flatMap((year) => toGroupEntries(year, yearUrl)),
    ...(indexes.has(resultsUrl()) ? toResultPages(papers).map(({ url }) => ({ url, changed })) : []),
    ...topics.flatMap((topic) =>
      toTopicResultPages(topic).map(({ url }) => ({ url, changed: lastChanged(topic.papers) })),
    ),
    ...index(timelineUrl()),
    ...site.searches.map(({ name }) => ({ url: savedSearchUrl(name), changed })),
    ...index(discussedUrl()),
    { url: subscribeUrl() },
    { url: aboutUrl(), changed },
    ...papers.map((paper) => ({ url: paperUrl(paper.id), changed: lastChangedPaper(paper) })),
  ]
}

export function formatSitemap(entries: readonly SitemapEntry[], origin: URL | undefined): string {
  const urls = entries.map(({ url, changed }) => {
    const lastmod = changed ? `<lastmod>${changed}</lastmod>` : ''
    return `<url><loc>${escapeHtml(absoluteUrl(url, origin))}</loc>${lastmod}</url>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`
}

function toGroupEntries({ slug, papers }: PaperGroup, toUrl: (slug: string, page: number) => string): SitemapEntry[] {
  return toEntries(papers, (page) => toUrl(slug, page))
}

/** All pages of a list of papers. */
function toEntries(papers: readonly Paper[], toUrl: (page: number) => string): SitemapEntry[] {
  const changed = lastChanged(papers)
  return toPages(papers).map(({ page }) => ({ url: toUrl(page), changed }))
}
