/** The commands as a person runs them: in a process of their own, with an environment that is told and not inherited. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const own = fileURLToPath(new URL('../..', import.meta.url))

export interface Outcome {
  code: number | null
  signal: NodeJS.Signals | null
  stdout: string
  stderr: string
}

export interface Surroundings {
  env?: Record<string, string>
  umask?: number
  /** Another copy of the project than this one. */
  project?: string
}

/** Runs `scripts/<name>.ts` to its end. */
export async function runScript(name: string, options: string[], surroundings?: Surroundings): Promise<Outcome> {
  return startScript(name, options, surroundings).ended
}

/** Starts `scripts/<name>.ts`; vitest's own variables (NODE_ENV and the like) are not passed on. */
export function startScript(
  name: string,
  options: string[],
  { env = {}, umask, project = own }: Surroundings = {},
): { child: ChildProcess; ended: Promise<Outcome> } {
  const { PATH = '', HOME = '', TMPDIR, NODE_COMPILE_CACHE } = process.env
  const before = umask === undefined ? undefined : process.umask(umask)
  const cache = needsCache(name, options) ? mkdtempSync(join(tmpdir(), 'paperstand-cache-')) : undefined
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      join(project, 'scripts', `${name}.ts`),
      ...(cache === undefined ? [] : ['--cache-dir', cache]),
      ...options,
    ],
    {
      cwd: project,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH,
        HOME,
        ...(TMPDIR ? { TMPDIR } : {}),
        ...(NODE_COMPILE_CACHE ? { NODE_COMPILE_CACHE } : {}),
        ASTRO_TELEMETRY_DISABLED: '1',
        ...env,
      },
    },
  )
  if (before !== undefined) process.umask(before)
  let [stdout, stderr] = ['', '']
  child.stdout?.on('data', (data) => {
    stdout += data
  })
  child.stderr?.on('data', (data) => {
    stderr += data
  })
  const ended = new Promise<Outcome>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }))
  }).finally(() => cache !== undefined && rmSync(cache, { recursive: true, force: true }))
  return { child, ended }
}

/** Builds take nothing over from each other, unless a test says so. */
function needsCache(name: string, options: string[]): boolean {
  return name === 'build' && !options.includes('--cache-dir')
}
