/** A host of a static site as readers have it: files compressed, HTTP/2, on this machine. It keeps a record of what it sent. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'

export interface StaticHost {
  /** Of its top folder, with a slash at the end. */
  url: string
  /** Every request since the host was opened, in the order of their coming. */
  sent: Sent[]
  close(): void
}

export interface Sent {
  path: string
  /** When it was asked for, in milliseconds since 1970. */
  at: number
  /** Of the body, as it was compressed; 0 where there was none. */
  bytes: number
}

/**
 * Opens a host. Without `openssl` for a certificate it speaks HTTP/1.1, of which a browser takes six files at a time.
 * Texts are compressed by Brotli at its best, once; the others (fonts, Pagefind's files) are compressed already. With
 * `isPlain` it speaks HTTP/1.1 without TLS: browsers take localhost for secure, and no service worker from a host whose
 * certificate they do not know.
 */
export async function openHost(folder: string, { isPlain = false } = {}): Promise<StaticHost> {
  const sent: Sent[] = []
  const bodies = new Map<string, Promise<Body>>()
  const answer = async (
    { url = '/' }: IncomingMessage | Http2ServerRequest,
    // Node gives both the same methods, in types that do not know each other.
    response: Pick<ServerResponse, 'end' | 'setHeader' | 'statusCode'> | Http2ServerResponse,
  ) => {
    const path = decodeURIComponent(new URL(url, 'http://localhost').pathname)
    const entry = { path, at: performance.timeOrigin + performance.now(), bytes: 0 }
    sent.push(entry)
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path)
    if (!bodies.has(file)) bodies.set(file, readBody(file))
    try {
      const { type, bytes, isCompressed } = (await bodies.get(file)) as Body
      entry.bytes = bytes.length
      response.setHeader('content-type', type)
      response.setHeader('cache-control', 'max-age=600')
      if (isCompressed) response.setHeader('content-encoding', 'br')
      response.end(bytes)
    } catch {
      response.statusCode = 404
      response.end()
    }
  }
  if (!isPlain) certificate ??= makeCertificate()
  const isSecure = certificate !== undefined && !isPlain
  const server = isSecure ? createSecureServer({ ...certificate, allowHTTP1: true }, answer) : createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `${isSecure ? 'https' : 'http'}://localhost:${port}/`, sent, close: () => void server.close() }
}

interface Body {
  type: string
  bytes: Buffer
  isCompressed: boolean
}

async function readBody(file: string): Promise<Body> {
  const bytes = await readFile(file)
  const type = textTypes[extname(file)]
  return type === undefined
    ? { type: 'application/octet-stream', bytes, isCompressed: false }
    : { type, bytes: await promisify(brotliCompress)(bytes), isCompressed: true }
}

const textTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
}

const openssl = 'openssl'

let certificate: { key: Buffer; cert: Buffer } | undefined

/** Signed by itself and for one day: browsers speak HTTP/2 over TLS alone. */
function makeCertificate(): typeof certificate {
  const folder = mkdtempSync(join(tmpdir(), 'paperstand-bench-key-'))
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')]
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1']
  try {
    const options = ['req', '-x509', ...curve, '-nodes', '-days', '1', '-subj', '/CN=localhost']
    const { status } = spawnSync(openssl, [...options, '-keyout', key, '-out', cert], { stdio: 'ignore' })
    return status === 0 ? { key: readFileSync(key), cert: readFileSync(cert) } : undefined
  } finally {
    rmSync(folder, { recursive: true })
  }
}
