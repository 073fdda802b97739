import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, lstatSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './run-script.ts'
import { temporaryFolders } from './temporary-folder.ts'

const temporary = temporaryFolders()

test('where node_modules is a symbolic link, nothing is installed and nothing is lost', () => {
  const parent = temporary()
  const [project, elsewhere] = [join(parent, 'project'), join(parent, 'elsewhere')]
  mkdirSync(join(project, 'scripts'), { recursive: true })
  mkdirSync(elsewhere)
  cpSync(join(root, 'scripts', 'bootstrap.mjs'), join(project, 'scripts', 'bootstrap.mjs'))
  writeFileSync(join(project, 'package-lock.json'), '{}')
  writeFileSync(join(elsewhere, 'kept'), '')
  symlinkSync(elsewhere, join(project, 'node_modules'))
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(project, 'scripts', 'bootstrap.mjs'), 'check'],
    // Should it ever go on, it finds no npm.
    { encoding: 'utf8', env: { PATH: parent } },
  )
  expect([status, stdout]).toEqual([1, ''])
  expect(stderr).toMatch(
    /^.*node_modules is a symbolic link, and npm would empty .* Remove the link and try again\.\n$/,
  )
  expect(existsSync(join(elsewhere, 'kept'))).toBe(true)
  expect(lstatSync(join(project, 'node_modules')).isSymbolicLink()).toBe(true)
})
