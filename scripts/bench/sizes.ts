/** What the site weighs: on the host, and on the way to a reader. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { median, type Unit } from './figures.ts'
import { type Context, type Row, toMissing } from './rows.ts'

/** Pages of one kind, at most this many, evenly spread: compressing all of 50,000 would take minutes. */
const sampleSize = 200

/** Looks at `context.site`, which must be the site of the corpus. Pages count each, as medians; what they share counts whole. */
export async function measureSizes({ papers, site, corpus }: Context): Promise<Row[]> {
  const files = listFiles(site)
  if (!files.includes('index.html')) return [toMissing({ papers, id: 'files', what: 'Sizes' }, 'there is no site')]
  const row = (id: string, what: string, unit: Unit, figures: number[]): Row => ({ papers, id, what, unit, figures })
  const weigh = (names: readonly string[]) => names.reduce((sum, name) => sum + statSync(join(site, name)).size, 0)
  const read = (names: readonly string[]) => names.map((name) => readFileSync(join(site, name)))
  const toRows = (id: string, what: string, texts: readonly Buffer[]) => [
    row(id, what, 'bytes', toMedian(texts.map(({ length }) => length))),
    row(`${id} brotli`, `${what}, Brotli`, 'bytes', toMedian(texts.map((text) => brotliCompressSync(text).length))),
  ]

  const bare = corpus.papers.filter(({ record, body }) => record.abstract === undefined && body === '')
  const toPages = (list: typeof bare) => spread(list.map(({ id }) => `papers/${id}/index.html`))
  const pages = (id: string, what: string, names: readonly string[]) => toRows(id, what, read(names))
  const shared = (id: string, what: string, pattern: RegExp) =>
    toRows(id, what, [Buffer.concat(read(files.filter((name) => pattern.test(name))))])
  return [
    row('files', 'Files of the site', 'files', [files.length]),
    row('bytes', 'Bytes of the site', 'bytes', [weigh(files)]),
    row('index', 'Bytes of the search index', 'bytes', [weigh(files.filter((name) => name.startsWith('pagefind/')))]),
    ...pages('paper page', 'A paper page', toPages(corpus.papers)),
    ...pages('bare paper page', 'A paper page without abstract and notes', toPages(bare)),
    ...pages('list page', 'A list page', spread(files.filter((name) => /^papers\/(?:\d+\/)?index\.html$/.test(name)))),
    ...pages('front page', 'The front page', ['index.html']),
    ...shared('style', 'Style sheets', /^_astro\/.*\.css$/),
    ...shared('script', 'Scripts', /^_astro\/.*\.js$/),
    ...shared('font', 'Fonts', /\.woff2?$/),
  ]
}

function toMedian(values: readonly number[]): number[] {
  const middle = median(values)
  return middle === undefined ? [] : [middle]
}

function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
  } catch {
    return []
  }
}

function spread<T>(list: readonly T[]): T[] {
  const step = Math.max(1, list.length / sampleSize)
  return Array.from({ length: Math.min(list.length, sampleSize) }, (_, n) => list[Math.floor(n * step)] as T)
}
