/** Files written whole or not at all: beside the target, flushed to the disk, then given its name. */
import {
  closeSync,
  existsSync,
  fchmodSync,
  fstatSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { isOtherRunning } from './processes.ts'

/** Writes or replaces a file, which keeps its permissions; throws without leaving anything behind. */
export function writeFileWhole(path: string, text: string): void {
  const beside = writeBeside(path, text)
  try {
    renameSync(beside, path)
  } catch (error) {
    rmSync(beside, { force: true })
    throw error
  }
}

/** Writes a new file; throws EEXIST, and leaves what is there as it is, when the name is taken. */
export function writeNewFileWhole(path: string, text: string): void {
  const beside = writeBeside(path, text)
  try {
    giveNewName(beside, path)
  } finally {
    rmSync(beside, { force: true })
  }
}

/** Removes what runs that were killed have left in the folder; the files of running processes stay. */
export function removeLeftovers(folder: string): void {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) {
    const pid = /^\..+\.(\d+)\.tmp$/.exec(name)?.[1]
    if (pid !== undefined && !isOtherRunning(Number(pid))) rmSync(join(folder, name), { force: true })
  }
}

/** The name begins with a dot, so that readers of the folder pass over it. */
function writeBeside(path: string, text: string): string {
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`)
  try {
    const file = openSync(beside, 'w')
    try {
      keepMode(file, path)
      writeFileSync(file, text)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
  } catch (error) {
    rmSync(beside, { force: true })
    throw error
  }
  return beside
}

/** What nobody else could read stays so. */
function keepMode(file: number, path: string): void {
  const old = statSync(path, { throwIfNoEntry: false })
  if (!old || old.mode === fstatSync(file).mode) return
  try {
    fchmodSync(file, old.mode)
  } catch {
    // Some file systems have no permissions to keep.
  }
}

/** A link never replaces a file, but not every file system has links (exFAT, some network drives). */
function giveNewName(beside: string, path: string): void {
  try {
    linkSync(beside, path)
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(code)) throw error
    if (existsSync(path)) throw Object.assign(new Error(`${path} is there already`), { code: 'EEXIST' })
    renameSync(beside, path)
  }
}
