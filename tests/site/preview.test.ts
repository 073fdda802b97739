/** `npm run preview` does what hosts do, so that what is measured and seen there holds elsewhere. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { serveSite } from '../../scripts/serve-site.ts'
import { ask, holdsContract } from './host-contract.ts'

function close(server: Server): void {
  server.close()
  server.closeAllConnections()
}

describe.each([
  ['at the root', inject('rootSite')],
  ['below a path', inject('baseSite')],
])('npm run preview %s', (_, site) => {
  let served: Awaited<ReturnType<typeof serveSite>>
  beforeAll(async () => {
    served = await serveSite({ site, port: 4840, host: 'localhost' })
  })
  afterAll(() => close(served.server))

  holdsContract(() => ({ url: served.url, site }))

  it('compresses with Brotli for those who take it', async () => {
    const { pathname } = new URL(served.url)
    const { headers } = await ask(served.url, pathname, { headers: { 'accept-encoding': 'gzip, deflate, br, zstd' } })
    expect(headers['content-encoding']).toBe('br')
  })
})

describe('npm run preview', () => {
  const site = mkdtempSync(join(tmpdir(), 'paperstand-preview-'))
  afterAll(() => rmSync(site, { recursive: true, force: true }))

  it('says where the site stands to those who ask beside its path', async () => {
    const { server, url } = await serveSite({ site: inject('baseSite'), port: 4850, host: 'localhost' })
    const { status, headers, body } = await ask(url, '/papers/')
    close(server)
    expect([status, headers['content-type'], body.toString()]).toEqual([
      404,
      'text/plain; charset=utf-8',
      'This site stands under /base/\n',
    ])
  })

  it('leads on from former addresses by itself where the host would', async () => {
    cpSync(inject('rootSite'), site, { recursive: true })
    writeFileSync(join(site, '_redirects'), '/papers/fog-horn/ /papers/dunwick-2019-journal-damp/ 301!\n')
    const { server, url } = await serveSite({ site, port: 4850, host: 'localhost' })
    const { status, headers } = await ask(url, '/papers/fog-horn/?from=mail')
    const file = await ask(url, '/_redirects')
    close(server)
    expect([status, headers['location']]).toEqual([301, '/papers/dunwick-2019-journal-damp/?from=mail'])
    expect(file.status).toBe(404)
  })

  it('serves what certificates need, and no other hidden file', async () => {
    mkdirSync(join(site, '.well-known'), { recursive: true })
    writeFileSync(join(site, '.well-known', 'security.txt'), 'Contact: nobody\n')
    writeFileSync(join(site, '.env'), 'secret')
    const { server, url } = await serveSite({ site, port: 4850, host: 'localhost' })
    const paths = [
      '/.well-known/security.txt',
      '/.env',
      '/.well-known/../.env',
      '/.well-known/%2e%2e/.env',
      '/.well-known/',
    ]
    const statuses = await Promise.all(paths.map(async (path) => (await ask(url, path)).status))
    close(server)
    expect(statuses).toEqual([200, 404, 404, 404, 404])
  })

  it('goes on when a file cannot be read, and while there is no site', async () => {
    const { server, url } = await serveSite({ site, port: 4850, host: 'localhost' })
    const socket = createServer().listen(join(site, 'socket'))
    const unread = await ask(url, '/socket')
    await new Promise((resolve) => socket.close(resolve))
    rmSync(site, { recursive: true })
    const gone = await ask(url, '/')
    close(server)
    expect([unread.status, unread.body.toString()]).toEqual([500, 'This request has no answer.\n'])
    expect([gone.status, gone.body.toString()]).toEqual([404, 'There is nothing here.\n'])
  })

  it('says what to do where nobody can listen', async () => {
    const elsewhere = serveSite({ site: inject('rootSite'), port: 4850, host: '192.0.2.1' })
    await expect(elsewhere).rejects.toThrow(/^Nobody can listen at 192\.0\.2\.1, port 4850 \(.*\)\. Name others with/)
    const { server } = await serveSite({ site: inject('rootSite'), port: 65_535, host: 'localhost' })
    const taken = serveSite({ site: inject('rootSite'), port: 65_535, host: 'localhost' })
    await expect(taken).rejects.toThrow('The ports from 65535 to 65535 are all taken. Name a free one with --port.')
    close(server)
  })
})
