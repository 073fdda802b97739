/**
 * A static host for browser tests, which can be made to misbehave: sites at several base paths of one origin, each of which
 * can be replaced by a newer build, a strict Content-Security-Policy on everything, and failures on demand.
 */
import { readFileSync, statSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { earlyStyle } from '../../src/layouts/early-style.ts'
import { formatPagePolicy, headerPolicy } from '../../src/layouts/policy.ts'
import { earlyScript } from '../../src/theme/early-script.ts'

export interface TestHost {
  /** "http://localhost:<port>/". Browsers take localhost for a secure place, as service workers need one. */
  origin: string
  /** Every request since the host was opened: "GET /search/?q=x". */
  requests: string[]
  /** Puts a site at a base path ("/", "/a/stand/"), also in the place of an earlier one. */
  mount(base: string, site: string): void
  /** What happens to a request instead of an answer; nothing for those that are answered as ever. Gets "/path?query". */
  failOn(fail: (url: string) => Failure | undefined): void
  /** Requests for these are answered with half of the body, and the rest never comes. */
  holdBack(isHeld: (url: string) => boolean): void
  /** Ends the server; connections break off. */
  stop(): Promise<void>
  /** Starts it again at the same address. */
  start(): Promise<void>
}

/**
 * A status; a connection that breaks before or in the midst of the body, or one on which nothing ever comes; a body with a
 * byte that is another.
 */
export type Failure = number | 'drop' | 'break' | 'hang' | 'damage'

export interface HostOptions {
  /** The policy that every answer carries. */
  csp?: string
}

/** What pages say of themselves, said by the host as well, and what only a host can say; WebAssembly everywhere. */
export const strictCsp = `${await formatPagePolicy({ script: earlyScript, style: earlyStyle, searches: true })}; ${headerPolicy}`

/** Opens a host on a free port; base paths with a slash at both ends. */
export async function openTestHost(
  sites: Record<string, string>,
  { csp = strictCsp }: HostOptions = {},
): Promise<TestHost> {
  const mounts = new Map(Object.entries(sites))
  const requests: string[] = []
  let failureOf: (url: string) => Failure | undefined = () => undefined
  let isHeldBack: (url: string) => boolean = () => false
  const server = createServer((request, response) => {
    const url = request.url ?? '/'
    requests.push(`${request.method} ${url}`)
    response.setHeader('content-security-policy', csp)
    response.setHeader('cache-control', 'no-cache')
    const failure = failureOf(url)
    if (failure === 'hang') return
    if (failure === 'drop') response.destroy()
    else if (typeof failure === 'number')
      response.writeHead(failure, { 'content-type': 'text/plain' }).end('Failure.\n')
    else if (request.method !== 'GET' && request.method !== 'HEAD') response.writeHead(405).end()
    else answer(mounts, url, response, failure ?? (isHeldBack(url) ? 'hold back' : 'whole'))
  })
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, 'localhost', resolve))
  await listen(0)
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://localhost:${port}/`,
    requests,
    mount: (base, site) => mounts.set(base, site),
    failOn: (fail) => {
      failureOf = fail
    },
    holdBack: (isHeld) => {
      isHeldBack = isHeld
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
    start: () => listen(port),
  }
}

/** As static hosts do: index.html for a folder, a redirect to its slash, 404.html for what is not there. */
function answer(mounts: ReadonlyMap<string, string>, url: string, response: ServerResponse, how: Delivery): void {
  const { pathname } = new URL(url, 'http://localhost')
  const [base, site] = [...mounts]
    .filter(([base]) => pathname.startsWith(base))
    .sort(([a], [b]) => b.length - a.length)[0] ?? [undefined, undefined]
  if (base === undefined || site === undefined) return void response.writeHead(404).end('No site stands here.\n')
  const path = decodeURIComponent(pathname.slice(base.length))
  if (path.split('/').includes('..')) return void response.writeHead(400).end()
  const file = join(site, path)
  const stat = statSync(file, { throwIfNoEntry: false })
  if (stat?.isDirectory() && path !== '' && !path.endsWith('/'))
    return void response.writeHead(301, { location: `${pathname}/` }).end()
  const found = stat?.isDirectory() ? join(file, 'index.html') : file
  const exists = statSync(found, { throwIfNoEntry: false })?.isFile() === true
  const body = exists ? readFileSync(found) : readFileSync(join(site, '404.html'))
  const type = types[exists ? extname(found) : '.html'] ?? 'application/octet-stream'
  response.writeHead(exists ? 200 : 404, { 'content-type': type, 'content-length': body.length })
  if (how === 'damage') body[body.length - 1] = ~Number(body.at(-1)) & 0xff
  if (how === 'whole' || how === 'damage') return void response.end(body)
  response.write(body.subarray(0, Math.floor(body.length / 2)))
  if (how === 'break') setTimeout(() => response.destroy(), 20)
}

/** What is held back never comes: whoever asked gives up, and asks again. */
type Delivery = 'whole' | 'break' | 'damage' | 'hold back'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
}
