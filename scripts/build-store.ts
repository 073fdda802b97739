/**
 * What earlier builds made (search indexes, packs, social cards), each in one file, kept by what it was made from. What cannot be read, or
 * is not what was written, is made anew; files are whole or absent, so that builds that are killed, and two at once, do no harm.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface BuildStore {
  /** What was made from `key`; nothing where it is not there, or not what was written. */
  take(key: string): Buffer | undefined
  put(key: string, made: Uint8Array): void
  /** Ends the work: removes what was neither taken nor put, and tells why something could not be kept, if so. */
  close(): string | undefined
}

/**
 * Opens the store in a folder, which need not be there yet; without a folder nothing is kept. Keys are digests, fit for file
 * names. `what` is kept there, in the words of a message.
 */
export function openBuildStore(folder: string | undefined, what: string): BuildStore {
  if (folder === undefined) return { take: () => undefined, put: () => undefined, close: () => undefined }
  const used = new Set<string>()
  let failure: string | undefined
  const attempt = (write: () => void) => {
    try {
      write()
    } catch (error) {
      failure ??= `${what} cannot be kept for the next build: ${(error as Error).message}`
    }
  }
  return {
    take(key) {
      used.add(key)
      try {
        const file = readFileSync(join(folder, key))
        const made = file.subarray(digestBytes)
        return digest(made).equals(file.subarray(0, digestBytes)) ? made : undefined
      } catch {
        return undefined
      }
    },
    put(key, made) {
      used.add(key)
      attempt(() => {
        mkdirSync(folder, { recursive: true })
        const beside = join(folder, `${key}.${process.pid}`)
        try {
          writeFileSync(beside, Buffer.concat([digest(made), made]))
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
