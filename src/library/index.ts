/** The seam between Astro's collections and the library: pages ask here, and it is built once for all of them. */
import { getCollection } from 'astro:content'
import { readRelated } from '../../scripts/snapshot.ts'
import { listRelated, type RelatedLink } from '../related/related.ts'
import { type Site, siteSchema } from '../schema.ts'
import { digestText } from '../text/digest.ts'
import { buildLibrary, type Library } from './library.ts'
import { type PageKeys, toPageKeys } from './page-keys.ts'
import { toListAddress } from './repository.ts'

/** The library of this build; in development it follows every edit. */
export async function getLibrary(): Promise<Library> {
  return (await get()).library
}

/** Names of what pages are made from, for the `cacheKey` of their paths: what has the same key is the same page. */
export async function getPageKeys(): Promise<PageKeys> {
  return (await get()).keys
}

/** Names the search index of this build, where it has no digest in its own name: what is made from the same has the same tag. */
export async function getIndexTag(): Promise<string> {
  return (await get()).indexTag
}

/** What is related to each paper, in the order of the list: a build finds it while Astro begins (scripts/build-site.ts). */
export async function getRelated(): Promise<RelatedLink[][]> {
  const file = process.env['PAPERSTAND_RELATED']
  return file === undefined ? listRelated(await getLibrary()) : readRelated(file)
}

interface Loaded {
  library: Library
  keys: PageKeys
  indexTag: string
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
  if (site[0] === undefined && process.env['PAPERSTAND_SNAPSHOT'] !== undefined)
    throw new Error('What the build has read did not reach the collections of Astro. Report this as a defect.')
  const library = buildLibrary({
    papers: papers.map(toEntry),
    topics: topics.map(toEntry),
    paths: paths.map(toEntry),
    site: tellFolder(site[0]?.data ?? siteSchema.parse({})),
  })
  const digests = new Map(
    [...papers, ...topics, ...paths].map((entry) => [`${entry.collection}/${entry.id}`, requireDigest(entry)]),
  )
  // The code is told by the build (scripts/make-share.ts); in development it is not part of the name.
  const madeFrom = [[...digests].sort(), library.site, process.env['PAPERSTAND_CODE'] ?? '']
  return { library, keys: toPageKeys(library, digests), indexTag: await digestText(JSON.stringify(madeFrom)) }
}

/** Which folder of the repository the list is kept in is known to the build and to the development server. */
function tellFolder(site: Site): Site {
  const folder = process.env['PAPERSTAND_FOLDER'] ?? 'content'
  return site.repository === undefined ? site : { ...site, repository: toListAddress(site.repository, folder) }
}

function toEntry<T>({ id, data, body }: { id: string; data: T; body?: string }) {
  return { id, record: data, body: body ?? '' }
}

/** Our loader gives each entry one; without it every edit would go unseen. */
function requireDigest({ id, digest }: { id: string; digest?: number | string }): string {
  if (digest === undefined) throw new Error(`The entry ${id} came without a digest. Report this as a defect.`)
  return String(digest)
}
