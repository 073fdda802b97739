/**
 * Every npm command starts here, on whatever Node there is from 20 on: installs what is missing, once, then hands over to
 * the Node that the packages brought along. Plain JavaScript, because that first Node reads no TypeScript, and none newer
 * than Node 12 reads, so that an old one is told what to do rather than stumbles.
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const oldest = { toBegin: 20, toRun: [22, 18] }

const [command, ...options] = process.argv.slice(2)
const needsTools = ['test', 'format', 'screenshots', 'bench'].includes(command)

requireNode()
if (!isInstalled()) install()
run(findNode())

function requireNode() {
  if (Number(process.versions.node.split('.')[0]) < oldest.toBegin) {
    stop(
      `Paperstand needs Node ${oldest.toBegin} or newer, and this is ${process.versions.node}. Install it from https://nodejs.org or with your system's package manager.`,
    )
  }
}

/** The mark of a finished install: for which lockfile, and whether with the tools for testing. */
function isInstalled() {
  const mark = read(markFile())
  return mark !== undefined && (mark === expected('tools') || (!needsTools && mark === expected('site')))
}

/** Packages that somebody put there by hand are taken for everything: npm begins anew, and the tools must not get lost. */
function install() {
  if (isLink(join(root, 'node_modules')))
    stop(
      `${join(root, 'node_modules')} is a symbolic link, and npm would empty the folder that it points to. Remove the link and try again.`,
    )
  const withTools = needsTools || existsSync(join(root, 'node_modules'))
  process.stderr.write(`Installing what ${withTools ? 'testing' : 'building'} needs (once) …\n`)
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const flags = [
    'ci',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    ...(withTools ? ['--include=dev'] : ['--omit=dev']),
  ]
  const { status, error } = spawnSync(npm, flags, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (status !== 0)
    stop(
      `npm could not install the packages${error ? ` (${error.message})` : ''}. Check that this folder can be written and the npm registry be reached, then try again.`,
    )
  writeFileSync(markFile(), expected(withTools ? 'tools' : 'site'))
}

/** Node 24 from npm's platform package; the Node that runs this where there is no such package and it is new enough. */
function findNode() {
  const own = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(own)) return own
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > oldest.toRun[0] || (major === oldest.toRun[0] && minor >= oldest.toRun[1])) return process.execPath
  return stop(
    `There is no Node package for ${process.platform} ${process.arch}, and this Node is ${process.versions.node}. Install Node 24 from https://nodejs.org.`,
  )
}

function run(node) {
  const script = join(root, 'scripts', `${command}.ts`)
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', script, ...options], {
    cwd: root,
    stdio: 'inherit',
    // Node keeps here what it has compiled: a command begins a quarter of a second sooner.
    env: { NODE_COMPILE_CACHE: join(root, '.cache', 'node'), ...process.env },
  })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => stop(`${node} does not start (${error.message}). Remove node_modules and try again.`))
  child.on('exit', (code, signal) => process.exit(signal ? 130 : code === null ? 1 : code))
}

function isLink(path) {
  const found = lstatSync(path, { throwIfNoEntry: false })
  return found === undefined ? false : found.isSymbolicLink()
}

function markFile() {
  return join(root, 'node_modules', '.paperstand')
}

function expected(set) {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  return `${set} ${process.platform}-${process.arch} ${lock}\n`
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

function stop(message) {
  process.stderr.write(`${message}\n`)
  return process.exit(1)
}
