/** Files of a site that are for its host alone. */
import type { HostName } from '../hosts.ts'
import type { Library } from '../library/library.ts'
import { type Dialect, formatHeaders, formatRedirects } from './header-files.ts'
import { listRedirects } from './redirects.ts'

export interface HostFile {
  /** At the top of the site. */
  path: string
  text: string
}

/** Every name that one of them may have. */
export const hostFileNames = ['.nojekyll', '_headers', '_redirects']

/**
 * What the host of this site (`host` in the site file) wants to find; `base` has a slash at both ends. `.nojekyll` is for all:
 * GitHub Pages leaves out `_astro/` without it where it takes a branch as it is, and nobody else minds it.
 */
export function listHostFiles(library: Library, base: string): HostFile[] {
  const dialect = dialects[library.site.host]
  if (dialect === undefined) return [nojekyll]
  const redirects = formatRedirects(listRedirects(library), base, dialect)
  return [
    nojekyll,
    { path: '_headers', text: formatHeaders(base) },
    ...(redirects === '' ? [] : [{ path: '_redirects', text: redirects }]),
  ]
}

const nojekyll: HostFile = { path: '.nojekyll', text: '' }

const dialects: Partial<Record<HostName, Dialect>> = {
  'cloudflare-pages': 'cloudflare',
  'cloudflare-pages-paid': 'cloudflare',
  'cloudflare-workers': 'cloudflare',
  'cloudflare-workers-paid': 'cloudflare',
  netlify: 'netlify',
}
