/** The build as a function: content in, a whole site out. */
import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { countTwins, forecastLimits } from '../src/forecast.ts'
import { parseContent } from '../src/library/content.ts'
import { findIds } from '../src/library/content-file.ts'
import { buildLibrary } from '../src/library/library.ts'
import { formatProblem } from '../src/library/problems.ts'
import { listRelated } from '../src/related/related.ts'
import { openCache } from './build-cache.ts'
import { root, toBuildFolders, toListFolder } from './build-folders.ts'
import { forkSearchIndex } from './build-search-index.ts'
import type { WorkerName } from './bundle-worker.ts'
import { digestCode } from './code-digest.ts'
import { collectGarbage } from './collect-garbage.ts'
import { say } from './command.ts'
import { findContentFolder } from './content-folder.ts'
import { openEntryMemory } from './entry-memory.ts'
import { reportHostLimits } from './host-limits.ts'
import { makeOffline } from './make-offline.ts'
import { type Press, settleAll, startPress, toJobs } from './make-pages.ts'
import { prunePageStore } from './page-store.ts'
import { readSources } from './read-content.ts'
import { toSiteAddress } from './site-address.ts'
import { writeRelated, writeSnapshot } from './snapshot.ts'
import { openStage, recover, type Stage } from './stage.ts'
import { verifySite } from './verify-site.ts'
import { loadInjectManifest } from './write-worker.ts'

export interface BuildOptions {
  content?: string | undefined
  out?: string | undefined
  site?: string | undefined
  base?: string | undefined
  /** Where finished pages are kept from build to build. */
  cache?: string | undefined
  /** Takes over nothing from earlier builds. */
  clean?: boolean | undefined
  /** In how many processes pages are made. */
  jobs?: number | undefined
}

export interface BuildSummary {
  papers: number
  topics: number
  pages: number
  bytes: number
  seconds: number
  out: string
  base: string
  /** What is well with the site and not with its surroundings, as sentences. */
  warnings: string[]
}

/**
 * Builds the site, or says what is wrong with the content and touches nothing. Throws when the finished site does not
 * add up; the old site then stays as it was.
 */
export async function buildSite(options: BuildOptions): Promise<BuildSummary | { problems: string[] }> {
  const press = startPress()
  try {
    return await build(options, press)
  } finally {
    await press.stop()
  }
}

async function build(options: BuildOptions, press: Press): Promise<BuildSummary | { problems: string[] }> {
  const start = performance.now()
  const { content: folder, out } = toBuildFolders(options)
  recover(out)
  const cache = openCache(options.cache, options.clean)
  const code = digestCode()
  const sources = readSources(folder)
  // What is wrong with the site file is told with all other problems.
  const { site } = parseContent(sources.filter(({ path }) => path === 'site.yaml'))
  const address = toSiteAddress(site.address, options)
  const stages = [openStage(out)] as [Stage, ...Stage[]]
  try {
    const [stage] = stages
    const workshop = openStage(join(root, 'node_modules', 'paperstand'))
    stages.push(workshop)
    const listFolder = toListFolder(folder)
    const [snapshot, related] = [join(stage.folder, 'content.json'), join(stage.folder, 'related.json')]
    const store = cache.pages(address)
    const place = { site: stage.site, last: options.clean ? undefined : stage.last }
    const worker: WorkerName = site.offline ? 'worker' : 'farewell'
    const order = { snapshot, listFolder, related, address, place, workshop: workshop.folder, code, store, worker }
    const pages = press.make(order, options.jobs ?? toJobs(findIds(sources).papers.length))
    const memory = openEntryMemory(cache.entries, code)
    // The parser of YAML asks the environment at every word, and Node is slow to look there: a copy answers at once.
    process.env = { ...process.env }
    // Taken out, since texts of fifty thousand files would stay in memory else.
    const content = parseContent(sources.splice(0), memory)
    if (content.problems.length > 0)
      return {
        problems: content.problems.map((problem) => formatProblem(problem, options.content ?? findContentFolder(root))),
      }
    const library = buildLibrary(content)
    for (const { severity, message } of forecastLimits(library)) if (severity === 'error') say(message)
    writeSnapshot(snapshot, content)
    const index = forkSearchIndex({
      snapshot,
      folder: join(stage.folder, 'index'),
      last: place.last && join(place.last, 'pagefind'),
      cache: cache.indexes,
      files: { address, place, cache: cache.files(address), code },
      cards: { ...place, cache: cache.cards, code },
    })
    const help = helpPress(press, () => {
      writeRelated(related, listRelated(library))
      memory.save()
      collectGarbage()
    })
    const tools = site.offline ? loadInjectManifest() : Promise.resolve()
    // Without help there are no pages either: its failure is told before theirs.
    const [, { use, worker: script }, indexFailure] = await settleAll([help, pages, index, tools])
    renameSync(join(stage.folder, 'index'), join(stage.site, 'pagefind'))
    const offline = { ...place, base: address.base, folder: stage.folder, store: cache.packs(address), code }
    const packFailure = await makeOffline(library, script, offline)
    const count = verifySite(stage.site, { content: folder })
    reportHostLimits(content.site.host, {
      folder: stage.site,
      papers: library.papers.length,
      twins: countTwins(library),
      seconds: (performance.now() - start) / 1000,
    })
    stage.publish()
    const pruneFailure = prunePageStore(store, use.digests)
    return {
      papers: library.papers.length,
      topics: library.topics.length,
      ...count,
      seconds: (performance.now() - start) / 1000,
      out,
      base: address.base,
      warnings: [use.failure, indexFailure, packFailure, pruneFailure].filter((failure) => failure !== undefined),
    }
  } finally {
    await press.stop() // Or it would go on in what is removed.
    for (const stage of stages) stage.discard()
  }
}

/** Does what the press waits for: without it, it would wait for ever. */
async function helpPress(press: Press, help: () => void): Promise<void> {
  try {
    help()
  } catch (error) {
    await press.stop()
    throw error
  }
}
