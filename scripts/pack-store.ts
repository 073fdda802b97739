/**
 * Packs that earlier builds made, each in one file, kept by what is in them. What cannot be read, or is not what was
 * written, is made anew; files are whole or absent, so that builds that are killed, and two at once, do no harm.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface PackStore {
  /** The pack that was made from `key`; nothing where it is not there. */
  take(key: string): Buffer | undefined
  put(key: string, pack: Uint8Array): void
  /** Ends the work: removes what was neither taken nor put, and tells why packs could not be kept, if so. */
  close(): string | undefined
}

/** Opens the store in a folder, which need not be there yet. Keys are digests, fit for file names. */
export function openPackStore(folder: string): PackStore {
  const used = new Set<string>()
  let failure: string | undefined
  const attempt = (write: () => void) => {
    try {
      write()
    } catch (error) {
      failure ??= `Packs for offline reading cannot be kept for the next build: ${(error as Error).message}`
    }
  }
  return {
    take(key) {
      used.add(key)
      try {
        const file = readFileSync(join(folder, key))
        const pack = file.subarray(digestBytes)
        return digest(pack).equals(file.subarray(0, digestBytes)) ? pack : undefined
      } catch {
        return undefined
      }
    },
    put(key, pack) {
      used.add(key)
      attempt(() => {
        mkdirSync(folder, { recursive: true })
        const beside = join(folder, `${key}.${process.pid}`)
        try {
          writeFileSync(beside, Buffer.concat([digest(pack), pack]))
          renameSync(beside, join(folder, key))
        } catch (error) {
          rmSync(beside, { force: true })
          throw error
        }
      })
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

const digestBytes = 32

function digest(data: Uint8Array): Buffer {
  return createHash('sha256').update(data).digest()
}
