import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openIndexStore } from '../../../scripts/index-store.ts'
import { temporaryFolders } from './temporary-folder.ts'

const temporary = temporaryFolders()
const files = [
  { path: 'a.js', content: new TextEncoder().encode('one') },
  { path: 'index/b.pf_index', content: new Uint8Array([0, 255, 7]) },
]
const textOf = (taken: { path: string; content: Uint8Array }[] | undefined) =>
  taken?.map(({ path, content }) => [path, [...content]])

describe('the store of search indexes', () => {
  test('gives back what was put, to a later build too', () => {
    const folder = join(temporary(), 'indexes')
    const store = openIndexStore(folder)
    expect(store.take('key')).toBeUndefined()
    store.put('key', files)
    expect(store.close()).toBeUndefined()
    expect(textOf(openIndexStore(folder).take('key'))).toEqual(textOf(files))
    expect(openIndexStore(folder).take('other')).toBeUndefined()
  })
  test('keeps one file an index, and only what the last build used', () => {
    const folder = temporary()
    const first = openIndexStore(folder)
    for (const key of ['a', 'b', 'c']) first.put(key, files)
    first.close()
    writeFileSync(join(folder, `${readdirSync(folder)[0]}.99999`), 'of a build that was killed')
    const second = openIndexStore(folder)
    second.take('a')
    second.put('d', files)
    second.close()
    expect(readdirSync(folder)).toHaveLength(2)
    const third = openIndexStore(folder)
    expect(['a', 'b', 'c', 'd'].map((key) => third.take(key) !== undefined)).toEqual([true, false, false, true])
  })
  test.each([
    ['cut off', (pack: Buffer) => pack.subarray(0, -1)],
    ['empty', () => Buffer.alloc(0)],
    ['changed in one byte', (pack: Buffer) => pack.fill(pack[40] === 1 ? 2 : 1, 40, 41)],
  ])('takes nothing from a file that is %s', (_, spoil) => {
    const folder = temporary()
    openIndexStore(folder).put('key', files)
    const file = join(folder, readdirSync(folder)[0] ?? '')
    writeFileSync(file, spoil(readFileSync(file)))
    expect(openIndexStore(folder).take('key')).toBeUndefined()
  })
  test('that cannot be written says so, and stops nobody', () => {
    const file = join(temporary(), 'file')
    writeFileSync(file, '')
    const store = openIndexStore(file)
    store.put('key', files)
    expect(store.take('key')).toBeUndefined()
    expect(store.close()).toMatch(/^Search indexes cannot be kept for the next build: /)
    expect(existsSync(file)).toBe(true)
  })
  test('leaves nothing half written behind', () => {
    const folder = temporary()
    const store = openIndexStore(folder)
    store.put('key', files)
    const [name = ''] = readdirSync(folder)
    store.close()
    const blocked = openIndexStore(temporary())
    expect(name).not.toContain('.')
    expect(blocked.close()).toBeUndefined()
    mkdirSync(join(folder, 'x'), { recursive: true })
    expect(openIndexStore(folder).close()).toMatch(/cannot be kept/)
  })
  test('is not needed', () => {
    const store = openIndexStore(undefined)
    store.put('key', files)
    expect(store.take('key')).toBeUndefined()
    expect(store.close()).toBeUndefined()
  })
})
