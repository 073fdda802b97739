/** Serves a built site as a good static host does: the table of answers, redirects, 404.html, compression, ranges. */
import { existsSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { join, relative, sep } from 'node:path'
import compression from 'compression'
import send from 'send'
import { everywhere, fileTypes, toAnswer } from '../src/hosting/answers.ts'
import { hostFileNames } from '../src/hosting/host-files.ts'
import { exitCode, fail } from './command.ts'
import { readAddress } from './verify-site.ts'

export interface ServeOptions {
  site: string
  port: number
  host: string
}

/**
 * Starts the server and returns it with the address to open; tries the next ports when this one is taken by another. Throws,
 * with what to do, where nobody can listen.
 */
export async function serveSite({ site, port, host }: ServeOptions): Promise<{ server: Server; url: string }> {
  const { base } = readAddress(site)
  const redirects = readRedirects(site)
  const server = createServer((request, response) =>
    compress(request, response, () => answer({ site, base, redirects }, request, response)),
  )
  const free = await listen(server, port, host)
  return { server, url: `http://${host === '0.0.0.0' || host === '::' ? 'localhost' : host}:${free}${base}` }
}

/** A port from the command line; ends the command when it is none. */
export function toPort(text: string): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535)
    fail(`--port "${text}" is not a port. Name a number from 1 to 65535.`, exitCode.wrongUsage)
  return port
}

interface Served {
  site: string
  base: string
  redirects: ReadonlyMap<string, string>
}

function answer({ site, base, redirects }: Served, request: IncomingMessage, response: ServerResponse): void {
  const url = request.url ?? '/'
  const [path = '/'] = url.split(/[?#]/)
  const query = url.slice(path.length)
  const moved = redirects.get(path) ?? (path === base.slice(0, -1) ? base : undefined)
  for (const [name, value] of Object.entries(everywhere)) response.setHeader(name, value)
  if (request.method !== 'GET' && request.method !== 'HEAD')
    say(response, 405, 'Use GET or HEAD.', { allow: 'GET, HEAD' })
  else if (moved !== undefined) lead(response, moved + query)
  else if (!path.startsWith(base)) say(response, 404, `This site stands under ${base}`)
  else if (hostFileNames.includes(path.slice(base.length))) sendMissing(site, response)
  else
    sendFile(site, path.slice(base.length - 1), request, response).on('directory', (_, folder: string) =>
      lead(response, toAddress(relative(site, folder), base) + query),
    )
}

/** Of the folder that was found, not what was asked for: "//elsewhere.example/.." would lead to another host. */
function toAddress(folder: string, base: string): string {
  return (
    base +
    folder
      .split(sep)
      .map((name) => (name === '' ? '' : `${encodeURIComponent(name)}/`))
      .join('')
  )
}

/** `path` is below the site's address, from its slash on. Headers are those of the file that was found: a folder's page. */
function sendFile(site: string, path: string, request: IncomingMessage, response: ServerResponse): send.SendStream {
  const stream = send(request, path, {
    root: site,
    cacheControl: false,
    dotfiles: isWellKnown(path) ? 'allow' : 'ignore',
  })
  stream.on('headers', (_, file: string) => {
    const found = relative(site, file).split(sep).join('/')
    for (const [name, value] of Object.entries(toAnswer(found))) response.setHeader(name, value)
  })
  stream.on('error', ({ status = 500 }: { status?: number }) => {
    // It may have been found, and then not be read.
    for (const name of ['Content-Length', 'ETag', 'Last-Modified'])
      if (!response.headersSent) response.removeHeader(name)
    if (response.headersSent) response.destroy()
    else if (status === 404) sendMissing(site, response)
    else say(response, status, 'This request has no answer.')
  })
  stream.pipe(response)
  return stream
}

/** Of all hidden files only those that the world has agreed upon (RFC 8615), as with nginx. */
function isWellKnown(path: string): boolean {
  return /^\/\.well-known(?:\/[\w-][\w.-]*)+$/.test(path)
}

/** What is compressed already, or asked for in part, is sent as it is. (The package's types want Express; itself does not.) */
const compress = compression({
  filter: ({ headers }, response) => {
    const [type] = String(response.getHeader('content-type')).split(';')
    return headers.range === undefined && fileTypes.some((known) => known.isText && known.type === type)
  },
}) as unknown as (request: IncomingMessage, response: ServerResponse, next: () => void) => void

/** While a new site takes the place of the old one, there is none for a moment. */
function sendMissing(site: string, response: ServerResponse): void {
  const file = join(site, '404.html')
  if (existsSync(file)) response.writeHead(404, toAnswer('404.html')).end(readFileSync(file))
  else say(response, 404, 'There is nothing here.')
}

function lead(response: ServerResponse, location: string): void {
  response.writeHead(301, { location }).end()
}

function say(response: ServerResponse, status: number, text: string, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', ...headers }).end(`${text}\n`)
}

/** From and to, of a site that was built for a host with `_redirects`. */
function readRedirects(site: string): Map<string, string> {
  const file = join(site, '_redirects')
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
  return new Map(lines.flatMap((line) => [line.split(' ')]).flatMap(([from, to]) => (from && to ? [[from, to]] : [])))
}

async function listen(server: Server, port: number, host: string): Promise<number> {
  const end = Math.min(port + 20, 65_536)
  for (let candidate = port; candidate < end; candidate++) {
    const error = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
      server.once('error', resolve)
      server.listen(candidate, host, () => {
        server.off('error', resolve)
        resolve(undefined)
      })
    })
    const address = server.address()
    if (!error && address && typeof address === 'object') return address.port
    if (error?.code !== 'EADDRINUSE')
      throw new Error(
        `Nobody can listen at ${host}, port ${candidate} (${error?.message}). Name others with --host and --port.`,
      )
  }
  throw new Error(`The ports from ${port} to ${end - 1} are all taken. Name a free one with --port.`)
}
