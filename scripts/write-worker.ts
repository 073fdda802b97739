/** `sw.js`: the bundled worker, with the manifest of the shell by workbox-build and the list of packs put in. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ListedPack, OfflineList } from '../src/offline/offline-list.ts'

export interface WorkerOrder {
  /** Folder of the finished site, packs included. */
  site: string
  /** Path below which the site stands, with a slash at both ends. */
  base: string
  /** The bundled worker, and a file that it may be put into. */
  script: string
  file: string
  asOf: string | undefined
  papers: number
  packs: ListedPack[]
}

/**
 * The shell, as paths of the site's folder: what every reader gets at the first visit. No 404.html: hosts answer its address
 * in ways of their own, and offline its place is taken by the page that says so.
 */
export const shellPatterns: string[] = [
  '{,search/,shelf/,offline/}index.html',
  '_astro/*',
  'favicon.svg',
  'search/*.json',
  'pagefind/{pagefind,pagefind-worker}.js',
  'pagefind/wasm.*.pagefind',
  'pagefind/comments.json',
  'pagefind/{,*/}pagefind-entry.json',
  'pagefind/{,*/}*.pf_meta',
  'pagefind/{,*/}filter/*.pf_filter',
]

/** Loads workbox-build, which takes its time: call it before it is needed. The whole package would take four times as long. */
export async function loadInjectManifest(): Promise<typeof import('workbox-build').injectManifest> {
  return (await import('workbox-build/build/inject-manifest.js')).default.injectManifest
}

/** Writes sw.js into the site. The same site gives the same bytes. */
export async function writeWorker({ site, base, script, file, ...list }: WorkerOrder): Promise<void> {
  const injectManifest = await loadInjectManifest()
  const target = join(site, 'sw.js')
  const tag = readSearchTag(site)
  let [shellBytes, digest] = [0, '']
  writeFileSync(file, script)
  rmSync(target, { force: true })
  const { warnings } = await injectManifest({
    globDirectory: site,
    globPatterns: [`{${shellPatterns.join(',')}}`],
    maximumFileSizeToCacheInBytes: Number.MAX_SAFE_INTEGER,
    swSrc: file,
    swDest: target,
    manifestTransforms: [
      (entries) => {
        const manifest = entries
          .filter(
            ({ url }) => url !== 'pagefind/wasm.unknown.pagefind' || entries.every(({ url }) => !isNamedWasm(url)),
          )
          .map((entry) => toShellEntry(entry, { site, base, tag }))
          .sort((a, b) => (a.url < b.url ? -1 : 1))
        shellBytes = manifest.reduce((sum, { size }) => sum + size, 0)
        digest = createHash('sha256')
          .update(JSON.stringify([manifest, list, script]))
          .digest('hex')
        return { manifest, warnings: [] }
      },
    ],
  })
  if (warnings.length > 0) throw new Error(`The service worker cannot be made: ${warnings.join(' ')}`)
  const told: OfflineList = { build: digest.slice(0, 16), shellBytes, ...list }
  const written = readFileSync(target, 'utf8')
  if (!written.includes(listPlace))
    throw new Error(`The bundled service worker has no ${listPlace}. Report this as a defect.`)
  writeFileSync(
    target,
    written.replace(listPlace, () => JSON.stringify(told)),
  )
}

const listPlace = 'self.__PAPERSTAND_LIST'

interface Place {
  site: string
  base: string
  tag: string | undefined
}

/** An entry as the browser asks for it. What changes under its name, and is no page, is held against its digest. */
function toShellEntry(entry: { url: string; size: number }, { site, base, tag }: Place) {
  const path = entry.url
  const isEntry = path.endsWith('pagefind-entry.json')
  const url = base + path.replace(/(^|\/)index\.html$/, '$1') + (isEntry && tag !== undefined ? `?ts=${tag}` : '')
  if (hasDigest.test(path)) return { url, revision: null, size: entry.size }
  const bytes = readFileSync(join(site, path))
  const revision = createHash('sha256').update(bytes).digest('hex').slice(0, 20)
  const integrity = `sha256-${createHash('sha256').update(bytes).digest('base64')}`
  return { url, revision, size: entry.size, ...(!path.endsWith('.html') && { integrity }) }
}

/** Names with their content in them. */
const hasDigest = /^_astro\/|^search\/.*\.json$|\.pf_\w+$/

/** Pagefind's WebAssembly for the language of the list; that for all other languages is wanted only where there is none. */
function isNamedWasm(path: string): boolean {
  return /^pagefind\/wasm\.(?!unknown).*\.pagefind$/.test(path)
}

/** The tag that the search page has Pagefind ask for its entry with. */
function readSearchTag(site: string): string | undefined {
  const page = join(site, 'search', 'index.html')
  return existsSync(page) ? /data-tag="([^"]+)"/.exec(readFileSync(page, 'utf8'))?.[1] : undefined
}
