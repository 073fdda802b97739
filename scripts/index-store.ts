/**
 * Search indexes that earlier builds made, each in one file, kept by what it was made from. Files are whole or absent, and
 * named by the digest of their key, so that builds that are killed, and two at once, do no harm; what cannot be read is
 * made anew.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import type { IndexFile } from 'pagefind'

export interface IndexStore {
  /** The files of the index that was made from `key`; nothing where it is not there, or not what was written. */
  take(key: string): IndexFile[] | undefined
  put(key: string, files: readonly IndexFile[]): void
  /** Ends the work: removes what was neither taken nor put, and tells why indexes could not be kept, if so. */
  close(): string | undefined
}

/** Opens the store in a folder, which need not be there yet; without a folder nothing is kept. */
export function openIndexStore(folder: string | undefined): IndexStore {
  if (folder === undefined) return { take: () => undefined, put: () => undefined, close: () => undefined }
  const used = new Set<string>()
  let failure: string | undefined
  const attempt = (write: () => void) => {
    try {
      write()
    } catch (error) {
      failure ??= `Search indexes cannot be kept for the next build: ${(error as Error).message}`
    }
  }
  return {
    take(key) {
      const name = digest(key).toString('base64url')
      used.add(name)
      return readPack(join(folder, name))
    },
    put(key, files) {
      const name = digest(key).toString('base64url')
      used.add(name)
      attempt(() => writePack(join(folder, name), files))
    },
    close() {
      attempt(() => {
        mkdirSync(folder, { recursive: true })
        for (const name of readdirSync(folder)) if (!used.has(name)) rmSync(join(folder, name), { force: true })
      })
      return failure
    },
  }
}

/** The digest of the rest stands before it. */
function writePack(path: string, files: readonly IndexFile[]): void {
  const pack = serialize(files)
  mkdirSync(join(path, '..'), { recursive: true })
  const beside = `${path}.${process.pid}`
  try {
    writeFileSync(beside, Buffer.concat([digest(pack), pack]))
    renameSync(beside, path)
  } catch (error) {
    rmSync(beside, { force: true })
    throw error
  }
}

function readPack(path: string): IndexFile[] | undefined {
  try {
    const file = readFileSync(path)
    const pack = file.subarray(digestBytes)
    return digest(pack).equals(file.subarray(0, digestBytes)) ? deserialize(pack) : undefined
  } catch {
    return undefined
  }
}

const digestBytes = 32

function digest(data: string | Uint8Array): Buffer {
  return createHash('sha256').update(data).digest()
}
