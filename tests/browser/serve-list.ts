/** Vitest's global setup: our own list, built under / and under a base path, served and left running for the browser tests. */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'
import { requireChromium } from '../../scripts/chromium.ts'
import { serveSite } from '../../scripts/serve-site.ts'
import { buildSmallSites, type SmallSites } from './small-sites.ts'

declare module 'vitest' {
  interface ProvidedContext {
    chromium: string
    /** Addresses of the served sites, with a slash at the end. */
    atRoot: string
    underBase: string
    smallSites: SmallSites
  }
}

export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'paperstand-browser-'))
  const build = async (name: string, ...options: string[]) => {
    const site = join(folder, name)
    await promisify(execFile)(process.execPath, ['scripts/build.ts', '--out', site, ...options])
    return serveSite({ site, port: 4500, host: 'localhost' })
  }
  const [[atRoot, underBase], smallSites] = await Promise.all([
    build('root').then(async (root) => [root, await build('base', '--base', '/a/stand/')] as const),
    buildSmallSites(folder),
  ])
  project.provide('smallSites', smallSites)
  project.provide('chromium', requireChromium())
  project.provide('atRoot', atRoot.url)
  project.provide('underBase', underBase.url)
  return () => {
    for (const { server } of [atRoot, underBase]) {
      server.close()
      server.closeAllConnections()
    }
    rmSync(folder, { recursive: true, force: true })
  }
}
