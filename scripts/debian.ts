/** Programs that tests want and Debian has. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { say } from './command.ts'

/**
 * Installs the first of some packages that there is, where that can be done: as root, on a system with apt-get. Whether it is
 * there then is for the caller to see: apt may be at odds with another package.
 */
export function installFromDebian(title: string, ...names: string[]): void {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  say(`Installing ${title} from Debian (once) …`)
  const apt = (...options: string[]) =>
    spawnSync('apt-get', ['-qq', ...options], {
      stdio: ['ignore', 'ignore', 2],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  apt('update')
  for (const name of names) if (apt('install', '-y', '--no-install-recommends', name).status === 0) return
}
