/** Two indexes, one list: what is typed finds the paper, and what is shown stays where it is. */
import type { Page } from 'playwright-core'
import { describe, expect, inject, it } from 'vitest'
import { useBrowser } from './browser.ts'
import { answered, offersOf, shownIds, statusOf } from './search-page.ts'

const open = useBrowser()
const site = () => inject('atRoot')
const search = (query = '') => open(`${site()}search/${query}`)

/** Holds Pagefind back; gives what lets it go. */
async function holdPagefind(page: Page): Promise<() => void> {
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/pagefind/**', async (route) => {
    await held
    await route.continue()
  })
  return release
}

/** Where each result stands, by its address. */
const placesOf = (page: Page) =>
  page
    .locator('#search-results > li')
    .evaluateAll((items) => items.map((item) => [item.querySelector('a')?.pathname, item.getBoundingClientRect().top]))

describe('the joined list', () => {
  it.each(['cache', 'retreival'])(
    'for "%s" shows titles at once, and puts texts below without moving anything',
    async (text) => {
      const { page } = await open(`${site()}about/`)
      const release = await holdPagefind(page)
      await page.goto(`${site()}search/`)
      await page.locator('#query').fill(text)
      await page.waitForFunction(() => /so far/.test(document.getElementById('search-status')?.textContent ?? ''))
      expect(await page.locator('#search-results').getAttribute('aria-busy')).toBe('true')
      const first = await placesOf(page)
      expect(first.length).toBeGreaterThan(0)
      release()
      await answered(page)
      const whole = await placesOf(page)
      expect(whole.slice(0, first.length)).toEqual(first)
      expect(new Set(whole.map(([url]) => url)).size).toBe(whole.length)
      if (text === 'cache') expect(whole.length).toBeGreaterThan(first.length)
      await page.context().close()
    },
  )

  it('keeps the focus on a result while more come', async () => {
    const { page } = await open(`${site()}about/`)
    const release = await holdPagefind(page)
    await page.goto(`${site()}search/?q=cache`)
    await page.waitForFunction(() => /so far/.test(document.getElementById('search-status')?.textContent ?? ''))
    await page.locator('#query').press('ArrowDown')
    const focused = await page.evaluate(() => document.activeElement?.getAttribute('href'))
    expect(focused).toMatch(/papers/)
    release()
    await answered(page)
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe(focused)
    await page.context().close()
  })

  it('lets go of what was only near, when the texts know better', async () => {
    const { page } = await open(`${site()}about/`)
    const release = await holdPagefind(page)
    await page.goto(`${site()}search/?q=${encodeURIComponent('"heavy hitter oracle"')}`)
    await page.waitForFunction(() => /so far/.test(document.getElementById('search-status')?.textContent ?? ''))
    release()
    await answered(page)
    const late = [await shownIds(page), await statusOf(page)]
    await page.locator('#query').fill('cache')
    await answered(page)
    await page.goto(`${site()}search/?q=sparse`)
    await answered(page)
    await page.locator('#query').fill('"heavy hitter oracle"')
    await page.waitForURL(/q=%22heavy/)
    await answered(page)
    expect([await shownIds(page), await statusOf(page)]).toEqual(late)
    await page.context().close()
  })

  it('marks the words by which a paper is there, in title, names and text', async () => {
    const { page } = await search('?q=oracle+sheng')
    await answered(page)
    expect(await page.locator('#search-results mark').allTextContents()).toEqual(['Oracle', 'Sheng'])
    await page.goto(`${site()}search/?q=submodular`)
    await answered(page)
    expect(await page.locator('#search-results .excerpt mark').first().textContent()).toBe('submodular')
    await page.context().close()
  })
})

describe('what is typed', () => {
  it.each([
    ['the first letters', 'proxyl', 'cai-2018-proxylessnas-direct-neural'],
    ['a name in other words', 'proxyless nas', 'cai-2018-proxylessnas-direct-neural'],
    ['a name run together', 'flashsparseattention', 'yan-2025-flash-sparse-attention'],
    ['a letter wrong', 'proxilessnas', 'cai-2018-proxylessnas-direct-neural'],
    ['two letters in each other’s place', 'haevy hitter', 'zhang-2023-h2o-heavy-hitter'],
    ['little words too', 'the oracle of a heavy hitter', 'zhang-2023-h2o-heavy-hitter'],
    ['an arXiv address', 'https://arxiv.org/abs/2306.14048v2', 'zhang-2023-h2o-heavy-hitter'],
    ['an alphaXiv address', 'https://www.alphaxiv.org/abs/2306.14048', 'zhang-2023-h2o-heavy-hitter'],
    ['a DOI address', 'https://doi.org/10.1145/3384419.3431159', 'xu-2020-approxdet-content-contention'],
    [
      'the address of a page',
      'https://elsewhere.example/papers/zhang-2023-h2o-heavy-hitter/',
      'zhang-2023-h2o-heavy-hitter',
    ],
    ['words of title and text', 'heavy hitter submodular', 'zhang-2023-h2o-heavy-hitter'],
    ['words of which one is nowhere', 'heavy hitter xyzzyplugh', 'zhang-2023-h2o-heavy-hitter'],
  ])('finds the paper: %s, %s', async (_, text, id) => {
    const { page } = await search(`?q=${encodeURIComponent(text)}`)
    await answered(page)
    expect((await shownIds(page))[0]).toBe(id)
    await page.context().close()
  })

  it('finds one paper alone by an address', async () => {
    const { page } = await search('?q=arXiv%3A2306.14048v3')
    await answered(page)
    expect(await shownIds(page)).toEqual(['zhang-2023-h2o-heavy-hitter'])
    expect(await statusOf(page)).toBe('1 paper found')
    await page.context().close()
  })

  it('is taken for a word that is known where it is known nowhere, and says so', async () => {
    const { page } = await search('?q=retreival')
    await answered(page)
    expect(await offersOf(page)).toBe('Showing results for “retrieval”. Search for “retreival” alone')
    expect((await shownIds(page)).length).toBeGreaterThan(1)
    await page.getByRole('button', { name: 'Search for “retreival” alone' }).click()
    await answered(page, /Nothing found/)
    expect(new URL(page.url()).search).toBe('?q=retreival&as=typed')
    await page.goBack()
    await answered(page, /papers found/)
    expect(await offersOf(page)).toMatch(/^Showing results for “retrieval”/)
    await page.locator('#query').fill('retrieval')
    await answered(page, /papers found/)
    expect(await offersOf(page)).toBe('')
    await page.context().close()
  })

  it('that is rare may be meant for one that is frequent: that is offered, and given', async () => {
    const { page } = await search('?q=hwang')
    await answered(page)
    expect((await shownIds(page)).length).toBeGreaterThan(0)
    expect(await offersOf(page)).toBe('Did you mean wang?')
    await page.getByRole('button', { name: 'wang', exact: true }).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/q=wang$/)
    await answered(page)
    expect(await page.locator('#query').inputValue()).toBe('wang')
    expect(await page.locator('#search-results mark').first().textContent()).toBe('Wang')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('search-offers')
    await page.context().close()
  })

  it('may be a page long: its beginning is asked for', async () => {
    const { page } = await search()
    await page.locator('#query').fill(`heavy hitter oracle${' '.repeat(400)}${'xyzzyplugh '.repeat(1000)}`)
    await answered(page)
    expect(await shownIds(page)).toEqual(['zhang-2023-h2o-heavy-hitter'])
    expect(await statusOf(page)).toBe('1 paper found')
    await page.context().close()
  })

  it('is no mistake where only the texts have it', async () => {
    const { page } = await search('?q=submodular')
    await answered(page)
    expect(await shownIds(page)).toEqual(['zhang-2023-h2o-heavy-hitter'])
    expect(await offersOf(page)).toBe('')
    await page.context().close()
  })

  it('that finds nothing is answered with ways out', async () => {
    const { page } = await search('?q=zzzzqqqq&year=2023')
    await answered(page, /Nothing found/)
    expect(await page.locator('#search-offers a').evaluateAll((all) => all.map((a) => a.getAttribute('href')))).toEqual(
      ['/papers/', '/topics/'],
    )
    await page.locator('#query').fill('oracle')
    await answered(page, /1 paper found/)
    await page.goto(`${site()}search/?q=oracle&year=2019`)
    await answered(page, /Nothing found/)
    await page.getByRole('button', { name: 'Search the whole list for these words' }).click()
    await answered(page, /paper.? found/)
    expect(new URL(page.url()).search).toBe('?q=oracle')
    await page.context().close()
  })
})

describe('the facets', () => {
  it('count what another choice of the same facet would add', async () => {
    const { page } = await search('?year=2018')
    await answered(page)
    const label = page.locator('#filter-year label', { hasText: '2019' })
    const count = Number(await label.locator('.count').textContent())
    expect(count).toBeGreaterThan(0)
    const before = (await shownIds(page)).length
    await label.locator('input').check()
    await page.waitForURL(/year=2018&year=2019/)
    await answered(page)
    expect((await shownIds(page)).length).toBe(before + count)
    await page.context().close()
  })

  it('show what the address chooses, also where no paper has it', async () => {
    const { page } = await search('?topic=constructor&shelf=read&nonsense=1')
    await answered(page, /Nothing found/)
    expect(await page.locator('#search-filters label:not(.sort)').allTextContents()).toEqual([
      ' constructor 0',
      ' read 0',
    ])
    await page.getByLabel('constructor').press('Space')
    await page.waitForURL(/\?shelf=read$/)
    await answered(page, /Nothing found/)
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('filter-topic-name')
    await page.context().close()
  })

  it('know the reader’s own marks', async () => {
    const { page } = await search()
    await answered(page, /Type words/)
    expect(await page.locator('#filter-shelf').count()).toBe(0)
    await page.evaluate(() => {
      const item = { id: 'zhang-2023-h2o-heavy-hitter', type: 'article', title: 'H₂O' }
      const mark = { status: 'to read', changed: '2026-01-01T00:00:00.000Z', item }
      localStorage.setItem(`paperstand:shelf:${document.body.dataset['list']}:${item.id}`, JSON.stringify(mark))
    })
    await page.reload()
    await answered(page, /Type words/)
    await page.locator('#filter-shelf summary').click()
    await page.getByLabel('to read').check()
    await page.waitForURL(/shelf=to\+read/)
    await answered(page)
    expect(await shownIds(page)).toEqual(['zhang-2023-h2o-heavy-hitter'])
    expect(await page.locator('#search-results .own').textContent()).toBe('Shelf: to read')
    await page.locator('#query').fill('oracle')
    await answered(page, /1 paper found/)
    await page.context().close()
  })
})

describe('the keyboard', () => {
  it('leads from the field to a result and back, and clears the field', async () => {
    const { page } = await search('?q=cache')
    await answered(page)
    await page.locator('#query').press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    const second = (await shownIds(page))[1]
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe(`/papers/${second}/`)
    await page.keyboard.press('Escape')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('query')
    expect(await page.locator('#query').inputValue()).toBe('cache')
    await page.keyboard.press('Escape')
    expect(await page.locator('#query').inputValue()).toBe('')
    await answered(page, /Type words/)
    await page.waitForURL(`${site()}search/`)
    await page.context().close()
  })

  it('belongs to the input method while that is at work', async () => {
    const { page } = await search('?q=cache')
    await answered(page)
    await page.locator('#query').focus()
    await page.evaluate(() => {
      for (const key of ['Escape', 'ArrowDown'])
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, isComposing: true }))
    })
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('query')
    expect(await page.locator('#query').inputValue()).toBe('cache')
    await page.context().close()
  })

  it('lets the answer be said once, when the typing has ended', async () => {
    const { page } = await search()
    await answered(page, /Type words/)
    await page.evaluate(() => {
      const place = document.getElementById('search-announced')
      const said: (string | null)[] = []
      Object.assign(window, { said })
      new MutationObserver(() => said.push(place?.textContent ?? '')).observe(place as Node, { childList: true })
    })
    await page.locator('#query').pressSequentially('heavy hitter', { delay: 30 })
    await answered(page, /1 paper found/)
    await page.waitForFunction(() =>
      /1 paper found/.test(document.getElementById('search-announced')?.textContent ?? ''),
    )
    const said = await page.evaluate(() => (window as unknown as { said: string[] }).said)
    expect(said.filter((text) => !text.startsWith('Type words'))).toEqual(['1 paper found'])
    await page.context().close()
  })
})
