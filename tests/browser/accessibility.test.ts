/** Case 71: every kind of page, in every setting, for axe, for narrow windows and for those who use keys alone. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { isLong } from '../long.ts'
import { pageKinds, settle, useBrowser, type Visit } from './browser.ts'
import { answered } from './search-page.ts'

const open = useBrowser()
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Setting {
  colorScheme: 'light' | 'dark'
  width: number
  forcedColors?: 'active'
  reducedMotion?: 'reduce'
}

/** In these every page is looked at. Zoom is a narrower window: 640 pixels are 1280 at 200 %. */
const everyday: Record<string, Setting> = {
  'the light theme': { colorScheme: 'light', width: 1280 },
  'the dark theme': { colorScheme: 'dark', width: 1280 },
}

/** In these the sample is looked at, and every page in the long test. */
const further: Record<string, Setting> = {
  'the light theme at 200 %': { colorScheme: 'light', width: 640 },
  'the dark theme at 200 %': { colorScheme: 'dark', width: 640 },
  'the light theme at 320 pixels': { colorScheme: 'light', width: 320 },
  'the dark theme at 320 pixels': { colorScheme: 'dark', width: 320 },
  'forced colours on light': { colorScheme: 'light', width: 1280, forcedColors: 'active' },
  'forced colours on dark': { colorScheme: 'dark', width: 320, forcedColors: 'active' },
  'reduced motion': { colorScheme: 'light', width: 1280, reducedMotion: 'reduce' },
}
const sample = ['paper', 'results', 'search with results']

describe.each(Object.entries(pageKinds))('case 71: the %s page', (kind, address) => {
  let visit: Visit
  beforeAll(async () => {
    visit = await open(inject('atRoot') + address)
    await settle(visit.page)
  })
  afterAll(() => visit.page.context().close())

  it('asks no other origin for anything and reports no error', () => {
    expect(visit.foreign).toEqual([])
    expect(visit.errors).toEqual([])
  })

  it('has one h1, one main part and a title', async () => {
    expect(await visit.page.locator('h1').count()).toBe(1)
    expect(await visit.page.locator('main').count()).toBe(1)
    expect(await visit.page.title()).toMatch(/Paperstand/)
  })

  it.each([320, 1440])('does not scroll sideways at %i px', async (width) => {
    await visit.page.setViewportSize({ width, height: 800 })
    expect(await visit.page.evaluate(() => innerWidth)).toBe(width)
    expect(await visit.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  })

  it('does not scroll sideways where letters are twice as large', async () => {
    await visit.page.setViewportSize({ width: 1280, height: 800 })
    const width = await visit.page.evaluate(() => {
      const { style } = document.documentElement
      style.fontSize = '200%'
      const { scrollWidth } = document.documentElement
      style.fontSize = ''
      return scrollWidth
    })
    expect(width).toBeLessThanOrEqual(1280)
  })

  const settings = { ...everyday, ...(isLong || sample.includes(kind) ? further : {}) }
  it.each(Object.keys(settings))('axe finds nothing in %s', async (name) => {
    const { colorScheme, width, forcedColors = 'none', reducedMotion = 'no-preference' } = settings[name] as Setting
    const { page } = visit
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ colorScheme, forcedColors, reducedMotion })
    expect(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(colorScheme === 'dark')
    expect(await findViolations(page)).toEqual([])
  })
})

describe('case 71: axe', () => {
  it('finds what is planted: a picture without words, pale letters and a small target', async () => {
    const { page } = await open(`${inject('atRoot')}about/`)
    await page.evaluate(() => {
      const planted = document.createElement('p')
      const [picture, pale, small, near] = ['img', 'span', 'button', 'button'].map((name) =>
        document.createElement(name),
      )
      if (!picture || !pale || !small || !near) return
      pale.textContent = 'pale'
      pale.style.color = '#ddd'
      for (const link of [small, near]) {
        link.setAttribute('href', '#content')
        link.textContent = 'x'
        Object.assign(link.style, {
          display: 'block',
          width: '9px',
          height: '9px',
          fontSize: '8px',
          overflow: 'hidden',
        })
      }
      planted.append(picture, pale)
      const links = document.createElement('div')
      links.append(small, near)
      document.querySelector('main')?.prepend(planted, links)
    })
    const found = (await findViolations(page)).map((violation) => violation.split(' ')[0])
    expect(found).toEqual(expect.arrayContaining(['color-contrast', 'image-alt', 'target-size']))
    await page.context().close()
  })
})

describe('case 71: the keyboard', () => {
  it('reaches the content by the skip link first', async () => {
    const { page } = await open(inject('atRoot'))
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip')
    await page.keyboard.press('Enter')
    expect(new URL(page.url()).hash).toBe('#content')
    await page.context().close()
  })

  it.each([1280, 360])('shows where it is on every stop of a paper page, %i pixels wide', async (width) => {
    const { page } = await open(`${inject('atRoot')}${pageKinds.paper}`, { viewport: { width, height: 700 } })
    await page.locator('.mark:enabled').waitFor()
    const stops = await page.locator('a[href]:visible, summary:visible, button:visible, input:visible').count()
    expect(stops).toBeGreaterThan(20)
    for (let stop = 0; stop < stops; stop++) await press(page, 'Tab')
    await page.context().close()
  })

  it('leads from the front page to a paper, into its citation, to a topic and back', async () => {
    const site = inject('atRoot')
    const { page, errors } = await open(site, { permissions: ['clipboard-read', 'clipboard-write'] })
    const title = await tabTo(page, 'main .entry .title a')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/papers\/[a-z]/)
    const paper = page.url()
    expect((await page.locator('h1').textContent())?.trim()).toBe(title)
    await tabTo(page, '.cite > summary')
    await page.keyboard.press('Enter')
    await page.locator('.cite button').first().waitFor()
    await tabTo(page, '.cite button')
    await page.keyboard.press('Enter')
    await page.locator('.cite [role=status]').filter({ hasText: 'Copied' }).waitFor()
    expect(await page.evaluate(() => document.activeElement?.matches('.cite button'))).toBe(true)
    await page.goto(paper)
    const topic = await tabTo(page, 'main a[href*="/topics/"]')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/topics\/[a-z]/)
    expect((await page.locator('h1').textContent())?.trim()).toBe(topic)
    await page.goBack()
    expect(page.url()).toBe(paper)
    await press(page, 'Tab')
    await page.goBack()
    expect(page.url()).toBe(site)
    await press(page, 'Tab')
    expect(errors).toEqual([])
    await page.context().close()
  })

  it('searches, opens a result and comes back to it; how many there are is announced', async () => {
    const site = inject('atRoot')
    const { page, errors } = await open(site)
    await page.keyboard.press('/')
    await page.waitForURL(`${site}search/`)
    await page.waitForFunction(() => document.activeElement?.id === 'query')
    await page.keyboard.type('cache')
    await answered(page, /papers? found/)
    await expect
      .poll(() => page.locator('[role=status], [aria-live=polite]').allTextContents(), { timeout: 30_000 })
      .toContainEqual(expect.stringMatching(/\d+ papers? found/))
    const title = await tabTo(page, '#search-results a')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/papers\/[a-z]/)
    expect((await page.locator('h1').textContent())?.trim()).toBe(title)
    await page.goBack()
    await answered(page, /papers? found/)
    expect(await page.locator('#query').inputValue()).toBe('cache')
    // A browser that kept the page has the result in focus still; one that made it anew comes to it from the top.
    const first = page.locator('#search-results a').first()
    const isThere = await first.evaluate((result) => result === document.activeElement)
    expect(isThere ? (await first.textContent())?.trim() : await tabTo(page, '#search-results a')).toBe(title)
    expect(errors).toEqual([])
    await page.context().close()
  })
})

/** What axe finds on the page as it is, targets of less than 24 pixels among it, as "rule: elements". */
async function findViolations(page: Page): Promise<string[]> {
  interface Axe {
    run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>
  }
  if (await page.evaluate(() => !('axe' in globalThis))) await page.evaluate(axe)
  return page.evaluate(async () => {
    const options = { resultTypes: ['violations'], preload: false, rules: { 'target-size': { enabled: true } } }
    const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run(options)
    return violations.map(({ id, nodes }) => {
      const first = nodes.slice(0, 5).map(({ html }) => html.slice(0, 150))
      return `${id} (${nodes.length}): ${first.join(' | ')}`
    })
  })
}

/** Goes on by Tab until this is in focus, seeing to each stop on the way; gives its text. */
async function tabTo(page: Page, selector: string): Promise<string | undefined> {
  for (let stop = 0; stop < 150; stop++) {
    await press(page, 'Tab')
    const text = await page.evaluate((wanted) => {
      const { activeElement } = document
      return activeElement?.matches(wanted) ? (activeElement.textContent ?? '') : undefined
    }, selector)
    if (text !== undefined) return text.trim()
  }
  throw new Error(`150 stops do not reach ${selector} on ${page.url()}.`)
}

/** Presses a key, and holds what is in focus then to be marked, in the window, and under nothing else. */
async function press(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key)
  const seen = await page.evaluate(() => {
    const focused = document.activeElement
    if (!focused || focused === document.body)
      return { stop: 'nothing', outline: 'none', isInWindow: false, isFree: false }
    const { outlineStyle, outlineWidth } = getComputedStyle(focused)
    const boxes = [...focused.getClientRects()].filter(({ width, height }) => width > 0 && height > 0)
    const isAt = ({ left, top, width, height }: DOMRect) => {
      const there = document.elementFromPoint(left + width / 2, top + height / 2)
      return there !== null && (focused.contains(there) || there.contains(focused))
    }
    return {
      stop: focused.outerHTML.slice(0, 120),
      outline: outlineWidth === '0px' ? 'none' : outlineStyle,
      isInWindow: boxes.some(
        ({ top, bottom, left, right }) => bottom > 0 && top < innerHeight && right > 0 && left < innerWidth,
      ),
      isFree: boxes.some(isAt),
    }
  })
  expect(seen).toEqual({ stop: seen.stop, outline: 'solid', isInWindow: true, isFree: true })
}
