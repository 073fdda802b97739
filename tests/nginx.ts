/** Debian's nginx with the configuration that we ship, on a port of this machine, for as long as a test wants it. */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installFromDebian } from '../scripts/debian.ts'
import { findPort, opens } from './local-port.ts'

/** The file that a curator copies. */
const configuration = fileURLToPath(new URL('../hosting/nginx.conf', import.meta.url))

export const missingNginx =
  'There is no nginx here, and none could be installed. Install it: the configuration in hosting/ was not tried.'

/** Path of nginx, installed where that can be done; undefined where it cannot. `NGINX_PATH` wins. */
export function provideNginx(): string | undefined {
  const found = findNginx()
  if (found) return found
  installFromDebian('nginx', 'nginx')
  const installed = findNginx()
  // Debian starts what it installs; nobody has asked for a server on port 80.
  if (installed) spawnSync(installed, ['-s', 'quit'], { stdio: 'ignore' })
  return installed
}

export interface Nginx {
  /** "http://127.0.0.1:<port>/list/": the site. */
  url: string
  /** The folder that is served from the origin on. */
  root: string
  /** Ends it, also when it has ended. */
  stop(): Promise<void>
}

export interface NginxOptions {
  site: string
  /** With a slash at both ends. */
  base: string
  /** All of the site's directives within a location of the path, beside whatever else the server has. */
  isNested?: boolean
}

/** Starts it as docs/hosting.md says: the marked lines changed, and below a path a link of its name. */
export async function startNginx(program: string, { site, base, isNested = false }: NginxOptions): Promise<Nginx> {
  const folder = mkdtempSync(join(tmpdir(), 'paperstand-nginx-'))
  const root = base === '/' ? site : join(folder, 'www')
  if (base !== '/') {
    const link = join(root, base.slice(1, -1))
    mkdirSync(join(link, '..'), { recursive: true })
    symlinkSync(site, link)
  }
  for (let attempt = 0; ; attempt++) {
    const port = await findPort()
    const changed = changeMarked(readFileSync(configuration, 'utf8'), { port, root, base })
    writeFileSync(join(folder, 'nginx.conf'), wrap(isNested ? nest(changed, base) : changed, folder))
    const child = spawn(program, ['-e', 'stderr', '-p', folder, '-c', join(folder, 'nginx.conf')], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    const ended = new Promise((resolve) => child.once('close', resolve))
    let said = ''
    child.stderr?.on('data', (data) => (said += data))
    const end = () => child.kill('SIGKILL')
    process.once('exit', end)
    if (await opens(port, child))
      return {
        url: `http://127.0.0.1:${port}${base}`,
        root,
        async stop() {
          child.kill('SIGTERM')
          await ended
          process.off('exit', end)
          rmSync(folder, { recursive: true, force: true })
        },
      }
    process.off('exit', end)
    if (attempt === 4 || !/Address already in use/.test(said)) {
      rmSync(folder, { recursive: true, force: true })
      throw new Error(`nginx does not start:\n${said}`)
    }
  }
}

function findNginx(): string | undefined {
  const onPath = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'nginx'))
  const named = process.env['NGINX_PATH']
  return [...(named ? [named] : []), ...onPath, '/usr/sbin/nginx'].find((path) => existsSync(path))
}

/** Every line that says CHANGE, as a curator would; throws where one is not there or was not expected. */
function changeMarked(text: string, { port, root, base }: { port: number; root: string; base: string }): string {
  const values: Record<string, [was: string, is: string]> = {
    listen: ['80', `127.0.0.1:${port}`],
    server_name: ['list.example.org', 'localhost'],
    root: ['/srv/list/current', root],
    error_page: ['/404.html', `${base}404.html`],
  }
  const seen = new Set<string>()
  const changed = text
    .replace(/^ *listen \[::\]:80;.*\n/m, '')
    .replace(/^ *(\w+) .*# CHANGE.*$/gm, (line, name: string) => {
      const [was, is] = values[name] ?? []
      if (was === undefined || is === undefined || !line.includes(`${was};`))
        throw new Error(`Nobody is told how to change "${line}".`)
      seen.add(name)
      return line.replace(`${was};`, () => `${is};`)
    })
  if (seen.size !== Object.keys(values).length)
    throw new Error('The lines to change are not those of the documentation.')
  return changed
}

/** From `error_page` on everything goes into a location; the rest of the server is somebody else's. */
function nest(text: string, base: string): string {
  const start = text.indexOf('  error_page')
  const end = text.lastIndexOf('}')
  return `${text.slice(0, start)}  location ${base} {\n${text.slice(start, end)}  }\n  location = /other { return 200 "else"; }\n}\n`
}

/** What stands around a site in every nginx, with all that it writes in a folder of ours. */
function wrap(text: string, folder: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  return [
    'daemon off;',
    'worker_processes 1;',
    ...(process.getuid?.() === 0 ? ['user root root;'] : []),
    `pid ${folder}/nginx.pid;`,
    'events {}',
    'http {',
    ...temporary.map((name) => `${name}_temp_path ${folder}/${name};`),
    'access_log off;',
    text,
    '}',
  ].join('\n')
}
