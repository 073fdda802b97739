/** Whether people find the papers of our own list, by what they would type: by our search, and by others' beside it. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { root } from '../build-folders.ts'
import { findChromium, launchOptions } from '../chromium.ts'
import { say } from '../command.ts'
import { readContent } from '../read-content.ts'
import { measureCommand } from './measure.ts'
import { type PeopleQueryKind, peopleQueries } from './people-queries.ts'
import { type Context, isSearchPeer, type Row, toMissing } from './rows.ts'
import { askAll, type Searcher, toScoreRow } from './search.ts'
import { searchPeers, writeSearchPeer } from './search-peers.ts'
import { openHost } from './static-host.ts'

const what = 'Queries of people on our own list'

/** Measured once in a run, with the smallest library, since it does not depend on that. */
export async function measurePeople(context: Context): Promise<Row[]> {
  const { isSmallest, quick, peers, mayInstall, folder } = context
  if (!isSmallest || quick) return []
  const head = { papers: context.papers, id: 'people', what }
  const executablePath = findChromium()
  if (executablePath === undefined) return [toMissing(head, 'there is no Chromium or Chrome here')]
  const content = join(root, 'content')
  const { papers } = readContent(content)
  const own: Context = { ...context, papers: papers.length, corpus: { papers, topics: [] }, site: join(folder, 'own') }
  const browser = await chromium.launch({ executablePath, ...launchOptions })
  try {
    const build = [join(root, 'scripts', 'build.ts'), '--content', content, '--out', own.site]
    await measureCommand({ argv: [process.execPath, ...build, '--cache-dir', join(folder, 'own-cache')], cwd: root })
    const ours: Searcher = { id: '', what: 'Paperstand', site: own.site, path: '/search/' }
    const rows = await askPeopleQueries(browser, ours, context)
    for (const name of peers.filter(isSearchPeer)) {
      const { what, explainAbsence } = searchPeers[name]
      const absence = explainAbsence?.(mayInstall)
      if (absence !== undefined)
        rows.push(toMissing({ ...head, id: `${name} people`, what: `${what}, people` }, absence))
      else {
        const site = await writeSearchPeer(name, own)
        rows.push(...(await askPeopleQueries(browser, { id: `${name} `, what, site, path: '/' }, context)))
        rmSync(site, { recursive: true })
      }
    }
    return rows
  } catch (error) {
    return [toMissing(head, (error as Error).message.split('\n')[0] ?? '')]
  } finally {
    await browser.close()
  }
}

/** A row for each kind, and one for all. */
async function askPeopleQueries(browser: Browser, searcher: Searcher, context: Context): Promise<Row[]> {
  say(`Our own list: search by ${searcher.what}`)
  const host = await openHost(searcher.site)
  try {
    const queries = peopleQueries.map(({ text, paper, kind }) => ({ text, meant: paper, kind }))
    const answers = await askAll({ browser, searcher, host }, queries)
    const kinds: PeopleQueryKind[] = [...new Set(queries.map(({ kind }) => kind))]
    const place = { searcher, context }
    return [
      toScoreRow(place, 'people', 'our own list, as people would ask', answers),
      ...kinds.map((kind) =>
        toScoreRow(
          place,
          `people ${kind}`,
          `our own list, ${kind}`,
          answers.filter((answer) => answer.kind === kind),
        ),
      ),
    ]
  } finally {
    host.close()
  }
}
