/** What is seen in each picture: pages as they come, and pages that a reader has done something on. */
import type { Page } from 'playwright-core'
import { findPageKinds } from './page-kinds.ts'

export interface Scene {
  /** Below the site's own. */
  address: string
  /** What is done on the page before the picture; `url` is the site's address. */
  act?: (page: Page, url: string) => Promise<unknown>
}

/** Scenes by name, pages as they come before those on which something was done; names of one kind stand together. */
export function findScenes(site: string): Record<string, Scene> {
  const kinds = findPageKinds(site)
  const { paper, topic } = kinds
  const words = (topic ?? paper ?? '').split('/')[1]?.split('-') ?? []
  const [word = 'paper'] = words.sort((a, b) => b.length - a.length)
  const scenes: Record<string, Scene> = Object.fromEntries(
    Object.entries(kinds).map(([kind, address]) => [kind, { address }]),
  )
  if (kinds['search'])
    Object.assign(scenes, {
      'search-found': { address: `search/?q=${encodeURIComponent(word)}`, act: waitForAnswer },
      'search-nothing': { address: 'search/?q=qqqqzzzz', act: waitForAnswer },
    } satisfies Record<string, Scene>)
  if (paper) {
    scenes['paper-cited'] = { address: paper, act: openFolds }
    if (kinds['shelf']) scenes['shelf-marked'] = { address: paper, act: markPapers }
  }
  return scenes
}

async function waitForAnswer(page: Page): Promise<void> {
  await page.locator('#search-status:not(:empty)').waitFor()
  await page.waitForLoadState('networkidle')
}

async function openFolds(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll('main details')) fold.setAttribute('open', '')
  })
}

/** Marks a paper and the next ones, each in another state, then opens the shelf. */
async function markPapers(page: Page, url: string): Promise<void> {
  const states = ['to read', 'reading', 'read', 'favourite']
  for (const state of states) {
    await page.locator('.mark:enabled').waitFor()
    await page.locator(`.mark button[value="${state}"]`).click()
    if (state === states[0]) {
      await page.locator('.mark summary').click()
      await page.locator('.mark textarea').fill('Compare with the figures of last week.')
    }
    const onward = await page
      .locator('.pager.papers a[rel=next]')
      .getAttribute('href', { timeout: 1000 })
      .catch(() => null)
    if (onward === null) break
    await page.goto(new URL(onward, page.url()).href)
  }
  await page.goto(new URL('shelf/', url).href, { waitUntil: 'networkidle' })
}
