/** Browsers that have little room, or no service workers, or refuse them: everything but offline reading works. */
import { describe, expect, inject, it } from 'vitest'
import { useBrowser } from './browser.ts'
import { isKept, openHost, readCaches, strip, stripSays, takeRequests, updateEnds } from './offline.ts'
import { places } from './small-sites.ts'

const open = useBrowser()
const { first, second } = inject('smallSites')

/** Opens a page of the first edition, and waits until that is kept. */
async function visit(place: string, path = '') {
  const host = await openHost({ [place]: first[place] ?? '' })
  const site = new URL(place, host.origin).href
  const { page, errors } = await open(site + path, { serviceWorkers: 'allow' })
  await isKept(page)
  return { host, site, page, errors }
}

describe.each(places)('a browser at %s', (place) => {
  it('case 65: with room for one megabyte reads on: no loop, nothing half, and the old edition stays', async () => {
    const { host, site, page, errors } = await visit(place, 'about/')
    const before = await readCaches(page)
    const devtools = await page.context().newCDPSession(page)
    await page.evaluate(async () => {
      const filling = new Response(new Uint8Array(700_000))
      await (await caches.open('somebody else')).put('/filling', filling)
    })
    await devtools.send('Storage.overrideQuotaForOrigin', { origin: host.origin, quotaSize: 1e6 })
    host.mount(place, second[place] ?? '')
    takeRequests(host)
    await updateEnds(page, 'failed')
    await stripSays(page, /This browser has no room for the newer edition\./)
    expect(await readCaches(page)).toEqual({ ...before, 'somebody else': ['/filling'] })
    for (const path of ['', 'papers/gossamer/', 'papers/'])
      expect((await page.goto(site + path, { waitUntil: 'networkidle' }))?.status()).toBe(200)
    expect(host.requests.filter((request) => request.endsWith('/sw.js')).length).toBeLessThan(10)
    await host.stop()
    expect((await page.goto(site))?.status()).toBe(200)
    expect(errors).toEqual([])
    await page.context().close()
  })

  it('case 65: without room for everything says so, and keeps what is whole', async () => {
    const { host, site, page } = await visit(place)
    const devtools = await page.context().newCDPSession(page)
    const usage = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0)
    await devtools.send('Storage.overrideQuotaForOrigin', { origin: host.origin, quotaSize: usage + 20_000 })
    await strip(page).getByText('Keep everything').click()
    await stripSays(page, /no more room in this browser.*Offline: /)
    await host.stop()
    expect((await page.goto(site))?.status()).toBe(200)
    await page.context().close()
  })

  const absences: [string, () => void][] = [
    ['has no service workers', () => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker')],
    [
      'refuses to register one',
      () => {
        const refuse = () => Promise.reject(new DOMException('No.', 'SecurityError'))
        Object.assign(navigator.serviceWorker, { register: refuse, getRegistration: refuse })
      },
    ],
    [
      'throws when one is registered',
      () => {
        navigator.serviceWorker.register = () => {
          throw new Error('Never.')
        }
      },
    ],
  ]
  it.each(absences)('case 66: that %s reads and searches, without an error and without a strip', async (_, remove) => {
    const host = await openHost({ [place]: first[place] ?? '' })
    const { page, errors } = await open(new URL(`${place}robots.txt`, host.origin).href, { serviceWorkers: 'allow' })
    await page.addInitScript(remove)
    for (const path of ['', 'papers/gossamer/', 'offline/', 'search/?q=Gossamer']) {
      await page.goto(new URL(place + path, host.origin).href, { waitUntil: 'networkidle' })
      expect(await strip(page).count(), path).toBe(0)
    }
    await page.locator('#search-results a').first().waitFor()
    expect(errors).toEqual([])
    await page.context().close()
  })

  it('case 66: at an address that is not secure reads and searches, without an error and without a strip', async () => {
    const host = await openHost({ [place]: first[place] ?? '' })
    const { page, errors } = await open(new URL(`${place}robots.txt`, host.origin).href, { serviceWorkers: 'allow' })
    const insecure = 'http://stand.example/'
    await page.route(`${insecure}**`, async (route) => {
      const response = await fetch(route.request().url().replace(insecure, host.origin))
      const body = Buffer.from(await response.arrayBuffer())
      await route.fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body })
    })
    for (const path of ['', 'papers/gossamer/', 'search/?q=Gossamer']) {
      await page.goto(new URL(place + path, insecure).href, { waitUntil: 'networkidle' })
      expect(await strip(page).count(), path).toBe(0)
    }
    expect(await page.evaluate(() => isSecureContext)).toBe(false)
    await page.locator('#search-results a').first().waitFor()
    expect(errors).toEqual([])
    await page.context().close()
  })
})
