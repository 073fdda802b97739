/** Serves a built site as a static host does: trailing slashes, index files, content types, 404.html. */
import { createServer, type Server } from 'node:http'
import serve from 'serve-handler'
import { bibliographyFormats, mediaTypeOf } from '../src/bibliography/bibliography.ts'
import { exitCode, fail } from './command.ts'
import { readAddress } from './verify-site.ts'

export interface ServeOptions {
  site: string
  port: number
  host: string
}

/** Starts the server and returns it with the address to open; tries the next ports when this one is taken by another. */
export async function serveSite({ site, port, host }: ServeOptions): Promise<{ server: Server; url: string }> {
  const { base } = readAddress(site)
  const server = createServer((request, response) => {
    const url = request.url ?? '/'
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end()
      return
    }
    if (url === base.slice(0, -1)) {
      response.writeHead(301, { location: base }).end()
      return
    }
    if (!url.startsWith(base)) {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end(`This site stands under ${base}\n`)
      return
    }
    request.url = url.slice(base.length - 1)
    const writeHead = response.writeHead.bind(response) as (...values: unknown[]) => typeof response
    response.writeHead = ((...values: unknown[]) =>
      writeHead(...values.map((value) => underBase(value, base)))) as typeof response.writeHead
    serve(request, response, {
      public: site,
      cleanUrls: true,
      trailingSlash: true,
      directoryListing: false,
      headers: contentTypes,
    })
  })
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

/** Types that the handler's table does not know, or knows without a character set. */
const contentTypes = [
  ...bibliographyFormats.map((format) => ({
    source: `**/*.${format}`,
    headers: [
      { key: 'Content-Type', value: `${format === 'json' ? 'application/json' : mediaTypeOf(format)}; charset=utf-8` },
    ],
  })),
  { source: '**/*.pagefind', headers: [{ key: 'content-type', value: 'application/octet-stream' }] },
  { source: '**/*.pf_*', headers: [{ key: 'content-type', value: 'application/octet-stream' }] },
]

/** A redirect of the handler, which knows nothing of the base path. */
function underBase(value: unknown, base: string): unknown {
  if (typeof value !== 'object' || value === null || !('Location' in value)) return value
  return { ...value, Location: base + String(value.Location).replace(/^\//, '') }
}

async function listen(server: Server, port: number, host: string): Promise<number> {
  for (let candidate = port; candidate < port + 20; candidate++) {
    const error = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
      server.once('error', resolve)
      server.listen(candidate, host, () => {
        server.off('error', resolve)
        resolve(undefined)
      })
    })
    const address = server.address()
    if (!error && address && typeof address === 'object') return address.port
    if (error?.code !== 'EADDRINUSE') throw error
  }
  throw new Error(`The ports from ${port} to ${port + 19} are all taken. Name a free one with --port.`)
}
