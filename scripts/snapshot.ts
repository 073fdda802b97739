/** Checked content, and what is related in it, each in a file, for the processes that make pages: nobody reads and checks ten thousand files twice. */
import { renameSync } from 'node:fs'
import type { Content } from '../src/library/content.ts'
import type { RelatedLink } from '../src/related/related.ts'
import { collections, type Site } from '../src/schema.ts'
import { readLines, writeLines } from './json-lines.ts'

/** Content without problems: the site file in the first line, an entry in each other one. */
export function writeSnapshot(file: string, content: Content): void {
  const entries = collections.flatMap((collection) => content[collection].map((entry) => [collection, entry] as const))
  writeLines(file, [content.site, ...entries])
}

export function readSnapshot(file: string): Content {
  const [site, ...entries] = readLines(file) as [Site, ...(readonly [(typeof collections)[number], never])[]]
  const content: Content = { papers: [], topics: [], paths: [], site, problems: [] }
  for (const [collection, entry] of entries) content[collection].push(entry)
  return content
}

/** What is related to each paper, in the order of the list. The file is there when it is whole. */
export function writeRelated(file: string, related: readonly RelatedLink[][]): void {
  writeLines(`${file}.part`, related)
  renameSync(`${file}.part`, file)
}

export function readRelated(file: string): RelatedLink[][] {
  return readLines(file) as RelatedLink[][]
}
