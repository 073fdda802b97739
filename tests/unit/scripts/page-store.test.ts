/** Finished pages from build to build: found again, or made anew, and never wrong. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openPageStore, prunePageStore } from '../../../scripts/page-store.ts'
import { temporaryFolders } from './temporary-folder.ts'

const temporary = temporaryFolders()
const bytes = (text: string) => new TextEncoder().encode(text)

/** Puts these pages into the store, as one build; gives their digests. */
function build(folder: string, pages: Record<string, string>, prefix = 'code 1'): string[] {
  const store = openPageStore(folder, prefix)
  for (const [key, page] of Object.entries(pages)) store.put(key, bytes(page))
  return store.close().digests
}

/** The page of a key as the next build gets it; nothing where it has to be made. */
function take(folder: string, key: string, prefix = 'code 1'): string | undefined {
  const file = join(temporary(), 'papers', 'fog', 'index.html')
  const store = openPageStore(folder, prefix)
  const isThere = store.take(key, file)
  store.close()
  return isThere ? readFileSync(file, 'utf8') : undefined
}

const packsIn = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.pack'))

describe('a page store', () => {
  test('gives a page to the next build, in a folder that need not be there yet', () => {
    const folder = join(temporary(), 'not', 'there')
    build(folder, { fog: '<h1>Fog</h1>', moss: '', höhe: '<p>Ümlaut 🌫</p>' })
    expect([take(folder, 'fog'), take(folder, 'moss'), take(folder, 'höhe')]).toEqual([
      '<h1>Fog</h1>',
      '',
      '<p>Ümlaut 🌫</p>',
    ])
  })

  test('has nothing for another key or other code, and nothing before the build that made it is through', () => {
    const folder = temporary()
    build(folder, { fog: 'Fog' })
    expect([take(folder, 'fo'), take(folder, 'fog', 'code 2')]).toEqual([undefined, undefined])
    const unfinished = openPageStore(folder, 'code 1')
    unfinished.put('moss', bytes('Moss'))
    expect(take(folder, 'moss')).toBeUndefined()
    unfinished.close()
    expect(take(folder, 'moss')).toBe('Moss')
  })

  test('tells which pages a build used, taken, put or asked for in vain', () => {
    const folder = temporary()
    const [fog] = build(folder, { fog: 'Fog' })
    const store = openPageStore(folder, 'code 1')
    store.take('fog', join(temporary(), 'a'))
    store.take('moss', join(temporary(), 'b'))
    store.put('moss', bytes('Moss'))
    const { digests } = store.close()
    expect(digests).toHaveLength(2)
    expect(digests[0]).toBe(fog)
  })

  test('writes nothing when a build makes no page', () => {
    const folder = temporary()
    build(folder, {})
    expect(readdirSync(folder)).toEqual([])
  })

  test.each([
    ['a byte has changed', (pack: Buffer) => Buffer.from(pack.map((byte, n) => (n === 1 ? byte + 1 : byte)))],
    ['the end is missing', (pack: Buffer) => pack.subarray(0, 2)],
    ['nothing is left', () => Buffer.alloc(0)],
  ])('has no page of a pack in which %s', (_, damage) => {
    const folder = temporary()
    build(folder, { fog: 'Fog' })
    const [pack = ''] = packsIn(folder)
    writeFileSync(join(folder, pack), damage(readFileSync(join(folder, pack))))
    expect(take(folder, 'fog')).toBeUndefined()
  })

  test('passes over an index that is none, and a pack that is gone', () => {
    const folder = temporary()
    build(folder, { fog: 'Fog' })
    writeFileSync(join(folder, 'odd.json'), '{')
    writeFileSync(join(folder, 'odd.pack'), '')
    writeFileSync(join(folder, 'alone.json'), '[]')
    expect(take(folder, 'fog')).toBe('Fog')
  })

  test('says once why pages cannot be kept, and goes on', () => {
    const file = join(temporary(), 'file')
    writeFileSync(file, 'no folder')
    const store = openPageStore(join(file, 'pages'), 'code 1')
    store.put('fog', bytes('Fog'))
    store.put('moss', bytes('Moss'))
    expect(store.close().failure).toMatch(/^Finished pages cannot be kept for the next build: ENOTDIR/)
  })
})

describe('pruning', () => {
  test('leaves what is used where it stands, as long as little else is there', () => {
    const folder = temporary()
    const digests = build(folder, { fog: 'A long page about fog', moss: 'Moss' })
    const before = packsIn(folder)
    prunePageStore(folder, digests.slice(0, 1))
    expect(packsIn(folder)).toEqual(before)
    expect(take(folder, 'moss')).toBe('Moss')
  })

  test('writes what is used into one pack when more is not, or when packs are many', () => {
    const folder = temporary()
    const [moss = ''] = build(folder, { moss: 'Moss' })
    build(folder, { fog: 'A long page about fog' })
    prunePageStore(folder, [moss])
    expect(packsIn(folder)).toHaveLength(1)
    expect([take(folder, 'moss'), take(folder, 'fog')]).toEqual(['Moss', undefined])
    const digests = [
      moss,
      ...Array.from({ length: 13 }, (_, n) => build(folder, { [`page ${n}`]: `Page ${n}` })).flat(),
    ]
    prunePageStore(folder, digests)
    expect(packsIn(folder)).toHaveLength(1)
    expect([take(folder, 'moss'), take(folder, 'page 0'), take(folder, 'page 12')]).toEqual([
      'Moss',
      'Page 0',
      'Page 12',
    ])
  })

  test('of a folder that is not there, or of a store that nobody uses, leaves nothing', () => {
    const folder = temporary()
    prunePageStore(join(folder, 'none'), [])
    build(folder, { fog: 'Fog' })
    prunePageStore(folder, [])
    expect(readdirSync(folder)).toEqual([])
  })

  test('does not take pages from a build that is reading them', () => {
    const folder = temporary()
    build(folder, { fog: 'Fog' })
    const reading = openPageStore(folder, 'code 1')
    prunePageStore(folder, [])
    const file = join(temporary(), 'fog')
    expect(reading.take('fog', file)).toBe(true)
    reading.close()
    expect(readFileSync(file, 'utf8')).toBe('Fog')
  })

  test('leaves alone what it did not write', () => {
    const folder = temporary()
    mkdirSync(join(folder, 'notes'))
    writeFileSync(join(folder, 'notes.txt'), 'mine')
    build(folder, { fog: 'Fog' })
    prunePageStore(folder, [])
    expect(readdirSync(folder).sort()).toEqual(['notes', 'notes.txt'])
  })
})
