/**
 * One request at a time to each service, and a pause between two, over all processes of this user. The turn is a lock of SQLite,
 * which the system gives back when its process ends in whatever way; nobody has to guess whether a lock is stale. Beside it
 * stands when the next request may begin.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Clock } from './clock.ts'

export interface Pace {
  /**
   * Waits for its turn, and until the time has come. `hear` is told of a wait, and when it ends, in milliseconds, where that is
   * known. Throws, with what to do, when turns cannot be noted or somebody does not give theirs back.
   */
  begin(service: { key: string; pace: number }, hear?: (until?: number) => void): Promise<Turn>
}

export interface Turn {
  /** Gives the turn to the next one, who waits for the pause, or until `notBefore` where the service has asked for that. */
  end(notBefore?: number): void
}

/** Longer than this nobody is made to wait by what a file says: a clock that was set wrong must not stop us for a year. */
const longest = 15 * 60_000

/** Milliseconds between two looks at a turn that somebody else has. */
const look = 50

/** A turn that is longer, in milliseconds, is that of a process which stands still: no request takes so long. */
const longestTurn = 5 * 60_000

/** Makes the folder if it is not there; throws when it cannot be written. */
export function openPace(folder: string, clock: Clock): Pace {
  mkdirSync(folder, { recursive: true })
  const fileOf = (key: string, kind: string) => join(folder, `${key}.${kind}`)
  return {
    begin: async ({ key, pace }, hear) => {
      const times = fileOf(key, 'time')
      for (;;) {
        const lock = await takeLock({ file: fileOf(key, 'lock'), times, folder, clock, hear })
        let rest: number
        try {
          rest = readRest(times, pace, clock)
          writeFileSync(times, String(clock.now() + (rest > 0 ? rest : pace)))
        } catch (error) {
          lock.close()
          throw new Error(explainFolder(folder, (error as NodeJS.ErrnoException).code ?? (error as Error).message))
        }
        if (rest <= 0) return { end: (notBefore = 0) => endTurn(lock, times, Math.max(clock.now() + pace, notBefore)) }
        // Nobody waits with the turn in hand, or those who have just had it would have it again and again.
        lock.close()
        hear?.(clock.now() + rest)
        await clock.sleep(rest + look * clock.random())
      }
    },
  }
}

/** Where turns are kept: of this user and not of this copy of the project, since the services count by machines. */
export function findPaceFolder(env: NodeJS.ProcessEnv): string {
  const caches = env['XDG_CACHE_HOME'] || env['LOCALAPPDATA'] || join(homedir(), '.cache')
  return join(caches, 'paperstand', 'pace')
}

/** What is wrong where turns cannot be noted, and what to do. */
export function explainFolder(folder: string, why: string): string {
  return `${folder} cannot be written (${why}). Mend its permissions, or name another folder with XDG_CACHE_HOME.`
}

interface Wait {
  file: string
  times: string
  folder: string
  clock: Clock
  hear: ((until?: number) => void) | undefined
}

async function takeLock({ file, times, folder, clock, hear }: Wait): Promise<DatabaseSync> {
  const database = openLock(file, folder)
  let noted = readNoted(times)
  let since = clock.now()
  for (;;) {
    try {
      database.exec('BEGIN EXCLUSIVE')
      return database
    } catch (error) {
      const { message } = error as Error
      const isStuck = clock.now() - since > longestTurn
      if (isStuck || !/locked|busy/i.test(message)) {
        database.close()
        throw new Error(isStuck ? stuck : explainFolder(folder, message))
      }
    }
    if (clock.now() - since > 1000) hear?.()
    await clock.sleep(look * (1 + clock.random()))
    // Whoever begins a turn notes a time.
    const now = readNoted(times)
    if (now !== noted) [noted, since] = [now, clock.now()]
  }
}

const stuck =
  'Another run of Paperstand has been asking for five minutes and seems to stand still. Let it go on ("fg") or end it, and try again.'

function openLock(file: string, folder: string): DatabaseSync {
  try {
    return new DatabaseSync(file, { timeout: 0 })
  } catch (error) {
    throw new Error(explainFolder(folder, (error as Error).message))
  }
}

function readNoted(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

/** Milliseconds until the next request may begin. What is no time, or far away, was not written in peace: one pause then. */
function readRest(file: string, pace: number, clock: Clock): number {
  try {
    const text = readFileSync(file, 'utf8')
    const rest = /^\d{1,15}$/.test(text) ? Number(text) - clock.now() : Number.NaN
    return rest <= longest ? rest : pace
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0
    throw error
  }
}

/** When it began, the turn noted one pause already; a disk that has no more room for the rest must not keep the turn. */
function endTurn(lock: DatabaseSync, times: string, next: number): void {
  try {
    writeFileSync(times, String(next))
  } catch {
  } finally {
    lock.close()
  }
}
