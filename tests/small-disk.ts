/** A disk that is soon full: a file system in memory which only the command that is run on it sees. */
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'

export interface SmallDisk {
  /** An empty folder; while the command runs, the disk is there. */
  place: string
  /** Its size. */
  kilobytes: number
  /** Copied onto the disk before the command begins; copied from it into `after` when it has ended. */
  before?: string
  after: string
}

/** Whether this system lets us have one (Linux, and allowed to make a name space of its own). */
export const hasSmallDisks =
  process.platform === 'linux' && spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0

/** Runs the command to its end with the disk in its place. */
export function runOnSmallDisk(
  { place, kilobytes, before, after }: SmallDisk,
  command: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): { status: number | null; stdout: string; stderr: string } {
  for (const folder of [place, after]) mkdirSync(folder, { recursive: true })
  const script = `set -e
    mount -t tmpfs -o size=${kilobytes}k tmpfs "$PLACE"
    if [ -n "$BEFORE" ]; then cp -a "$BEFORE/." "$PLACE"; fi
    set +e
    "$0" "$@"
    code=$?
    cp -a "$PLACE/." "$AFTER"
    exit $code`
  const { status, stdout, stderr } = spawnSync('unshare', ['-rm', 'sh', '-c', script, ...command], {
    encoding: 'utf8',
    timeout: 120_000,
    env: { ...env, PLACE: place, BEFORE: before ?? '', AFTER: after },
  })
  return { status, stdout, stderr }
}
