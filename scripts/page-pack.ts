/** A pack: finished pages one after another in one file, and beside it an index that says where each stands. */
import { randomUUID } from 'node:crypto'
import {
  closeSync,
  existsSync,
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
import { basename, join } from 'node:path'
import { crc32 } from 'node:zlib'
import { isOtherRunning } from './processes.ts'

export interface Pack {
  /** Its files are called so, with an ending. */
  name: string
  /** First byte and number of bytes, by the digest of what the page was made from. */
  places: Map<string, [offset: number, length: number]>
  /** The open file. */
  descriptor: number
  read(offset: number, length: number): Uint8Array
  close(): void
  remove(): void
}

export interface PackWriter {
  add(digest: string, page: Uint8Array): void
  /** Forgets what was added, and takes no more. */
  discard(): void
  /** Why not everything is kept, as a sentence; nothing when it is. */
  close(): string | undefined
}

/** What the file beside a pack says. */
interface PackIndex {
  /** CRC-32 of the whole pack. */
  checksum: number
  places: [digest: string, place: [offset: number, length: number]][]
}

/** All packs that are as they were written. */
export function listPacks(folder: string): Pack[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .flatMap((name) => openPack(join(folder, name.slice(0, -'.json'.length))) ?? [])
  } catch {
    return []
  }
}

/** Removes what is none of these packs: the leavings of builds that were killed, and what a disk has spoilt. */
export function removeBrokenPacks(folder: string, packs: readonly Pack[]): void {
  if (!existsSync(folder)) return
  const whole = new Set(packs.map(({ name }) => name))
  for (const file of readdirSync(folder)) {
    const [, name, pid] = /^(\d+-(\d+)-[0-9a-f]+)\.(?:pack|json|json\.part)$/.exec(file) ?? []
    if (name !== undefined && !whole.has(name) && !isOtherRunning(Number(pid)))
      rmSync(join(folder, file), { force: true })
  }
}

/** The bytes of an open file. */
export function readPlace(descriptor: number, offset: number, length: number): Uint8Array {
  const page = new Uint8Array(length)
  let done = 0
  while (done < length) {
    const read = readSync(descriptor, page, done, length - done, offset + done)
    if (read === 0) throw new Error('A pack of finished pages ends too early. Build again with --clean.')
    done += read
  }
  return page
}

/** A new pack, begun with its first page. One that cannot be written costs time at the next build, and nothing else. */
export function openPackWriter(folder: string): PackWriter {
  const path = join(folder, `${Date.now()}-${process.pid}-${randomUUID().slice(0, 8)}`)
  const index: PackIndex = { checksum: 0, places: [] }
  let file: number | undefined
  let end = 0
  let failure: string | undefined
  let isDiscarded = false
  const attempt = (write: () => void) => {
    if (failure !== undefined || isDiscarded) return
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
        index.places.push([digest, [end, page.length]])
        index.checksum = crc32(page, index.checksum)
        end += page.length
      })
    },
    discard() {
      if (file !== undefined) closeSync(file)
      rmSync(`${path}.pack`, { force: true })
      isDiscarded = true
    },
    close() {
      if (file === undefined || isDiscarded) return failure
      const open = file
      attempt(() => {
        closeSync(open)
        writeFileSync(`${path}.json.part`, JSON.stringify(index))
        renameSync(`${path}.json.part`, `${path}.json`)
      })
      if (failure !== undefined)
        for (const ending of ['pack', 'json.part']) rmSync(`${path}.${ending}`, { force: true })
      return failure
    },
  }
}

function openPack(path: string): Pack | undefined {
  let descriptor: number | undefined
  try {
    const { checksum, places }: PackIndex = JSON.parse(readFileSync(`${path}.json`, 'utf8'))
    const file = openSync(`${path}.pack`, 'r')
    descriptor = file
    if (sumUp(file) === checksum)
      return {
        name: basename(path),
        places: new Map(places),
        descriptor: file,
        read: (offset, length) => readPlace(file, offset, length),
        close: () => closeSync(file),
        remove() {
          for (const ending of ['json', 'pack']) rmSync(`${path}.${ending}`, { force: true })
        },
      }
  } catch {
    // What is no pack, or not yet, or no more, has no pages.
  }
  if (descriptor !== undefined) closeSync(descriptor)
  return undefined
}

function sumUp(file: number): number {
  const chunk = Buffer.allocUnsafe(1 << 20)
  let sum = 0
  for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk))
    sum = crc32(chunk.subarray(0, read), sum)
  return sum
}
