/** Papers in: a listing of the whole corpus, imported into an empty list. */
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../build-folders.ts'
import { sourceLimit } from '../read-source.ts'
import { formatListing } from './listing.ts'
import { type Context, measureRow, type Row, toMissing } from './rows.ts'

export async function measureImport(context: Context): Promise<Row[]> {
  const { papers, corpus, folder } = context
  const heads = {
    listing: { id: 'import', what: 'Import of a listing' },
    bibtex: { papers, id: 'import bibtex', what: 'Import of BibTeX' },
  }
  const page = formatListing(corpus)
  const [file, list] = [join(folder, 'listing.txt'), join(folder, 'imported')]
  writeFileSync(file, page)
  const argv = [process.execPath, join(root, 'scripts', 'import.ts'), file, '--content', list] as const
  return [
    Buffer.byteLength(page) > sourceLimit
      ? toMissing({ papers, ...heads.listing }, `a listing has at most ${sourceLimit / 1e6} MB`)
      : await measureRow(context, heads.listing, { argv: [...argv], cwd: root }, () =>
          rmSync(list, { recursive: true, force: true }),
        ),
    toMissing(heads.bibtex, 'not there yet'),
  ]
}
