/** Light and dark: what the system says, what a reader chooses, and that nobody sees the other for a moment. */
import type { Page } from 'playwright-core'
import { describe, expect, inject, it } from 'vitest'
import { earlyScript } from '../../src/theme/early-script.ts'
import { useBrowser } from './browser.ts'

const open = useBrowser()
const papers = { light: 'rgb(250, 248, 243)', dark: 'rgb(22, 21, 19)' }
const other = { light: 'dark', dark: 'light' } as const
type Theme = keyof typeof papers

const choose = (page: Page, theme: string) => page.locator('.theme').getByRole('button', { name: theme }).click()
const backgroundOf = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
const chosenIn = (page: Page) => page.evaluate(() => document.documentElement.dataset['theme'])
const pressedIn = (page: Page) =>
  page.locator('.theme [aria-pressed=true]').evaluateAll((all) => all.map((button) => button.textContent?.trim()))

/** What a browser paints its own frame with: the first that applies. */
const frameOf = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLMetaElement>('[name=theme-color]')]
      .find(({ media }) => matchMedia(media).matches)
      ?.getAttribute('content'),
  )

describe.each(['light', 'dark'] as const)('where the system is %s', (system) => {
  it('a page is, and has no mark of a choice', async () => {
    const { page } = await open(inject('atRoot'), { colorScheme: system })
    expect([await backgroundOf(page), await chosenIn(page)]).toEqual([papers[system], undefined])
    expect(await frameOf(page)).toBe(system === 'light' ? '#faf8f3' : '#161513')
    expect(await pressedIn(page)).toEqual(['system'])
    await page.emulateMedia({ colorScheme: other[system] })
    expect(await backgroundOf(page)).toBe(papers[other[system]])
    await page.context().close()
  })

  it.each(['light', 'dark'] as const)('who chose %s has it, here and on every page after it', async (theme) => {
    const { page, errors } = await open(inject('underBase'), { colorScheme: system })
    await choose(page, theme)
    const isTheme = async () => {
      expect([await backgroundOf(page), await chosenIn(page)]).toEqual([papers[theme], theme])
      expect(await frameOf(page)).toBe(theme === 'light' ? '#faf8f3' : '#161513')
      expect(await pressedIn(page)).toEqual([theme])
    }
    await isTheme()
    await page.emulateMedia({ colorScheme: other[system] })
    await isTheme()
    await page.emulateMedia({ colorScheme: system })
    await page.goto(`${inject('underBase')}papers/zhang-2023-h2o-heavy-hitter/`)
    await isTheme()
    await choose(page, 'system')
    expect([await backgroundOf(page), await chosenIn(page)]).toEqual([papers[system], undefined])
    await page.reload()
    expect([await backgroundOf(page), await pressedIn(page)]).toEqual([papers[system], ['system']])
    expect(errors).toEqual([])
    await page.context().close()
  })

  it('who chose the other sees it from the first frame on', async () => {
    const { page } = await open(`${inject('atRoot')}about/`, { colorScheme: system })
    await choose(page, other[system])
    await page.addInitScript(watchFrames)
    await page.goto(`${inject('atRoot')}papers/`)
    const seen = await page.evaluate(seenFrames)
    expect(seen.length).toBeGreaterThan(1)
    expect(new Set(seen)).toEqual(new Set([`${other[system]} ${papers[other[system]]}`]))
    await page.context().close()
  })
})

/** Notes, from the body's first element on, what each frame is about to be painted with. */
function watchFrames(): void {
  const seen: string[] = []
  Object.assign(globalThis, { seen })
  const look = () => {
    if (document.body) {
      const { colorScheme } = getComputedStyle(document.documentElement)
      const scheme =
        colorScheme === 'light dark'
          ? matchMedia('(prefers-color-scheme: dark)').matches
            ? 'dark'
            : 'light'
          : colorScheme
      seen.push(`${scheme} ${getComputedStyle(document.body).backgroundColor}`)
    }
    requestAnimationFrame(look)
  }
  look()
}

async function seenFrames(): Promise<string[]> {
  const { seen } = globalThis as unknown as { seen: string[] }
  while (seen.length < 2) await new Promise((resolve) => requestAnimationFrame(resolve))
  return seen
}

it('the watch for the first frame sees a choice that comes late', async () => {
  const { page } = await open(`${inject('atRoot')}about/`, { colorScheme: 'light' })
  await choose(page, 'dark')
  await page.route('**/papers/', async (route) => {
    const response = await route.fetch()
    return route.fulfill({ response, body: (await response.text()).replace(earlyScript, '') })
  })
  await page.addInitScript(watchFrames)
  await page.goto(`${inject('atRoot')}papers/`)
  expect(await page.evaluate(seenFrames)).toContain(`light ${papers.light}`)
  await page.context().close()
})

describe('the switch', () => {
  it('tells the other tabs', async () => {
    const { page } = await open(inject('atRoot'), { colorScheme: 'light' })
    const tab = await page.context().newPage()
    await tab.emulateMedia({ colorScheme: 'light' })
    await tab.goto(`${inject('atRoot')}topics/`)
    for (const theme of ['dark', 'light', 'dark', 'system']) {
      await choose(page, theme)
      await expect.poll(() => pressedIn(tab), { timeout: 30_000 }).toEqual([theme])
      expect(await backgroundOf(tab)).toBe(papers[theme === 'system' ? 'light' : (theme as Theme)])
      expect(await frameOf(tab)).toBe(theme === 'dark' ? '#161513' : '#faf8f3')
    }
    await page.context().close()
  })

  it('is as it was chosen meanwhile on the page that one goes back to', async () => {
    const { page } = await open(inject('atRoot'), { colorScheme: 'light' })
    await page.goto(`${inject('atRoot')}topics/`)
    await choose(page, 'dark')
    await page.goBack()
    await expect.poll(() => pressedIn(page), { timeout: 30_000 }).toEqual(['dark'])
    expect(await backgroundOf(page)).toBe(papers.dark)
    await page.context().close()
  })

  it('moves nothing when it comes, and can be hit', async () => {
    const { page } = await open(inject('atRoot'), { viewport: { width: 360, height: 740 } })
    const boxes = () =>
      page
        .locator('footer > :not(.keeping)')
        .evaluateAll((all) => all.map((part) => JSON.stringify(part.getBoundingClientRect())))
    const box = page.locator('.theme')
    expect(await box.isVisible()).toBe(true)
    const there = await boxes()
    await box.evaluate((fieldset) => fieldset.setAttribute('disabled', ''))
    expect(await box.isVisible()).toBe(false)
    expect(await boxes()).toEqual(there)
    const sizes = await box
      .getByRole('button')
      .evaluateAll((all) =>
        all.map((button) => [button.getBoundingClientRect().width, button.getBoundingClientRect().height]),
      )
    for (const [width, height] of sizes) expect([Number(width) >= 24, Number(height) >= 24]).toEqual([true, true])
    await page.context().close()
  })

  it('is a group with a name, for a keyboard too', async () => {
    const { page } = await open(`${inject('atRoot')}about/`, { colorScheme: 'light' })
    const group = page.getByRole('group', { name: 'Theme' })
    await group.getByRole('button', { name: 'dark', pressed: false }).focus()
    await page.keyboard.press('Enter')
    expect(await group.getByRole('button', { pressed: true }).allTextContents()).toEqual([
      expect.stringMatching(/^\s*dark\s*$/),
    ])
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('dark')
    await page.context().close()
  })

  it('is out of sight where the browser keeps nothing, and nothing fails', async () => {
    const { page, errors } = await open(inject('atRoot'), { colorScheme: 'dark' })
    await page.addInitScript(() =>
      Object.defineProperty(globalThis, 'localStorage', {
        get: () => {
          throw new DOMException('No storage.', 'SecurityError')
        },
      }),
    )
    await page.reload()
    expect(await page.locator('.theme').isVisible()).toBe(false)
    expect([await backgroundOf(page), await chosenIn(page), errors]).toEqual([papers.dark, undefined, []])
    await page.context().close()
  })

  it('works for the page where there is no room to keep anything', async () => {
    const { page, errors } = await open(inject('atRoot'), { colorScheme: 'light' })
    await page.evaluate(() => {
      for (let size = 2 ** 22; size >= 1; size /= 2)
        try {
          for (let n = 0; ; n++) localStorage[`${size}.${n}`] = 'x'.repeat(size)
        } catch {}
    })
    await choose(page, 'dark')
    expect([await backgroundOf(page), await pressedIn(page), errors]).toEqual([papers.dark, ['dark'], []])
    await page.context().close()
  })

  it('is not there without scripts, and the page is as the system says', async () => {
    const { page } = await open(inject('atRoot'), { colorScheme: 'dark', javaScriptEnabled: false })
    expect(await page.locator('.theme').boundingBox()).toBe(null)
    expect(await page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor)).toBe(papers.dark)
    await page.context().close()
  })

  it('does not reach paper: prints are light', async () => {
    const { page } = await open(inject('atRoot'), { colorScheme: 'dark' })
    await choose(page, 'dark')
    await page.emulateMedia({ media: 'print' })
    expect(await backgroundOf(page)).toBe('rgb(255, 255, 255)')
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('light')
    expect(await page.locator('.theme').isVisible()).toBe(false)
    await page.context().close()
  })
})

describe('from page to page', () => {
  const moves = async (reducedMotion: 'reduce' | 'no-preference') => {
    const { page } = await open(inject('atRoot'), { reducedMotion })
    await page.addInitScript(() =>
      addEventListener('pagereveal', (event) => {
        Object.assign(globalThis, { moved: Boolean((event as Event & { viewTransition: unknown }).viewTransition) })
      }),
    )
    await page.goto(`${inject('atRoot')}topics/`)
    await page.locator('main a[href$="/topics/kv-cache/"]').click()
    await page.waitForURL('**/topics/kv-cache/')
    await page.waitForFunction(() => 'moved' in globalThis)
    const moved = await page.evaluate(() => (globalThis as unknown as { moved: boolean }).moved)
    await page.context().close()
    return moved
  }

  it('one fades into the other, but not for whoever wants nothing to move', async () => {
    expect([await moves('no-preference'), await moves('reduce')]).toEqual([true, false])
  })
})
