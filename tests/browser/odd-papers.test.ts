/** Records of every odd shape, in an invented list of their own: composed on each kind of page that shows them, none broken. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveSite } from '../../scripts/serve-site.ts'
import { isLong } from '../long.ts'
import { runScript } from '../site/run-script.ts'
import { useBrowser } from './browser.ts'

const content = 'tests/fixtures/odd'
const open = useBrowser()
let folder: string
let server: Server
let url: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'paperstand-odd-'))
  const site = join(folder, 'site')
  const { code, stderr } = await runScript('build', ['--content', content, '--out', site])
  if (code !== 0) throw new Error(`The list of odd papers cannot be built:\n${stderr}`)
  const served = await serveSite({ site, port: 4600, host: 'localhost' })
  server = served.server
  url = served.url
})

afterAll(() => {
  server.close()
  server.closeAllConnections()
  rmSync(folder, { recursive: true, force: true })
})

const ids = (kind: string) => readdirSync(join(content, kind)).map((file) => file.replace('.md', ''))

const addresses = [
  '',
  ...ids('papers').map((id) => `papers/${id}/`),
  'papers/',
  'topics/fog/',
  'topics/unbroken/',
  'topics/',
  'results/',
  'topics/unbroken/results/by-year/',
  'timeline/',
  'years/',
  'organizations/',
  'venues/',
  'editions/2026-01-08/',
  'subscribe/',
  'search/?q=fog',
  'search/?q=Kesselflickerhandwerksgesellenpruefungsordnungskommission',
]

/** Parts that are laid beside and below each other, by what they are parts of. */
const parts = [
  ['.entry', '.title, .byline, .result, .summary, .foot'],
  ['.entry .result', '.bound, .number, .caption'],
  ['.found li', ':scope > *'],
  ['.paper > article', ':scope > :not(.cite)'],
  ['.results tr', 'td'],
  ['.figures tr', ':scope > td:not(:nth-child(2))'],
  ['.counts a', ':scope > span'],
  ['.cite', 'p[data-form], summary, .label'],
  ['.pager', ':scope > *'],
] as const

async function openFolds(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll('main details')) (fold as HTMLDetailsElement).open = true
  })
}

/** All that is wrong with how a page is laid out, in words. */
function findFaults(page: Page): Promise<string[]> {
  return page.evaluate((sets) => {
    const faults: string[] = []
    const show = (element: Element) =>
      `${element.tagName.toLowerCase()}.${element.className} "${element.textContent?.trim().replace(/\s+/g, ' ').slice(0, 40)}"`
    const root = document.documentElement
    if (root.scrollWidth > root.clientWidth) faults.push(`the page is ${root.scrollWidth} px wide`)
    const headings = document.querySelectorAll('h1').length
    if (headings !== 1) faults.push(`${headings} h1`)

    const main = document.querySelector('.page') as Element
    const isScrolled = (element: Element): boolean => {
      for (let outer: Element | null = element; outer && outer !== main; outer = outer.parentElement)
        if (['auto', 'scroll'].includes(getComputedStyle(outer).overflowX)) return true
      return false
    }
    for (const element of main.querySelectorAll('*')) {
      const style = getComputedStyle(element)
      const box = element.getBoundingClientRect()
      if (box.width === 0 || element.closest('.visually-hidden, math, svg, input')) continue
      const isCut = ['hidden', 'clip'].includes(style.overflowX) && style.webkitLineClamp === 'none'
      if (isCut && element.scrollWidth > element.clientWidth + 1) faults.push(`${show(element)} is cut off`)
      if (isScrolled(element)) continue
      if (box.right > root.clientWidth + 1 || box.left < -1) faults.push(`${show(element)} is outside`)
    }

    // Where text is, not its box: words may run out of a box that is too narrow.
    const textBoxes = (element: Element) => {
      const range = document.createRange()
      range.selectNodeContents(element)
      const frame = isScrolled(element) ? element.getBoundingClientRect() : undefined
      return [...range.getClientRects()]
        .filter(({ width, height }) => width > 1 && height > 1)
        .map(({ left, right, top, bottom }) =>
          frame ? { left, right: Math.min(right, frame.right), top, bottom } : { left, right, top, bottom },
        )
    }
    for (const [outer, inner] of sets) {
      for (const place of document.querySelectorAll(outer)) {
        const found = [...place.querySelectorAll(inner)].map((element) => ({ element, boxes: textBoxes(element) }))
        found.forEach((one, n) => {
          for (const other of found.slice(n + 1)) {
            if (one.element.contains(other.element) || other.element.contains(one.element)) continue
            const meet = one.boxes.some((a) =>
              other.boxes.some(
                (b) =>
                  Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
                  // Line boxes of close lines overlap by some pixels that no letter reaches.
                  Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 6,
              ),
            )
            if (meet) faults.push(`${show(one.element)} and ${show(other.element)} overlap`)
          }
        })
      }
    }
    return faults
  }, parts)
}

describe.each(isLong ? [320, 360, 768, 1440, 1920] : [320, 1440])('at %i pixels', (width) => {
  it('nothing runs out of the page, is cut off or lies on something else', async () => {
    const { page } = await open(url, { viewport: { width, height: 800 } })
    const faults: Record<string, string[]> = {}
    for (const address of addresses) {
      await page.goto(url + address)
      if (address.startsWith('search/')) await page.locator('.found li').first().waitFor()
      if (address.startsWith('papers/') && address !== 'papers/') await openFolds(page)
      const found = await findFaults(page)
      if (found.length > 0) faults[address] = found
    }
    expect(faults).toEqual({})
    await page.context().close()
  })
})

describe('letters of twice the size', () => {
  it('need no more width', async () => {
    const { page } = await open(url, { viewport: { width: 720, height: 800 } })
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } })
    const faults: Record<string, string[]> = {}
    for (const address of addresses) {
      await page.goto(url + address)
      const found = await findFaults(page)
      if (found.length > 0) faults[address] = found
    }
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('32px')
    expect(faults).toEqual({})
    await page.context().close()
  })
})

describe('what is written from right to left', () => {
  it('is so in a list, on its page and among results, and leaves what is around it as it is', async () => {
    const { page } = await open(url)
    const directionOf = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => getComputedStyle(element).direction)
    const entry = '.entry:has(a[href$="/dimyonit-2023-hebrew/"])'
    expect(await directionOf(`${entry} .title`)).toBe('rtl')
    expect(await directionOf(`${entry} .summary`)).toBe('rtl')
    expect(await directionOf(`${entry} .byline`)).toBe('ltr')
    expect(await directionOf('.entry:has(a[href$="/fog/"]) .title')).toBe('ltr')
    await page.goto(`${url}papers/dimyonit-2023-hebrew/`)
    for (const place of ['h1', '.lede', '.prose']) expect([place, await directionOf(place)]).toEqual([place, 'rtl'])
    expect(await directionOf('.strip')).toBe('ltr')
    await page.goto(`${url}search/?q=FogNet`)
    expect(await directionOf('.found a')).toBe('rtl')
    await page.context().close()
  })

  it('keeps the order of names and facts', async () => {
    const { page } = await open(url, { viewport: { width: 1440, height: 800 } })
    const places = await page
      .locator('.entry:has(a[href$="/dimyonit-2023-hebrew/"]) .byline :is(bdi, .fact)')
      .evaluateAll((all) => all.map((element) => element.getBoundingClientRect().left))
    expect(places.length).toBe(5)
    expect(places).toEqual([...places].sort((a, b) => a - b))
    await page.context().close()
  })
})
