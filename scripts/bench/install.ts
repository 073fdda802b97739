/** Packages that are compared with: fetched from npm into folders for temporary files, where they stay. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { say } from '../command.ts'

/** A package of npm in the version that is compared with. */
export interface NpmPackage {
  /** As `--against` has it. */
  peer: string
  package: string
  version: string
}

/** Folder of an installed package; it is there once `provide` has told nothing. */
export function folderOf({ peer, package: name, version }: NpmPackage): string {
  return join(tmpdir(), 'paperstand-bench', `${peer}-${version}`, 'node_modules', name)
}

/** Sees to it that a package is there; tells why it is not, if so. */
export function provide(wanted: NpmPackage, mayInstall: boolean): string | undefined {
  if (existsSync(folderOf(wanted))) return undefined
  return mayInstall ? install(wanted) : `not installed; --against ${wanted.peer} installs it`
}

/** npm works far from the project, and is told nothing of the npm that may have started the bench. */
function install({ peer, package: name, version }: NpmPackage): string | undefined {
  const folder = join(tmpdir(), 'paperstand-bench', `${peer}-${version}`)
  say(`Installing ${name} ${version} in ${folder} …`)
  mkdirSync(folder, { recursive: true })
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_(?!config_registry$)/i.test(name)),
  )
  const options = ['--prefix', folder, '--no-audit', '--no-fund', '--loglevel=error']
  const { status } = spawnSync('npm', ['install', ...options, `${name}@${version}`], {
    cwd: folder,
    env,
    stdio: ['ignore', 2, 2],
  })
  return status === 0 ? undefined : 'could not be installed; is the npm registry within reach?'
}
