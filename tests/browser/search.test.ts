import { readdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect, inject, it } from 'vitest'
import { readContent } from '../../scripts/read-content.ts'
import { words } from '../../src/bibliography/paper-id.ts'
import { toPlainText } from '../../src/text/mathematics.ts'
import { isLong } from '../long.ts'
import { useBrowser } from './browser.ts'
import { answered, shownIds } from './search-page.ts'

const open = useBrowser()
const { papers } = readContent('content')
const results = (page: Page) => page.locator('#search-results a')

describe.each([
  ['atRoot', papers],
  ['underBase', isLong ? papers : papers.filter((_, n) => n % 8 === 0)],
] as const)('search %s', (where, wanted) => {
  it(`finds each of ${wanted.length} papers by three words of its title`, async () => {
    expect(papers.length).toBe(readdirSync('content/papers').length)
    const { page } = await open(`${inject(where)}search/`)
    const lost: string[] = []
    for (const { id, record } of wanted) {
      const three = words(toPlainText(record.title))
        .sort((a, b) => b.length - a.length)
        .slice(0, 3)
        .join(' ')
      await page.goto(`${inject(where)}search/?q=${encodeURIComponent(three)}`)
      await answered(page)
      if (!(await shownIds(page)).slice(0, 10).includes(id)) lost.push(`${id}: ${three}`)
    }
    expect(lost).toEqual([])
    await page.context().close()
  })
})

describe('the search page', () => {
  it.each([
    ['a name as it is typed', 'H2O', 'zhang-2023-h2o-heavy-hitter'],
    ['a name as it is printed', 'A²ATS', 'he-2025-a2ats-retrieval-based'],
    ['an arXiv id', '2306.14048', 'zhang-2023-h2o-heavy-hitter'],
    ['an author', 'Kaustubh Shivdikar', 'shivdikar-2021-smash-sparse-matrix'],
    ['an id', 'cai-2018-proxylessnas-direct-neural', 'cai-2018-proxylessnas-direct-neural'],
    ['a DOI', '10.1145/3384419.3431159', 'xu-2020-approxdet-content-contention'],
  ])('finds a paper by %s', async (_, text, id) => {
    const { page } = await open(`${inject('atRoot')}search/?q=${encodeURIComponent(text)}`)
    await answered(page)
    expect((await shownIds(page)).slice(0, 3)).toContain(id)
    await page.context().close()
  })

  it('is where it was left when one comes back from a result, however many were shown', async () => {
    const { page } = await open(`${inject('atRoot')}search/?q=efficient`, { viewport: { width: 1000, height: 600 } })
    await answered(page)
    await page.locator('.more-results').click()
    const link = results(page).nth(24)
    await link.scrollIntoViewIfNeeded()
    const [href, scroll] = [await link.getAttribute('href'), await page.evaluate(() => scrollY)]
    expect(scroll).toBeGreaterThan(500)
    await link.click()
    await page.waitForURL(`**${href}`)
    await page.goBack()
    await page.waitForFunction((at) => scrollY === at, scroll)
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe(href)
    await page.locator('#query').fill('attention')
    await answered(page)
    await page.waitForFunction(() => document.querySelectorAll('#search-results li').length <= 20)
    await page.context().close()
  })

  it('keeps query, filters and sort in the address, and back undoes a choice', async () => {
    const { page } = await open(`${inject('atRoot')}search/`)
    await page.locator('#query').fill('attention')
    await answered(page)
    expect(new URL(page.url()).search).toBe('?q=attention')
    const all = await results(page).count()
    await page.locator('#filter-topic summary').click()
    await page.getByLabel('Attention kernels').check()
    await page.waitForURL(/topic=/)
    await answered(page)
    const some = await results(page).count()
    expect(some).toBeGreaterThan(0)
    expect(some).toBeLessThan(all)
    await page.locator('#search-sort').selectOption('newest')
    await page.waitForURL(/sort=newest/)
    const address = page.url()
    await page.goBack()
    await page.goBack()
    await page.waitForFunction((count) => document.querySelectorAll('#search-results a').length === count, all)
    expect(new URL(page.url()).search).toBe('?q=attention')
    await page.goto(address)
    await answered(page)
    expect(await results(page).count()).toBe(some)
    expect(await page.getByLabel('Attention kernels').isChecked()).toBe(true)
    await page.context().close()
  })

  it('offers every topic, year and venue before anything is typed', async () => {
    const { page } = await open(`${inject('atRoot')}search/`)
    await answered(page, /Type words/)
    const topics = new Set(papers.flatMap(({ record }) => record.topics ?? []))
    await page.locator('#filter-topic summary').click()
    expect(await page.locator('#filter-topic input').count()).toBe(topics.size)
    await page.locator('#filter-year summary').click()
    await page.getByLabel('2018').check()
    await answered(page)
    expect(await results(page).count()).toBe(papers.filter(({ record }) => record.published?.startsWith('2018')).length)
    await page.context().close()
  })

  it('says so when there is nothing', async () => {
    const { page } = await open(`${inject('atRoot')}search/?q=zzzzqqqq`)
    await answered(page, /Nothing found/)
    expect(await results(page).count()).toBe(0)
    await page.context().close()
  })

  it('is used with the keyboard alone', async () => {
    const { page } = await open(`${inject('atRoot')}search/`)
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('query')
    await page.keyboard.type('heavy hitter oracle')
    await answered(page)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('query')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL(/papers\/zhang-2023-h2o-heavy-hitter\/$/)
    await page.context().close()
  })

  it('shows a hostile query as text', async () => {
    const { page, errors } = await open(
      `${inject('atRoot')}search/?q=${encodeURIComponent('<img src=x onerror=alert(1)> cache')}`,
    )
    await answered(page)
    expect(await page.locator('#search img').count()).toBe(0)
    expect(errors).toEqual([])
    await page.context().close()
  })

  it('says what is still there when neither index can be loaded', async () => {
    const { page } = await open(`${inject('atRoot')}about/`)
    await page.route(/pagefind|papers\.[0-9a-f]+\.json/, (route) => route.abort())
    await page.goto(`${inject('atRoot')}search/?q=cache`)
    await answered(page, /could not be loaded/)
    expect(await page.locator('#search-status a').getAttribute('href')).toBe('/papers/')
    await page.context().close()
  })
})
