/** nginx, with nothing of ours but the site and the configuration in hosting/. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { missingNginx, type Nginx, type NginxOptions, provideNginx, startNginx } from '../nginx.ts'
import { ask, holdsContract } from './host-contract.ts'

const program = provideNginx()

it('case 70: nginx is here', () => {
  expect(program, missingNginx).toBeDefined()
})

const places: [place: string, options: NginxOptions][] = [
  ['at the root', { site: inject('rootSite'), base: '/' }],
  ['below a path', { site: inject('baseSite'), base: '/base/' }],
  ['below a path, in a location beside other things', { site: inject('baseSite'), base: '/base/', isNested: true }],
]

describe.skipIf(program === undefined).each(places)('nginx %s', (_, options) => {
  let nginx: Nginx
  beforeAll(async () => {
    nginx = await startNginx(program ?? '', options)
  })
  afterAll(() => nginx?.stop())

  holdsContract(() => ({ url: nginx.url, site: options.site }))

  if (options.base === '/') return

  it('case 70: whoever asks beside the path gets nothing of the site, and other things of the server are left alone', async () => {
    const { status, body } = await ask(nginx.url, '/papers/gossamer/')
    expect([status, body.includes('Gossamer')]).toEqual([404, false])
    if (!options.isNested) return
    const other = await ask(nginx.url, '/other')
    expect([other.status, other.body.toString(), other.headers['content-security-policy']]).toEqual([
      200,
      'else',
      undefined,
    ])
  })
})

describe.skipIf(program === undefined)('nginx', () => {
  const folder = mkdtempSync(join(tmpdir(), 'paperstand-folder-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('case 70: serves what a certificate needs, though its folder is hidden', async () => {
    mkdirSync(join(folder, '.well-known'), { recursive: true })
    writeFileSync(join(folder, '.well-known', 'security.txt'), 'Contact: nobody\n')
    writeFileSync(join(folder, '404.html'), 'missing')
    const nginx = await startNginx(program ?? '', { site: folder, base: '/' })
    const { status, headers } = await ask(nginx.url, '/.well-known/security.txt')
    await nginx.stop()
    expect([status, headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8'])
  })
})
