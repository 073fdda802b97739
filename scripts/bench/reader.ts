/** A reader before a search field: Chromium, driven as a hand on the keyboard would, and watched from within the page. */
import type { Browser, CDPSession } from 'playwright-core'
import { findNamedFiles } from './named-files.ts'
import type { StaticHost } from './static-host.ts'

/**
 * Lighthouse's "Slow 4G" (its constants.js, throttling.mobileSlow4G): 1.6 Mbit/s down, 750 kbit/s up, 150 ms for a round
 * trip. DevTools counts bytes a second. Chromium has every request wait for one round trip, also those of workers; it
 * simulates neither the opening of a connection nor its slow start.
 */
const networks = {
  plain: undefined,
  'slow 4G': { latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 },
} as const
export type Network = keyof typeof networks

/** A page with `#query`, `#search-results` and `#search-status`, of which everything is there but what search loads. */
export interface Field {
  /** Focuses the field and puts the whole text in at once, as one who pastes it. Only for the first question. */
  askFirst(text: string): Promise<FirstAnswer>
  /** Puts in another text, and Enter behind it where there is a form, so that nothing waits for more keystrokes. */
  ask(text: string): Promise<Answer>
  /** The text with one more letter behind it, without Enter. */
  press(text: string): Promise<Answer>
  close(): Promise<void>
}

export interface Answer {
  /** From the input until the list, or what is said about it, changes for the first time, in milliseconds. */
  milliseconds: number
  /** Paths of the first ten results, once nothing changes any more. */
  found: string[]
}

export interface FirstAnswer extends Answer {
  /** What was asked for from focus until the first result was there: how often, and how many bytes that was as a whole. */
  requests: number
  bytes: number
}

/**
 * Opens the page and lets it have what its markup names, and fonts and pictures. Everything else is held back until the
 * first question: a page may load its index before anybody asks, and then the figures would not tell what that costs.
 * Nothing is in the cache, and there are no service workers. `site` is the folder that the host shows.
 */
export async function openField(
  browser: Browser,
  { host, site, path }: { host: StaticHost; site: string; path: string },
  network: Network = 'plain',
): Promise<Field> {
  const context = await browser.newContext({ serviceWorkers: 'block', ignoreHTTPSErrors: true })
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  const named = findNamedFiles(site, path)
  const release = await holdBack(devtools, named)
  await page.goto(new URL(path, host.url).href, { waitUntil: 'load' })
  await page.evaluate(async () => {
    await document.fonts.ready
  })
  const ask = (text: string, how: How) => page.evaluate(question, { text, how, ...pauses })
  return {
    async askFirst(text) {
      const conditions = networks[network]
      if (conditions) {
        await devtools.send('Network.enable')
        await devtools.send('Network.emulateNetworkConditions', { offline: false, ...conditions })
      }
      const before = host.sent.length
      const asked = ask(text, 'first')
      await release()
      const { milliseconds, shownAt, found } = await asked
      const requests = host.sent.slice(before).filter(({ path, at }) => at <= shownAt && !named.has(path))
      const bytes = requests.reduce((sum, { bytes }) => sum + bytes, 0)
      return { milliseconds, found, requests: requests.length, bytes }
    },
    ask: (text) => ask(text, 'with Enter'),
    press: (text) => ask(text, 'letter'),
    close: () => context.close(),
  }
}

type How = 'first' | 'with Enter' | 'letter'

/** Milliseconds without a change after which an answer is taken for whole, and for which one is waited for at the most. */
const pauses = { quiet: 80, patience: 60_000 }

/** Holds back all requests but those for these paths, fonts and pictures; gives what lets them go. */
async function holdBack(devtools: CDPSession, paths: ReadonlySet<string>): Promise<() => Promise<void>> {
  const held: string[] = []
  const letGo = (requestId: string) => devtools.send('Fetch.continueRequest', { requestId })
  let isReleased = false
  devtools.on('Fetch.requestPaused', ({ requestId, request, resourceType }) => {
    const isOfPage = paths.has(new URL(request.url).pathname) || ['Font', 'Image', 'Other'].includes(resourceType)
    if (isReleased || isOfPage) letGo(requestId).catch(() => {})
    else held.push(requestId)
  })
  await devtools.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
  return async () => {
    isReleased = true
    await Promise.all(held.map(letGo))
    await devtools.send('Fetch.disable')
  }
}

/**
 * Runs in the page, and so needs nothing around it. `shownAt` is in milliseconds since 1970. While a part of the search has
 * `aria-busy="true"`, its answer is not yet whole.
 */
function question({
  text,
  how,
  quiet,
  patience,
}: typeof pauses & { text: string; how: How }): Promise<Answer & { shownAt: number }> {
  const input = document.querySelector<HTMLInputElement>('#query')
  const list = document.querySelector('#search-results')
  const status = document.querySelector('#search-status')
  if (!input || !list || !status) throw new Error('The page has no search field')
  return new Promise((resolve, reject) => {
    let shown: number | undefined
    let settling: ReturnType<typeof setTimeout> | undefined
    const settle = () => {
      if (shown === undefined) return
      if (document.querySelector('#search [aria-busy="true"]')) {
        settling = setTimeout(settle, quiet)
        return
      }
      clearTimeout(giving)
      observer.disconnect()
      const links = [...list.children].slice(0, 10).map((item) => item.querySelector('a')?.pathname ?? '')
      resolve({ milliseconds: shown - start, shownAt: performance.timeOrigin + shown, found: links })
    }
    const observer = new MutationObserver(() => {
      if (how !== 'first' || list.querySelector('a')) shown ??= performance.now()
      clearTimeout(settling)
      settling = setTimeout(settle, quiet)
    })
    for (const part of [list, status]) observer.observe(part, { childList: true, subtree: true, characterData: true })
    const giving = setTimeout(() => {
      observer.disconnect()
      reject(new Error(`No answer to "${text}" within ${patience / 1000} seconds`))
    }, patience)
    const start = performance.now()
    if (how === 'first') {
      input.blur()
      input.focus()
    }
    input.value = text
    input.dispatchEvent(new InputEvent('input', { bubbles: true }))
    if (how === 'with Enter') input.form?.requestSubmit()
  })
}
