/** Papers in: the whole corpus as a listing and as BibTeX, each imported into an empty list. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../build-folders.ts'
import { sourceLimit } from '../read-source.ts'
import { formatBibliography } from './bibliography.ts'
import { formatListing } from './listing.ts'
import { type Context, measureRow, type Row, toMissing } from './rows.ts'
import { setAside } from './set-aside.ts'

export async function measureImport(context: Context): Promise<Row[]> {
  const { corpus, quick } = context
  return [
    await measureSource(context, { id: 'import', what: 'Import of a listing' }, 'listing.txt', formatListing(corpus)),
    ...(quick
      ? []
      : [
          await measureSource(
            context,
            { id: 'import bibtex', what: 'Import of BibTeX with abstracts' },
            'library.bib',
            formatBibliography(corpus),
          ),
        ]),
  ]
}

async function measureSource(
  context: Context,
  head: { id: string; what: string },
  name: string,
  text: string,
): Promise<Row> {
  const { papers, folder } = context
  if (Buffer.byteLength(text) > sourceLimit)
    return toMissing({ papers, ...head }, `a source has at most ${sourceLimit / 1e6} MB`)
  const [file, list] = [join(folder, name), join(folder, 'imported')]
  writeFileSync(file, text)
  const argv = [
    process.execPath,
    join(root, 'scripts', 'import.ts'),
    file,
    '--content',
    list,
    '--added',
    '2025-12-31',
  ] as const
  const row = await measureRow(context, head, { argv: [...argv], cwd: root }, () => setAside(list, folder))
  setAside(list, folder)
  return row
}
