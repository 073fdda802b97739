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
