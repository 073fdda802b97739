/** What Linux tells of running processes in /proc, as text and as sums. */

/** One process at one moment. */
export interface ProcessSample {
  pid: number
  /** Processor time so far, user and system, in seconds. */
  cpuSeconds: number
  /** Proportional set size in bytes: its own memory, and its part of what it shares with others. */
  pss: number
}

/** Linux counts processor time in hundredths of a second wherever programs can see it (USER_HZ). */
const ticksPerSecond = 100

/** The session and the processor time in /proc/<pid>/stat; the name in brackets may have spaces and brackets of its own. */
export function parseStat(stat: string): { session: number; cpuSeconds: number } {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [session, user, system] = [fields[3], fields[11], fields[12]].map(Number)
  return { session: session ?? 0, cpuSeconds: ((user ?? 0) + (system ?? 0)) / ticksPerSecond }
}

/** The proportional set size in /proc/<pid>/smaps_rollup, in bytes; 0 of a process that has ended. */
export function parsePss(rollup: string): number {
  return Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1] ?? 0) * 1024
}

/** User and system time of all children in what the shell's `times` prints, in seconds. */
export function parseTimes(times: string): number {
  const children = times.trim().split('\n').at(-1) ?? ''
  return [...children.matchAll(/(\d+)m([\d.,]+)s/g)].reduce(
    (sum, [, minutes, seconds = '0']) => sum + Number(minutes) * 60 + Number(seconds.replace(',', '.')),
    0,
  )
}

/** Adds up processes that come and go. */
export interface Tally {
  add(moment: readonly ProcessSample[]): void
  /** The most that all of them had at one moment, in bytes. */
  readonly peakBytes: number
  /** What each used up to its last moment, summed. */
  readonly cpuSeconds: number
}

export function openTally(): Tally {
  const cpu = new Map<number, number>()
  let peakBytes = 0
  return {
    add(moment) {
      for (const { pid, cpuSeconds } of moment) cpu.set(pid, cpuSeconds)
      peakBytes = Math.max(
        peakBytes,
        moment.reduce((sum, { pss }) => sum + pss, 0),
      )
    },
    get peakBytes() {
      return peakBytes
    },
    get cpuSeconds() {
      return [...cpu.values()].reduce((sum, seconds) => sum + seconds, 0)
    },
  }
}
