/**
 * What a host should answer with, in one table, whichever host it is. The files that hosts take (header-files.ts,
 * copied-files.ts) are written from it, and `npm run preview` answers by it, so that they cannot say different things.
 */
import { bibliographyFormats, mediaTypeOf } from '../bibliography/bibliography.ts'
import { feedTypes } from '../feeds/feed-types.ts'
import { headerPolicy, referrerPolicy } from '../layouts/policy.ts'

export interface FileType {
  /** What its name ends with, without the dot: "bib". */
  ending: string
  /** Without its character set. */
  type: string
  /** It is text in UTF-8: the type says so, and the file is worth compressing. All else is compressed already. */
  isText: boolean
  /** Hosts find this type by themselves, so their files need not name it. */
  isKnown: boolean
}

/** Every kind of file that a build writes, and what a curator may put into `public/`. */
export const fileTypes: readonly FileType[] = [
  ...text('known', { html: 'text/html', css: 'text/css', js: 'text/javascript', txt: 'text/plain' }),
  // Feeds, OPML and the sitemap: browsers show this type with its style sheet, and feed readers take it (RSS names no other).
  ...text('known', { json: 'application/json', xml: 'application/xml', svg: 'image/svg+xml' }),
  ...text('unknown', { atom: feedTypes.atom, webmanifest: 'application/manifest+json' }),
  ...text(
    'unknown',
    Object.fromEntries(bibliographyFormats.filter((name) => name !== 'json').map((name) => [name, mediaTypeOf(name)])),
  ),
  ...binary('known', {
    woff2: 'font/woff2',
    png: 'image/png',
    jpg: 'image/jpeg',
    jpeg: 'image/jpeg',
    gif: 'image/gif',
  }),
  ...binary('known', { webp: 'image/webp', avif: 'image/avif', ico: 'image/x-icon', pdf: 'application/pdf' }),
  ...binary('known', { wasm: 'application/wasm' }),
  // Pagefind's WebAssembly is compressed in a way of its own, so it is no `application/wasm`; nor are packs anything but bytes.
  ...binary('unknown', Object.fromEntries(['pagefind', 'pack'].map((name) => [name, 'application/octet-stream']))),
  ...binary(
    'unknown',
    Object.fromEntries(
      ['fragment', 'index', 'filter', 'meta'].map((name) => [`pf_${name}`, 'application/octet-stream']),
    ),
  ),
]

/** A name that nobody knows. */
export const unknownType = 'application/octet-stream'

/**
 * How long an answer may be kept, by path below the site's address; `*` stands for any signs, slashes included, and stands
 * once. No path has two of them: where two rules say the same header, hosts join the values.
 */
export const cacheRules: readonly { path: string; value: string }[] = [
  // Their names have a digest of their content: another content has another name.
  ...['_astro/*', 'search/*.json', '*.pack', '*.pf_fragment', '*.pf_index', '*.pf_filter', '*.pf_meta'].map((path) => ({
    path,
    value: 'public, max-age=31536000, immutable',
  })),
  // A browser that keeps an old worker keeps an old site.
  { path: 'sw.js', value: 'no-cache' },
]

/** Everything else keeps its name when it changes: kept, and asked for each time. Cloudflare and Netlify say this unasked. */
export const cacheOtherwise = 'public, max-age=0, must-revalidate'

/** What every answer has, whatever it is, failures included. */
export const everywhere: Readonly<Record<string, string>> = {
  // Files are what their types say: no bibliography becomes a page because it looks like one.
  'X-Content-Type-Options': 'nosniff',
  // The part of the policy that a page cannot carry itself; the rest stands in each page.
  'Content-Security-Policy': headerPolicy,
  'Referrer-Policy': referrerPolicy,
  // Pages that open one of ours, or are opened by it, have no hold on it.
  'Cross-Origin-Opener-Policy': 'same-origin',
  // No page wants any of these.
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
}

/** All headers for a file or page of the site: "papers/", "papers/yan-2025-flash.bib", "" for the front page. */
export function toAnswer(path: string): Record<string, string> {
  const rule = cacheRules.find((candidate) => matches(candidate.path, path))
  return { 'Content-Type': toContentType(path), 'Cache-Control': rule?.value ?? cacheOtherwise, ...everywhere }
}

/** Type with character set, by the ending of the name; folders are pages. */
export function toContentType(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const ending = name === '' ? 'html' : name.slice(name.lastIndexOf('.') + 1)
  const found = fileTypes.find((candidate) => candidate.ending === ending)
  return found ? formatType(found) : unknownType
}

/** "text/markdown; charset=utf-8" */
export function formatType({ type, isText }: FileType): string {
  return isText ? `${type}; charset=utf-8` : type
}

/** Whether a path is one of those that a pattern means. */
export function matches(pattern: string, path: string): boolean {
  const [start = '', end] = pattern.split('*')
  if (end === undefined) return path === pattern
  return path.length >= start.length + end.length && path.startsWith(start) && path.endsWith(end)
}

function text(how: 'known' | 'unknown', types: Record<string, string>): FileType[] {
  return Object.entries(types).map(([ending, type]) => ({ ending, type, isText: true, isKnown: how === 'known' }))
}

function binary(how: 'known' | 'unknown', types: Record<string, string>): FileType[] {
  return Object.entries(types).map(([ending, type]) => ({ ending, type, isText: false, isKnown: how === 'known' }))
}
