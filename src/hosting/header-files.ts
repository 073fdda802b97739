/** `_headers` and `_redirects`, which Cloudflare and Netlify read at the top of what is published. */
import { cacheRules, everywhere, fileTypes, formatType } from './answers.ts'
import type { Redirect } from './redirects.ts'

/** Both read the same two files, but for how a redirect goes before a page that is there. */
export type Dialect = 'cloudflare' | 'netlify'

/** Cloudflare takes so many redirects, and Netlify no fewer. */
const redirectLimit = 2000

/**
 * A rule is a path and its headers, indented; a `*` stands for any signs. Cloudflare takes 100 rules with one `*` each and
 * lines of 2,000 signs, and joins values where two rules name the same header, so no file has a header from two of them.
 * `base` has a slash at both ends; the paths begin with it, since hosts read them from the origin on.
 * Sources: https://developers.cloudflare.com/pages/configuration/headers/, https://docs.netlify.com/manage/routing/headers/
 */
export function formatHeaders(base: string): string {
  const rules: [path: string, headers: Record<string, string>][] = [
    ['*', { ...everywhere }],
    ...fileTypes
      .filter(({ isKnown }) => !isKnown)
      .map((type): [string, Record<string, string>] => [`*.${type.ending}`, { 'Content-Type': formatType(type) }]),
    ...cacheRules.map(({ path, value }): [string, Record<string, string>] => [path, { 'Cache-Control': value }]),
  ]
  return rules.map(([path, headers]) => `${base}${path}\n${formatLines(headers)}`).join('\n')
}

/**
 * One line a redirect: from, to, status. Cloudflare follows it whether a page stands there or not; Netlify where the status
 * has an exclamation mark. What is over the limit stays with the pages that lead on.
 * Sources: https://developers.cloudflare.com/pages/configuration/redirects/,
 * https://docs.netlify.com/manage/routing/redirects/rewrites-proxies/#shadowing
 */
export function formatRedirects(redirects: readonly Redirect[], base: string, dialect: Dialect): string {
  const status = dialect === 'netlify' ? '301!' : '301'
  return redirects
    .slice(0, redirectLimit)
    .map(({ from, to }) => `${base}${from} ${base}${to} ${status}\n`)
    .join('')
}

function formatLines(headers: Record<string, string>): string {
  return Object.entries(headers)
    .map(([name, value]) => `  ${name}: ${value}\n`)
    .join('')
}
