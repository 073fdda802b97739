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
export const searchUrl = (): string => `${base}search/`
export const subscribeUrl = (): string => `${base}subscribe/`
export const aboutUrl = (): string => `${base}about/`
export const feedUrl = (): string => `${base}feed.xml`
export const topicFeedUrl = (id: string): string => `${base}topics/${id}/feed.xml`
export const searchIndexUrl = (): string => `${base}pagefind/`
export const sitemapUrl = (): string => `${base}sitemap.xml`

/** The whole address, for feeds, canonical links and other people's programs; `origin` is Astro's `site`. */
export function absoluteUrl(url: string, origin: URL | undefined): string {
  return new URL(url, origin ?? 'https://paperstand.example').href
}

function pageSegment(page: number): string {
  return page > 1 ? `${page}/` : ''
}
