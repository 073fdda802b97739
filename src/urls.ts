/** Every address of the site, base path included. They are for ever: what stands here once is never renamed. */

import type { BibliographyFormat } from './bibliography/bibliography.ts'

/**
 * The folder under which the site stands, with a slash at both ends: told by Vite to pages and scripts, and by the environment to
 * a program that makes files of the site.
 */
export const base =
  `/${(import.meta.env?.BASE_URL ?? globalThis.process?.env['PAPERSTAND_BASE'] ?? '/').replace(/^\/+|\/+$/g, '')}/`.replace(
    '//',
    '/',
  )

/** What a link to a place says of the page that it stands on (`aria-current`): that it is the page, or one of those below it. */
export const currentOf = (url: string, here: string): 'page' | 'true' | undefined =>
  here === url ? 'page' : here.startsWith(url) ? 'true' : undefined

export const homeUrl = (): string => base
export const paperUrl = (id: string): string => `${base}papers/${id}/`
export const papersUrl = (page = 1): string => `${base}papers/${pageSegment(page)}`
export const topicsUrl = (): string => `${base}topics/`
export const topicUrl = (id: string, page = 1): string => `${base}topics/${id}/${pageSegment(page)}`
export const pathsUrl = (): string => `${base}paths/`
export const pathUrl = (id: string): string => `${base}paths/${id}/`
export const editionsUrl = (): string => `${base}editions/`
export const editionUrl = (id: string, page = 1): string => `${base}editions/${id}/${pageSegment(page)}`
export const letterUrl = (id: string): string => `${base}editions/${id}/letter.html`
export const letterTextUrl = (id: string): string => `${base}editions/${id}/letter.txt`
export const searchUrl = (): string => `${base}search/`
export const searchFileUrl = (name: string): string => `${base}search/${name}`
export const shelfUrl = (): string => `${base}shelf/`
export const subscribeUrl = (): string => `${base}subscribe/`
export const aboutUrl = (): string => `${base}about/`
export const authorsUrl = (): string => `${base}authors/`
export const authorUrl = (slug: string): string => `${base}authors/${slug}/`
export const savedSearchUrl = (name: string): string => `${base}searches/${name}/`
export const timelineUrl = (): string => `${base}timeline/`
export const venuesUrl = (): string => `${base}venues/`
export const venueUrl = (slug: string, page = 1): string => `${base}venues/${slug}/${pageSegment(page)}`
export const organizationsUrl = (): string => `${base}organizations/`
export const organizationUrl = (slug: string, page = 1): string => `${base}organizations/${slug}/${pageSegment(page)}`
export const yearsUrl = (): string => `${base}years/`
export const yearUrl = (year: string, page = 1): string => `${base}years/${year}/${pageSegment(page)}`
export const discussedUrl = (): string => `${base}discussed/`
export const changesFeedUrl = (): string => `${base}changes.xml`
export const digestFeedUrl = (): string => `${base}digest.xml`
export const feedStyleUrl = (): string => `${base}feed.css`
export const opmlUrl = (): string => `${base}opml.xml`

/** Figures side by side, of all metrics or of one; "/results/#latency" is a metric among all. */
export const resultsUrl = ({ metric, order = 'strength', page = 1 }: ResultsPlace = {}): string =>
  `${base}results/${metric ? `${metric}/` : ''}${orderSegment(order)}${pageSegment(page)}`

export interface ResultsPlace {
  metric?: string | undefined
  order?: 'strength' | 'year'
  page?: number
}

/** Figures of a topic's papers; the first of them stand on its own page, "/topics/kv-cache/#results". */
export const topicResultsUrl = (id: string, order: 'strength' | 'year'): string =>
  `${base}topics/${id}/results/${orderSegment(order)}`

/** The feed of a page that has one: it stands below the page ("/topics/kv-cache/" -> "/topics/kv-cache/feed.xml"). */
export const feedUrl = (page: string, format: FeedFormat = 'xml'): string => `${page}feed.${format}`

/** RSS, Atom, JSON Feed. */
export type FeedFormat = 'xml' | 'atom' | 'json'

/** The bibliography of a page that has one stands beside it ("/topics/kv-cache/" -> "/topics/kv-cache.bib"). */
export const bibliographyUrl = (page: string, format: BibliographyFormat): string =>
  `${page.replace(/\/$/, '')}.${format}`

/** The bibliography of the whole list. "/library.json" is the list in our own terms, so its CSL-JSON has a longer name. */
export const libraryBibliographyUrl = (format: BibliographyFormat): string =>
  `${base}library.${format === 'json' ? 'csl.json' : format}`

/** The whole list in our own terms, and what describes it to programs. */
export const libraryFileUrl = (): string => `${base}library.json`
export const schemaUrl = (name: 'paper' | 'library'): string => `${base}schema/${name}.json`
/** The social card of a page that has one stands below the page. No digest in its name: a page's key then has only to name what it says. */
export const cardUrl = (page: string): string => `${page}card.png`
export const frontCardUrl = (): string => `${base}cards/front.png`
export const siteCardUrl = (): string => `${base}cards/site.png`
export const searchIndexUrl = (): string => `${base}pagefind/`
export const sitemapUrl = (): string => `${base}sitemap.xml`
export const robotsUrl = (): string => `${base}robots.txt`

/** The whole address, for feeds, canonical links and other people's programs; `origin` is Astro's `site`. */
export function absoluteUrl(url: string, origin: URL | undefined): string {
  return new URL(url, origin ?? 'https://paperstand.example').href
}

function orderSegment(order: 'strength' | 'year'): string {
  return order === 'year' ? 'by-year/' : ''
}

function pageSegment(page: number): string {
  return page > 1 ? `${page}/` : ''
}
