/** Search indexes that earlier builds made, each all of its files in one. */
import { createHash } from 'node:crypto'
import { deserialize, serialize } from 'node:v8'
import type { IndexFile } from 'pagefind'
import { openBuildStore } from './build-store.ts'

export interface IndexStore {
  /** The files of the index that was made from `key`, a text of any length; nothing where it is not there. */
  take(key: string): IndexFile[] | undefined
  put(key: string, files: readonly IndexFile[]): void
  /** Ends the work: removes what was neither taken nor put, and tells why indexes could not be kept, if so. */
  close(): string | undefined
}

/** Opens the store in a folder, which need not be there yet; without a folder nothing is kept. */
export function openIndexStore(folder: string | undefined): IndexStore {
  const store = openBuildStore(folder, 'Search indexes')
  return {
    take: (key) => readFiles(store.take(toName(key))),
    put: (key, files) => store.put(toName(key), serialize(files)),
    close: store.close,
  }
}

/** Nothing, too, of what another version of Node has written in a way that this one cannot read. */
function readFiles(index: Buffer | undefined): IndexFile[] | undefined {
  try {
    return index && deserialize(index)
  } catch {
    return undefined
  }
}

function toName(key: string): string {
  return createHash('sha256').update(key).digest('base64url')
}
