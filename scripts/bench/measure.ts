/** What a command costs: wall seconds, processor seconds, and memory over all of its processes. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { openTally, type ProcessSample, parsePss, parseStat, parseTimes } from './proc.ts'

export interface Command {
  /** Program and arguments. */
  argv: readonly [string, ...string[]]
  cwd: string
}

export interface Cost {
  wallSeconds: number
  /** User and system time of all processes. */
  cpuSeconds: number
  /** The most that all processes together had at one moment (PSS); absent where there is no /proc. */
  peakBytes?: number
}

/**
 * Milliseconds from one look at /proc to the next, at the least. A look costs more the more memory there is (about 20 ms a
 * gigabyte), and holds up whom it looks at; so the pause is always twenty times what the look took of a processor.
 */
const pauseAtLeast = 50
const pausePerLook = 20

/**
 * Runs a command and waits for its end; throws with the last lines of what it printed when that is not a good one.
 *
 * The shell between us and the command counts the processor time of all processes that somebody waited for (`times`);
 * what nobody waited for is seen in /proc alone. The larger sum is told. All processes belong to the session that begins
 * with the shell, also those whose parents have ended.
 */
export async function measureCommand({ argv, cwd }: Command): Promise<Cost> {
  const folder = mkdtempSync(join(tmpdir(), 'paperstand-bench-log-'))
  const log = openSync(join(folder, 'log'), 'w')
  const start = performance.now()
  const shell = spawn('/bin/sh', ['-c', '"$@" 3>&-; code=$?; times >&3; exit $code', 'sh', ...argv], {
    cwd,
    env: { ...process.env, NO_COLOR: '1', ASTRO_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', log, log, 'pipe'],
    detached: true,
  })
  const stop = () => shell.pid && process.kill(-shell.pid)
  process.once('exit', stop)
  try {
    const ended = once(shell, 'exit').then(([code]) => ({ code, wallSeconds: (performance.now() - start) / 1000 }))
    const times = text(shell.stdio[3] as NodeJS.ReadableStream)
    const seen = await watch(shell.pid ?? 0, ended)
    const { code, wallSeconds } = await ended
    if (code !== 0)
      throw new Error(`${argv.slice(0, 3).join(' ')} ended with ${code}: ${lastLines(join(folder, 'log'))}`)
    return { wallSeconds, ...seen, cpuSeconds: Math.max(seen.cpuSeconds, parseTimes(await times)) }
  } finally {
    process.off('exit', stop)
    closeSync(log)
    rmSync(folder, { recursive: true })
  }
}

/** Looks at all processes of a session until the promise is kept. */
async function watch(session: number, ended: Promise<unknown>): Promise<{ cpuSeconds: number; peakBytes?: number }> {
  if (!existsSync('/proc/self/smaps_rollup')) return { cpuSeconds: 0 }
  const tally = openTally()
  let running = true
  ended.finally(() => {
    running = false
  })
  while (running) {
    const before = process.cpuUsage()
    tally.add(readProcesses(session))
    const { user, system } = process.cpuUsage(before)
    await Promise.race([ended, pause(Math.max(pauseAtLeast, (pausePerLook * (user + system)) / 1000))])
  }
  return { cpuSeconds: tally.cpuSeconds, peakBytes: tally.peakBytes }
}

function readProcesses(session: number): ProcessSample[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return []
    try {
      const stat = parseStat(readFileSync(`/proc/${name}/stat`, 'latin1'))
      if (stat.session !== session) return []
      const pss = parsePss(readFileSync(`/proc/${name}/smaps_rollup`, 'latin1'))
      return [{ pid: Number(name), cpuSeconds: stat.cpuSeconds, pss }]
    } catch {
      return [] // It ended while it was looked at.
    }
  })
}

/** What a program said last, without where in its code that was. */
function lastLines(file: string): string {
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines
    .filter((line) => line.trim() !== '' && !/^\s+at |^Node\.js v|^[{}]$/.test(line))
    .slice(-8)
    .join('\n')
}
