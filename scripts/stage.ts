/** The folder in which a site is built, beside the one it will replace: what is served is one whole build. */
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { isOtherRunning } from './processes.ts'

export interface Stage {
  /** Room for everything that the build makes. */
  folder: string
  /** The site itself, within that folder. */
  site: string
  /** The site that stands in its place until then, if there is one. */
  last: string | undefined
  /** Puts the finished site in its place. */
  publish(): void
  /** Removes what was not published, with the folders above it that were made for it. */
  discard(): void
}

/**
 * Opens a stage for `out`, and clears away what builds that were killed have left. Where `out` is a symbolic link, the
 * folder that it points to is renewed, and the link stays.
 */
export function openStage(out: string): Stage {
  recover(out)
  const place = findPlace(out)
  const folder = name(place, 'building', process.pid)
  const old = name(place, 'replaced', process.pid)
  const site = join(folder, 'site')
  rmSync(folder, { recursive: true, force: true })
  const first = mkdirSync(site, { recursive: true })
  return {
    folder,
    site,
    last: existsSync(place) ? place : undefined,
    publish() {
      // No system exchanges two folders in one step, so for a moment between the two renames there is no site. What is
      // killed in that moment leaves the old one beside its place, and `recover` puts it back.
      const isReplacing = existsSync(place)
      if (isReplacing) renameSync(place, old)
      try {
        renameSync(site, place)
      } catch (error) {
        if (isReplacing) putBack(old, place)
        throw error
      }
      rmSync(old, { recursive: true, force: true })
    },
    discard() {
      rmSync(folder, { recursive: true, force: true })
      if (first !== undefined) removeEmpty(dirname(folder), first)
    },
  }
}

/** The folder itself, whatever symbolic links lead to it, also when it is not there (yet). */
export function findPlace(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    const isLink = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()
    if (isLink) return resolve(realpathSync(dirname(path)), readlinkSync(path))
    const parent = dirname(path)
    return parent === path ? path : join(findPlace(parent), basename(path))
  }
}

/** Brings back a site that a kill caught between the two renames, and removes the leavings of builds that no longer run. */
export function recover(out: string): void {
  const place = findPlace(out)
  const parent = dirname(place)
  if (!existsSync(parent)) return
  for (const entry of readdirSync(parent)) {
    const match = /^\.(.+)\.(building|replaced)-(\d+)$/.exec(entry)
    if (!match || match[1] !== basename(place) || isOtherRunning(Number(match[3]))) continue
    try {
      if (match[2] === 'replaced' && !existsSync(place)) renameSync(join(parent, entry), place)
      else rmSync(join(parent, entry), { recursive: true, force: true })
    } catch {
      // Another build clears up at this moment; what should stay behind is for the next one.
    }
  }
}

/** Folders from the inner one up to the outer, as long as nothing is in them. */
function removeEmpty(inner: string, outer: string): void {
  try {
    for (let folder = inner; folder.length >= outer.length; folder = dirname(folder)) rmdirSync(folder)
  } catch {
    // Something is there by now.
  }
}

function name(out: string, state: 'building' | 'replaced', pid: number): string {
  return join(dirname(out), `.${basename(out)}.${state}-${pid}`)
}

/** If this fails too, `recover` does it later; what is told is why the new site could not be put there. */
function putBack(old: string, place: string): void {
  try {
    renameSync(old, place)
  } catch {
    // The old site is whole, beside its place.
  }
}
