/**
 * Files of a site that is being built. One that the site before it has in the same place with the same bytes is not written
 * again, but gets its name there too (a hard link): so it keeps its date, by which hosts, readers' browsers and rsync see what has
 * changed, and a disk does a fraction of the work. Until the old site is gone, what somebody writes into such a file is in both.
 */
import { randomUUID } from 'node:crypto'
import { linkSync, lstatSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

export interface SitePlace {
  /** Folder of the site that is being built. */
  site: string
  /** Folder of the site that it will replace, if there is one and it may be taken from. */
  last?: string | undefined
}

/** Gives what writes a file, by its path below the folder of the site; it throws where there is no room. */
export function openSiteWriter({ site, last }: SitePlace): (path: string, content: string | Uint8Array) => void {
  const folders = new Set<string>()
  // The first file is always written: it tells which rights a new file has here.
  let mode: number | undefined
  return (path, content) => {
    const file = join(site, path)
    const folder = dirname(file)
    try {
      if (!folders.has(folder)) mkdirSync(folder, { recursive: true })
      folders.add(folder)
      const bytes = typeof content === 'string' ? Buffer.from(content) : content
      if (last !== undefined && mode !== undefined && takeOver(join(last, path), file, bytes, mode)) return
      writeNew(file, bytes)
      mode ??= statSync(file).mode
    } catch (error) {
      throw new Error(
        `${path} cannot be written (${(error as Error).message}). Make room, or name another folder with --out.`,
      )
    }
  }
}

/**
 * Tells whether it could be done: some disks have no links, and a file that somebody has changed since is another one. It is read
 * under its new name, since another build may put another site into the place of the last one at any moment.
 */
function takeOver(old: string, file: string, bytes: Uint8Array, mode: number): boolean {
  try {
    const stat = lstatSync(old, { throwIfNoEntry: false })
    if (stat?.size !== bytes.length || stat.mode !== mode) return false
    linkSync(old, file)
    return readFileSync(file).equals(bytes)
  } catch {
    return false
  }
}

/**
 * One that is there already is replaced, and never written into: it may be a file of the last site, too. It is replaced in one step, as
 * processes that each make a share of the pages all write what these have in common.
 */
function writeNew(file: string, bytes: Uint8Array): void {
  try {
    writeFileSync(file, bytes, { flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    const beside = `${file}.${randomUUID()}`
    writeFileSync(beside, bytes, { flag: 'wx' })
    renameSync(beside, file)
  }
}
