/** A reader on a path: what is read, what comes next, and that it is the shelf that knows. */
import type { Page } from 'playwright-core'
import { describe, expect, inject, it } from 'vitest'
import { useBrowser } from './browser.ts'

const open = useBrowser()
const way = 'paths/shrinking-the-kv-cache/'
const [first, second, third] = [
  'zhang-2023-h2o-heavy-hitter',
  'wang-2024-model-tells-you',
  'sun-2024-shadowkv-kv-cache',
]
const title = 'H₂O: Heavy-Hitter Oracle for Efficient Generative Inference of Large Language Models'

const told = (page: Page, text: string) => page.locator('#shelf-status', { hasText: text }).waitFor()
const button = (page: Page, step: number) =>
  page
    .locator('.steps > li')
    .nth(step - 1)
    .locator('.step button')
const state = (page: Page, step: number) =>
  page
    .locator('.steps > li')
    .nth(step - 1)
    .locator('.state')

async function mark(page: Page, id: string, as: string): Promise<void> {
  await page.goto(`${inject('atRoot')}papers/${id}/`)
  await page.locator(`.mark:enabled button[value="${as}"]`).click()
}

describe.each(['atRoot', 'underBase'] as const)('a reading path (%s)', (place) => {
  it('tells how much is read and leads on, and a step is marked there', async () => {
    const { page, errors } = await open(inject(place) + way)
    await told(page, `None of 5 read yet. Begin with step 1: ${title}`)
    await button(page, 1).click()
    await told(page, '1 of 5 read. Continue with step 2:')
    await state(page, 1).filter({ hasText: 'Shelf: read' }).waitFor()
    expect(await button(page, 1).textContent()).toBe('Mark as unread')
    await button(page, 3).click()
    await told(page, '2 of 5 read. Continue with step 2:')
    await page.reload()
    await told(page, '2 of 5 read. Continue with step 2:')
    await page.locator('#shelf-status a').click()
    await page.waitForURL(`${inject(place)}papers/${second}/`)
    await page.goto(inject(place) + way)
    await button(page, 1).click()
    await told(page, '1 of 5 read. Continue with step 1:')
    await state(page, 1).waitFor({ state: 'detached' })
    expect(errors).toEqual([])
    await page.context().close()
  })
})

describe('the way of a reader', () => {
  it('is known from the marks of papers, and another tab follows', async () => {
    const { page } = await open(inject('atRoot'))
    await mark(page, second, 'favourite')
    await mark(page, third, 'reading')
    const other = await page.context().newPage()
    await other.goto(inject('atRoot') + way)
    await told(other, '1 of 5 read. Continue with step 1:')
    expect(await button(other, 2).isHidden()).toBe(true)
    expect(await state(other, 3).textContent()).toBe('Shelf: reading')
    await mark(page, first, 'read')
    await told(other, '2 of 5 read. Continue with step 3:')
    await page.context().close()
  })

  it('ends where all is read', async () => {
    const { page } = await open(inject('atRoot') + way)
    for (let step = 1; step <= 5; step++) await button(page, step).click()
    await told(page, 'All 5 read.')
    expect(await page.locator('#shelf-status a').count()).toBe(0)
    await page.context().close()
  })

  it('stands on the shelf while a path is under way, and a mark made there counts', async () => {
    const { page } = await open(`${inject('atRoot')}shelf/`)
    expect(await page.locator('#shelf-paths').isHidden()).toBe(true)
    await mark(page, first, 'read')
    await mark(page, third, 'to read')
    await page.goto(`${inject('atRoot')}shelf/`)
    const lines = page.locator('#shelf-paths li:visible')
    await lines.filter({ hasText: '1 of 5 read.' }).waitFor()
    expect(await lines.count()).toBe(1)
    await page.locator('#shelf-marks button[value="read"]').first().click()
    await lines.filter({ hasText: '2 of 5 read.' }).waitFor()
    await lines.getByText('Continue with step 2').click()
    await page.waitForURL(`${inject('atRoot')}papers/${second}/`)
    await page.context().close()
  })

  it('keeps of a paper what its own page would keep', async () => {
    const { page } = await open(inject('atRoot') + way)
    const kept = () =>
      page.evaluate((id) => {
        const key = Object.keys(localStorage).find((name) => name.endsWith(`:${id}`)) ?? ''
        return JSON.parse(localStorage.getItem(key) ?? '{}').item
      }, third)
    await button(page, 3).click()
    await told(page, '1 of 5')
    const fromPath = await kept()
    expect(fromPath.title).toMatch(/^ShadowKV/)
    await page.goto(`${inject('atRoot')}papers/${third}/`)
    await page.locator('.mark:enabled button[value="read"][aria-pressed="true"]').waitFor()
    expect(await kept()).toEqual(fromPath)
    await page.context().close()
  })
})

describe('a path', () => {
  it('reads whole without a script, and offers no button that does nothing', async () => {
    const { page } = await open(inject('atRoot') + way, { javaScriptEnabled: false })
    expect(await page.locator('.steps .why').count()).toBe(5)
    expect(await page.locator('.step button:visible, #shelf-status:visible').count()).toBe(0)
    await page.context().close()
  })

  it('says so where the browser keeps nothing', async () => {
    const { page, errors } = await open(inject('atRoot'))
    await page.addInitScript(() => {
      Object.defineProperty(globalThis, 'localStorage', {
        get: () => {
          throw new DOMException('Denied', 'SecurityError')
        },
      })
    })
    await page.goto(inject('atRoot') + way)
    await told(page, 'keeps nothing')
    expect(await button(page, 1).isDisabled()).toBe(true)
    expect(errors).toEqual([])
    await page.context().close()
  })

  it('is found from the front page, and a paper knows its place on it', async () => {
    const { page } = await open(inject('atRoot'), { javaScriptEnabled: false })
    await page.locator('.rail').getByText('Shrinking the KV cache').click()
    await page.locator('.steps .title a').nth(1).click()
    const place = page.locator('.on-path')
    expect(await place.locator('h2').textContent()).toContain('Step 2 of 5: Shrinking the KV cache')
    await place.getByText('The next step').click()
    await page.waitForURL(`${inject('atRoot')}papers/${third}/`)
    await page.context().close()
  })
})
