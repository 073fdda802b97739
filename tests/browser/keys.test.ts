import { describe, expect, inject, it } from 'vitest'
import { useBrowser } from './browser.ts'
import { answered } from './search-page.ts'

const open = useBrowser()

describe('the key /', () => {
  it.each(['atRoot', 'underBase'] as const)('opens the search page with its field in focus, %s', async (where) => {
    const { page } = await open(`${inject(where)}papers/zhang-2023-h2o-heavy-hitter/`)
    await page.keyboard.press('/')
    await page.waitForURL(`${inject(where)}search/`)
    await page.waitForFunction(() => document.activeElement?.id === 'query')
    expect(await page.locator('#query').inputValue()).toBe('')
    await page.context().close()
  })

  it('goes back to the field of the search page and takes its text, and is a letter while one types', async () => {
    const { page } = await open(`${inject('atRoot')}search/?q=cache`)
    await page.locator('#search-results a').first().focus()
    await page.keyboard.press('/')
    await page.keyboard.type('and/or')
    expect(await page.locator('#query').inputValue()).toBe('and/or')
    await page.context().close()
  })

  it('hands on what is typed while the search page is on its way, and heeds no other key then', async () => {
    const { page } = await open(`${inject('atRoot')}topics/kv-cache/`)
    await page.keyboard.press('j')
    await page.waitForFunction(() => document.activeElement?.matches('.entry .title a'))
    await page.route(/\/search\/$/, async (route) => {
      await page.keyboard.type('sparse')
      await route.continue()
    })
    await page.keyboard.press('/')
    await page.waitForURL(`${inject('atRoot')}search/`)
    await expect.poll(() => page.locator('#query').inputValue(), { timeout: 30_000 }).toBe('sparse')
    await answered(page, /papers? found/)
    await page.goBack()
    await page.keyboard.press('s')
    await page.waitForURL(`${inject('atRoot')}shelf/`)
    await page.context().close()
  })

  it('is left to the browser when another key is held with it', async () => {
    const { page } = await open(inject('atRoot'))
    await page.keyboard.press('Control+/')
    await page.keyboard.press('Alt+/')
    expect(page.url()).toBe(inject('atRoot'))
    await page.context().close()
  })
})

describe('other keys', () => {
  async function openList() {
    const { page } = await open(`${inject('atRoot')}topics/kv-cache/`)
    const titles = page.locator('.entry .title a')
    const isAt = (n: number) =>
      expect
        .poll(() => titles.nth(n).evaluate((title) => title === document.activeElement), { timeout: 30_000 })
        .toBe(true)
    return { page, titles, isAt }
  }

  it('walk through a list, and open a paper', async () => {
    const { page, titles, isAt } = await openList()
    for (const [key, n] of [
      ['j', 0],
      ['j', 1],
      ['j', 2],
      ['k', 1],
    ] as const) {
      await page.keyboard.press(key)
      await isAt(n)
    }
    const title = await titles.nth(1).textContent()
    await page.keyboard.press('o')
    await page.waitForURL(/\/papers\/[a-z]/)
    expect((await page.locator('h1').textContent())?.trim()).toBe(title?.trim())
    await page.context().close()
  })

  it('stay at the ends of a list', async () => {
    const { page, titles, isAt } = await openList()
    const last = (await titles.count()) - 1
    await titles.nth(last).focus()
    await page.keyboard.press('j')
    await page.keyboard.press('k')
    await isAt(last - 1)
    await page.keyboard.press('j')
    await isAt(last)
    await page.context().close()
  })

  it('lead to the shelf and to what the keys do', async () => {
    const { page } = await open(inject('underBase'))
    await page.keyboard.press('?')
    await page.waitForURL(`${inject('underBase')}about/#keys`)
    await page.keyboard.press('s')
    await page.waitForURL(`${inject('underBase')}shelf/`)
    await page.context().close()
  })

  it('are off once somebody has turned them off, and on again', async () => {
    const { page } = await open(`${inject('atRoot')}about/`)
    const button = page.getByRole('button', { name: 'Turn the keys' })
    await button.click()
    await page.getByRole('button', { name: 'Turn the keys on' }).waitFor()
    await page.locator('h1').click()
    for (const key of ['s', '/', '?', 'o']) await page.keyboard.press(key)
    expect(page.url()).toBe(`${inject('atRoot')}about/`)
    await button.click()
    await page.getByRole('button', { name: 'Turn the keys off' }).waitFor()
    await page.locator('h1').click()
    await page.keyboard.press('s')
    await page.waitForURL(`${inject('atRoot')}shelf/`)
    await page.context().close()
  })
})
