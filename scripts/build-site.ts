/** The build as a function: content in, a whole site out. */
import { renameSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'astro'
import { buildLibrary } from '../src/library/library.ts'
import { formatProblem } from '../src/library/problems.ts'
import { buildSearchIndex } from './build-search-index.ts'
import { readContent } from './read-content.ts'
import { toSiteAddress } from './site-address.ts'
import { openStage } from './stage.ts'
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

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Builds the site, or says what is wrong with the content and touches nothing. Throws when the finished site does not
 * add up; the old site then stays as it was.
 */
export async function buildSite(options: BuildOptions): Promise<BuildSummary | { problems: string[] }> {
  const start = performance.now()
  const folder = resolve(options.content ?? join(root, 'content'))
  const content = readContent(folder)
  if (content.problems.length > 0)
    return { problems: content.problems.map((problem) => formatProblem(problem, options.content ?? 'content')) }
  const address = toSiteAddress(content.site.address, options)
  const out = resolve(options.out ?? join(root, 'dist'))
  const stage = openStage(out)
  try {
    process.env['PAPERSTAND_CONTENT'] = folder
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
    stage.discard()
  }
}
