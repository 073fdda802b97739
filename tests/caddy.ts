/** Caddy with the configuration that we ship, on a port of this machine, where a test finds one. */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findPort, opens } from './local-port.ts'

/** The file that a curator copies. */
const configuration = fileURLToPath(new URL('../hosting/Caddyfile', import.meta.url))

/** Path of the program; nothing is installed for it. */
export function findCaddy(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return folders.map((folder) => join(folder, 'caddy')).find((path) => existsSync(path))
}

/** "v2.6.2" and "2.6.2" are before 2.8. */
export function isBefore28(program: string): boolean {
  return /^v?2\.[0-7]\./.test(spawnSync(program, ['version'], { encoding: 'utf8' }).stdout)
}

/** Starts it as docs/hosting.md says: name and folder changed, and below a path a link and the path before four others. */
export async function startCaddy(
  program: string,
  { site, base }: { site: string; base: string },
): Promise<{ url: string; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'paperstand-caddy-'))
  const root = base === '/' ? site : join(folder, 'www')
  if (base !== '/') {
    const link = join(root, base.slice(1, -1))
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(site, link)
  }
  const port = await findPort()
  const changed = ['/_astro/', '/search/', '/sw.js', '/404.html'].reduce(
    (text, path) => text.replaceAll(path, () => base.slice(0, -1) + path),
    readFileSync(configuration, 'utf8')
      .replace('list.example.org', `http://127.0.0.1:${port}`)
      .replace('/srv/list/current', () => root),
  )
  const file = join(folder, 'Caddyfile')
  writeFileSync(file, `{\n\tadmin off\n\tauto_https off\n}\n${changed}`)
  const child = spawn(program, ['run', '--adapter', 'caddyfile', '--config', file], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder },
  })
  const ended = new Promise((resolve) => child.once('close', resolve))
  let said = ''
  child.stderr?.on('data', (data) => (said += data))
  const end = () => child.kill('SIGKILL')
  process.once('exit', end)
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    process.off('exit', end)
    rmSync(folder, { recursive: true, force: true })
  }
  if (await opens(port, child)) return { url: `http://127.0.0.1:${port}${base}`, stop }
  await stop()
  throw new Error(`Caddy does not start:\n${said}`)
}
