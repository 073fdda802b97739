/** The files of one Pagefind index: made from documents, and written where the site has them. */
import { createIndex, type IndexFile } from 'pagefind'
import type { SearchDocument } from '../src/search/documents.ts'
import { openSiteWriter, type SitePlace } from './site-writer.ts'

export interface IndexFilesOptions {
  /** How many fragments there may be. */
  fragments?: number | undefined
  /** Is told when Pagefind has every document, and this process nothing to do but wait. */
  whenHandedOver?: (() => void) | undefined
}

/**
 * Makes an index of documents in one language (a code of ISO 639). Their order is that of the pages in it. Throws when one
 * cannot be indexed. The service of Pagefind runs on afterwards; call its `close`.
 */
export async function makeIndexFiles(
  documents: readonly SearchDocument[],
  language: string,
  { fragments, whenHandedOver }: IndexFilesOptions = {},
): Promise<IndexFile[]> {
  const shared = fragments === undefined ? {} : { maxFragments: fragments }
  const { index, errors } = await createIndex({ forceLanguage: language, ...shared })
  if (!index) throw new Error(`The search index cannot be made: ${errors.join(', ')}`)
  for (let n = 0; n < documents.length; n += documentsAtOnce) {
    const some = documents.slice(n, n + documentsAtOnce)
    const answers = await Promise.all(some.map(({ url, html }) => index.addHTMLFile({ url, content: html })))
    const failed = answers.findIndex(({ errors }) => errors.length > 0)
    if (failed >= 0) throw new Error(`${some[failed]?.url} cannot be indexed: ${answers[failed]?.errors.join(', ')}`)
  }
  whenHandedOver?.()
  const made = await index.getFiles()
  if (made.errors.length > 0) throw new Error(`The search index cannot be made: ${made.errors.join(', ')}`)
  await index.deleteIndex()
  return made.files.sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** Pagefind takes them one after the other, and need not wait for the next. */
const documentsAtOnce = 64

/**
 * Writes an index into a folder. `place` is its place among the indexes of the site: the only one, the first of several,
 * whose programs load the others, or one of those others, which need none.
 */
export function writeIndexFiles(
  folder: SitePlace,
  files: readonly IndexFile[],
  place: 'only' | 'first' | 'other',
): void {
  const write = openSiteWriter(folder)
  const wanted = files.filter(({ path }) => !isUnused(path) && (place !== 'other' || !isProgram(path)))
  for (const { path, content } of wanted)
    write(path, isScript(path) ? mendScript(path, content, place === 'first') : content)
}

/** Pagefind's own interfaces, which we do not use. */
function isUnused(path: string): boolean {
  return /^pagefind-(?:ui|modular-ui|component-ui|highlight)\.(?:js|css)$/.test(path)
}

function isProgram(path: string): boolean {
  return isScript(path) || /^wasm\..+\.pagefind$/.test(path)
}

function isScript(path: string): boolean {
  return /^pagefind(?:-worker)?\.js$/.test(path)
}

/**
 * Pagefind (1.6.0) has no option for two things that we need. A question of which a part of the index could not be fetched
 * fails, where Pagefind would answer as if the part were empty: "not there" and "not known" are not the same. And where the
 * results of several indexes are merged, each gets the number of its index: `score` alone, which is the place within an
 * index when results are sorted, does not tell their order (src/search/merged-order.ts).
 */
function mendScript(path: string, content: Uint8Array, isMerged: boolean): string {
  const mend = (script: string, [pattern, mended]: readonly [RegExp, string]) => {
    const [match, ...more] = script.matchAll(pattern)
    if (match === undefined || more.length > 0)
      throw new Error(
        `${path} of this version of Pagefind has not ${pattern} once, as 1.6.0 has. Look at mendScript in scripts/pagefind-files.ts.`,
      )
    return script.replace(match[0], () => mended)
  }
  return [toldFailure, ...(isMerged ? [numberedIndexes] : [])].reduce(mend, Buffer.from(content).toString())
}

const toldFailure = [/"load_index_chunk"\)\)\.catch\(\(\)=>\{\}\)/g, '"load_index_chunk"))'] as const

const numberedIndexes = [
  /\.flatMap\(\((\w+)\)=>\1\.results\)/g,
  '.flatMap((s,n)=>s.results.map((r)=>({...r,index:n})))',
] as const
