/** The search index: the library's documents through Pagefind's Node API, beside the page build. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { close } from 'pagefind'
import type { Library } from '../src/library/library.ts'
import { toSearchDocument } from '../src/search/documents.ts'
import { countComments } from '../src/search/merged-order.ts'
import { planIndexes } from '../src/search/plan.ts'
import { root } from './build-folders.ts'
import { openIndexStore } from './index-store.ts'
import type { CardOrder } from './make-cards.ts'
import { askProcess } from './own-process.ts'
import { makeIndexFiles, writeIndexFiles } from './pagefind-files.ts'
import type { FilesOrder } from './write-site-files.ts'

export interface IndexOrder {
  /** File with the checked content. */
  snapshot: string
  /** Where the index goes, and where the one of the last site is, if it may be taken from. */
  folder: string
  last?: string | undefined
  /** Folder in which finished indexes are kept from build to build. */
  cache?: string | undefined
  /** The site whose files for programs are made in the same process: see there. */
  files?: FilesOrder | undefined
  /** The same for social cards: Pagefind works in a program of its own, and leaves this process time for them. */
  cards?: CardOrder | undefined
}

export interface IndexOptions {
  /** As in an order; without it nothing is kept. */
  cache?: string | undefined
  /** The index that is replaced, if its files may be taken over. */
  last?: string | undefined
  /** How many papers an index has at least, where there are several. */
  smallest?: number | undefined
  /** How many fragments there may be in all, where papers have to share them: a file each. */
  fragments?: number | undefined
  /** Is told whenever Pagefind is at work, and this process is free. */
  whenFree?: (() => void) | undefined
}

/** What the process of `forkSearchIndex` answers: why indexes, cards or files could not be kept, if so. */
export interface IndexReport {
  failure?: string | undefined
}

/** `buildSearchIndex` and `writeSiteFiles` in a process of their own, since the one that makes pages has no time to spare. */
export async function forkSearchIndex(order: IndexOrder): Promise<string | undefined> {
  const env = { PAPERSTAND_BASE: order.files?.address.base ?? '/' }
  return (await askProcess<IndexReport>(new URL('make-search-index.ts', import.meta.url), order, env)).failure
}

/**
 * Writes the index into `folder`; where there are several, the older ones into folders below it. Indexes of which nothing
 * has changed since the last build are taken over. Tells why indexes could not be kept, as a sentence, if so; throws when
 * a paper cannot be indexed.
 */
export async function buildSearchIndex(
  library: Library,
  folder: string,
  { cache, last, smallest, fragments, whenFree }: IndexOptions = {},
): Promise<string | undefined> {
  const [language = 'en'] = library.site.language.split('-')
  const plan = planIndexes(library.papers, smallest)
  const store = openIndexStore(cache)
  try {
    for (const { name, papers } of plan) {
      const documents = papers.map((paper) => toSearchDocument(paper, library))
      const limit = fragments && Math.ceil((fragments * papers.length) / library.papers.length)
      const key = JSON.stringify([pagefindVersion(), language, limit, documents])
      let files = store.take(key)
      if (files === undefined) {
        files = await makeIndexFiles(documents, language, { fragments: limit, whenHandedOver: whenFree })
        store.put(key, files)
      }
      const place = { site: join(folder, name), last: last && join(last, name) }
      writeIndexFiles(place, files, plan.length === 1 ? 'only' : name === '' ? 'first' : 'other')
    }
  } finally {
    await close()
  }
  if (plan.length > 1)
    writeFileSync(join(folder, 'comments.json'), JSON.stringify(plan.map(({ papers }) => countComments(papers))))
  return store.close()
}

function pagefindVersion(): string {
  return JSON.parse(readFileSync(join(root, 'node_modules', 'pagefind', 'package.json'), 'utf8')).version
}
