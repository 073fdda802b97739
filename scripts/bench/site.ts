/** Our own site: built cold, built again, and built after one change. */
import { join } from 'node:path'
import { root } from '../build-folders.ts'
import { removePaper, writePaper } from './corpus.ts'
import type { InventedPaper } from './invented-paper.ts'
import type { Command } from './measure.ts'
import { type Context, measureRow, type Row } from './rows.ts'
import { setAside } from './set-aside.ts'

/** Builds with nothing kept from earlier, and leaves the site in `context.site`. */
export async function measureColdSite(context: Context): Promise<Row[]> {
  const head = { id: 'cold', what: 'Paperstand, cold', against: 'astro and pagefind' }
  const empty = () => {
    for (const made of [context.site, toCache(context)]) setAside(made, context.folder)
  }
  return [await measureRow(context, head, toBuild(context), empty)]
}

/** Builds on top of the site that is there, after a change of its newest paper, which stands on more pages than others. The content is then as it was; the site has the changes. */
export async function measureChanges(context: Context): Promise<Row[]> {
  const { content, corpus, runs, quick } = context
  const build = toBuild(context)
  const newest = corpus.papers.reduce((a, b) => (b.record.added > a.record.added ? b : a))
  const row = (id: string, what: string, change?: (run: number) => void) =>
    measureRow(context, { id, what: `Paperstand, ${what}`, against: 'cold' }, build, change)
  const rows = [await row('edited', 'one summary edited', (run) => writePaper(content, edit(newest, run)))]
  if (!quick)
    rows.push(
      await row('added', 'one paper added', (run) => writePaper(content, toNewcomer(newest, run))),
      await row('unchanged', 'nothing changed'),
    )
  writePaper(content, newest)
  for (let run = 1; run <= runs; run++) removePaper(content, toNewcomer(newest, run))
  return rows
}

function toBuild(context: Context): Command {
  const { content, site, jobs } = context
  const options = ['--content', content, '--out', site, '--cache-dir', toCache(context)]
  const shared = jobs === undefined ? [] : ['--jobs', jobs]
  return { argv: [process.execPath, join(root, 'scripts', 'build.ts'), ...options, ...shared], cwd: root }
}

function toCache({ folder }: Context): string {
  return join(folder, 'cache')
}

function edit({ id, record, body }: InventedPaper, run: number): InventedPaper {
  return { id, record: { ...record, summary: `Edited for run ${run}.` }, body }
}

/** The same once more, without what makes it the same paper. */
function toNewcomer({ id, record, body }: InventedPaper, run: number): InventedPaper {
  const { arxiv: _, doi: __, ...rest } = record
  return {
    id: `newcomer-${run}-${id}`.slice(0, 90),
    record: { ...rest, title: `Newcomer ${run}: ${record.title}` },
    body,
  }
}
