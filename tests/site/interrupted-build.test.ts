/** Case 69: whatever ends a build, what is served is a whole site, the old one or the new one. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openRandom } from '../../scripts/bench/random.ts'
import { isLong } from '../long.ts'
import { hasSmallDisks, runOnSmallDisk } from '../small-disk.ts'
import { hashFiles } from './built-site.ts'
import { fixtureContent } from './fixture-site.ts'
import { runScript, startScript } from './run-script.ts'

const packages = fileURLToPath(new URL('../../node_modules', import.meta.url))
const scripts = fileURLToPath(new URL('../../scripts', import.meta.url))

/** Moments of a build, by what is there of it: in its stage, beside the place of the site. */
const moments: [name: string, isThere: (stage: string) => boolean][] = [
  ['when the stage is open', (stage) => existsSync(join(stage, 'site'))],
  ['when the content is written down', (stage) => existsSync(join(stage, 'content.json'))],
  ['when assets are there', (stage) => existsSync(join(stage, 'site', '_astro'))],
  ['when the first page is there', (stage) => existsSync(join(stage, 'site', '404.html'))],
  ['when pages of papers are there', (stage) => existsSync(join(stage, 'site', 'papers'))],
  ['when the search index is there', (stage) => existsSync(join(stage, 'index'))],
  ['when all is in one place', (stage) => existsSync(join(stage, 'site', 'pagefind'))],
]

let folder: string
let content: string
let older: string[]
let newer: string[]
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'paperstand-interrupted-'))
  content = join(folder, 'content')
  mkdirSync(join(content, 'papers'), { recursive: true })
  for (let n = 1; n <= 150; n++)
    writeFileSync(
      join(content, 'papers', `paper-${n}.md`),
      `---\ntitle: Invented Paper Number ${n}\nadded: 2026-01-05\nsummary: One of many, so that a build takes a while.\n---\n`,
    )
  const out = join(folder, 'reference')
  const { code, stderr } = await runScript('build', ['--content', content, '--out', out])
  if (code !== 0) throw new Error(stderr)
  older = hashFiles(inject('rootSite'))
  newer = hashFiles(out)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A place of its own with the old site in it, and a way to build the new one there. */
function makePlace(name: string) {
  const place = join(folder, name)
  const out = join(place, 'dist')
  cpSync(inject('rootSite'), out, { recursive: true })
  return { place, out, options: ['--content', content, '--out', out] }
}

describe('case 69: kill -9', () => {
  let there: ReturnType<typeof makePlace>
  const killed: number[] = []
  beforeAll(() => {
    there = makePlace('killed')
  })

  it.each(moments)(
    '%s leaves the old site whole, and what is left beside it is of that build alone',
    async (_, isThere) => {
      const { child, ended } = startScript('build', there.options)
      const stage = join(there.place, `.dist.building-${child.pid}`)
      while (child.exitCode === null && !isThere(stage)) await pause(1)
      child.kill('SIGKILL')
      expect(await ended).toMatchObject({ code: null, signal: 'SIGKILL' })
      expect(hashFiles(there.out)).toEqual(older)
      expect(readdirSync(there.place).sort()).toEqual([`.dist.building-${child.pid}`, 'dist'])
      killed.push(child.pid ?? 0)
    },
  )

  it('leaves nothing that the next build does not clear away', async () => {
    expect(killed).toHaveLength(moments.length)
    expect((await runScript('build', there.options)).code).toBe(0)
    expect(hashFiles(there.out)).toEqual(newer)
    expect(readdirSync(there.place)).toEqual(['dist'])
    const leavings = readdirSync(packages).filter((entry) => killed.some((pid) => entry.endsWith(`-${pid}`)))
    expect(leavings).toEqual([])
  })

  const { integer } = openRandom(69)
  const drawn = Array.from({ length: 10 }, () => integer(0, 6000))
  it.each([40, 400, 1300, ...(isLong ? drawn : [])])(
    'after %i milliseconds, wherever the build is by then, leaves the old site or the new one',
    async (delay) => {
      const place = makePlace(`killed-after-${delay}`)
      const { child, ended } = startScript('build', place.options)
      await pause(delay)
      child.kill('SIGKILL')
      await ended
      expect([older, newer]).toContainEqual(hashFiles(place.out))
    },
  )

  it('between the two renames is made good by the next build, even by one that is refused', async () => {
    const { place, out } = makePlace('between')
    const nobody = 2 ** 22 + 1
    renameSync(out, join(place, `.dist.replaced-${nobody}`))
    mkdirSync(join(place, `.dist.building-${nobody}`, 'site'), { recursive: true })
    mkdirSync(join(place, 'broken', 'papers'), { recursive: true })
    writeFileSync(join(place, 'broken', 'papers', 'fault.md'), 'No frontmatter.\n')
    const { code } = await runScript('build', ['--content', join(place, 'broken'), '--out', out])
    expect(code).toBe(1)
    expect(hashFiles(out)).toEqual(older)
    expect(readdirSync(place).sort()).toEqual(['broken', 'dist'])
  })
})

describe.runIf(hasSmallDisks)('case 69: a disk that is full', () => {
  // The old site takes 2 MB and more; the new one wants as much again where it takes nothing over, and somewhat more on its way.
  it.each(isLong ? [200, 700, 1100, 1500, 1900, 2300] : [1500, 2300])(
    'with %i kB left says so, and leaves the old site whole with nothing beside it',
    (kilobytes) => {
      const before = join(folder, `full-${kilobytes}`)
      cpSync(inject('rootSite'), join(before, 'dist'), { recursive: true })
      const disk = {
        place: join(folder, 'disk'),
        kilobytes: sizeOf(before) + kilobytes,
        before,
        after: `${before}-after`,
      }
      const folders = ['--content', fixtureContent, '--out', join(disk.place, 'dist'), '--cache-dir', `${before}-cache`]
      const build = [process.execPath, join(scripts, 'build.ts'), ...folders, '--clean']
      const { status, stdout, stderr } = runOnSmallDisk(disk, build)
      expect([status, stdout]).toEqual([1, ''])
      expect(stderr.trimEnd().split('\n').at(-1)).toMatch(
        /(?:ENOSPC|EIO).* Make room, or name another folder with --out\.$/,
      )
      expect(readdirSync(disk.after)).toEqual(['dist'])
      expect(hashFiles(join(disk.after, 'dist'))).toEqual(older)
    },
  )
})

describe('two builds at once', () => {
  it('do not get into each other’s way', async () => {
    const places = [makePlace('at-once'), makePlace('at-once-elsewhere')]
    const outcomes = await Promise.all(places.map(({ options }) => runScript('build', options)))
    expect(outcomes).toEqual(
      places.map(() => ({ code: 0, signal: null, stdout: '', stderr: expect.stringMatching(/^150 papers, /) })),
    )
    for (const { out } of places) expect(hashFiles(out)).toEqual(newer)
  })
})

/** What a file system of pages of 4 kB takes for the folder. */
function sizeOf(folder: string): number {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const pages = entries.map((entry) => Math.ceil(statSync(join(entry.parentPath, entry.name)).size / 4096))
  return pages.reduce((sum, count) => sum + 4 * count, 0)
}
