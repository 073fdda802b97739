/** The commands as a person runs them, each in a process of its own. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../..', import.meta.url))

export interface Outcome {
  code: number | null
  stdout: string
  stderr: string
}

interface Surroundings {
  cwd?: string
  env?: Record<string, string>
  /** Run as this user, who is nobody in particular. */
  uid?: number
}

/** Runs a script of the project with these options. */
export function runScript(script: string, options: readonly string[], surroundings: Surroundings = {}): Outcome {
  return run([`${root}/scripts/${script}`, ...options], surroundings)
}

/** Runs a piece of a module. */
export function runModule(code: string, surroundings: Surroundings = {}): Outcome {
  return run(['--input-type=module', '--eval', code], surroundings)
}

function run(options: string[], { cwd = root, env = {}, uid }: Surroundings): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, options, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NODE_NO_WARNINGS: '1', ...env },
    timeout: 50_000,
    ...(uid === undefined ? {} : { uid, gid: uid }),
  })
  return { code: status, stdout, stderr }
}

/** Root may read everything, so a test about permissions is run as somebody else. */
export const nobody = process.getuid?.() === 0 ? { uid: 65_534 } : {}
