/** Answers of services, kept for a while: an import that is tried, mended and run again asks nobody twice. */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { removeLeftovers, writeFileWhole } from '../write-file.ts'
import type { Clock } from './clock.ts'

export interface KeptAnswers {
  /** The answer to this request, if one is kept that is younger than `age` milliseconds. */
  find(request: string, age: number): string | undefined
  /** Keeps a good answer; a disk that takes no more costs a request another time, and nothing else. */
  keep(request: string, text: string): void
}

export const day = 24 * 60 * 60_000

/** Opens the folder, and clears away what is older than two days. */
export function openAnswers(folder: string, clock: Clock): KeptAnswers {
  clear(folder)
  const fileOf = (request: string) => join(folder, `${createHash('sha256').update(request).digest('hex')}.json`)
  return {
    find: (request, age) => {
      const kept = readKept(fileOf(request))
      if (kept?.request !== request) return undefined
      const passed = clock.now() - kept.time
      return passed >= 0 && passed < age ? kept.text : undefined
    },
    keep: (request, text) => {
      try {
        mkdirSync(folder, { recursive: true })
        writeFileWhole(fileOf(request), JSON.stringify({ request, time: clock.now(), text }))
      } catch {}
    },
  }
}

function readKept(file: string): { request: string; time: number; text: string } | undefined {
  try {
    const kept: unknown = JSON.parse(readFileSync(file, 'utf8'))
    if (typeof kept !== 'object' || kept === null) return undefined
    const { request, time, text } = kept as Record<string, unknown>
    return typeof request === 'string' && typeof time === 'number' && typeof text === 'string'
      ? { request, time, text }
      : undefined
  } catch {
    return undefined
  }
}

function clear(folder: string): void {
  try {
    removeLeftovers(folder)
    for (const name of readdirSync(folder)) {
      const file = join(folder, name)
      if (name.endsWith('.json') && Date.now() - statSync(file).mtimeMs > 2 * day) rmSync(file, { force: true })
    }
  } catch {}
}
