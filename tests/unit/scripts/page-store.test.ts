/** Finished pages from build to build: found again, or made anew, and never wrong. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openPageStore, prunePageStore } from '../../../scripts/page-store.ts'
import { temporaryFolders } from './temporary-folder.ts'

const temporary = temporaryFolders()
const bytes = (text: string) => new TextEncoder().encode(text)

/** Puts these pages into the store, as one build; gives their digests. */
async function build(folder: string, pages: Record<string, string>, prefix = 'code 1'): Promise<string[]> {
  const site = temporary()
  const store = openPageStore(folder, prefix, { site })
  for (const [key, page] of Object.entries(pages)) await store.put(store.digest(key), `papers/${key}`, bytes(page))
  const { digests } = await store.close()
  for (const [key, page] of Object.entries(pages)) expect(readFileSync(join(site, 'papers', key), 'utf8')).toBe(page)
  return digests
}

/** The page of a key as the next build gets it; nothing where it has to be made. */
async function take(folder: string, key: string, prefix = 'code 1'): Promise<string | undefined> {
  const site = temporary()
  const store = openPageStore(folder, prefix, { site })
  const isThere = store.take(store.digest(key), 'papers/fog/index.html')
  await store.close()
  return isThere ? readFileSync(join(site, 'papers/fog/index.html'), 'utf8') : undefined
}

const packsIn = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.pack'))

describe('a page store', () => {
  test('gives a page to the next build, in a folder that need not be there yet', async () => {
    const folder = join(temporary(), 'not', 'there')
    await build(folder, { fog: '<h1>Fog</h1>', moss: '', höhe: '<p>Ümlaut 🌫</p>' })
    expect([await take(folder, 'fog'), await take(folder, 'moss'), await take(folder, 'höhe')]).toEqual([
      '<h1>Fog</h1>',
      '',
      '<p>Ümlaut 🌫</p>',
    ])
  })

  test('has nothing for another key or other code, and nothing before the build that made it is through', async () => {
    const folder = temporary()
    await build(folder, { fog: 'Fog' })
    expect([await take(folder, 'fo'), await take(folder, 'fog', 'code 2')]).toEqual([undefined, undefined])
    const unfinished = openPageStore(folder, 'code 1', { site: temporary() })
    await unfinished.put(unfinished.digest('moss'), 'moss', bytes('Moss'))
    expect(await take(folder, 'moss')).toBeUndefined()
    await unfinished.close()
    expect(await take(folder, 'moss')).toBe('Moss')
  })

  test('tells which pages a build used, taken, put or asked for in vain', async () => {
    const folder = temporary()
    const [fog] = await build(folder, { fog: 'Fog' })
    const store = openPageStore(folder, 'code 1', { site: temporary() })
    store.take(store.digest('fog'), 'a')
    store.take(store.digest('moss'), 'b')
    await store.put(store.digest('moss'), 'c', bytes('Moss'))
    const { digests } = await store.close()
    expect(digests).toHaveLength(2)
    expect(digests[0]).toBe(fog)
  })

  test('writes nothing when a build makes no page', async () => {
    const folder = temporary()
    await build(folder, {})
    expect(readdirSync(folder)).toEqual([])
  })

  test.each([
    ['a byte has changed', (pack: Buffer) => Buffer.from(pack.map((byte, n) => (n === 1 ? byte + 1 : byte)))],
    ['the end is missing', (pack: Buffer) => pack.subarray(0, 2)],
    ['nothing is left', () => Buffer.alloc(0)],
  ])('has no page of a pack in which %s', async (_, damage) => {
    const folder = temporary()
    await build(folder, { fog: 'Fog' })
    const [pack = ''] = packsIn(folder)
    writeFileSync(join(folder, pack), damage(readFileSync(join(folder, pack))))
    expect(await take(folder, 'fog')).toBeUndefined()
  })

  test('passes over an index that is none, and a pack that is gone', async () => {
    const folder = temporary()
    await build(folder, { fog: 'Fog' })
    writeFileSync(join(folder, 'odd.json'), '{')
    writeFileSync(join(folder, 'odd.pack'), '')
    writeFileSync(join(folder, 'alone.json'), '[]')
    expect(await take(folder, 'fog')).toBe('Fog')
  })

  test('says once why pages cannot be kept, and goes on', async () => {
    const file = join(temporary(), 'file')
    writeFileSync(file, 'no folder')
    const store = openPageStore(join(file, 'pages'), 'code 1', { site: temporary() })
    await store.put(store.digest('fog'), 'fog', bytes('Fog'))
    await store.put(store.digest('moss'), 'moss', bytes('Moss'))
    expect((await store.close()).failure).toMatch(/^Finished pages cannot be kept for the next build: ENOTDIR/)
  })
})

describe('a page that cannot be written', () => {
  test('ends the build with the reason', async () => {
    const file = join(temporary(), 'file')
    writeFileSync(file, 'no folder')
    const store = openPageStore(temporary(), 'code 1', { site: file })
    const putting = store.put(store.digest('fog'), 'fog/index.html', bytes('Fog'))
    await expect(putting.then(() => store.close())).rejects.toThrow(
      /^fog\/index\.html cannot be written \(ENOTDIR.*Make room, or name another folder with --out\.$/,
    )
  })

  test('ends all that wait for room', async () => {
    const file = join(temporary(), 'file')
    writeFileSync(file, 'no folder')
    const store = openPageStore(temporary(), 'code 1', { site: file })
    const all = Array.from({ length: 1200 }, (_, n) => store.put(store.digest(`${n}`), `${n}`, bytes('Fog')))
    const outcomes = await Promise.allSettled(all)
    expect(outcomes.at(-1)?.status).toBe('rejected')
    await expect(store.close()).rejects.toThrow(/^0 cannot be written/)
  })
})

describe('many pages', () => {
  test('are all there, put one after another or at once', async () => {
    const folder = temporary()
    await build(folder, Object.fromEntries(Array.from({ length: 1500 }, (_, n) => [`page ${n}`, `Page ${n}`])))
    expect(await take(folder, 'page 1499')).toBe('Page 1499')
    const site = temporary()
    const store = openPageStore(folder, 'code 1', { site })
    await Promise.all(
      Array.from({ length: 1200 }, (_, n) => store.put(store.digest(`at once ${n}`), `${n}`, bytes(`${n}`))),
    )
    await store.close()
    expect(readdirSync(site)).toHaveLength(1200)
    expect(await take(folder, 'at once 1199')).toBe('1199')
  })

  test('that shall not be kept are only written to their files', async () => {
    const folder = temporary()
    const site = temporary()
    const store = openPageStore(folder, 'code 1', { site })
    await store.put(store.digest('fog'), 'fog', bytes('Fog'))
    store.keepNothing()
    await store.put(store.digest('moss'), 'moss', bytes('Moss'))
    await store.close()
    expect(readdirSync(site).sort()).toEqual(['fog', 'moss'])
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('pruning', () => {
  test('leaves what is used where it stands, as long as little else is there', async () => {
    const folder = temporary()
    const digests = await build(folder, { fog: 'A long page about fog', moss: 'Moss' })
    const before = packsIn(folder)
    prunePageStore(folder, digests.slice(0, 1))
    expect(packsIn(folder)).toEqual(before)
    expect(await take(folder, 'moss')).toBe('Moss')
  })

  test('writes what is used into one pack when more is not, or when packs are many', async () => {
    const folder = temporary()
    const [moss = ''] = await build(folder, { moss: 'Moss' })
    await build(folder, { fog: 'A long page about fog' })
    prunePageStore(folder, [moss])
    expect(packsIn(folder)).toHaveLength(1)
    expect([await take(folder, 'moss'), await take(folder, 'fog')]).toEqual(['Moss', undefined])
    const digests = [
      moss,
      ...(
        await Promise.all(Array.from({ length: 33 }, (_, n) => build(folder, { [`page ${n}`]: `Page ${n}` })))
      ).flat(),
    ]
    prunePageStore(folder, digests)
    expect(packsIn(folder)).toHaveLength(1)
    expect([await take(folder, 'moss'), await take(folder, 'page 0'), await take(folder, 'page 12')]).toEqual([
      'Moss',
      'Page 0',
      'Page 12',
    ])
  })

  test('of a folder that is not there, or of a store that nobody uses, leaves nothing', async () => {
    const folder = temporary()
    prunePageStore(join(folder, 'none'), [])
    await build(folder, { fog: 'Fog' })
    prunePageStore(folder, [])
    expect(readdirSync(folder)).toEqual([])
  })

  test('does not take pages from a build that is reading them', async () => {
    const folder = temporary()
    await build(folder, { fog: 'Fog' })
    const site = temporary()
    const reading = openPageStore(folder, 'code 1', { site })
    prunePageStore(folder, [])
    expect(reading.take(reading.digest('fog'), 'fog')).toBe(true)
    await reading.close()
    expect(readFileSync(join(site, 'fog'), 'utf8')).toBe('Fog')
  })

  test('clears away what builds that were killed have left, and packs that a disk has spoilt', async () => {
    const folder = temporary()
    const digests = await build(folder, { fog: 'Fog' })
    await build(folder, { moss: 'Moss' })
    const [, spoilt = ''] = packsIn(folder).sort()
    writeFileSync(join(folder, spoilt), 'x')
    writeFileSync(join(folder, `1-${2 ** 22 + 1}-abcdef01.pack`), 'cut o')
    writeFileSync(join(folder, '1-1-abcdef02.pack'), 'of a process that runs')
    prunePageStore(folder, digests)
    expect(packsIn(folder)).toEqual(['1-1-abcdef02.pack', expect.not.stringContaining(spoilt)])
    expect(readdirSync(folder)).toHaveLength(3)
  })

  test('that cannot be done is told, since the site is made already', async () => {
    const folder = temporary()
    const [digest = ''] = await build(folder, { fog: 'Fog' })
    await build(folder, { moss: 'A long page about moss' })
    const pack = packsIn(folder).find((name) => readFileSync(join(folder, name), 'utf8') !== 'Fog') ?? ''
    rmSync(join(folder, pack))
    mkdirSync(join(folder, pack))
    expect(prunePageStore(folder, [digest])).toMatch(/^Old pages cannot be removed from the cache: /)
  })

  test('leaves alone what it did not write', async () => {
    const folder = temporary()
    mkdirSync(join(folder, 'notes'))
    writeFileSync(join(folder, 'notes.txt'), 'mine')
    await build(folder, { fog: 'Fog' })
    prunePageStore(folder, [])
    expect(readdirSync(folder).sort()).toEqual(['notes', 'notes.txt'])
  })
})
