/** The packs of a finished site: everything that a reader needs who keeps all of it, in few files. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { groupByName, groupInOrder, type Sized } from '../src/offline/groups.ts'
import { digestLength, type ListedPack, toPackPath } from '../src/offline/offline-list.ts'
import { formatPack, type Member } from '../src/offline/pack.ts'
import { readTitle } from '../src/offline/requests.ts'
import { type BuildStore, openBuildStore } from './build-store.ts'
import { openSiteWriter, type SitePlace } from './site-writer.ts'

/** The finished site, and what is made of it. */
export interface PackOrder extends SitePlace {
  /** Ids of all papers, in the order in which they were added. */
  papers: readonly string[]
  /** Paths of files that every reader has already. */
  shell: ReadonlySet<string>
  /** Folder of the packs that are kept from build to build, and digest of the code that makes them. */
  store: string
  code: string
}

/** Groups of so many bytes, uncompressed, make packs of at most about a megabyte; the index is compressed already. */
const pageBytes = 6e6
const indexBytes = 7e5

/**
 * Level 6 of 9: of 187 MB of pages, 1.6 s of a processor and 30 MB. Level 1 takes half of the time and gives 17 % more, 9 a
 * tenth more time for half a percent. The larger memory saves a tenth of the time.
 */
async function compress(bytes: Uint8Array): Promise<Uint8Array> {
  const packed = await promisify(gzip)(bytes, { level: 6, memLevel: 9 })
  packed[systemByte] = unknownSystem
  return packed
}

/** Where gzip says which system has packed: packs shall not differ by that. */
const [systemByte, unknownSystem] = [9, 255]

/** So many packs are made at a time; Node compresses in threads of its own. */
const packsAtOnce = 4

/** Writes the packs into the site and lists them; tells why they could not be kept for the next build, if so. */
export async function makePacks({ site, last, papers, shell, store, code }: PackOrder): Promise<{
  packs: ListedPack[]
  failure: string | undefined
}> {
  const groups = planPacks(
    listFiles(site).filter(({ path }) => !shell.has(path)),
    papers,
  )
  const kept = openBuildStore(store, 'Packs for offline reading')
  const write = openSiteWriter({ site, last })
  const packs: ListedPack[] = []
  const waiting = groups.entries()
  const work = async () => {
    for (const [n, pack] of waiting) {
      const { path, bytes, papers } = await makePack(site, pack, kept, code)
      write(path, bytes)
      packs[n] = { path, bytes: bytes.length, papers }
    }
  }
  await Promise.all(Array.from({ length: packsAtOnce }, work))
  return { packs, failure: kept.close() }
}

/** Which files go into which packs. A path names a file of the site; letters are no pages of it. */
export function planPacks<T extends Sized>(files: readonly T[], papers: readonly string[]): PlannedPack<T>[] {
  const place = new Map(papers.map((id, n) => [toPageFile(id), n]))
  const byKind = Map.groupBy(files, ({ path }) => (place.has(path) ? 'papers' : kindOf(path)))
  byKind.get('papers')?.sort((a, b) => Number(place.get(a.path)) - Number(place.get(b.path)))
  return [...byKind]
    .filter(([kind]) => kind !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([kind, some]) => {
      const isIndex = kind === 'fragments' || kind === 'index'
      const groups = isIndex ? groupByName(some, indexBytes) : groupInOrder(some, pageBytes)
      return groups.map((group) => ({ kind, files: group }))
    })
}

export interface PlannedPack<T> {
  /** What is in it, in a word; begins its name. */
  kind: string
  files: T[]
}

/** Empty for what is in no pack. */
function kindOf(path: string): string {
  if (/^pagefind\/(?:.+\/)?fragment\//.test(path)) return 'fragments'
  if (/^pagefind\/(?:.+\/)?(?:index|filter)\//.test(path)) return 'index'
  if (!path.endsWith('.html') || path.endsWith('/letter.html') || path === '404.html') return ''
  return /^(topics|authors|editions)\//.exec(path)?.[1] ?? 'lists'
}

function toPageFile(id: string): string {
  return `papers/${id}/index.html`
}

async function makePack(
  site: string,
  { kind, files }: PlannedPack<Sized>,
  store: BuildStore,
  code: string,
): Promise<{ path: string; bytes: Uint8Array; papers: number }> {
  const members = files.map(({ path }): Member => {
    const bytes = readFileSync(join(site, path))
    const title = kind === 'papers' ? readTitle(bytes.subarray(0, headBytes).toString()) : undefined
    return { path: path.replace(/(^|\/)index\.html$/, '$1'), bytes, title }
  })
  const hash = createHash('sha256').update(code)
  for (const { path, bytes } of members) hash.update(`\0${path}\0${bytes.length}\0`).update(bytes)
  const key = hash.digest('base64url')
  const kept = store.take(key)
  const pack = kept ?? (await formatPack(members, compress))
  if (!kept) store.put(key, pack)
  const digest = createHash('sha256').update(pack).digest('hex').slice(0, digestLength)
  return { path: toPackPath(kind, digest), bytes: pack, papers: kind === 'papers' ? members.length : 0 }
}

/** Within so many bytes of a page stands its title. */
const headBytes = 8192

function listFiles(site: string): Sized[] {
  return readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((file) => ({ path: relative(site, file).split(sep).join('/'), bytes: statSync(file).size }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}
