/** The search page with an index for each few years gives what it gives with one. */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { buildSearchIndex } from '../../scripts/build-search-index.ts'
import { readContent } from '../../scripts/read-content.ts'
import { buildLibrary } from '../../src/library/library.ts'
import { useBrowser } from './browser.ts'

const open = useBrowser()
const library = buildLibrary(readContent('content'))
const smallest = 8
let split: string
let older: string[]

beforeAll(async () => {
  split = mkdtempSync(join(tmpdir(), 'paperstand-split-'))
  await buildSearchIndex(library, split, { smallest })
  older = readdirSync(split)
    .filter((name) => /^\d/.test(name))
    .sort()
    .reverse()
  expect(older.length).toBeGreaterThan(1)
})
afterAll(() => rmSync(split, { recursive: true }))

/** Puts the split index in the place of the site's own. */
async function useSplitIndex(page: Page, site: string): Promise<void> {
  const folder = `${new URL(site).pathname}pagefind/`
  await page.route(`${site}search/**`, async (route) => {
    const response = await route.fetch()
    const indexes = ['', ...older.map((name) => `${name}/`)].map((name) => folder + name).join(' ')
    const body = (await response.text()).replace(/data-indexes="[^"]*"/, `data-indexes="${indexes}"`)
    return route.fulfill({ response, body })
  })
  await page.route(`${site}pagefind/**`, (route) => {
    const path = join(split, new URL(route.request().url()).pathname.slice(folder.length))
    return existsSync(path) ? route.fulfill({ path }) : route.fulfill({ status: 404 })
  })
}

/** What the page shows in the end: facets with their counts, and results in order. */
async function readAnswer(page: Page, address: string) {
  await page.goto(address)
  await page.waitForFunction(() =>
    /papers? found|Nothing|Type words|could not/.test(document.getElementById('search-status')?.textContent ?? ''),
  )
  while (await page.locator('.more-results').count()) {
    const count = await page.locator('#search-results > li').count()
    await page.locator('.more-results').click()
    await page.waitForFunction((before) => document.querySelectorAll('#search-results > li').length > before, count)
  }
  return page.evaluate(() => ({
    status: document.getElementById('search-status')?.textContent,
    facets: [...document.querySelectorAll('#search-filters label:not(.sort)')].map((label) => label.textContent),
    results: [...document.querySelectorAll('#search-results > li')].map((item) => ({
      url: item.querySelector('a')?.pathname ?? '',
      text: item.textContent,
    })),
  }))
}

const byUrl = (a: { url: string }, b: { url: string }) => (a.url < b.url ? -1 : 1)

describe.each(['atRoot', 'underBase'] as const)('several search indexes %s', (where) => {
  it.each([
    '',
    '?q=attention',
    '?q=attention&sort=newest',
    '?q=attention&sort=discussed',
    '?q=sparse+cache&sort=discussed',
    '?q=memory&year=2024&year=2025&sort=newest',
    '?year=2024&year=2019',
    '?year=2024&year=2023&year=2025&sort=discussed',
    '?q=%22attention%22&sort=newest',
    '?q=quantization&topic=Attention+kernels',
    '?q=sparse+shivdikar&sort=newest',
    '?q=shivdikarian&sort=newest',
    '?q=quan&sort=discussed',
    '?q=zzzzqqqq',
  ])('answer "%s" as one does', async (query) => {
    const site = inject(where)
    const address = `${site}search/${query}`
    const one = await open(address)
    const several = await open(`${site}about/`)
    await useSplitIndex(several.page, site)
    const expected = await readAnswer(one.page, address)
    const answer = await readAnswer(several.page, address)
    expect(answer.status).toBe(expected.status)
    expect(answer.facets).toEqual(expected.facets)
    const isSorted = /sort=/.test(query) || !query.includes('q=')
    expect(isSorted ? answer.results : answer.results.sort(byUrl)).toEqual(
      isSorted ? expected.results : expected.results.sort(byUrl),
    )
    expect(several.foreign).toEqual([])
    expect(several.errors).toEqual([])
    await one.page.context().close()
    await several.page.context().close()
  })
})

describe('the search page with several indexes', () => {
  it('answers from the newest first, and says that there is more', async () => {
    const site = inject('atRoot')
    const { page } = await open(`${site}about/`)
    await useSplitIndex(page, site)
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    await page.route(`${site}pagefind/${older[0]}/**`, async (route) => {
      await held
      return route.fallback()
    })
    await page.goto(`${site}search/?q=attention`)
    await page.waitForFunction(() =>
      /^\d+ among the newest; searching the rest …$/.test(document.getElementById('search-status')?.textContent ?? ''),
    )
    const links = page.locator('#search-results a')
    const newest = await links.count()
    expect(newest).toBeGreaterThan(0)
    await links.first().focus()
    const focused = await links.first().getAttribute('href')
    release()
    await page.waitForFunction(() => /papers found/.test(document.getElementById('search-status')?.textContent ?? ''))
    expect(await links.count()).toBeGreaterThan(newest)
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe(focused)
    await page.context().close()
  })

  it('says so when one cannot be had, and asks for it again with the next words', async () => {
    const site = inject('atRoot')
    const { page } = await open(`${site}about/`)
    await useSplitIndex(page, site)
    const missing = `${site}pagefind/${older[0]}/**`
    await page.route(missing, (route) => route.abort())
    await page.goto(`${site}search/?q=attention`)
    const status = (pattern: string) =>
      page.waitForFunction(
        (source) => new RegExp(source).test(document.getElementById('search-status')?.textContent ?? ''),
        pattern,
      )
    await status('could not be loaded')
    await page.unroute(missing)
    await page.locator('#query').fill('attention kernels')
    await status('papers? found')
    await page.context().close()
  })
})
