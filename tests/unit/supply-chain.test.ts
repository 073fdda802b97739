/** Case 72: what is installed when somebody takes this project, under which licences, and what of it may run. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (path: string) => readFileSync(join(root, path), 'utf8')

interface LockedPackage {
  version: string
  integrity?: string
  resolved?: string
  link?: boolean
  hasInstallScript?: boolean
  dev?: boolean
  optional?: boolean
  os?: string[]
  cpu?: string[]
  libc?: string[]
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}

const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, LockedPackage> }
const packages = Object.entries(lock.packages).filter(([path]) => path !== '')
const project = JSON.parse(read('package.json')) as LockedPackage & { engines: object; scripts: object }
const named = { ...project.dependencies, ...project.devDependencies, ...project.optionalDependencies }
const nameOf = (path: string) => path.split('node_modules/').at(-1) as string
const versionsOf = (name: string) =>
  packages.filter(([path]) => nameOf(path) === name).map(([, { version }]) => version)

/** Packages that would like to run a script when they are installed; none is allowed to, so each must work without. */
const withInstallScript = ['esbuild', 'fsevents']

describe('case 72: the packages', () => {
  it('are named by exact versions, and the lockfile is of this package.json', () => {
    for (const [name, version] of Object.entries(named))
      expect([name, version]).toEqual([name, expect.stringMatching(/^\d+\.\d+\.\d+$/)])
    const { dependencies, devDependencies, optionalDependencies } = lock.packages[''] ?? {}
    expect({ dependencies, devDependencies, optionalDependencies }).toEqual({
      dependencies: project.dependencies,
      devDependencies: project.devDependencies,
      optionalDependencies: project.optionalDependencies,
    })
    for (const [name, version] of Object.entries(named))
      expect([name, lock.packages[`node_modules/${name}`]?.version]).toEqual([name, version])
  })

  it('come from the registry that npm asks, each with its checksum, and none from git, a file or another host', () => {
    for (const [path, { resolved, link, version }] of packages)
      expect([path, resolved, link, version]).toEqual([
        path,
        undefined,
        undefined,
        expect.stringMatching(/^\d+\.\d+\.\d+/),
      ])
    const ranges = Object.values(lock.packages).flatMap(({ dependencies, optionalDependencies }) =>
      Object.values({ ...dependencies, ...optionalDependencies }),
    )
    expect(ranges.filter((range) => /[:/]/.test(range.replace(/^npm:/, '')) && !range.startsWith('npm:'))).toEqual([])
    for (const [path, { integrity }] of packages.filter(([path, locked]) => !isForAnotherPlatform(path, locked)))
      expect([path, integrity]).toEqual([path, expect.stringMatching(/^sha512-[A-Za-z0-9+/]{86}==$/)])
  })

  it('run nothing when they are installed', () => {
    const settings = read('.npmrc').split('\n')
    expect(settings).toContain('ignore-scripts=true')
    expect(settings).toContain('save-exact=true')
    expect(
      Object.keys(project.scripts).filter((name) =>
        /^(?:pre|post)?(?:install|prepare|publish|pack|version)|^dependencies$/.test(name),
      ),
    ).toEqual([])
    const asking = packages.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => nameOf(path))
    expect(asking.filter((name) => !withInstallScript.includes(name))).toEqual([])
  })

  it.each([
    ['zod', '4.0.0', 1],
    ['js-yaml', '4.1.1', 1],
    ['parse5', '8.0.0', 1],
    ['astro', '7.0.0', 1],
    ['pagefind', '1.6.0', 1],
    ['vite', '8.0.0', 1],
    // feedsmith, a reader of feeds for bench and tests, wants the line before.
    ['fast-xml-parser', '5.5.7', 2],
    ['yaml', '2.8.3', 2],
  ])('have %s in no version before %s, and not in more than %i', (name, floor, most) => {
    const versions = new Set(versionsOf(name))
    expect(versions.size).toBeGreaterThan(0)
    expect(versions.size).toBeLessThanOrEqual(most)
    for (const version of versions) expect([version, isAtLeast(version, floor)]).toEqual([version, true])
  })

  it('that the site is built with are free to use, and say so', () => {
    const built = packages.filter(([path, { dev }]) => !dev && existsSync(join(root, path, 'package.json')))
    expect(built.length).toBeGreaterThan(300)
    const others = built.filter(([path]) => !isFree(readLicence(path))).map(([path]) => `${path}: ${readLicence(path)}`)
    expect(others).toEqual([])
  })

  it('that are named in package.json stand in docs/licences.md with their licence, and no others do', () => {
    const lines = read('docs/licences.md')
      .split('\n')
      .flatMap((line) => /^\| \[(.+)\]\(https:\/\/www\.npmjs\.com\/package\/\1\) +\| (.+?) +\|/.exec(line) ?? [])
    const listed = lines.filter((_, n) => n % 3 > 0)
    const table = Object.fromEntries(listed.flatMap((name, n) => (n % 2 === 0 ? [[name, listed[n + 1]]] : [])))
    expect(Object.keys(table).sort()).toEqual(Object.keys(named).sort())
    for (const [name, licence] of Object.entries(table))
      if (existsSync(join(root, 'node_modules', name)))
        expect([name, licence]).toEqual([name, readLicence(`node_modules/${name}`)])
  })

  it('are all in the bill of materials that npm writes, each with version and checksum', () => {
    const npm = spawnSync('npm', ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx', '--offline'], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    })
    const { components } = JSON.parse(npm.stdout) as {
      components: { name: string; version: string; hashes?: object[] }[]
    }
    const written = new Map(components.map(({ name, version, hashes }) => [`${name}@${version}`, hashes !== undefined]))
    for (const [path, { version, integrity }] of packages)
      expect([path, written.get(`${nameOf(path)}@${version}`)]).toEqual([path, integrity !== undefined])
  })
})

describe('case 72: this repository', () => {
  it('holds no secret, and names no key', () => {
    const secret =
      /-----BEGIN [A-Z ]*PRIVATE KEY-----|\bgh[pousr]_[A-Za-z0-9]{36}|\bgithub_pat_\w{22}|\bnpm_[A-Za-z0-9]{36}|\bAKIA[A-Z0-9]{16}|\bxox[abprs]-\w{10}|\bsk-[A-Za-z0-9]{32}|_authToken/
    const planted = ['-----BEGIN RSA', ' PRIVATE KEY-----'].join('')
    expect(secret.test(planted)).toBe(true)
    const telling = listOwnFiles().filter((file) => secret.test(read(file).replaceAll('\\b', '')))
    expect(telling.filter((file) => file !== 'tests/unit/supply-chain.test.ts')).toEqual([])
  })

  it.each(['18.20.8', '16.20.2', '12.22.12', '9.11.2'])('refuses Node %s in one sentence', (version) => {
    const pretend = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`, join(root, 'scripts/bootstrap.mjs'), 'check'],
      { encoding: 'utf8' },
    )
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(/^Paperstand needs Node 20 or newer, and this is \d+\.\d+\.\d+\. Install it .*\.\n$/)
    expect(stderr).toContain(version)
  })

  it('begins with a script that an old Node can read to the end', () => {
    const text = read('scripts/bootstrap.mjs').replace(/\/\*\*[\s\S]*?\*\//g, '')
    expect(text).not.toMatch(/\?\.|\?\?|\|\|=|&&=|^\s*#|\bawait\b|\.replaceAll\(|\.at\(|import\.meta\.(?!url)/m)
  })
})

/** Registries may not have every platform's package yet, and then there is no checksum of it to be had: scripts/lock.ts. */
function isForAnotherPlatform(path: string, { optional, os, cpu, libc }: LockedPackage): boolean {
  const isElsewhere = (list: string[] | undefined, name: string) => list !== undefined && !list.includes(name)
  const isForNone = /-(?:wasm32-wasi|android-\w+)$/.test(path)
  return (
    optional === true &&
    (isForNone || isElsewhere(os, 'linux') || isElsewhere(cpu, 'x64') || isElsewhere(libc, 'glibc'))
  )
}

function isAtLeast(version: string, floor: string): boolean {
  const [have, need] = [version, floor].map((text) => text.split(/[.-]/, 3).map(Number))
  const at = [0, 1, 2].find((n) => have?.[n] !== need?.[n]) ?? 2
  return (have?.[at] ?? 0) >= (need?.[at] ?? 0)
}

/** What package.json says, be it in the manner of former times; of one that says nothing, its licence file. */
function readLicence(path: string): string {
  const { license, licenses } = JSON.parse(read(join(path, 'package.json'))) as {
    license?: string | { type: string }
    licenses?: { type: string }[]
  }
  if (typeof license === 'string') return license
  if (license ?? licenses) return license?.type ?? licenses?.map(({ type }) => type).join(' OR ') ?? ''
  const file = readdirSync(join(root, path)).find((name) => /^licen[cs]e/i.test(name))
  if (file && /Apache License, Version 2\.0/.test(read(join(path, file)))) return 'Apache-2.0'
  return file && /Permission is hereby granted, free of charge/.test(read(join(path, file))) ? 'MIT' : 'unknown'
}

/** Everything permissive; data and fonts under their own licences; and two libraries that are used as they are. */
function isFree(licence: string): boolean {
  const permissive = ['MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0']
  const other = ['CC0-1.0', 'CC-BY-4.0', 'OFL-1.1', 'Python-2.0', 'MPL-2.0', 'LGPL-3.0-or-later', 'WTFPL', 'Unlicense']
  const known = new Set([...permissive, ...other])
  return licence
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((part) => known.has(part)))
}

function listOwnFiles(): string[] {
  const rooms = ['.github', 'content', 'docs', 'public', 'scripts', 'src', 'tests']
  const below = rooms.flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.(png|woff2?|ico|jpe?g|wasm)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length)),
  )
  return [...readdirSync(root).filter((name) => /\.(md|json|ts|mjs|cff)$|^\.npmrc$/.test(name)), ...below]
}
