/** The seam between Astro's collections and the library: pages ask here, and it is built once for all of them. */
import { getCollection } from 'astro:content'
import { siteSchema } from '../schema.ts'
import { buildLibrary, type Library } from './library.ts'
import { type PageKeys, toPageKeys } from './page-keys.ts'

/** The library of this build; in development it follows every edit. */
export async function getLibrary(): Promise<Library> {
  return (await get()).library
}

/** Names of what pages are made from, for the `cacheKey` of their paths: what has the same key is the same page. */
export async function getPageKeys(): Promise<PageKeys> {
  return (await get()).keys
}

interface Loaded {
  library: Library
  keys: PageKeys
}

let loaded: Promise<Loaded> | undefined

function get(): Promise<Loaded> {
  if (import.meta.env.DEV) return load()
  loaded ??= load()
  return loaded
}

async function load(): Promise<Loaded> {
  const [papers, topics, paths, site] = await Promise.all([
    getCollection('papers'),
    getCollection('topics'),
    getCollection('paths'),
    getCollection('site'),
  ])
  const library = buildLibrary({
    papers: papers.map(toEntry),
    topics: topics.map(toEntry),
    paths: paths.map(toEntry),
    site: site[0]?.data ?? siteSchema.parse({}),
  })
  const digests = new Map(
    [...papers, ...topics, ...paths].map((entry) => [`${entry.collection}/${entry.id}`, requireDigest(entry)]),
  )
  return { library, keys: toPageKeys(library, digests) }
}

function toEntry<T>({ id, data, body }: { id: string; data: T; body?: string }) {
  return { id, record: data, body: body ?? '' }
}

/** Our loader gives each entry one; without it every edit would go unseen. */
function requireDigest({ id, digest }: { id: string; digest?: number | string }): string {
  if (digest === undefined) throw new Error(`The entry ${id} came without a digest. Report this as a defect.`)
  return String(digest)
}
