/** What the worker has to do with a request: as little as it can. */

export interface Asked {
  method: string
  url: string
  mode: string
  /** Whether a part of a file is asked for. */
  hasRange: boolean
}

/**
 * "ignore": the browser answers it as if there were no worker. "page": somebody goes to an address. "named": the file has
 * its content in its name or is one of the shell; `isNamed` gets its address below the scope. "other": everything else.
 */
export type Part = 'ignore' | 'page' | 'named' | 'other'

/** `scope` is the whole address below which the site stands. */
export function sortRequest(
  { method, url, mode, hasRange }: Asked,
  scope: string,
  isNamed: (path: string) => boolean,
): Part {
  if (method !== 'GET' || hasRange || !url.startsWith(scope)) return 'ignore'
  if (mode === 'navigate') return 'page'
  return isNamed(url.slice(scope.length)) ? 'named' : 'other'
}

/** The address that a page is kept at: without query and fragment. */
export function toPageUrl(url: string): string {
  const { origin, pathname } = new URL(url)
  return origin + pathname
}

/** Whether this answer is a page of the site that may be kept: no failure, no detour, nothing of another origin. */
export function isWholePage({ status, type, redirected, headers }: Response): boolean {
  return status === 200 && type === 'basic' && !redirected && /^text\/html\b/.test(headers.get('content-type') ?? '')
}

/**
 * Whose a page is, as far as one can see: of "this" build when all that it loads from `_astro/` is in the shell, of "another"
 * build of this site when not, and "foreign" when it loads nothing from there: a page of somebody else who has a place
 * below the scope, or what a host says in the place of a page. Letters load nothing at all.
 */
export function tellBuild(
  html: string,
  page: string,
  scope: string,
  isInShell: (url: string) => boolean,
): 'this' | 'another' | 'foreign' {
  const assets = findAssets(html, page)
  if (assets.length === 0) return /^editions\/[^/]+\/letter\.html$/.test(page.slice(scope.length)) ? 'this' : 'foreign'
  if (!assets.every((asset) => asset.startsWith(`${scope}_astro/`))) return 'foreign'
  return assets.every(isInShell) ? 'this' : 'another'
}

/**
 * Files of `_astro/` that a page loads from its own origin, as whole addresses: they have their content in their names, and
 * so tell its build. Links of readers are none of them: they may lead into the `_astro/` of anybody's site.
 */
export function findAssets(html: string, page: string): string[] {
  const names = html.matchAll(/<(?:link|script)\b[^>]*?\s(?:href|src)=(?:"([^"]+)"|'([^']+)'|([^\s"'>]+))/g)
  const urls = [...names]
    .map(([, ...quoted]) => quoted.find((name) => name !== undefined) ?? '')
    .flatMap((name) => (name.includes('/_astro/') && URL.canParse(name, page) ? new URL(name, page) : []))
  return [...new Set(urls.filter(({ origin }) => origin === new URL(page).origin).map(({ href }) => href))]
}

/** Title of a page in plain text, without the name of the site behind it. */
export function readTitle(html: string): string {
  const title = /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? ''
  const end = title.lastIndexOf(' · ')
  return (end < 0 ? title : title.slice(0, end)).replace(/&(amp|lt|gt|quot|#39|#34);/g, (_, name) => signs[name] ?? '')
}

const signs: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#34': '"' }
