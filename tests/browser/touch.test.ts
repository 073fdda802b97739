/** What is touched: on a phone nothing small stands close to something else (WCAG 2.2, 2.5.8). */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, inject, it } from 'vitest'
import { isLong } from '../long.ts'
import { pageKinds, useBrowser } from './browser.ts'

const open = useBrowser()
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface AxeResult {
  violations: { nodes: { html: string }[] }[]
}

/** The others are looked at in the long test. */
const sample = ['front', 'paper', 'topic', 'results', 'search with results', 'shelf']

describe('on a phone', () => {
  it('targets have 24 pixels, or so much room around them', async () => {
    const { page } = await open(inject('atRoot'), { viewport: { width: 360, height: 780 } })
    const small: Record<string, string[]> = {}
    for (const [kind, address] of Object.entries(pageKinds)) {
      if (!isLong && !sample.includes(kind)) continue
      await page.goto(inject('atRoot') + address)
      await page.evaluate(axe)
      // Dots are drawn larger for fingers: timeline.test.ts.
      const { violations } = await page.evaluate(() =>
        (globalThis as unknown as { axe: { run(...what: unknown[]): Promise<AxeResult> } }).axe.run(
          { exclude: ['.timeline svg'] },
          { runOnly: { type: 'rule', values: ['target-size'] } },
        ),
      )
      const found = violations.flatMap(({ nodes }) => nodes.map(({ html }) => html))
      if (found.length > 0) small[kind] = found
    }
    expect(small).toEqual({})
    await page.context().close()
  })
})
