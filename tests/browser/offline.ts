/** A reader whose browser keeps a site, and a host that is at hand or not. */
import type { Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import { type HostOptions, openTestHost, type TestHost } from './host.ts'

/** A host for one test, which ends with it. */
export async function openHost(sites: Record<string, string>, options?: HostOptions): Promise<TestHost> {
  const host = await openTestHost(sites, options)
  onTestFinished(() => host.stop())
  return host
}

/** The strip at the foot of a page. */
export const strip = (page: Page) => page.locator('.keeping')

/** What the strip says once it says this. */
export async function stripSays(page: Page, pattern: RegExp): Promise<string> {
  await strip(page).filter({ hasText: pattern }).waitFor({ state: 'attached' })
  return (await strip(page).textContent()) ?? ''
}

/** Waits until the site is kept and answers: its worker is active and the strip counts. */
export async function isKept(page: Page): Promise<void> {
  await stripSays(page, /Offline: /)
}

/** Names of all caches of the origin, with the addresses in them. */
export function readCaches(page: Page): Promise<Record<string, string[]>> {
  return page.evaluate(async () => {
    const all: Record<string, string[]> = {}
    for (const name of await caches.keys())
      all[name] = (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)
    return all
  })
}

/** Presses "Keep everything" and waits until that is so. */
export async function keepEverything(page: Page): Promise<void> {
  await strip(page).getByText('Keep everything').click()
  await stripSays(page, /all \d+ papers are kept/)
}

/** Requests that reached the host since the last call, without those for the worker itself. */
export function takeRequests(host: TestHost): string[] {
  return host.requests.splice(0).filter((request) => !request.endsWith('/sw.js'))
}

/** Waits until an update has ended in this state: a worker that waits, or none (it has failed, or never begun). */
export async function updateEnds(page: Page, how: 'waiting' | 'failed'): Promise<void> {
  await page.evaluate(async (how) => {
    const registration = await navigator.serviceWorker.ready
    await registration.update()
    const installing = registration.installing ?? registration.waiting
    if (!installing) throw new Error('There is no update.')
    const ends = () => (how === 'waiting' ? installing.state === 'installed' : installing.state === 'redundant')
    while (!ends()) await new Promise((resolve) => installing.addEventListener('statechange', resolve, { once: true }))
  }, how)
}
