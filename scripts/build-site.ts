/** The build as a function: content in, a whole site out. */
import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'astro'
import { buildLibrary } from '../src/library/library.ts'
import { formatProblem } from '../src/library/problems.ts'
import { root, toBuildFolders } from './build-folders.ts'
import { buildSearchIndex } from './build-search-index.ts'
import { readContent } from './read-content.ts'
import { toSiteAddress } from './site-address.ts'
import { openStage, recover } from './stage.ts'
import { verifySite } from './verify-site.ts'

export interface BuildOptions {
  content?: string | undefined
  out?: string | undefined
  site?: string | undefined
  base?: string | undefined
}

export interface BuildSummary {
  papers: number
  topics: number
  pages: number
  bytes: number
  seconds: number
  out: string
  base: string
}

/**
 * Builds the site, or says what is wrong with the content and touches nothing. Throws when the finished site does not
 * add up; the old site then stays as it was.
 *
 * Astro puts the programs that it renders pages with below the working directory, unless the site itself is there. So each
 * build works in a folder of its own, from which packages are found: two at once do not get into each other's way.
 */
export async function buildSite(options: BuildOptions): Promise<BuildSummary | { problems: string[] }> {
  const start = performance.now()
  const { content: folder, out } = toBuildFolders(options)
  recover(out)
  const content = readContent(folder)
  if (content.problems.length > 0)
    return { problems: content.problems.map((problem) => formatProblem(problem, options.content ?? 'content')) }
  const address = toSiteAddress(content.site.address, options)
  const stage = openStage(out)
  const workshop = openStage(join(root, 'node_modules', 'paperstand'))
  const typedIn = process.cwd()
  try {
    process.chdir(workshop.folder)
    process.env['PAPERSTAND_CONTENT'] = folder
    process.env['NODE_ENV'] = 'production'
    process.env['ASTRO_TELEMETRY_DISABLED'] = '1'
    const library = buildLibrary(content)
    await Promise.all([
      build({ ...address, root, outDir: stage.site, cacheDir: join(stage.folder, 'cache'), logLevel: 'error' }),
      buildSearchIndex(library, join(stage.folder, 'index')),
    ])
    renameSync(join(stage.folder, 'index'), join(stage.site, 'pagefind'))
    const count = verifySite(stage.site, { content: folder })
    stage.publish()
    return {
      papers: library.papers.length,
      topics: library.topics.length,
      ...count,
      seconds: (performance.now() - start) / 1000,
      out,
      base: address.base,
    }
  } finally {
    process.chdir(typedIn)
    stage.discard()
    workshop.discard()
  }
}
