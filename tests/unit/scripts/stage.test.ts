import { spawnSync } from 'node:child_process'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findPlace, openStage, recover } from '../../../scripts/stage.ts'
import { root, runModule } from './run-script.ts'
import { temporaryFolders } from './temporary-folder.ts'

const temporary = temporaryFolders()

function siteAt(folder: string, text: string): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'index.html'), text)
}
const textOf = (folder: string) => readFileSync(join(folder, 'index.html'), 'utf8')

/** The number of a process that has ended. */
function endedProcess(): number {
  return spawnSync(process.execPath, ['--version']).pid
}

describe('openStage', () => {
  test('publishes a site where none was, and leaves nothing beside it', () => {
    const parent = temporary()
    const out = join(parent, 'dist')
    const stage = openStage(out)
    siteAt(stage.site, 'new')
    expect(existsSync(out)).toBe(false)
    stage.publish()
    stage.discard()
    expect(textOf(out)).toBe('new')
    expect(readdirSync(parent)).toEqual(['dist'])
  })

  test('replaces a site as a whole, with no file of the old one left', () => {
    const parent = temporary()
    const out = join(parent, 'dist')
    siteAt(out, 'old')
    writeFileSync(join(out, 'gone.html'), '')
    const stage = openStage(out)
    siteAt(stage.site, 'new')
    expect(textOf(out)).toBe('old')
    stage.publish()
    stage.discard()
    expect(readdirSync(out)).toEqual(['index.html'])
    expect(textOf(out)).toBe('new')
    expect(readdirSync(parent)).toEqual(['dist'])
  })

  test('leaves the old site as it was when nothing is published', () => {
    const parent = temporary()
    const out = join(parent, 'dist')
    siteAt(out, 'old')
    const stage = openStage(out)
    siteAt(stage.site, 'half')
    stage.discard()
    expect(textOf(out)).toBe('old')
    expect(readdirSync(parent)).toEqual(['dist'])
  })

  test('puts the old site back when the new one cannot take its place, and says why', () => {
    const parent = temporary()
    const out = join(parent, 'dist')
    siteAt(out, 'old')
    const stage = openStage(out)
    rmSync(stage.site, { recursive: true })
    expect(() => stage.publish()).toThrow(/ENOENT.*site/)
    stage.discard()
    expect(textOf(out)).toBe('old')
    expect(readdirSync(parent)).toEqual(['dist'])
  })

  test('renews the folder that a symbolic link points to, beside that folder, and leaves the link', () => {
    const parent = temporary()
    const [target, out] = [join(parent, 'far', 'site'), join(parent, 'near', 'dist')]
    siteAt(target, 'old')
    mkdirSync(join(parent, 'near'))
    symlinkSync(join('..', 'far', 'site'), out)
    const stage = openStage(out)
    expect(readdirSync(join(parent, 'far')).sort()).toEqual([`.site.building-${process.pid}`, 'site'])
    siteAt(stage.site, 'new')
    stage.publish()
    stage.discard()
    expect(readlinkSync(out)).toBe(join('..', 'far', 'site'))
    expect([textOf(target), textOf(out)]).toEqual(['new', 'new'])
    expect([readdirSync(join(parent, 'far')), readdirSync(join(parent, 'near'))]).toEqual([['site'], ['dist']])
  })

  test('makes the folder that a symbolic link points to when it is not there', () => {
    const parent = temporary()
    const out = join(parent, 'dist')
    symlinkSync('far', out)
    const stage = openStage(out)
    siteAt(stage.site, 'new')
    stage.publish()
    stage.discard()
    expect(lstatSync(out).isSymbolicLink()).toBe(true)
    expect(textOf(join(parent, 'far'))).toBe('new')
  })

  test('makes the folders above the site', () => {
    const out = join(temporary(), 'a', 'b', 'dist')
    const stage = openStage(out)
    siteAt(stage.site, 'new')
    stage.publish()
    stage.discard()
    expect(textOf(out)).toBe('new')
  })

  test('case 69: a process killed between the two renames leaves a site that the next one finds again', () => {
    const parent = temporary()
    const out = join(parent, 'dist')
    siteAt(out, 'old')
    const killed = runModule(
      `import { renameSync } from 'node:fs'
       import { basename, dirname, join } from 'node:path'
       import { openStage } from ${JSON.stringify(`file://${root}scripts/stage.ts`)}
       openStage(${JSON.stringify(out)})
       renameSync(${JSON.stringify(out)}, join(${JSON.stringify(parent)}, '.dist.replaced-' + process.pid))
       process.kill(process.pid, 'SIGKILL')`,
    )
    expect(killed.code).toBeNull()
    expect(existsSync(out)).toBe(false)
    recover(out)
    expect(textOf(out)).toBe('old')
    expect(readdirSync(parent)).toEqual(['dist'])
  })
})

describe('recover', () => {
  test('removes the leavings of builds that no longer run, and nothing else', () => {
    const parent = temporary()
    const out = join(parent, 'dist')
    const ended = endedProcess()
    const kept = [
      'dist',
      '.dist.building-1',
      '.dist.building-x',
      '.dist.other-1',
      '.dist2.building-1',
      'dist.building-1',
      '.git',
    ]
    for (const name of kept) siteAt(join(parent, name), name)
    siteAt(join(parent, `.dist.building-${ended}`), 'half')
    siteAt(join(parent, `.dist.replaced-${ended}`), 'older')
    siteAt(join(parent, `.dist2.replaced-${ended}`), 'of another site')
    siteAt(join(parent, `.dist.building-${process.pid}`), 'of an earlier process of this number')
    recover(out)
    expect(readdirSync(parent).sort()).toEqual([...kept, `.dist2.replaced-${ended}`].sort())
    expect(textOf(out)).toBe('dist')
  })

  test('brings a replaced site back where none is', () => {
    const parent = temporary()
    const ended = endedProcess()
    siteAt(join(parent, `.dist.replaced-${ended}`), 'old')
    siteAt(join(parent, `.dist.building-${ended}`), 'half')
    recover(join(parent, 'dist'))
    expect(readdirSync(parent)).toEqual(['dist'])
    expect(textOf(join(parent, 'dist'))).toBe('old')
  })

  test('brings it back beside the target of a symbolic link', () => {
    const parent = temporary()
    const [target, out] = [join(parent, 'far'), join(parent, 'dist')]
    siteAt(target, 'old')
    symlinkSync('far', out)
    renameSync(target, join(parent, `.far.replaced-${endedProcess()}`))
    recover(out)
    expect(readdirSync(parent).sort()).toEqual(['dist', 'far'])
    expect(textOf(out)).toBe('old')
  })

  test('does nothing where there is no folder yet', () => {
    const parent = join(temporary(), 'none')
    recover(join(parent, 'dist'))
    expect(existsSync(parent)).toBe(false)
  })
})

test('a place is the folder itself, also below a symbolic link and where nothing is yet', () => {
  const parent = findPlace(temporary())
  mkdirSync(join(parent, 'far'))
  symlinkSync('far', join(parent, 'near'))
  symlinkSync('nothing', join(parent, 'dangling'))
  expect(['near', 'near/a/b', 'dangling', 'a'].map((path) => findPlace(join(parent, path)))).toEqual(
    ['far', 'far/a/b', 'nothing', 'a'].map((path) => join(parent, path)),
  )
})
