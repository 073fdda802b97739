/** The timeline for fingers: dots that can be met, and names that stay in sight. */
import { describe, expect, inject, it } from 'vitest'
import { useBrowser } from './browser.ts'

const open = useBrowser()
const phone = { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true }

/** Middles and widths of all dots, row by row, in pixels of the page. */
const findDots = `[...document.querySelectorAll('.timeline li')].map((row) =>
  [...row.querySelectorAll('circle')].map((dot) => {
    const { x, y, width, height } = dot.getBoundingClientRect()
    return { x: x + width / 2, y: y + height / 2 }
  }),
)`

describe('on a screen that is touched', () => {
  it('dots stand 24 pixels or more from each other', async () => {
    const { page } = await open(`${inject('atRoot')}timeline/`, phone)
    const rows = await page.evaluate<{ x: number; y: number }[][]>(findDots)
    let pairs = 0
    for (const dots of rows) {
      dots.forEach((dot, n) => {
        for (const other of dots.slice(n + 1)) {
          pairs += 1
          expect(Math.max(Math.abs(dot.x - other.x), Math.abs(dot.y - other.y))).toBeGreaterThanOrEqual(23.9)
        }
      })
    }
    expect(pairs).toBeGreaterThan(100)
    await page.context().close()
  })

  it('it is scrolled in its own box, from its newest end, and leaves the page as wide as the screen', async () => {
    const { page } = await open(`${inject('atRoot')}timeline/`, phone)
    const widths = await page.evaluate(() => {
      const box = document.querySelector('.timeline') as HTMLElement
      const names = [...box.querySelectorAll('.name')].map((name) => name.getBoundingClientRect())
      return {
        page: document.documentElement.scrollWidth,
        isScrolled: box.scrollWidth > box.clientWidth * 2,
        isAtEnd: Math.abs(box.scrollLeft) < 1,
        areNamesInSight: names.every(({ left, right }) => left >= 0 && right <= 360),
      }
    })
    expect(widths).toEqual({ page: 360, isScrolled: true, isAtEnd: true, areNamesInSight: true })
    await page.context().close()
  })
})
