/** A newer edition comes to a reader who has an older one: beside it, whole or not at all. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, inject, it } from 'vitest'
import { useBrowser } from './browser.ts'
import type { TestHost } from './host.ts'
import { isKept, keepEverything, openHost, readCaches, strip, stripSays, takeRequests, updateEnds } from './offline.ts'
import { newPaper, places } from './small-sites.ts'

const open = useBrowser()
const { first, second, mended, takenBack } = inject('smallSites')

/** Opens a page of the first edition, and waits until that is kept. */
async function visit(place: string, path = '') {
  const host = await openHost({ [place]: first[place] ?? '' })
  const site = new URL(place, host.origin).href
  const { page, errors } = await open(site + path, { serviceWorkers: 'allow' })
  await isKept(page)
  return { host, site, page, errors }
}

const style = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--edition').trim())

const buildsIn = (caches: Record<string, string[]>) => Object.keys(caches).filter((name) => /:[0-9a-f]{16}$/.test(name))

/** Answers of the host that were no success, but for what every edition lacks. */
function watchFailures(page: Page): string[] {
  const failures: string[] = []
  page.context().on('response', (response) => {
    if (response.status() >= 400) failures.push(`${response.status()} ${response.url()}`)
  })
  return failures
}

describe.each(places)('a newer edition of a site at %s', (place) => {
  it('case 62: comes to an open tab without mixing: notice once, text kept, new page with new style, then all of it', async () => {
    const { host, site, page, errors } = await visit(place, 'search/')
    const failures = watchFailures(page)
    await page.locator('#query').evaluate((field: HTMLInputElement) => {
      field.value = 'unsent words'
    })
    host.mount(place, second[place] ?? '')

    const other = await page.context().newPage()
    await other.goto(`${site}papers/`)
    expect(await style(other)).toBe('2')
    expect(await other.locator(`a[href$="/${newPaper}/"]`).count()).toBeGreaterThan(0)
    await stripSays(page, /A newer edition is here\./)
    expect(await page.locator('#query').inputValue()).toBe('unsent words')
    expect(await style(page)).toBe('')

    await stripSays(other, /A newer edition is here\./)
    await other.goto(`${site}papers/${newPaper}/`)
    expect(await other.locator('h1').textContent()).toBe('A Wind From a New Page')
    expect(await style(other)).toBe('2')
    expect(await stripSays(other, /Offline: /)).not.toContain('newer edition')

    await strip(page).getByText('Read it').click()
    await page.waitForFunction(
      () => getComputedStyle(document.documentElement).getPropertyValue('--edition').trim() === '2',
    )
    await stripSays(page, /of 13 papers/)
    await host.stop()
    expect((await page.goto(`${site}papers/${newPaper}/`))?.status()).toBe(200)
    expect(await style(page)).toBe('2')
    expect((await page.goto(site))?.status()).toBe(200)
    expect(await style(page)).toBe('2')
    expect(buildsIn(await readCaches(page))).toHaveLength(1)
    expect([failures, errors]).toEqual([[], []])
    await page.context().close()
  })

  const failures: [string, (host: TestHost) => void][] = [
    ['the host fails at the third file', (host) => failAt(host, 3, 500)],
    ['the connection breaks at the fifth', (host) => failAt(host, 5, 'drop')],
    ['the connection breaks within a file', (host) => failAt(host, 4, 'break')],
  ]

  it.each(failures)(
    'case 64: that comes half-way because %s leaves the old one whole, and comes at the next try',
    async (_, fail) => {
      const { host, site, page } = await visit(place, 'papers/gossamer/')
      const before = await readCaches(page)
      host.mount(place, second[place] ?? '')
      fail(host)
      await updateEnds(page, 'failed')
      expect(await readCaches(page)).toEqual(before)
      await host.stop()
      for (const path of ['', 'papers/gossamer/', 'search/']) {
        expect((await page.goto(site + path))?.status(), path).toBe(200)
        expect(await style(page)).toBe('')
      }

      host.failOn(() => undefined)
      await host.start()
      await updateEnds(page, 'waiting')
      expect(buildsIn(await readCaches(page))).toHaveLength(2)
      await page.context().close()
    },
  )

  it('case 67: that is kept no more takes everything back, and its worker is gone within one reload', async () => {
    const { host, site, page, errors } = await visit(place, 'papers/gossamer/')
    await keepEverything(page)
    await page.evaluate(() => caches.open('somebody else'))
    host.mount(place, takenBack[place] ?? '')
    await page.goto(site)
    const registrations = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)
    await expect.poll(registrations, { timeout: 60_000 }).toBe(0)
    takeRequests(host)
    await page.reload()
    expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull()
    expect(await readCaches(page)).toEqual({ 'somebody else': [] })
    expect(await strip(page).count()).toBe(0)
    expect(takeRequests(host).filter((request) => request === `GET ${place}`)).toHaveLength(1)
    expect(errors).toEqual([])
    await page.context().close()
  })

  it('brings everything where everything was kept', async () => {
    const { host, site, page } = await visit(place)
    await keepEverything(page)
    const packsOf = (all: string[]) => all.filter((path) => path.endsWith('.pack')).sort()
    const before = packsOf(Object.values(await readCaches(page)).flat())
    takeRequests(host)
    host.mount(place, second[place] ?? '')
    await updateEnds(page, 'waiting')
    const fetched = packsOf(takeRequests(host).map((request) => request.replace('GET ', '')))
    await strip(page).getByText('Read it').click()
    await stripSays(page, /all 13 papers are kept/)
    const after = packsOf(Object.values(await readCaches(page)).flat())
    expect(fetched).toEqual(after.filter((path) => !before.includes(path)))
    await host.stop()
    for (const id of [newPaper, 'gossamer', 'kestrel-2023-software-bell']) {
      expect((await page.goto(`${site}papers/${id}/`))?.status(), id).toBe(200)
      expect(await style(page)).toBe('2')
    }
    await page.context().close()
  })
})

describe('a newer edition that one tab has gone on to', () => {
  it('is read by the next tab on request, and keeps everything for the one that stays', async () => {
    const { host, site, page } = await visit('/', 'papers/gossamer/')
    const [second, third] = [await page.context().newPage(), await page.context().newPage()]
    for (const tab of [second, third]) {
      await tab.goto(`${site}about/`)
      await isKept(tab)
    }
    host.mount('/', mended)
    await updateEnds(page, 'waiting')
    for (const tab of [page, second, third]) await stripSays(tab, /A newer edition is here\./)
    const goOn = (tab: Page) =>
      Promise.all([tab.waitForEvent('load'), strip(tab).getByText('Read it').click()]).then(() => isKept(tab))
    await goOn(second)
    await goOn(third)
    await strip(page).getByText('Keep everything').click()
    await stripSays(page, /all 12 papers are kept/)
    expect(buildsIn(await readCaches(page))).toHaveLength(1)
    await page.context().close()
  })

  it('is told again to whoever cannot keep the older one any more', async () => {
    const { host, site, page } = await visit('/', 'papers/gossamer/')
    host.mount('/', second['/'] ?? '')
    await updateEnds(page, 'waiting')
    await stripSays(page, /A newer edition is here\./)
    await strip(page).getByText('Keep everything').click()
    await stripSays(page, /Perhaps a newer edition is there: load this page again, and read that first\./)
    await page.goto(`${site}papers/gossamer/`)
    await stripSays(page, /A newer edition is here\./)
    await page.context().close()
  })
})

describe('an update where everything is kept', () => {
  it('fetches only the packs that have changed', async () => {
    const { host, page } = await visit('/')
    await keepEverything(page)
    const packsOf = (all: string[]) => all.filter((path) => path.endsWith('.pack')).sort()
    const before = packsOf(Object.values(await readCaches(page)).flat())
    takeRequests(host)
    host.mount('/', mended)
    await updateEnds(page, 'waiting')
    const fetched = packsOf(takeRequests(host).map((request) => request.replace('GET ', '')))
    const after = packsOf(Object.values(await readCaches(page)).flat()).filter((path) => existsSync(join(mended, path)))
    expect(fetched).toEqual(after.filter((path) => !before.includes(path)))
    expect(fetched.length).toBeGreaterThan(0)
    expect(after.length).toBeGreaterThan(fetched.length)
    expect(fetched.filter((path) => /papers|fragments|authors/.test(path))).toEqual([])
    await page.context().close()
  })
})

/** From now on the so-manieth file that is asked for fails, and all after it. */
function failAt(host: TestHost, number: number, failure: 500 | 'drop' | 'break'): void {
  let asked = 0
  host.failOn((url) => {
    if (url.endsWith('/sw.js')) return undefined
    asked += 1
    return asked >= number ? failure : undefined
  })
}
