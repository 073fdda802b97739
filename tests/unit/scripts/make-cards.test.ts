/** Cards as files: drawn once, and taken from the cache while they say the same. */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { convertIndexedToRgb, decode } from 'fast-png'
import { expect, test } from 'vitest'
import { makeCards } from '../../../scripts/make-cards.ts'
import { formatPng } from '../../../scripts/png.ts'
import { unpackWoff } from '../../../scripts/woff.ts'
import type { Source } from '../../../src/library/content.ts'
import fc from '../../properties.ts'
import { libraryOf, paper, site, topic } from '../invented-list.ts'
import { temporaryFolders } from './temporary-folder.ts'

const temporary = temporaryFolders()
const list = (...more: Source[]) => libraryOf(paper('fog', 'topics: [damp]'), topic('damp', 'Damp'), ...more)
const card = 'topics/damp/card.png'

test('A card is a picture of 1200 by 630 pixels beside its page', async () => {
  const folder = temporary()
  expect(await makeCards(list(), { site: folder, code: 'a' })).toBeUndefined()
  expect(decode(readFileSync(join(folder, card)))).toMatchObject({ width: 1200, height: 630, depth: 4, channels: 1 })
  expect(existsSync(join(folder, 'papers'))).toBe(false)
  expect(existsSync(join(folder, 'editions', '2025-W50', 'card.png'))).toBe(true)
})

test('A card is drawn again when it says something else or the code has changed, and not otherwise', async () => {
  const cache = join(temporary(), 'cards')
  const make = async (code: string, ...more: Source[]) => {
    const folder = temporary()
    expect(await makeCards(list(...more), { site: folder, cache, code })).toBeUndefined()
    const kept = readdirSync(cache).sort()
    const written = kept.map((name) => statSync(join(cache, name)).mtimeMs)
    return { kept, written, bytes: existsSync(join(folder, card)) && readFileSync(join(folder, card)) }
  }
  const [first, again] = [await make('a'), await make('a')]
  expect(again).toEqual(first)
  const other = await make('a', paper('mist', 'topics: [damp]'))
  expect(other.bytes).not.toEqual(first.bytes)
  expect(other.kept).toHaveLength(first.kept.length)
  expect(other.kept.filter((name) => first.kept.includes(name))).toHaveLength(1)
  expect((await make('b')).kept.filter((name) => first.kept.includes(name))).toEqual([])
  expect((await make('b', site('cards: none'))).kept).toEqual([])
}, 30_000)

test('A card for which there is no room is named', async () => {
  const folder = temporary()
  mkdirSync(join(folder, 'cards'))
  writeFileSync(join(folder, 'topics'), 'in the way')
  await expect(makeCards(list(), { site: folder, code: 'a' })).rejects.toThrow(/topics.*cannot be written.*Make room/s)
})

test('A picture is read back as it was written', () => {
  const pictures = fc
    .record({ width: fc.integer({ min: 1, max: 40 }), height: fc.integer({ min: 1, max: 40 }) })
    .chain(({ width, height }) =>
      fc.record({
        width: fc.constant(width),
        height: fc.constant(height),
        pixels: fc.uint8Array({ minLength: width * height, maxLength: width * height, max: 2 }),
      }),
    )
  const palette = [
    [250, 248, 243],
    [28, 26, 23],
    [1, 2, 3],
  ]
  fc.assert(
    fc.property(pictures, (picture) => {
      const read = decode(formatPng({ ...picture, palette }), { checkCrc: true })
      expect([read.width, read.height, read.palette]).toEqual([picture.width, picture.height, palette])
      expect([...convertIndexedToRgb(read)]).toEqual([...picture.pixels].flatMap((pixel) => palette[pixel]))
    }),
    { numRuns: 100, seed: 8 },
  )
})

test('What is no typeface is refused', () => {
  expect(() => unpackWoff(Buffer.from('wOF2 and more'))).toThrow('This is no WOFF file.')
})
