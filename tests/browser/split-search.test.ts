/** The search page of a list without a small index: with an index for each few years it gives what it gives with one. */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { buildSearchIndex } from '../../scripts/build-search-index.ts'
import { readContent } from '../../scripts/read-content.ts'
import { buildLibrary } from '../../src/library/library.ts'
import { packVocabulary } from '../../src/search/vocabulary.ts'
import { useBrowser, type Visit } from './browser.ts'
import { answered, offersOf, shownIds, statusOf } from './search-page.ts'

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

/** Takes the small index away: only then Pagefind answers alone. */
async function useNoRecords(page: Page, site: string): Promise<void> {
  await page.route(`${site}search/**`, async (route) => {
    const response = await route.fetch()
    const body = (await response.text()).replace(/data-records="[^"]*"/, '')
    return route.fulfill({ response, body })
  })
}

/** Puts the list's words in the place of its records, as a list of more than 5,000 papers has them. */
async function useWords(page: Page, site: string): Promise<void> {
  await page.route(`${site}search/**`, async (route) => {
    const response = await route.fetch()
    const body = (await response.text()).replace(/data-records="[^"]*"/, `data-words="${site}search/words.txt"`)
    return route.fulfill({ response, body })
  })
  await page.route(`${site}search/words.txt`, (route) => route.fulfill({ body: packVocabulary(library) }))
}

/** Puts the split index in the place of the site's own, too. */
async function useSplitIndex(page: Page, site: string): Promise<void> {
  const folder = `${new URL(site).pathname}pagefind/`
  await page.route(`${site}search/**`, async (route) => {
    const response = await route.fetch()
    const indexes = ['', ...older.map((name) => `${name}/`)].map((name) => folder + name).join(' ')
    const html = (await response.text()).replace(/data-records="[^"]*"/, '')
    const body = html.replace(/data-indexes="[^"]*"/, `data-indexes="${indexes}"`)
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
  let one: Visit
  let several: Visit
  beforeAll(async () => {
    const site = inject(where)
    one = await open(`${site}about/`)
    await useNoRecords(one.page, site)
    several = await open(`${site}about/`)
    await useSplitIndex(several.page, site)
  })
  afterAll(() => Promise.all([one, several].map(({ page }) => page.context().close())))

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
    const address = `${inject(where)}search/${query}`
    const [expected, answer] = await Promise.all([one, several].map(({ page }) => readAnswer(page, address)))
    if (!expected || !answer) throw new Error('There is no answer to compare.')
    expect(answer.status).toBe(expected.status)
    expect(answer.facets).toEqual(expected.facets)
    const isSorted = /sort=/.test(query) || !query.includes('q=')
    expect(isSorted ? answer.results : answer.results.sort(byUrl)).toEqual(
      isSorted ? expected.results : expected.results.sort(byUrl),
    )
    expect(several.foreign).toEqual([])
    expect(several.errors).toEqual([])
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
      /^\d+ so far; searching the rest …$/.test(document.getElementById('search-status')?.textContent ?? ''),
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

describe('the search page of a list of which only the words are known', () => {
  const site = () => inject('atRoot')
  const visit = async (query: string) => {
    const { page, errors } = await open(`${site()}about/`)
    await useWords(page, site())
    await page.goto(`${site()}search/${query}`)
    await answered(page)
    return { page, errors }
  }

  it('corrects a wrong letter and says so, and lets it stand when that is wanted', async () => {
    const { page, errors } = await visit('?q=retrieval')
    const right = await shownIds(page)
    expect(await offersOf(page)).toBe('')
    await page.goto(`${site()}search/?q=retreival`)
    await answered(page)
    expect(await offersOf(page)).toBe('Showing results for “retrieval”. Search for “retreival” alone')
    expect(await shownIds(page)).toEqual(right)
    await page.getByRole('button', { name: 'Search for “retreival” alone' }).click()
    await answered(page, /Nothing found/)
    expect(new URL(page.url()).search).toBe('?q=retreival&as=typed')
    expect(errors).toEqual([])
    await page.context().close()
  })

  it('corrects nothing that a text has', async () => {
    const { page } = await visit('?q=submodular')
    expect(await offersOf(page)).toBe('')
    expect(await shownIds(page)).toEqual(['zhang-2023-h2o-heavy-hitter'])
    await page.context().close()
  })

  it('finds a paper by its address at arXiv', async () => {
    const { page } = await visit(`?q=${encodeURIComponent('https://arxiv.org/abs/2306.14048v2')}`)
    expect(await shownIds(page)).toEqual(['zhang-2023-h2o-heavy-hitter'])
    await page.context().close()
  })

  it('counts what another choice of a facet would add', async () => {
    const { page } = await visit('?year=2018')
    const before = (await shownIds(page)).length
    const label = page.locator('#filter-year label', { hasText: '2019' })
    const count = Number(await label.locator('.count').textContent())
    await label.locator('input').check()
    await page.waitForURL(/year=2018&year=2019/)
    await answered(page)
    expect((await shownIds(page)).length).toBe(before + count)
    await page.context().close()
  })

  it('answers from the reader’s shelf, newest first, and says what it passes over', async () => {
    const { page } = await visit('?q=attention')
    await page.evaluate(() => {
      const mark = (id: string, title: string, year: number, more = {}) => {
        const item = { id, type: 'article', title, issued: { 'date-parts': [[year]] } }
        const kept = { status: 'to read', changed: '2026-01-01T00:00:00.000Z', item, ...more }
        localStorage.setItem(`paperstand:shelf:${document.body.dataset['list']}:${id}`, JSON.stringify(kept))
      }
      mark('cai-2018-proxylessnas-direct-neural', 'ProxylessNAS', 2018)
      mark('zhang-2023-h2o-heavy-hitter', 'Heavy-Hitter Oracle', 2023)
      mark('invented-2025-elsewhere', 'Of Another List', 2025, { foreign: true })
    })
    await page.goto(`${site()}search/?q=oracle`)
    await answered(page)
    await page.locator('#filter-shelf summary').click()
    const choice = page.locator('#filter-shelf label')
    expect(await choice.textContent()).toBe(' to read 1')
    await choice.locator('input').check()
    await page.waitForURL(/shelf=to\+read/)
    await answered(page, /1 paper found/)
    await page.locator('#query').fill('')
    await answered(page, /2 papers found/)
    expect(await shownIds(page)).toEqual(['zhang-2023-h2o-heavy-hitter', 'cai-2018-proxylessnas-direct-neural'])
    expect(await page.locator('#search-results .own').allTextContents()).toEqual(['Shelf: to read', 'Shelf: to read'])
    await page.goto(`${site()}search/?shelf=to+read&topic=Attention+kernels`)
    await answered(page)
    expect(await statusOf(page)).toBe(
      '2 papers found. On the shelf, papers are told apart by words, years and venues only.',
    )
    await page.context().close()
  })
})
