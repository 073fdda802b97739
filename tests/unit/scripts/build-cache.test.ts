/** The folder for what builds leave to those after them: nothing that is not ours is emptied. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openCache, refuseCache } from '../../../scripts/build-cache.ts'
import { temporaryFolders } from './temporary-folder.ts'

const temporary = temporaryFolders()
const address = { site: 'https://example.org', base: '/a/stand/' }

test('is marked as a cache, and has a folder for each address', () => {
  const folder = join(temporary(), 'new')
  const cache = openCache(folder)
  expect(readFileSync(join(folder, 'CACHEDIR.TAG'), 'utf8')).toMatch(/^Signature: 8a477f597d28d172789f06886806bc55\n/)
  expect(cache.pages(address)).toBe(join(folder, 'pages', 'example.org-a-stand'))
  expect(cache.pages({ site: 'http://localhost:4321', base: '/' })).toBe(join(folder, 'pages', 'localhost-4321'))
})

test('is emptied when it shall begin anew, and only if it is one', () => {
  const folder = temporary()
  writeFileSync(join(folder, 'mine.txt'), 'mine')
  expect(refuseCache(folder)).toMatch(/is no cache: there is something else in it/)
  openCache(join(folder, 'cache'))
  mkdirSync(join(folder, 'cache', 'pages'))
  expect(refuseCache(join(folder, 'cache'))).toBeUndefined()
  openCache(join(folder, 'cache'), true)
  expect(existsSync(join(folder, 'cache', 'pages'))).toBe(false)
  expect(existsSync(join(folder, 'cache', 'CACHEDIR.TAG'))).toBe(true)
})

test('need not be there, may be empty, and is the project’s own where none is named', () => {
  expect([refuseCache(undefined), refuseCache(join(temporary(), 'none')), refuseCache(temporary())]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})

test('that cannot be made is none, and no reason to stop', () => {
  const file = join(temporary(), 'file')
  writeFileSync(file, 'no folder')
  expect(openCache(file, true).indexes).toBe(join(file, 'indexes'))
  expect(readFileSync(file, 'utf8')).toBe('no folder')
})
