/** What it takes to keep all of a site for offline use, in Chromium from this machine: the press of a button, and its end. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { findChromium, launchOptions } from '../chromium.ts'
import { say } from '../command.ts'
import type { Unit } from './figures.ts'
import { type Context, type Row, toMissing } from './rows.ts'
import { openHost, type StaticHost } from './static-host.ts'

/** Larger sites take longer than their figures are worth. */
const papersAtMost = 10_000

const what = 'Keeping all of the site for offline use'

/** Looks at `context.site`, and leaves it as it is. */
export async function measureOffline({ papers, site, runs, quick }: Context): Promise<Row[]> {
  const head = { papers, id: 'offline', what }
  if (papers > papersAtMost) return [toMissing(head, `only up to ${papersAtMost} papers`)]
  if (!existsSync(join(site, 'sw.js'))) return [toMissing(head, 'there is no site')]
  const executablePath = findChromium()
  if (executablePath === undefined)
    return [toMissing(head, 'there is no Chromium or Chrome here; install one, or name it in CHROMIUM_PATH')]
  const browser = await chromium.launch({ executablePath, ...launchOptions })
  const host = await openHost(site, { isPlain: true })
  try {
    const visits: Visit[] = []
    for (let run = 1; run <= (quick ? 1 : runs); run++) {
      say(`${papers} papers: ${what}, run ${run}`)
      visits.push(await keepEverything(browser, host))
    }
    const row = (id: string, what: string, unit: Unit, pick: (visit: Visit) => number): Row => {
      return { papers, id, what, unit, figures: visits.map(pick) }
    }
    return [
      row('offline', what, 's', ({ seconds }) => seconds),
      row('offline bytes', `${what}, sent`, 'bytes', ({ bytes }) => bytes),
      row('offline requests', `${what}, requests`, 'requests', ({ requests }) => requests),
      row(
        'offline first visit',
        'Kept at the first visit, sent beside the page',
        'bytes',
        ({ firstBytes }) => firstBytes,
      ),
      row('offline page', 'A kept page opened offline', 'ms', ({ pageMilliseconds }) => pageMilliseconds),
    ]
  } catch (error) {
    return [toMissing(head, (error as Error).message.split('\n')[0] ?? '')]
  } finally {
    await browser.close()
    host.close()
  }
}

interface Visit {
  seconds: number
  bytes: number
  requests: number
  firstBytes: number
  pageMilliseconds: number
}

/** One reader who knows nothing of the site yet. The host compresses what it sends once, and so before the clock runs. */
async function keepEverything(browser: Browser, host: StaticHost): Promise<Visit> {
  const context = await browser.newContext({ serviceWorkers: 'allow' })
  try {
    const page = await context.newPage()
    page.setDefaultTimeout(patience)
    await page.goto(host.url)
    const strip = page.locator('.keeping')
    await strip.filter({ hasText: 'Offline: ' }).waitFor({ state: 'attached' })
    const first = host.sent.splice(0)
    const seconds = await page.evaluate(async () => {
      const strip = document.querySelector('.keeping')
      const button = strip?.querySelector('button')
      if (!strip || !button) throw new Error('The page has no button that keeps everything')
      const start = performance.now()
      const ended = new Promise<void>((resolve) => {
        new MutationObserver(() => /^Offline: all/.test(strip.textContent) && resolve()).observe(strip, {
          childList: true,
          subtree: true,
        })
      })
      button.click()
      await ended
      return (performance.now() - start) / 1000
    })
    const sent = host.sent.splice(0)
    const links = await page
      .locator('a[href*="/papers/"]')
      .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href))
    const paper = links.find((link) => /\/papers\/[^/]*[a-z][^/]*\/$/.test(link)) ?? host.url
    await context.setOffline(true)
    const start = performance.now()
    const answer = await page.goto(paper)
    const pageMilliseconds = performance.now() - start
    if (answer?.status() !== 200) throw new Error(`${paper} is not kept`)
    const sum = (all: readonly { bytes: number }[]) => all.reduce((total, { bytes }) => total + bytes, 0)
    return { seconds, bytes: sum(sent), requests: sent.length, firstBytes: sum(first), pageMilliseconds }
  } finally {
    await context.close()
  }
}

/** Milliseconds after which a step has failed. */
const patience = 120_000
