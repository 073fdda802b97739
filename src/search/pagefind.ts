/** The part of Pagefind's browser API that the search page uses (https://pagefind.app/docs/api/), and its start. */
import type { MergedResult } from './merged-order.ts'
import type { FacetCounts } from './query.ts'

export interface Found {
  url: string
  excerpt: string
  /** All the text that the excerpt is from. */
  content: string
  meta: Record<string, string>
}

export interface PagefindResult extends MergedResult {
  id: string
  /** Places of the words that were found in the text. */
  words: number[]
  data(): Promise<Found>
}

export interface PagefindAnswer {
  /** In order; each is fetched when it is asked for. */
  results: PagefindResult[]
  /** How many papers of the answer have each value. */
  filters: FacetCounts
}

interface Options {
  baseUrl: string
  /** A filter that all papers of the index have: its number. */
  mergeFilter: { index: string }
  excerptLength: number
  ranking: { metaWeights: Record<string, number> }
  /** Stands in the address of the entry, which has no digest in its name. */
  metaCacheTag: string
  noWorker: boolean
}

export interface SearchOptions {
  filters: Record<string, { any: string[] }>
  sort?: Record<string, 'asc' | 'desc'>
}

export interface Pagefind {
  init(): Promise<void>
  options(options: Partial<Options>): Promise<void>
  mergeIndex(folder: string, options: Partial<Options>): Promise<void>
  filters(): Promise<FacetCounts>
  preload(text: string | null, options: SearchOptions): Promise<void>
  search(text: string | null, options: SearchOptions): Promise<PagefindAnswer>
  destroy(): Promise<void>
}

/** Where an index is, and how it is asked for. */
export interface IndexPlace {
  /** Address of its folder. */
  folder: string
  /** The site's base path. */
  base: string
  /** Names the build: the same tag, the same index. */
  tag: string
}

/**
 * Starts Pagefind with an index: its program and its entry at the same time, then what the entry names. Throws when one of
 * them cannot be had, and when the browser lets nothing run it. Without a worker there is a file less to wait for, but long
 * answers hold up the page.
 */
export async function loadPagefind({ folder, base, tag }: IndexPlace, { noWorker = false } = {}): Promise<Pagefind> {
  new WebAssembly.Module(emptyProgram) // Throws where the site's policy forbids WebAssembly, before anything is fetched.
  const loading = import(/* @vite-ignore */ `${folder}pagefind.js`) as Promise<Pagefind>
  if (noWorker) await preloadIndex(folder, tag)
  const pagefind = await loading
  await pagefind.destroy()
  await pagefind.options({ ...toOptions(base, 0), metaCacheTag: tag, noWorker })
  await pagefind.init()
  return pagefind
}

/** Adds further indexes. Pagefind answers nothing until it has them all. */
export async function mergeIndexes(
  pagefind: Pagefind,
  { base, tag }: IndexPlace,
  folders: readonly string[],
): Promise<void> {
  await Promise.all(
    folders.map((folder, n) => pagefind.mergeIndex(folder, { ...toOptions(base, n + 1), metaCacheTag: tag })),
  )
}

/** WebAssembly's signature and version, and nothing else. */
const emptyProgram = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])

/**
 * Lets the browser have at once what Pagefind (1.6.0) asks for one after the other; only the entry says what the rest is
 * called. A preload is found by the page's own requests whatever the host says about caching, and not by those of workers.
 * Throws where the entry cannot be had.
 */
async function preloadIndex(folder: string, tag: string): Promise<void> {
  const entry = await fetchFile(`${folder}pagefind-entry.json?ts=${tag}`)
  const { languages } = (await entry.json()) as { languages: Record<string, { hash: string; wasm: string | null }> }
  for (const { hash, wasm } of Object.values(languages))
    for (const file of [`pagefind.${hash}.pf_meta`, `wasm.${wasm ?? 'unknown'}.pagefind`])
      document.head.append(
        Object.assign(document.createElement('link'), {
          rel: 'preload',
          as: 'fetch',
          crossOrigin: 'anonymous',
          href: folder + file,
        }),
      )
}

/** Throws for what is not there, too. */
export async function fetchFile(address: string): Promise<Response> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${response.status} fetching ${address}`)
  return response
}

function toOptions(baseUrl: string, index: number) {
  return { baseUrl, mergeFilter: { index: String(index) }, excerptLength: 32, ranking: { metaWeights } }
}

/** What names a paper counts for more than what is said about it. */
const metaWeights = {
  title: 8,
  also: 8,
  id: 4,
  arxiv: 8,
  doi: 8,
  authors: 4,
  organization: 4,
  topics: 2,
  venue: 2,
  published: 1,
}
