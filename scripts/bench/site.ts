/** Our own site: built cold, built again, and built after one change. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../build-folders.ts'
import { removePaper, writePaper } from './corpus.ts'
import type { InventedPaper } from './invented-paper.ts'
import type { Command } from './measure.ts'
import { type Context, measureRow, type Row } from './rows.ts'

/** Builds with nothing kept from earlier, and leaves the site in `context.site`. */
export async function measureColdSite(context: Context): Promise<Row[]> {
  const head = { id: 'cold', what: 'Paperstand, cold', against: 'astro and pagefind' }
  return [await measureRow(context, head, toBuild(context, [['--clean']]))]
}

/** Builds on top of the site that is there. The content is then as it was; the site has the changes. */
export async function measureChanges(context: Context): Promise<Row[]> {
  const { content, corpus, runs, quick } = context
  const build = toBuild(context)
  const paper = corpus.papers[Math.floor(corpus.papers.length / 2)] as InventedPaper
  const row = (id: string, what: string, change?: (run: number) => void) =>
    measureRow(context, { id, what: `Paperstand, ${what}`, against: 'cold' }, build, change)
  const rows = [await row('edited', 'one summary edited', (run) => writePaper(content, edit(paper, run)))]
  if (!quick)
    rows.push(
      await row('added', 'one paper added', (run) => writePaper(content, toNewcomer(paper, run))),
      await row('unchanged', 'nothing changed'),
    )
  writePaper(content, paper)
  for (let run = 1; run <= runs; run++) removePaper(content, toNewcomer(paper, run))
  return rows
}

/** Options that this version of the build does not know are left out. */
function toBuild({ content, site, folder, jobs }: Context, wanted: readonly string[][] = []): Command {
  const help = spawnSync(process.execPath, [build, '--help'], { encoding: 'utf8' }).stdout
  const options = [...wanted, ['--cache', join(folder, 'cache')], ...(jobs === undefined ? [] : [['--jobs', jobs]])]
  const known = options.filter(([name = '']) => help.includes(`${name} `))
  return { argv: [process.execPath, build, '--content', content, '--out', site, ...known.flat()], cwd: root }
}

const build = join(root, 'scripts', 'build.ts')

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
