/**
 * Vitest's global setup: the fixture library, built once at the root of its own address and once, under another title,
 * host and base path. All questions of tests/site are put to these two.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { runScript } from './run-script.ts'

/** The fixture library's content folder. */
export const fixtureContent = fileURLToPath(new URL('../fixtures/library', import.meta.url))

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the site at https://fixture.example/. */
    rootSite: string
    /** The folder of the site at https://example.org/base/. */
    baseSite: string
  }
}

export async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'paperstand-site-'))
  const renamed = join(folder, 'content')
  cpSync(fixtureContent, renamed, { recursive: true })
  const file = join(renamed, 'site.yaml')
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^title: .*$/m, 'title: Another Name'))
  const build = async (content: string, out: string, ...options: string[]) => {
    const { code, stderr } = await runScript('build', ['--content', content, '--out', out, ...options])
    if (code !== 0) throw new Error(`The fixture library cannot be built:\n${stderr}`)
    return out
  }
  const [rootSite, baseSite] = await Promise.all([
    build(fixtureContent, join(folder, 'root')),
    build(renamed, join(folder, 'base'), '--base', '/base/', '--site', 'https://example.org'),
  ])
  project.provide('rootSite', rootSite)
  project.provide('baseSite', baseSite)
  return () => rmSync(folder, { recursive: true, force: true })
}
