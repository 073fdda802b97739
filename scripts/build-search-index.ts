/** The search index: the library's documents through Pagefind's Node API, beside the page build. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { close, createIndex } from 'pagefind'
import type { Library } from '../src/library/library.ts'
import { toSearchDocument } from '../src/search/documents.ts'

/** Writes the index into `folder`; throws when a paper cannot be indexed. */
export async function buildSearchIndex(library: Library, folder: string): Promise<void> {
  const [language = 'en'] = library.site.language.split('-')
  const { index, errors } = await createIndex({ forceLanguage: language })
  if (!index) throw new Error(`The search index cannot be made: ${errors.join(', ')}`)
  try {
    for (const paper of library.papers) {
      const { url, html } = toSearchDocument(paper, library)
      const added = await index.addHTMLFile({ url, content: html })
      if (added.errors.length > 0) throw new Error(`${paper.id} cannot be indexed: ${added.errors.join(', ')}`)
    }
    const written = await index.writeFiles({ outputPath: folder })
    if (written.errors.length > 0) throw new Error(`The search index cannot be written: ${written.errors.join(', ')}`)
    await Promise.all(interfaceFiles.map((name) => rm(join(folder, name), { force: true })))
  } finally {
    await close()
  }
}

/** Pagefind's own interfaces, which we do not use. */
const interfaceFiles = [
  'pagefind-ui.js',
  'pagefind-ui.css',
  'pagefind-modular-ui.js',
  'pagefind-modular-ui.css',
  'pagefind-highlight.js',
  'pagefind-component-ui.js',
  'pagefind-component-ui.css',
]
