import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { buildSearchIndex, forkSearchIndex } from '../../../scripts/build-search-index.ts'
import { writeSnapshot } from '../../../scripts/snapshot.ts'
import { contentOf, libraryOf, paper } from '../invented-list.ts'
import { temporaryFolders } from './temporary-folder.ts'

const temporary = temporaryFolders()

/** Three invented papers of each of three years; one of them has the summary. */
function sourcesOf(summary: string) {
  return [2023, 2024, 2025].flatMap((year) =>
    ['lanterns', 'kettles', 'ropes'].map((thing, n) =>
      paper(
        `${thing}-${year}`,
        `published: ${year}-0${n + 1}\ndiscussion: {comments: ${n * year}, url: https://example.org/${n}}\nsummary: ${year === 2024 && n === 1 ? summary : 'All is well.'}`,
      ),
    ),
  )
}

/** Path -> content of every file. */
function readAll(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort()
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name), 'base64')]))
}

function countPapers(folder: string): number {
  const { languages } = JSON.parse(readFileSync(join(folder, 'pagefind-entry.json'), 'utf8'))
  return languages.en.page_count
}

describe('the search index', () => {
  test('has no more fragments than there may be, and every paper in them', async () => {
    const [alone, shared] = [temporary(), temporary()]
    const library = libraryOf(...sourcesOf('Fog.'))
    await buildSearchIndex(library, alone)
    await buildSearchIndex(library, shared, { fragments: 3 })
    expect(readdirSync(join(alone, 'fragment'))).toHaveLength(9)
    expect(readdirSync(join(shared, 'fragment')).length).toBeLessThanOrEqual(3)
    expect(countPapers(shared)).toBe(9)
  })

  test.each([
    ['en', 'en'],
    ['pt-BR', 'pt'],
    ['fil', 'fil'],
    ['fil-PH', 'fil'],
  ])('of a list in %s is one in %s', async (language, expected) => {
    const folder = temporary()
    const site = { path: 'site.yaml', text: `language: ${language}\n` }
    await buildSearchIndex(libraryOf(site, paper('lanterns'), paper('kettles')), folder)
    const { languages } = JSON.parse(readFileSync(join(folder, 'pagefind-entry.json'), 'utf8'))
    expect(Object.keys(languages)).toEqual([expected])
    expect(languages[expected].page_count).toBe(2)
    expect(readdirSync(folder).filter((name) => /ui|highlight|json/.test(name))).toEqual(['pagefind-entry.json'])
  })
  test('of a long list is one for some years each, and programs stand beside the newest', async () => {
    const folder = temporary()
    await buildSearchIndex(libraryOf(...sourcesOf('Steam.')), folder, { smallest: 3 })
    expect([folder, join(folder, '2024'), join(folder, '2023')].map(countPapers)).toEqual([3, 3, 3])
    expect(readdirSync(join(folder, '2024')).filter((name) => /\.js$|wasm/.test(name))).toEqual([])
    expect(readdirSync(folder)).toEqual(
      expect.arrayContaining(['pagefind.js', 'pagefind-worker.js', 'wasm.en.pagefind']),
    )
    expect(JSON.parse(readFileSync(join(folder, 'comments.json'), 'utf8'))).toEqual(
      [2025, 2024, 2023].map((year) => ({ papers: 3, comments: [2 * year, year] })),
    )
  })
  test('has programs that tell the index of a result where there are several, and Pagefind’s own where there is one', async () => {
    const [one, several] = [temporary(), temporary()]
    const library = libraryOf(...sourcesOf('Steam.'))
    await buildSearchIndex(library, one)
    await buildSearchIndex(library, several, { smallest: 3 })
    for (const name of ['pagefind.js', 'pagefind-worker.js']) {
      expect(readFileSync(join(one, name), 'utf8')).not.toContain('index:n')
      expect(readFileSync(join(several, name), 'utf8')).toContain('({...r,index:n})')
    }
  })
  test('is the same in a process of its own', async () => {
    const [here, there] = [temporary(), temporary()]
    const snapshot = join(temporary(), 'content.json')
    writeSnapshot(snapshot, contentOf(...sourcesOf('Steam.')))
    await buildSearchIndex(libraryOf(...sourcesOf('Steam.')), here)
    expect(await forkSearchIndex({ snapshot, folder: there })).toBeUndefined()
    expect(readAll(there)).toEqual(readAll(here))
  })
  test('says which file cannot be written beside it', async () => {
    const snapshot = join(temporary(), 'content.json')
    writeSnapshot(snapshot, contentOf(...sourcesOf('Steam.')))
    const [folder, site] = [temporary(), temporary()]
    mkdirSync(join(site, 'sitemap.xml'))
    const files = { address: { site: 'https://stand.example', base: '/' }, place: { site } }
    await expect(forkSearchIndex({ snapshot, folder, files })).rejects.toThrow(/^sitemap\.xml cannot be written/)
  })
  test('says what is wrong in a process of its own', async () => {
    const snapshot = join(temporary(), 'none.json')
    await expect(forkSearchIndex({ snapshot, folder: temporary() })).rejects.toThrow(/none\.json/)
  })
})

describe('indexes that are kept', () => {
  const build = async (cache: string, summary: string, smallest?: number) => {
    const folder = temporary()
    const failure = await buildSearchIndex(libraryOf(...sourcesOf(summary)), folder, { cache, smallest })
    return { files: readAll(folder), failure }
  }

  test('make the same site, and only that of an edited paper is made anew', async () => {
    const cache = temporary()
    const first = await build(cache, 'Steam.', 3)
    const kept = new Set(readdirSync(cache))
    expect(kept.size).toBe(3)
    expect(await build(cache, 'Steam.', 3)).toEqual(first)
    expect(new Set(readdirSync(cache))).toEqual(kept)
    const edited = await build(cache, 'Vapour.', 3)
    expect(new Set(readdirSync(cache)).difference(kept).size).toBe(1)
    expect(readdirSync(cache)).toHaveLength(3)
    expect(edited.files).toEqual((await build(temporary(), 'Vapour.', 3)).files)
    const changed = Object.keys({ ...first.files, ...edited.files }).filter(
      (name) => first.files[name] !== edited.files[name],
    )
    expect(changed.length).toBeGreaterThan(0)
    expect(changed.filter((name) => !name.startsWith('2024/'))).toEqual([])
  })
  test('are made anew where the file is not what was written', async () => {
    const cache = temporary()
    const { files } = await build(cache, 'Steam.')
    const [name = ''] = readdirSync(cache)
    const [whole, spoilt] = [readFileSync(join(cache, name)), join(cache, name)]
    appendFileSync(spoilt, 'x')
    expect((await build(cache, 'Steam.')).files).toEqual(files)
    expect(readFileSync(spoilt).equals(whole)).toBe(true)
  })
  test('are not needed: where nothing can be kept, the index is made all the same, and the reason told', async () => {
    const cache = join(temporary(), 'file')
    writeFileSync(cache, '')
    const { files, failure } = await build(cache, 'Steam.')
    expect(files).toEqual((await build(temporary(), 'Steam.')).files)
    expect(failure).toMatch(/^Search indexes cannot be kept for the next build: /)
    expect(existsSync(cache)).toBe(true)
  })
})
