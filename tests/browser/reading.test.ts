import { readdirSync } from 'node:fs'
import { describe, expect, inject, it } from 'vitest'
import { useBrowser } from './browser.ts'

const open = useBrowser()

describe('case 71: without a script', () => {
  it('every paper of the list is reached from the front page and shows its title and summary', async () => {
    const { page } = await open(inject('atRoot'), { javaScriptEnabled: false })
    const links = await page
      .locator('.entry .title a')
      .evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''))
    expect(new Set(links).size).toBe(readdirSync('content/papers').length)
    for (const link of links.slice(0, 5)) {
      await page.goto(new URL(link, inject('atRoot')).href)
      expect((await page.locator('h1').textContent())?.length).toBeGreaterThan(5)
      expect((await page.locator('.lede').textContent())?.length).toBeGreaterThan(50)
    }
    await page.context().close()
  })

  it('folded authors open', async () => {
    const { page } = await open(inject('atRoot'), { javaScriptEnabled: false })
    const folded = page.locator('details.more').first()
    const last = folded.locator('bdi').last()
    expect(await last.isVisible()).toBe(false)
    await folded.locator('summary').click()
    expect(await last.isVisible()).toBe(true)
    await page.context().close()
  })

  it('the search page says so and leads to the whole list', async () => {
    const { page } = await open(`${inject('atRoot')}search/`, { javaScriptEnabled: false })
    await page.locator('noscript a').click()
    expect(new URL(page.url()).pathname).toBe('/papers/')
    await page.context().close()
  })
})

describe('titles with mathematics', () => {
  it('are MathML in the page and plain Unicode in the title', async () => {
    const { page } = await open(`${inject('atRoot')}papers/zhang-2023-h2o-heavy-hitter/`)
    expect(await page.title()).toMatch(/^H₂O: /)
    expect(await page.locator('h1 math msub').count()).toBe(1)
    await page.context().close()
  })
})

describe('under a base path', () => {
  it('every link of the front page stays within it and leads somewhere', async () => {
    const { page } = await open(inject('underBase'))
    const links = await page
      .locator('a[href^="/"]')
      .evaluateAll((all) => [...new Set(all.map((a) => a.getAttribute('href') ?? ''))])
    expect(links.length).toBeGreaterThan(60)
    for (const link of links) {
      expect(link).toMatch(/^\/a\/stand\//)
      const answer = await page.request.get(new URL(link, inject('underBase')).href)
      expect(answer.status(), link).toBe(200)
    }
    await page.context().close()
  })
})
