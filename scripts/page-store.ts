/**
 * Pages that earlier builds made, kept by what they were made from. They stand one after another in packs, since ten
 * thousand files of their own would cost more than the pages; beside each pack stands its index, written when the pack is
 * whole. So builds that are killed, and two at once, do no harm: what cannot be found or read is made anew.
 */
import { createHash, randomUUID } from 'node:crypto'
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { crc32 } from 'node:zlib'

export interface PageStore {
  /** Writes the page that was made from `key` to `file`; false where there is none. */
  take(key: string, file: string): boolean
  /** Keeps a page that was made; later builds find it after `close`. */
  put(key: string, page: Uint8Array): void
  /** Ends the work; gives the digests of all keys that were taken or put, and why pages could not be kept, if so. */
  close(): StoreUse
}

export interface StoreUse {
  digests: string[]
  failure?: string
}

/** Where a page stands in its pack: first byte, number of bytes, and their CRC-32. */
type Place = [offset: number, length: number, checksum: number]

/** Opens the store in a folder, which need not be there yet. `prefix` names what all pages are made with: code, address. */
export function openPageStore(folder: string, prefix: string): PageStore {
  const kept = new Map<string, { pack: Pack; place: Place }>()
  const packs = listPacks(folder)
  for (const pack of packs) for (const [digest, place] of pack.places) kept.set(digest, { pack, place })
  const used = new Set<string>()
  const writer = openWriter(folder)
  const toDigest = (key: string) => {
    const digest = createHash('sha256').update(prefix).update(key).digest('base64url')
    used.add(digest)
    return digest
  }
  return {
    take(key, file) {
      const found = kept.get(toDigest(key))
      const page = found?.pack.read(found.place)
      if (page === undefined) return false
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, page)
      return true
    },
    put: (key, page) => writer.add(toDigest(key), page),
    close() {
      for (const pack of packs) pack.close()
      const failure = writer.close()
      return { digests: [...used], ...(failure === undefined ? {} : { failure }) }
    },
  }
}

/** Removes what the last build did not use, as soon as that is more than what it used, or the packs are many. */
export function prunePageStore(folder: string, digests: readonly string[]): void {
  const used = new Set(digests)
  const packs = listPacks(folder)
  const sizes = packs.flatMap(({ places }) => [...places].map(([digest, [, length]]) => ({ digest, length })))
  const sum = (isUsed: boolean) =>
    sizes.reduce((total, { digest, length }) => total + (used.has(digest) === isUsed ? length : 0), 0)
  if (sum(false) > sum(true) || packs.length > packLimit) {
    const writer = openWriter(folder)
    for (const pack of packs) {
      for (const [digest, place] of pack.places) {
        const page = used.delete(digest) ? pack.read(place) : undefined
        if (page) writer.add(digest, page)
      }
    }
    if (writer.close() === undefined) for (const pack of packs) pack.remove()
  }
  for (const pack of packs) pack.close()
}

/** Each build that makes a page writes a pack. */
const packLimit = 12

interface Pack {
  places: Map<string, Place>
  /** The page there; nothing where it is not what was written. */
  read(place: Place): Uint8Array | undefined
  close(): void
  remove(): void
}

function listPacks(folder: string): Pack[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .flatMap((name) => openPack(join(folder, name.slice(0, -'.json'.length))) ?? [])
  } catch {
    return []
  }
}

function openPack(path: string): Pack | undefined {
  try {
    const places = new Map<string, Place>(JSON.parse(readFileSync(`${path}.json`, 'utf8')))
    const file = openSync(`${path}.pack`, 'r')
    return {
      places,
      read([offset, length, checksum]) {
        const page = Buffer.allocUnsafe(length)
        return readSync(file, page, 0, length, offset) === length && crc32(page) === checksum ? page : undefined
      },
      close: () => closeSync(file),
      remove() {
        for (const ending of ['json', 'pack']) rmSync(`${path}.${ending}`, { force: true })
      },
    }
  } catch {
    return undefined
  }
}

interface Writer {
  add(digest: string, page: Uint8Array): void
  /** Why not everything is kept, as a sentence; nothing when it is. */
  close(): string | undefined
}

/** A new pack, begun with its first page. A store that cannot be written costs time at the next build, and nothing else. */
function openWriter(folder: string): Writer {
  const path = join(folder, `${Date.now()}-${process.pid}-${randomUUID().slice(0, 8)}`)
  const places: [string, Place][] = []
  let file: number | undefined
  let end = 0
  let failure: string | undefined
  const attempt = (write: () => void) => {
    if (failure !== undefined) return
    try {
      write()
    } catch (error) {
      failure = `Finished pages cannot be kept for the next build: ${(error as Error).message}`
    }
  }
  return {
    add(digest, page) {
      attempt(() => {
        if (file === undefined) {
          mkdirSync(folder, { recursive: true })
          file = openSync(`${path}.pack`, 'wx')
        }
        for (let done = 0; done < page.length; ) done += writeSync(file, page, done)
        places.push([digest, [end, page.length, crc32(page)]])
        end += page.length
      })
    },
    close() {
      if (file !== undefined) closeSync(file)
      if (places.length > 0) {
        attempt(() => {
          writeFileSync(`${path}.json.part`, JSON.stringify(places))
          renameSync(`${path}.json.part`, `${path}.json`)
        })
      }
      if (failure !== undefined && file !== undefined) rmSync(`${path}.pack`, { force: true })
      return failure
    },
  }
}
