/** Case 71, the long part: ten thousand invented papers on a slow processor are painted, stay in place and answer soon. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeCorpus } from '../../scripts/bench/corpus.ts'
import { serveSite } from '../../scripts/serve-site.ts'
import { pageSize } from '../../src/library/pages.ts'
import { isLong } from '../long.ts'
import { listFiles } from '../site/built-site.ts'
import { runScript } from '../site/run-script.ts'
import { settle, useBrowser } from './browser.ts'

const open = useBrowser()
const papers = 10_000

/** What web.dev calls good, in milliseconds; the shift has no unit. */
const bars = { paint: 2500, shift: 0.1, answer: 200 }

interface Vitals {
  /** Largest contentful paint. */
  paint: number
  /** Cumulative layout shift, counted without its windows: never less than the real one. */
  shift: number
  /** The slowest answer to a key or a press until something was painted: the worst case of INP. */
  answer: number
}

describe.runIf(isLong)('case 71: of ten thousand papers, on a processor four times slower,', () => {
  let folder: string
  let served: Awaited<ReturnType<typeof serveSite>>
  let paper: string
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'paperstand-vitals-'))
    const [content, site] = [join(folder, 'content'), join(folder, 'site')]
    writeCorpus(content, { papers, seed: 71 })
    const { code, stderr } = await runScript('build', ['--content', content, '--out', site])
    if (code !== 0) throw new Error(stderr)
    served = await serveSite({ site, port: 4700, host: 'localhost' })
    paper = listFiles(join(content, 'papers'))[papers / 2]?.replace(/\.md$/, '') ?? ''
  })
  afterAll(() => {
    served.server.close()
    served.server.closeAllConnections()
    rmSync(folder, { recursive: true, force: true })
  })

  it.each([
    ['the front page', () => ''],
    ['the list', () => 'papers/'],
    ['its last page', () => `papers/${Math.ceil(papers / pageSize)}/`],
    ['a paper', () => `papers/${paper}/`],
    ['the topics', () => 'topics/'],
    ['the results', () => 'results/'],
    ['the timeline', () => 'timeline/'],
    ['the search page', () => 'search/'],
    ['the shelf', () => 'shelf/'],
  ])('%s is painted within its bar, does not move, and answers keys', async (_, address) => {
    const seen: Vitals[] = []
    const best = (of: keyof Vitals) => Math.min(...seen.map((visit) => visit[of]))
    const isWell = () => (['paint', 'shift', 'answer'] as const).every((of) => best(of) <= bars[of])
    // What else the machine does can only make a visit slower: the best of three counts.
    while (seen.length === 0 || (seen.length < 3 && !isWell())) seen.push(await visit(address()))
    expect({ seen, isWell: isWell() }).toEqual({ seen, isWell: true })
  })

  /** One visit in a context of its own, with keys pressed on every page and a question asked where there is a field. */
  async function visit(address: string): Promise<Vitals> {
    const { page } = await open(`${served.url}about/`)
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    await page.addInitScript(watch)
    const response = await page.goto(served.url + address, { waitUntil: 'load' })
    expect([address, response?.status()]).toEqual([address, 200])
    // The first key ends the search for the largest paint.
    await page.waitForFunction(() => (globalThis as unknown as { vitals: Vitals }).vitals.paint > 0)
    await settle(page)
    for (const key of ['Tab', 'Tab', 'Tab', 'j', 'j', 'k', 'End', 'Home']) await page.keyboard.press(key)
    if (address === 'search/') {
      await page.locator('#query').focus()
      await page.keyboard.type('attention', { delay: 120 })
      await page.locator('#search-results a').first().waitFor({ timeout: 60_000 })
    }
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0))))
    const vitals = await page.evaluate(() => (globalThis as unknown as { vitals: Vitals }).vitals)
    await page.context().close()
    return vitals
  }
})

/** Runs in the page before its own scripts. */
function watch(): void {
  const vitals = { paint: 0, shift: 0, answer: 0 }
  Object.assign(globalThis, { vitals })
  const observe = (options: PerformanceObserverInit, take: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ buffered: true, ...options })
  observe({ type: 'largest-contentful-paint' }, ({ startTime }) => {
    vitals.paint = startTime
  })
  observe({ type: 'layout-shift' }, (entry) => {
    const { hadRecentInput, value } = entry as PerformanceEntry & { hadRecentInput: boolean; value: number }
    if (!hadRecentInput) vitals.shift += value
  })
  observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit, (entry) => {
    if ((entry as PerformanceEntry & { interactionId?: number }).interactionId)
      vitals.answer = Math.max(vitals.answer, entry.duration)
  })
}
