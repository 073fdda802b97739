/** The folder in which a site is built, beside the one it will replace: what is served is always one whole build. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

export interface Stage {
  /** Room for everything that the build makes. */
  folder: string
  /** The site itself, within that folder. */
  site: string
  /** Puts the finished site in its place. */
  publish(): void
  /** Removes what was not published. */
  discard(): void
}

/** Opens a stage for `out`, and clears away what builds that were killed have left. */
export function openStage(out: string): Stage {
  recover(out)
  const folder = name(out, 'building', process.pid)
  const old = name(out, 'replaced', process.pid)
  const site = join(folder, 'site')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(site, { recursive: true })
  return {
    folder,
    site,
    publish() {
      if (existsSync(out)) renameSync(out, old)
      renameSync(site, out)
      rmSync(old, { recursive: true, force: true })
    },
    discard: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Brings back a site that a kill caught between the two renames, and removes the leavings of builds that no longer run. */
export function recover(out: string): void {
  const parent = dirname(out)
  if (!existsSync(parent)) return
  for (const entry of readdirSync(parent)) {
    const match = /^\.(.+)\.(building|replaced)-(\d+)$/.exec(entry)
    if (!match || match[1] !== basename(out) || isRunning(Number(match[3]))) continue
    try {
      if (match[2] === 'replaced' && !existsSync(out)) renameSync(join(parent, entry), out)
      else rmSync(join(parent, entry), { recursive: true, force: true })
    } catch {
      // Another build clears up at this moment; what should stay behind is for the next one.
    }
  }
}

function name(out: string, state: 'building' | 'replaced', pid: number): string {
  return join(dirname(out), `.${basename(out)}.${state}-${pid}`)
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
