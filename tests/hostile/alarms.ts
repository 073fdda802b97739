/** A tab that is watched: whatever a hostile text could get its way with is written down as an alarm. */

import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { earlyStyle } from '../../src/layouts/early-style.ts'

export interface WatchedTab {
  page: Page
  /** What has happened since the tab was opened; empty where texts only show. */
  alarms: string[]
  /** The page as Chromium has parsed it: elements, attributes and addresses that could act, and frames. */
  inspect(): Promise<string[]>
}

/** Opens a tab for the pages of one origin ("http://localhost:1234"), without view transitions: a broken-off one is an error of the page. */
export async function openWatchedTab(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {},
): Promise<WatchedTab> {
  const context = await browser.newContext({ serviceWorkers: 'block', reducedMotion: 'reduce', ...options })
  const alarms: string[] = []
  await context.exposeBinding('__alarm', (_, what: string) => void alarms.push(what))
  await context.addInitScript(() => {
    const alarm = (what: string) => (globalThis as unknown as { __alarm(what: string): void }).__alarm(what)
    Object.defineProperty(globalThis, '__pwned', { set: () => alarm('a script of the text has run') })
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      alarm(`policy: ${violatedDirective} ${blockedURI}`),
    )
  })
  await context.route('**', (route) => {
    const { origin: asked, protocol, href } = new URL(route.request().url())
    if (asked === origin || protocol === 'data:' || protocol === 'blob:') return route.continue()
    alarms.push(`request: ${href}`)
    return route.abort()
  })
  const page = await context.newPage()
  context.on('page', (other) => alarms.push(`window: ${other.url()}`))
  page.on('dialog', (dialog) => {
    alarms.push(`dialog: ${dialog.message()}`)
    return dialog.dismiss()
  })
  page.on('pageerror', ({ message }) => alarms.push(`error: ${message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') alarms.push(`console: ${message.text()}`)
  })
  page.on('framenavigated', (frame) => {
    if (!frame.url().startsWith(origin) && frame.url() !== 'about:blank') alarms.push(`away: ${frame.url()}`)
  })
  return { page, alarms, inspect: () => page.evaluate(findSuspects, earlyStyle) }
}

/** Runs in the page. Handlers wait for a hand, so they are looked for rather than waited for. */
function findSuspects(ownStyle: string): string[] {
  const found: string[] = []
  const unwanted =
    'base, iframe, frame, object, embed, applet, portal, meta[http-equiv="refresh" i], img:not([src^="data:"]), video, audio, template:not(#shelf-row), svg script'
  for (const element of document.querySelectorAll(unwanted)) found.push(element.outerHTML.slice(0, 200))
  for (const style of document.querySelectorAll('style'))
    if (style.textContent !== ownStyle) found.push(style.outerHTML.slice(0, 200))
  for (const form of document.querySelectorAll('form'))
    if (form.className !== 'search-form') found.push(form.outerHTML.slice(0, 200))
  for (const script of document.querySelectorAll('script'))
    if (script.textContent?.includes('__pwned=1') && script.type !== 'application/ld+json')
      found.push(script.outerHTML.slice(0, 200))
  for (const element of document.querySelectorAll('*'))
    for (const { name, value } of element.attributes) {
      if (/^on|^srcdoc$|^style$|^ping$|^formaction$/i.test(name)) found.push(`${element.localName} ${name}="${value}"`)
      if (/^(?:xlink:)?href$|^src$|^action$/.test(name)) {
        const { protocol } = new URL(value, location.href)
        if (!['http:', 'https:', 'mailto:'].includes(protocol)) found.push(`${element.localName} ${name}="${value}"`)
      }
    }
  if (frames.length > 0) found.push('a frame')
  return found
}
