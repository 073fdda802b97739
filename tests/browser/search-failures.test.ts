/** Search where something is missing, under the strict policy: it says what it could not do, and does the rest. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { useBrowser } from './browser.ts'
import { openTestHost, strictCsp, type TestHost } from './host.ts'
import { answered, shownIds, statusOf } from './search-page.ts'
import { newPaper, places } from './small-sites.ts'

const open = useBrowser()
let host: TestHost
let withoutWebAssembly: TestHost
beforeAll(async () => {
  const { first } = inject('smallSites')
  host = await openTestHost(first)
  withoutWebAssembly = await openTestHost(first, { csp: strictCsp.replace(" 'wasm-unsafe-eval'", '') })
})
afterAll(() => Promise.all([host.stop(), withoutWebAssembly.stop()]))

const lantern = 'aldermoor-2026-lantern-weights-fog'
const titlesAlone = /Only titles, names and identifiers were searched: the index of the texts could not be loaded\.$/

describe.each(places)('case 60: search under %s', (place) => {
  const visit = (address: string, origin = host.origin) => open(`${origin.slice(0, -1)}${place}${address}`)
  const failing = async (pattern: RegExp, run: () => Promise<void>) => {
    host.failOn((url) => (pattern.test(url) ? 'drop' : undefined))
    try {
      await run()
    } finally {
      host.failOn(() => undefined)
    }
  }

  it('case 60: works with the policy on, in titles and in texts', async () => {
    const { page, errors, foreign } = await visit('search/?q=lantern')
    await answered(page)
    expect(await shownIds(page)).toContain(lantern)
    expect(await statusOf(page)).toMatch(/found$/)
    await page.locator('#query').fill('nobody')
    await answered(page)
    expect(await page.locator('#search-results .excerpt mark').count()).toBeGreaterThan(0)
    expect([errors, foreign]).toEqual([[], []])
    await page.context().close()
  })

  it('case 60: finds titles and filters them without WebAssembly, and says what was searched', async () => {
    const { page } = await visit('search/?q=lantern', withoutWebAssembly.origin)
    await answered(page)
    expect(await shownIds(page)).toContain(lantern)
    expect(await statusOf(page)).toMatch(titlesAlone)
    await page.locator('#query').fill('lantren')
    await answered(page)
    expect((await shownIds(page))[0]).toBe(lantern)
    await page.goto(`${withoutWebAssembly.origin.slice(0, -1)}${place}search/?year=2025`)
    await answered(page, /found$/)
    expect(await shownIds(page)).toContain(lantern)
    await page.context().close()
  })

  it('case 60: finds titles where Pagefind cannot be had, and texts again when it can', async () => {
    await failing(/\/pagefind\//, async () => {
      const { page } = await visit('search/?q=lantern')
      await answered(page)
      expect(await shownIds(page)).toContain(lantern)
      expect(await statusOf(page)).toMatch(titlesAlone)
      host.failOn(() => undefined)
      await page.goto(page.url())
      await answered(page, /found$/)
      await page.context().close()
    })
  })

  it('case 60: says so where only a part of Pagefind cannot be had', async () => {
    await failing(/\/pagefind\/index\//, async () => {
      const { page } = await visit('search/?q=lantern')
      await answered(page)
      expect(await shownIds(page)).toContain(lantern)
      expect(await statusOf(page)).toMatch(titlesAlone)
      await page.context().close()
    })
  })

  it('case 60: does not say that a word is nowhere where the part that may have it cannot be had', async () => {
    await failing(/\/pagefind\/index\//, async () => {
      const { page } = await visit('search/?q=nobody')
      await answered(page)
      expect(await statusOf(page)).toMatch(titlesAlone)
      host.failOn(() => undefined)
      await page.locator('#query').fill('nobody ')
      await answered(page, /found$/)
      expect((await shownIds(page)).length).toBeGreaterThan(0)
      await page.context().close()
    })
  })

  it('case 60: answers from Pagefind alone where the records cannot be had', async () => {
    await failing(/\/search\/papers\./, async () => {
      const { page } = await visit('search/?q=lantern')
      await answered(page)
      expect(await shownIds(page)).toContain(lantern)
      await page.context().close()
    })
  })

  it('case 60: leads to the whole list where its script is blocked', async () => {
    await failing(/\/_astro\/search\..*\.js/, async () => {
      const { page } = await visit('search/?q=lantern')
      expect(await statusOf(page)).toContain('If it does not, the whole list is still there.')
      expect(await page.locator('#search-status').isVisible()).toBe(true)
      await page.locator('#search-status a').click()
      await page.waitForURL(`**${place}papers/`)
      await page.context().close()
    })
  })

  it('case 60: leads to the whole list without scripts', async () => {
    const { page } = await open(`${host.origin.slice(0, -1)}${place}search/`, { javaScriptEnabled: false })
    expect(await page.locator('#search').textContent()).toMatch(/Search needs a script[\s\S]*The whole list/)
    expect(await page.locator('#search-status').isVisible()).toBe(false)
    expect(await page.locator('noscript a').getAttribute('href')).toBe(`${place}papers/`)
    await page.context().close()
  })
})

describe.each(places)('case 63: an index of another build, under %s', (place) => {
  const address = `search/?q=${encodeURIComponent('invented paper second edition')}`
  const old = (path: string) => readFileSync(join(inject('smallSites').first[place] ?? '', path))
  let newer: TestHost
  beforeAll(async () => {
    newer = await openTestHost(inject('smallSites').second)
  })
  afterAll(() => newer.stop())

  /** The page, which gets from the earlier build what is named, as from a cache. */
  const visit = async (cached: RegExp, read: (path: string) => Buffer | undefined): Promise<Page> => {
    const site = `${newer.origin.slice(0, -1)}${place}`
    const { page } = await open(`${site}about/`)
    await page.route(cached, (route) => {
      const body = read(new URL(route.request().url()).pathname.slice(place.length))
      return body ? route.fulfill({ body, contentType: 'text/html' }) : route.continue()
    })
    await page.goto(site + address)
    await answered(page)
    return page
  }

  it('case 63: an old entry in a cache is asked for anew', async () => {
    let asked = 0
    const page = await visit(/pagefind-entry\.json\?ts=[0-9a-f]+$/, (path) => {
      asked++
      return old(path)
    })
    expect(asked).toBeGreaterThan(0)
    expect(await shownIds(page)).toContain(newPaper)
    expect(await statusOf(page)).toMatch(/found$/)
    await page.context().close()
  })

  it('case 63: an old page finds what the new index has', async () => {
    const page = await visit(/\/search\/\?/, () => old('search/index.html'))
    expect((await shownIds(page))[0]).toBe(newPaper)
    expect(await page.locator('#search [aria-busy="true"]').count()).toBe(0)
    await page.context().close()
  })

  it('case 63: an old page with its old records does, too', async () => {
    const [records = ''] = readdirSync(join(inject('smallSites').first[place] ?? '', 'search')).filter((name) =>
      name.startsWith('papers.'),
    )
    const page = await visit(/\/search\//, (path) =>
      old(path.endsWith('.json') ? `search/${records}` : 'search/index.html'),
    )
    expect((await shownIds(page))[0]).toBe(newPaper)
    await page.context().close()
  })
})
