/** The same papers searched by others: a page with a field and one of the two programs that our search could be, alone. */
import { cpSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { close } from 'pagefind'
import { formatName, toName } from '../../src/bibliography/names.ts'
import type { SearchDocument } from '../../src/search/documents.ts'
import { escapeHtml } from '../../src/text/html.ts'
import { toPlainText } from '../../src/text/mathematics.ts'
import { root } from '../build-folders.ts'
import { makeIndexFiles } from '../pagefind-files.ts'
import { folderOf, type NpmPackage, provide } from './install.ts'
import type { InventedPaper } from './invented-paper.ts'
import type { Context, SearchPeer } from './rows.ts'

/** The version that is compared with. */
const minisearch: NpmPackage = { peer: 'minisearch', package: 'minisearch', version: '7.2.0' }

interface Peer {
  what: string
  /** Why it cannot be measured here; nothing when it can, perhaps after having been installed. */
  explainAbsence?(mayInstall: boolean): string | undefined
  /** Writes everything but the page with the field. */
  fill(folder: string, papers: readonly InventedPaper[]): Promise<void>
}

export const searchPeers: Record<SearchPeer, Peer> = {
  pagefind: {
    what: 'Pagefind alone',
    async fill(folder, papers) {
      const files = await makeIndexFiles(papers.map(toPlainPage), 'en').finally(() => close())
      for (const { path, content } of files) write(join(folder, 'pagefind', path), content)
    },
  },
  minisearch: {
    what: `MiniSearch ${minisearch.version} alone`,
    explainAbsence: (mayInstall) => provide(minisearch, mayInstall),
    async fill(folder, papers) {
      const program = join(folderOf(minisearch), 'dist', 'es', 'index.js')
      const { default: MiniSearch } = await import(pathToFileURL(program).href)
      const index = new MiniSearch({ fields: ['title', 'authors'], storeFields: ['title'] })
      index.addAll(papers.map(toRecord))
      write(join(folder, 'index.json'), JSON.stringify(index))
      write(join(folder, 'minisearch.js'), await minify(program))
    },
  },
}

/** Writes the site of a peer into a folder below that of this size, and gives it. */
export async function writeSearchPeer(name: SearchPeer, { folder, corpus }: Context): Promise<string> {
  const site = join(folder, `search-${name}`)
  cpSync(join(root, 'scripts', 'bench', 'peers', 'search'), site, { recursive: true })
  renameSync(join(site, `${name}.html`), join(site, 'index.html'))
  await searchPeers[name].fill(site, corpus.papers)
  return site
}

/** A page as any program would write it: nothing on it is meant for Pagefind. */
function toPlainPage({ id, record, body }: InventedPaper): SearchDocument {
  const { title, authors } = toRecord({ id, record, body })
  const texts = [authors, toPlainText(record.summary ?? ''), toPlainText(record.abstract ?? ''), body]
  const paragraphs = texts.filter(Boolean).map((text) => `<p>${escapeHtml(text)}</p>`)
  const heading = escapeHtml(title)
  return {
    url: `/papers/${id}/`,
    html: `<!doctype html><html lang="en"><head><title>${heading}</title></head><body><main><h1>${heading}</h1>${paragraphs.join('')}</main></body></html>`,
  }
}

function toRecord({ id, record: { title, authors = [] } }: InventedPaper) {
  return {
    id,
    title: toPlainText(title),
    authors: authors.map((author) => formatName(toName(author))).join(', '),
  }
}

/** A program as a site would send it, made small by the Vite that Astro brings. */
async function minify(file: string): Promise<string> {
  const vite = createRequire(join(root, 'node_modules', 'astro', 'package.json')).resolve('vite')
  const { minify } = await import(pathToFileURL(vite).href)
  const { code } = await minify('minisearch.js', readFileSync(file, 'utf8'))
  return code
}

function write(file: string, content: string | Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
}
