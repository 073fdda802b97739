/**
 * `npm run lock`: writes package-lock.json anew, for every platform. npm leaves out a platform package that the registry at
 * hand does not have (yet), and `npm ci` then refuses the lockfile; here such packages are put in by name and version.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { readCommandLine, say } from './command.ts'
import { writeFileWhole } from './write-file.ts'

interface LockedPackage {
  version: string
  optional?: boolean
  dev?: boolean
  os?: string[]
  cpu?: string[]
  libc?: string[]
  optionalDependencies?: Record<string, string>
}

readCommandLine(
  'npm run lock\n\nWrites package-lock.json anew from package.json, with the packages of every platform.',
  {},
)
execFileSync('npm', ['install', '--package-lock-only', '--ignore-scripts', '--no-audit', '--no-fund'], {
  stdio: 'inherit',
})
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, LockedPackage> }
const added = Object.entries(lock.packages).flatMap(([parent, { dev, optionalDependencies = {} }]) =>
  Object.entries(optionalDependencies)
    .filter(([name, version]) => /^\d/.test(version) && lock.packages[find(parent, name)]?.version !== version)
    .map(([name, version]) => {
      const free = lock.packages[`node_modules/${name}`] === undefined
      lock.packages[free ? `node_modules/${name}` : `${parent}/node_modules/${name}`] = {
        version,
        ...(dev ? { dev } : {}),
        optional: true,
        ...readPlatform(name),
      }
      return `${name}@${version}`
    }),
)
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileWhole('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`)
if (added.length > 0)
  say(`Put in without a checksum, since the registry at hand does not have them: ${added.join(', ')}`)

/** Where Node would find `name` from `parent`: the nearest node_modules that has it. */
function find(parent: string, name: string): string {
  const places = parent.split('/node_modules/')
  for (let depth = parent === '' ? 0 : places.length; depth > 0; depth--) {
    const place = `${places.slice(0, depth).join('/node_modules/')}/node_modules/${name}`
    if (lock.packages[place]) return place
  }
  return `node_modules/${name}`
}

/** System, processor and C library that the package is for, as its newest version at hand says. */
function readPlatform(name: string): Pick<LockedPackage, 'os' | 'cpu' | 'libc'> {
  try {
    const answer = execFileSync('npm', ['view', name, 'os', 'cpu', 'libc', '--json'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const { os, cpu, libc } = JSON.parse(answer)
    return { ...(os ? { os } : {}), ...(cpu ? { cpu } : {}), ...(libc ? { libc } : {}) }
  } catch {
    return {}
  }
}
