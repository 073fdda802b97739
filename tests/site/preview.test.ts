/** `npm run preview` does what hosts do, so that what is measured and seen there holds elsewhere. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
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
})
