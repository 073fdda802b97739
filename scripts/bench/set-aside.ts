/** Leavings of earlier runs, out of the way. */
import { existsSync, mkdtempSync, renameSync } from 'node:fs'
import { basename, join } from 'node:path'

/**
 * Moves what is there into a folder of its own below `folder`, which the bench removes when everything has been measured: a disk that has just deleted some
 * thousands of files may take 30 times as long to make new ones (ext4 without a journal looks at each of them, `recently_deleted`
 * in its ialloc.c), and every run would pay for the one before.
 */
export function setAside(path: string, folder: string): void {
  if (existsSync(path)) renameSync(path, join(mkdtempSync(join(folder, 'aside-')), basename(path)))
}
