import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, inject, it } from 'vitest'
import { pageKinds, useBrowser } from './browser.ts'

const open = useBrowser()
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface AxeResult {
  violations: { id: string; nodes: { html: string; failureSummary: string }[] }[]
}

describe.each(Object.entries(pageKinds))('on the %s page', (_, address) => {
  it('axe finds nothing, in both themes', async () => {
    const { page } = await open(inject('atRoot') + address)
    await page.waitForLoadState('networkidle')
    await page.evaluate(axe)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      expect(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(colorScheme === 'dark')
      const { violations } = await page.evaluate(() =>
        (globalThis as unknown as { axe: { run(): Promise<AxeResult> } }).axe.run(),
      )
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
      expect([colorScheme, found]).toEqual([colorScheme, []])
    }
    await page.context().close()
  })
})

describe('the keyboard', () => {
  it('reaches the content by the skip link first', async () => {
    const { page } = await open(inject('atRoot'))
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip')
    await page.keyboard.press('Enter')
    expect(new URL(page.url()).hash).toBe('#content')
    await page.context().close()
  })

  it('shows where it is on every stop of a paper page', async () => {
    const { page } = await open(`${inject('atRoot')}papers/zhang-2023-h2o-heavy-hitter/`)
    await page.locator('.mark:enabled').waitFor()
    const stops = await page.locator('a[href]:visible, summary:visible, button:visible, input:visible').count()
    for (let stop = 0; stop < stops; stop++) {
      await page.keyboard.press('Tab')
      const outline = await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle)
      expect(outline).toBe('solid')
    }
    await page.context().close()
  })
})
