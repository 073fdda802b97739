/** Everything that keeps a finished site offline: its packs and its service worker, or the worker that takes it all back. */
import { globSync, rmSync, writeFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { formatDate } from '../src/library/dates.ts'
import type { Library } from '../src/library/library.ts'
import { makePacks } from './make-packs.ts'
import type { SitePlace } from './site-writer.ts'
import { shellPatterns, writeWorker } from './write-worker.ts'

/** The finished site, and what is made of it. */
export interface OfflineOrder extends SitePlace {
  base: string
  /** A folder for what is only wanted on the way. */
  folder: string
  /** Folder of the packs that are kept from build to build, and digest of the code. */
  store: string
  code: string
}

/** Puts packs and the bundled worker into a site that is complete. Tells why packs could not be kept for the next build, if so. */
export async function makeOffline(
  library: Library,
  script: string,
  { site, last, base, folder, ...cache }: OfflineOrder,
): Promise<string | undefined> {
  if (!library.site.offline) {
    rmSync(join(site, 'offline'), { recursive: true, force: true })
    rmSync(join(site, 'sw.js'), { force: true })
    writeFileSync(join(site, 'sw.js'), script)
    return undefined
  }
  const shell = new Set(globSync(shellPatterns, { cwd: site }).map((path) => path.split(sep).join('/')))
  const papers = library.papers.map(({ id }) => id).toReversed()
  const { packs, failure } = await makePacks({ site, last, papers, shell, ...cache })
  const asOf = library.changed && formatDate(library.changed, library.site.language)
  const list = { asOf, papers: library.papers.length, packs }
  await writeWorker({ site, base, script, file: join(folder, 'worker.js'), ...list })
  return failure
}
