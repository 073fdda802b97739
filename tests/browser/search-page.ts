/** The search page as tests see it. */
import type { Page } from 'playwright-core'

/** Waits until the page has answered: nothing more will come, and its status line says what there is. */
export async function answered(page: Page, pattern = /found|Nothing/): Promise<void> {
  await page.waitForFunction(
    (source) =>
      !document.querySelector('#search [aria-busy="true"]') &&
      new RegExp(source).test(document.getElementById('search-status')?.textContent ?? ''),
    pattern.source,
  )
}

/** Ids of the papers that are shown, in their order. */
export function shownIds(page: Page): Promise<string[]> {
  return page
    .locator('#search-results > li > a')
    .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).pathname.split('/').at(-2) ?? ''))
}

export const statusOf = (page: Page) => page.locator('#search-status').textContent()
export const offersOf = (page: Page) => page.locator('#search-offers').textContent()
