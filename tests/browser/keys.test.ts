import { describe, expect, inject, it } from 'vitest'
import { useBrowser } from './browser.ts'

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

  it('is left to the browser when another key is held with it', async () => {
    const { page } = await open(inject('atRoot'))
    await page.keyboard.press('Control+/')
    await page.keyboard.press('Alt+/')
    expect(page.url()).toBe(inject('atRoot'))
    await page.context().close()
  })
})

describe('other keys', () => {
  const titleInFocus = () => document.activeElement?.closest('.entry')?.querySelector('.title')?.textContent?.trim()

  it('walk through a list, open a paper, and go on from where one came back to', async () => {
    const { page } = await open(`${inject('atRoot')}topics/kv-cache/`)
    const titles = (await page.locator('.entry .title').allTextContents()).map((title) => title.trim())
    for (const [key, n] of [
      ['j', 0],
      ['j', 1],
      ['j', 2],
      ['k', 1],
    ] as const) {
      await page.keyboard.press(key)
      await page.waitForFunction(
        (title) => document.activeElement?.closest('.entry')?.querySelector('.title')?.textContent?.trim() === title,
        titles[n],
      )
    }
    await page.keyboard.press('o')
    await page.waitForURL(/\/papers\/[a-z]/)
    expect((await page.locator('h1').textContent())?.trim()).toBe(titles[1])
    await page.context().close()
  })

  it('stay at the ends of a list', async () => {
    const { page } = await open(`${inject('atRoot')}topics/kv-cache/`)
    await page.locator('.entry .title a').last().focus()
    const last = await page.evaluate(titleInFocus)
    await page.keyboard.press('j')
    await page.keyboard.press('k')
    await page.waitForFunction((title) => document.activeElement?.textContent?.trim() !== title, last)
    await page.keyboard.press('j')
    await page.waitForFunction((title) => document.activeElement?.textContent?.trim() === title, last)
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
