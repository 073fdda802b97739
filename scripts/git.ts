/** Git as the update needs it: asked for facts, or told to do something while the curator looks on. */
import { spawnSync } from 'node:child_process'

export interface GitAnswer {
  /** 0 when it went well; null when git was ended by a signal. */
  code: number | null
  /** What it wrote, a character for each byte, so that names of any encoding come back as they were. */
  output: string
  /** What it said of a failure. */
  message: string
}

/** Asks git in the current folder. Throws, with what to do, where there is no git. */
export function askGit(options: readonly string[], input = ''): GitAnswer {
  return run(options, ['pipe', 'pipe', 'pipe'], input)
}

/** The answer of a question that git must be able to answer; throws git's own words where it cannot. */
export function readGit(options: readonly string[], input = ''): string {
  const { code, output, message } = askGit(options, input)
  if (code !== 0) throw new Error(message || `git ${options[0]} ended with ${code}.`)
  return output
}

/** Lets git do something; what it says goes to the curator, and it may ask for a password. */
export function showGit(options: readonly string[]): GitAnswer {
  return run(options, ['inherit', 2, 2])
}

function run(options: readonly string[], stdio: ('pipe' | 'inherit' | 2)[], input?: string): GitAnswer {
  const { status, stdout, stderr, error } = spawnSync('git', options, {
    stdio: stdio as ('pipe' | 'inherit')[],
    maxBuffer: 2 ** 28,
    ...(input === undefined ? {} : { input: Buffer.from(input, 'latin1') }),
  })
  if (error && (error as NodeJS.ErrnoException).code === 'ENOENT')
    throw new Error('git is not installed. Install it, for example from https://git-scm.com, and try again.')
  if (error) throw error
  return { code: status, output: stdout?.toString('latin1') ?? '', message: stderr?.toString().trim() ?? '' }
}
