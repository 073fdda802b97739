/** The site in a browser behind servers that know nothing of it: nginx with our configuration, and one with no configuration at all. */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import serve from 'serve-handler'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { missingNginx, provideNginx, startNginx } from '../nginx.ts'
import { useBrowser } from './browser.ts'
import { isKept } from './offline.ts'
import { places } from './small-sites.ts'

interface Served {
  url: string
  stop(): Promise<void>
}

const open = useBrowser()
const { first } = inject('smallSites')
const folder = mkdtempSync(join(tmpdir(), 'paperstand-plain-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Started with the lines changed that the documentation says. */
function startOurNginx(place: string): Promise<Served> {
  const program = provideNginx()
  if (program === undefined) throw new Error(missingNginx)
  return startNginx(program, { site: first[place] ?? '', base: place })
}

/** Files of a folder, and what every such server does: an index for a folder, a slash behind it. */
async function startPlainServer(place: string): Promise<Served> {
  const top = join(folder, place === '/' ? 'root' : 'path')
  mkdirSync(top)
  cpSync(first[place] ?? '', join(top, place), { recursive: true })
  const server = createServer((request, response) => serve(request, response, { public: top, trailingSlash: true }))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${place}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

describe.each([
  ['nginx', startOurNginx],
  ['a plain static server', startPlainServer],
])('behind %s', (_, start) => {
  it.each(places)(
    'case 70: a site at %s is read and searched, asks no other origin, and is there when the server is gone',
    async (place) => {
      const { url, stop } = await start(place)
      try {
        const { page, foreign, errors } = await open(url, { serviceWorkers: 'allow' })
        await isKept(page)
        expect(await page.locator('.entry').count()).toBeGreaterThan(0)
        for (const path of ['papers/gossamer', 'topics/fog-machines/', 'results/', 'shelf/', 'about/'])
          expect([path, (await page.goto(url + path))?.status()]).toEqual([path, 200])
        await page.goto(`${url}papers/gossamer/`)
        expect(await page.locator('h1').textContent()).toBe('Gossamer')
        const findsGossamer = async (query: string) => {
          await page.goto(`${url}search/?q=${query}`)
          await page.locator('#search-results a').first().waitFor()
          expect(await page.locator('#search-results').textContent()).toContain('Gossamer')
        }
        await findsGossamer('Gossamer')
        expect(errors).toEqual([])

        const { scope, state } = await page.evaluate(async () => {
          const { scope, active } = await navigator.serviceWorker.ready
          return { scope, state: active?.state }
        })
        expect([scope, state]).toEqual([url, 'activated'])
        await stop()
        expect((await page.goto(`${url}papers/gossamer/`))?.status()).toBe(200)
        await findsGossamer('Gossamer')
        expect(foreign).toEqual([])
        await page.context().close()
      } finally {
        await stop()
      }
    },
  )
})
