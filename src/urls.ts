/** Every address of the site, base path included. They are for ever: what stands here once is never renamed. */

/** The folder under which the site stands, with a slash at both ends. */
export const base = `/${(import.meta.env?.BASE_URL ?? '/').replace(/^\/+|\/+$/g, '')}/`.replace('//', '/')

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
export const discussedUrl = (): string => `${base}discussed/`
export const changesFeedUrl = (): string => `${base}changes.xml`
export const digestFeedUrl = (): string => `${base}digest.xml`
export const feedStyleUrl = (): string => `${base}feed.css`
export const opmlUrl = (): string => `${base}opml.xml`

/** The feed of a page that has one: it stands below the page ("/topics/kv-cache/" -> "/topics/kv-cache/feed.xml"). */
export const feedUrl = (page: string, format: FeedFormat = 'xml'): string => `${page}feed.${format}`

/** RSS, Atom, JSON Feed. */
export type FeedFormat = 'xml' | 'atom' | 'json'
export const searchIndexUrl = (): string => `${base}pagefind/`
export const sitemapUrl = (): string => `${base}sitemap.xml`

/** The whole address, for feeds, canonical links and other people's programs; `origin` is Astro's `site`. */
export function absoluteUrl(url: string, origin: URL | undefined): string {
  return new URL(url, origin ?? 'https://paperstand.example').href
}

function pageSegment(page: number): string {
  return page > 1 ? `${page}/` : ''
}
