/** The seam between Astro's collections and the library: pages ask here, and it is built once for all of them. */
import { getCollection } from 'astro:content'
import { siteSchema } from '../schema.ts'
import { buildLibrary, type Library } from './library.ts'

/** The library of this build; in development it follows every edit. */
export function getLibrary(): Promise<Library> {
  if (import.meta.env.DEV) return load()
  library ??= load()
  return library
}

let library: Promise<Library> | undefined

async function load(): Promise<Library> {
  const [papers, topics, paths, site] = await Promise.all([
    getCollection('papers'),
    getCollection('topics'),
    getCollection('paths'),
    getCollection('site'),
  ])
  return buildLibrary({
    papers: papers.map(toEntry),
    topics: topics.map(toEntry),
    paths: paths.map(toEntry),
    site: site[0]?.data ?? siteSchema.parse({}),
  })
}

function toEntry<T>({ id, data, body }: { id: string; data: T; body?: string }) {
  return { id, record: data, body: body ?? '' }
}
