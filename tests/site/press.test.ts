/** What makes the pages begins before there is content and waits for it; and whichever part of a build fails, its own reason is told. */
import { existsSync, globSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, expect, inject, it, vi } from 'vitest'
import { root } from '../../scripts/build-folders.ts'
import { forkSearchIndex } from '../../scripts/build-search-index.ts'
import { buildSite } from '../../scripts/build-site.ts'
import { digestCode } from '../../scripts/code-digest.ts'
import { makeOffline } from '../../scripts/make-offline.ts'
import { startPress } from '../../scripts/make-pages.ts'
import { readContent } from '../../scripts/read-content.ts'
import { writeRelated, writeSnapshot } from '../../scripts/snapshot.ts'
import { buildLibrary } from '../../src/library/library.ts'
import { listRelated } from '../../src/related/related.ts'
import { hashFiles } from './built-site.ts'
import { fixtureContent } from './fixture-site.ts'

vi.mock('../../src/related/related.ts', { spy: true })
vi.mock('../../scripts/build-search-index.ts', { spy: true })
vi.mock('../../scripts/make-offline.ts', { spy: true })

let folder: string
let workshop: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'paperstand-press-'))
  workshop = mkdtempSync(join(root, 'node_modules', '.press-')) // Where packages are found.
})
afterEach(() => {
  for (const made of [folder, workshop]) rmSync(made, { recursive: true, force: true })
})

it('bundles without content, makes no page before what is related is there, and then all', async () => {
  const content = readContent(fixtureContent)
  const snapshot = join(folder, 'content.json')
  const related = join(folder, 'related.json')
  const site = join(folder, 'site')
  mkdirSync(site)
  const address = { site: 'https://fixture.example', base: '/' }
  const cache = { code: digestCode(), store: join(folder, 'store') }
  const press = startPress()
  try {
    let isMade = false
    const made = press
      .make({ snapshot, listFolder: '', related, address, place: { site }, workshop, worker: 'worker', ...cache }, 1)
      .finally(() => {
        isMade = true
      })
    made.catch(() => {}) // It is awaited below.
    const isBundled = () => globSync(join(workshop, '0', 'site', '.prerender', 'prerender-entry*')).length > 0
    while (!isBundled() && !isMade) await pause(10)
    for (const write of [
      () => {},
      () => writeSnapshot(snapshot, content),
      () => writeRelated(related, listRelated(buildLibrary(content))),
    ]) {
      expect([isMade, readdirSync(site)]).toEqual([false, []])
      write()
      await pause(300)
    }
    const { use } = await made
    expect(use.failure).toBeUndefined()
    const page = join('papers', content.papers[0]?.id ?? '', 'index.html')
    expect(readFileSync(join(site, page), 'utf8')).toBe(readFileSync(join(inject('rootSite'), page), 'utf8'))
  } finally {
    await press.stop()
  }
})

const reason = 'a reason of its own'
const parts: [name: string, fail: () => void][] = [
  ['what finds related papers', () => vi.mocked(listRelated).mockImplementationOnce(fail)],
  ['the search index', () => vi.mocked(forkSearchIndex).mockRejectedValueOnce(new Error(reason))],
  ['reading offline', () => vi.mocked(makeOffline).mockRejectedValueOnce(new Error(reason))],
]

it.each(parts)('%s may fail: its reason is told, and the site is as it was', async (_, failOnce) => {
  const out = join(folder, 'dist')
  const options = { content: fixtureContent, out, cache: join(folder, 'cache') }
  expect(await buildSite(options)).toMatchObject({ warnings: [] })
  const before = hashFiles(out)
  failOnce()
  await expect(buildSite(options)).rejects.toThrow(reason)
  expect(hashFiles(out)).toEqual(before)
  expect(readdirSync(folder).sort()).toEqual(['cache', 'dist'])
  expect(existsSync(join(root, 'node_modules', `.paperstand.building-${process.pid}`))).toBe(false)
})

function fail(): never {
  throw new Error(reason)
}
