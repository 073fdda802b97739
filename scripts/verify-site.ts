/** A built site, counted and walked: nothing missing, no dead link, no request to another origin. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { bibliographyFormats } from '../src/bibliography/bibliography.ts'
import { readPackedPapers } from './packed-papers.ts'

export interface SiteCount {
  pages: number
  bytes: number
}

/**
 * Counts: entry files = paper pages = papers in the sitemap = indexed documents = papers in the packs, where the site is
 * kept offline = bibliographies of each format, where papers have their own; throws when they differ, naming what is
 * missing. `content` is the content folder; without it the site is only compared with itself. Pages that only lead on to a
 * new address are not counted.
 */
export function verifySite(site: string, { content }: { content?: string } = {}): SiteCount {
  const files = listFiles(site).map((path) => ({ path, bytes: statSync(join(site, path)).size }))
  const pages = files.filter((file) => file.path.endsWith('.html') && !isMoved(site, file)).map(({ path }) => path)
  const counts: Record<string, ReadonlySet<string> | number> = {
    'paper pages': new Set(pages.flatMap((page) => paperIdOf(page) ?? [])),
    'papers in the sitemap': new Set(readSitemap(site)),
    'indexed documents': countIndexed(site),
  }
  for (const [name, ids] of listTwins(files)) counts[name] = ids
  const packed = readPackedPapers(site)
  if (packed) counts['papers in the packs'] = packed
  if (content)
    counts['entry files'] = new Set(
      listFiles(join(content, 'papers')).flatMap((file) => /^([^./][^/]*)\.md$/.exec(file)?.[1] ?? []),
    )
  const expected = counts['entry files'] ?? counts['paper pages']
  const wrong = Object.entries(counts).filter(
    ([, count]) => sizeOf(count) !== sizeOf(expected) || missing(expected, count).length > 0,
  )
  if (wrong.length > 0) {
    const lines = Object.entries(counts).map(([name, count]) => {
      const lost = missing(expected, count)
      return `  ${sizeOf(count)} ${name}${lost.length > 0 ? ` (missing: ${lost.slice(0, 5).join(', ')}${lost.length > 5 ? ' …' : ''})` : ''}`
    })
    throw new Error(
      `The site does not add up:\n${lines.join('\n')}\nBuild it again; if that does not help, report this as a defect.`,
    )
  }
  return { pages: pages.length, bytes: files.reduce((sum, file) => sum + file.bytes, 0) }
}

/** Every broken internal link, and everything that a page would fetch from another origin, as sentences. */
export function findBrokenLinks(site: string): string[] {
  const files = new Set(listFiles(site))
  const { origin, base } = readAddress(site)
  const anchors = new Map<string, ReadonlySet<string>>()
  const pages = [...files].filter((file) => file.endsWith('.html'))
  const links = pages.map((page) => {
    const { urls, ids } = readPage(join(site, page))
    anchors.set(page, ids)
    return { page, urls }
  })
  return links.flatMap(({ page, urls }) =>
    urls.flatMap(({ url, fetched }) => {
      const target = resolveUrl(url, page, origin, base)
      if (target === undefined) return [`${page}: "${url}" is not an address.`]
      if (target.origin !== origin) return fetched ? [`${page}: asks another origin for ${url}.`] : []
      // A whole address beside the base path is somebody's own page; a short one was meant to be ours.
      if (!target.pathname.startsWith(base))
        return !fetched && /^https?:/i.test(url) ? [] : [`${page}: the link "${url}" leaves the base path ${base}.`]
      const path = decode(target.pathname.slice(base.length), decodeURI)
      const id = decode(target.hash.slice(1), decodeURIComponent)
      if (path === undefined || id === undefined)
        return [`${page}: the link "${url}" has a percent sign that stands for no character.`]
      const file = toFile(path)
      if (!files.has(file)) return [`${page}: the link "${url}" leads to nothing.`]
      return id && !anchors.get(file)?.has(id) ? [`${page}: the link "${url}" leads to no place on that page.`] : []
    }),
  )
}

/** Origin and base path of a built site, as its front page's canonical link says. */
export function readAddress(site: string): { origin: string; base: string } {
  const front = readFileSync(join(site, 'index.html'), 'utf8')
  const canonical = /<link rel="canonical" href="([^"]+)"/.exec(front)?.[1]
  if (!canonical) throw new Error(`${join(site, 'index.html')} names no canonical address. Was it built by Paperstand?`)
  const { origin, pathname } = new URL(canonical)
  return { origin, base: pathname }
}

function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
}

/** Whether the page only leads on: an earlier address of a paper, which is no paper of its own, and a small page. */
function isMoved(site: string, { path, bytes }: { path: string; bytes: number }): boolean {
  return bytes < 4096 && /<meta http-equiv="refresh"/.test(readFileSync(join(site, path), 'utf8'))
}

/** Ids have a letter in them; what has none is a page of the list (/papers/2/). */
function paperIdOf(page: string): string | undefined {
  return /^papers\/([^/]*[a-z][^/]*)\/index\.html$/.exec(page)?.[1]
}

/** Ids of the papers that have a bibliography of their own, by format; of no format where none has any. */
function listTwins(files: readonly { path: string }[]): [name: string, ids: ReadonlySet<string>][] {
  const twins = bibliographyFormats.map((format): [string, ReadonlySet<string>] => {
    const ids = files.flatMap(({ path }) => toTwin(path, format) ?? [])
    return [`.${format} files of papers`, new Set(ids)]
  })
  return twins.some(([, ids]) => ids.size > 0) ? twins : []
}

function toTwin(path: string, format: string): string | undefined {
  const [folder, name, ...below] = path.split('/')
  return folder === 'papers' && below.length === 0 && name?.endsWith(`.${format}`)
    ? name.slice(0, -format.length - 1)
    : undefined
}

/** Ids of papers. The base path may have "papers" in it, too. */
function readSitemap(site: string): string[] {
  const file = join(site, 'sitemap.xml')
  if (!existsSync(file)) return []
  const { origin, base } = readAddress(site)
  const start = `${origin}${base}papers/`
  const addresses = [...readFileSync(file, 'utf8').matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => match[1] as string)
  return addresses.flatMap((url) =>
    url.startsWith(start) ? (/^([^/]*[a-z][^/]*)\/$/.exec(url.slice(start.length))?.[1] ?? []) : [],
  )
}

/** Pagefind's own counts, of all indexes; what addDirectory reports counts files, not indexed pages. */
function countIndexed(site: string): number {
  const folder = join(site, 'pagefind')
  if (!existsSync(folder)) return 0
  const entries = ['', ...readdirSync(folder)].map((name) => join(folder, name, 'pagefind-entry.json'))
  return entries
    .filter((entry) => existsSync(entry))
    .map((entry) => JSON.parse(readFileSync(entry, 'utf8')) as { languages: Record<string, { page_count: number }> })
    .flatMap(({ languages }) => Object.values(languages))
    .reduce((sum, { page_count }) => sum + page_count, 0)
}

function sizeOf(count: ReadonlySet<string> | number | undefined): number {
  return typeof count === 'number' ? count : (count?.size ?? 0)
}

function missing(expected: ReadonlySet<string> | number | undefined, found: ReadonlySet<string> | number): string[] {
  if (typeof expected !== 'object' || typeof found === 'number') return []
  return [...expected].filter((id) => !found.has(id))
}

interface PageLinks {
  /** `fetched`: the browser asks for it by itself, without a click. */
  urls: { url: string; fetched: boolean }[]
  ids: Set<string>
}

function readPage(file: string): PageLinks {
  const found: PageLinks = { urls: [], ids: new Set() }
  const walk = (node: DefaultTreeAdapterTypes.Node) => {
    if ('attrs' in node) {
      const attribute = (name: string) => node.attrs.find((candidate) => candidate.name === name)?.value
      const id = attribute('id')
      if (id) found.ids.add(id)
      const href = attribute('href')
      const relation = attribute('rel') ?? ''
      if (href !== undefined)
        found.urls.push({
          url: href,
          fetched: node.tagName === 'link' && /stylesheet|icon|preload|manifest/.test(relation),
        })
      const action = attribute(node.tagName === 'form' ? 'action' : 'formaction')
      if (action) found.urls.push({ url: action, fetched: false })
      if (attribute('property') === 'og:image') found.urls.push({ url: attribute('content') ?? '', fetched: false })
      const src = attribute('src')
      if (src !== undefined) found.urls.push({ url: src, fetched: true })
    }
    if ('childNodes' in node) node.childNodes.forEach(walk)
  }
  walk(parse(readFileSync(file, 'utf8')))
  return found
}

function resolveUrl(url: string, page: string, origin: string, base: string): URL | undefined {
  const from = new URL(base + page.replace(/index\.html$/, ''), origin)
  return URL.canParse(url, from) ? new URL(url, from) : undefined
}

/** Nothing where a percent sign stands for no character. */
function decode(text: string, by: (text: string) => string): string | undefined {
  try {
    return by(text)
  } catch {
    return undefined
  }
}

function toFile(path: string): string {
  return path === '' || path.endsWith('/') ? `${path}index.html` : path
}
