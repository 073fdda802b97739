/** One Chromium for a file of tests; it may ask for nothing outside this machine, and what it asks for is written down. */
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, inject } from 'vitest'
import { launchOptions } from '../../scripts/chromium.ts'

export interface Visit {
  page: Page
  /** Every address that was asked for on another origin than the page's own. */
  foreign: string[]
  /** Errors of scripts and of the console. */
  errors: string[]
}

/** Call at the top of a test file; the function it returns opens a page in a context of its own. */
export function useBrowser(): (url: string, options?: BrowserContextOptions) => Promise<Visit> {
  let browser: Browser
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: inject('chromium'), ...launchOptions })
  })
  afterAll(() => browser.close())
  return async (url, options = {}) => {
    const context = await browser.newContext({ serviceWorkers: 'block', ...options })
    const foreign: string[] = []
    const errors: string[] = []
    const own = new URL(url).origin
    await context.route('**', (route) => {
      const asked = new URL(route.request().url())
      if (asked.origin === own || asked.protocol === 'data:') return route.continue()
      foreign.push(asked.href)
      return route.abort()
    })
    const page = await context.newPage()
    page.on('pageerror', ({ message }) => {
      if (!leftOutTransition.test(message)) errors.push(message)
    })
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text())
    })
    await page.goto(url, { waitUntil: 'load' })
    return { page, foreign, errors }
  }
}

/**
 * Waits until nothing has arrived for half a second. Playwright's own `networkidle` (1.64) now and then never comes where the
 * processor is slowed down.
 */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let last = performance.now()
        new PerformanceObserver(() => {
          last = performance.now()
        }).observe({ type: 'resource' })
        const look = () => (performance.now() - last > 500 ? resolve() : setTimeout(look, 50))
        look()
      }),
  )
}

/** What Chromium (156) says when it leaves out the fading from page to page, since the next one is there already: no script's error. */
const leftOutTransition = /ViewTransition|^Transition was (?:aborted|skipped)/

/** One page of each kind, as addresses below the site's own. */
export const pageKinds = {
  front: '',
  paper: 'papers/zhang-2023-h2o-heavy-hitter/',
  'paper with many authors': 'papers/hawks-2025-wa-hls4ml-benchmark/',
  papers: 'papers/',
  topic: 'topics/kv-cache/',
  topics: 'topics/',
  path: 'paths/shrinking-the-kv-cache/',
  paths: 'paths/',
  edition: 'editions/2025-12-10/',
  week: 'editions/2025-W50/',
  editions: 'editions/',
  results: 'results/',
  'results by year': 'results/by-year/',
  'results of a topic': 'topics/sparsity/results/',
  timeline: 'timeline/',
  years: 'years/',
  year: 'years/2024/',
  venues: 'venues/',
  venue: 'venues/neurips-2025/',
  organisations: 'organizations/',
  search: 'search/',
  'search with results': 'search/?q=cache',
  shelf: 'shelf/',
  subscribe: 'subscribe/',
  about: 'about/',
  offline: 'offline/',
  '404': '404.html',
}
