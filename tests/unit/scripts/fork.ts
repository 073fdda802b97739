/** A project and its fork, as git has them: invented papers, local folders, nobody's own settings. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Outcome, runScript } from './run-script.ts'

const person = 'Ada Fictive'

/** What git goes by: nothing of whoever runs the tests, and the same day for every commit. */
export const gitSettings: Record<string, string> = {
  HOME: '/nonexistent',
  XDG_CONFIG_HOME: '/nonexistent',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_TERMINAL_PROMPT: '0',
  ...Object.fromEntries(
    ['AUTHOR', 'COMMITTER'].flatMap((who) => [
      [`GIT_${who}_NAME`, person],
      [`GIT_${who}_EMAIL`, 'ada@example.org'],
      [`GIT_${who}_DATE`, '2026-01-01T00:00:00Z'],
    ]),
  ),
  LC_ALL: 'C',
}

export interface Repository {
  folder: string
  /** Git in it; what it wrote, without the last line end. */
  git: (...options: string[]) => string
  /** Writes files, or removes those that are null, and commits everything. */
  commit: (files: Record<string, string | Buffer | null>) => void
}

/** A new repository, or a clone of another. */
export function openRepository(folder: string, from?: string, branch = 'main'): Repository {
  const git = (...options: string[]) =>
    execFileSync('git', options, { cwd: folder, env: { ...process.env, ...gitSettings }, stdio: 'pipe' })
      .toString()
      .trimEnd()
  if (from === undefined) git('init', '--quiet', '-b', branch)
  else git('clone', '--quiet', from, '.')
  const commit: Repository['commit'] = (files) => {
    for (const [path, bytes] of Object.entries(files)) {
      if (bytes === null) rmSync(join(folder, path))
      else {
        mkdirSync(dirname(join(folder, path)), { recursive: true })
        writeFileSync(join(folder, path), bytes)
      }
    }
    git('add', '--all')
    git('commit', '--quiet', '--allow-empty', '-m', 'Change')
  }
  return { folder, git, commit }
}

/** `npm run update` in this repository. */
export function update(
  { folder }: Repository,
  options: readonly string[] = [],
  env: Record<string, string> = {},
): Outcome {
  return runScript('update.ts', options, { cwd: folder, env: { ...gitSettings, ...env } })
}

/** Every file below the folder of a repository, with its mode and its bytes. */
export function readFolder({ folder }: Repository, name: string): Record<string, string> {
  const files = readdirSync(join(folder, name), { recursive: true, withFileTypes: true }).filter((file) =>
    file.isFile(),
  )
  return Object.fromEntries(
    files
      .map(({ parentPath, name }) => join(parentPath, name))
      .sort()
      .map((path) => [
        path.slice(folder.length + 1),
        `${statSync(path).mode.toString(8)} ${readFileSync(path).toString('latin1')}`,
      ]),
  )
}

/** An invented paper as an entry file. */
export function entry(title: string, note = ''): string {
  return `---\ntitle: ${title}\nadded: 2025-12-10\n---\n${note}`
}
