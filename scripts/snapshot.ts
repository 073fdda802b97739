/**
 * Checked content, and what is related in it, each in a file, for the processes that make pages: nobody reads and checks ten
 * thousand files twice. Each file is there when it is whole.
 */
import { hash } from 'node:crypto'
import { renameSync } from 'node:fs'
import type { Content, Entry } from '../src/library/content.ts'
import type { RelatedLink } from '../src/related/related.ts'
import { collections, type Site } from '../src/schema.ts'
import { readLines, writeLines } from './json-lines.ts'

/** Content without problems: the site file in the first line, an entry in each other one. */
export function writeSnapshot(file: string, content: Content): void {
  const entries = collections.flatMap((collection) => content[collection].map((entry) => [collection, entry] as const))
  writeWhole(file, [content.site, ...entries])
}

export function readSnapshot(file: string): Content {
  const [site, ...entries] = readLines(file) as [Site, ...(readonly [(typeof collections)[number], never])[]]
  const content: Content = { papers: [], topics: [], paths: [], site, problems: [] }
  for (const [collection, entry] of entries) content[collection].push(entry)
  return content
}

/** An entry as Astro keeps it; what its file says is in the digest. */
interface StoredEntry {
  id: string
  collection: string
  data: object
  body: string
  digest: string
}

/** The content as Astro's collections (https://docs.astro.build/en/guides/content-collections/), each by the ids of its entries. */
export function readCollections(file: string): Map<string, Map<string, StoredEntry>> {
  const { site, ...content } = readSnapshot(file)
  const toCollection = (collection: string, entries: readonly Entry<object>[]) =>
    [collection, new Map(entries.map((entry) => [entry.id, toStored(collection, entry)]))] as const
  return new Map([
    ...collections.map((collection) => toCollection(collection, content[collection])),
    toCollection('site', [{ id: 'site', record: site, body: '' }]),
  ])
}

function toStored(collection: string, { id, record, body }: Entry<object>): StoredEntry {
  return { id, collection, data: record, body, digest: hash('sha1', JSON.stringify([record, body])) }
}

/** What is related to each paper, in the order of the list. */
export function writeRelated(file: string, related: readonly RelatedLink[][]): void {
  writeWhole(file, related)
}

export function readRelated(file: string): RelatedLink[][] {
  return readLines(file) as RelatedLink[][]
}

function writeWhole(file: string, values: readonly unknown[]): void {
  writeLines(`${file}.part`, values)
  renameSync(`${file}.part`, file)
}
