/** Every page that a search engine should know, with the day on which it last changed (https://www.sitemaps.org/protocol.html). */
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
  papersUrl,
  paperUrl,
  pathsUrl,
  pathUrl,
  savedSearchUrl,
  subscribeUrl,
  topicsUrl,
  topicUrl,
} from '../urls.ts'
import { type Library, lastChanged, lastChangedPaper, type Paper } from './library.ts'
import { toPages } from './pages.ts'

export interface SitemapEntry {
  url: string
  /** A day; absent where nothing dates the page. */
  changed?: string | undefined
}

/** Pages in a fixed order; the search page, the shelf and the 404 are left out. */
export function toSitemapEntries({ site, papers, topics, paths, editions, authors, changed }: Library): SitemapEntry[] {
  const days = Object.values(editions).flat()
  return [
    { url: homeUrl(), changed },
    ...toPages(papers).map(({ page }) => ({ url: papersUrl(page), changed })),
    { url: topicsUrl(), changed },
    ...topics.flatMap(({ id, papers: own }) => toEntries(own, (page) => topicUrl(id, page))),
    { url: editionsUrl(), changed },
    ...days.flatMap(({ id, papers: own }) => toEntries(own, (page) => editionUrl(id, page))),
    ...(paths.length > 0 ? [{ url: pathsUrl() }] : []),
    ...paths.map(({ id }) => ({ url: pathUrl(id) })),
    { url: authorsUrl(), changed },
    ...authors.map(({ slug, papers: own }) => ({ url: authorUrl(slug), changed: lastChanged(own) })),
    ...site.searches.map(({ name }) => ({ url: savedSearchUrl(name), changed })),
    { url: discussedUrl(), changed },
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

/** All pages of a list of papers. */
function toEntries(papers: readonly Paper[], toUrl: (page: number) => string): SitemapEntry[] {
  const changed = lastChanged(papers)
  return toPages(papers).map(({ page }) => ({ url: toUrl(page), changed }))
}
