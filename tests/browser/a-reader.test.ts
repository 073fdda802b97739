/** One reader, from the first visit on: reads without a network, keeps what is worth it, and finds the next edition. */
import type { Page } from 'playwright-core'
import { describe, expect, inject, it } from 'vitest'
import { useBrowser } from './browser.ts'
import { isKept, keepEverything, openHost } from './offline.ts'
import { newPaper, places } from './small-sites.ts'

const open = useBrowser()
const { first, second } = inject('smallSites')

/** What one remembers of a title, and whose it is. */
const remembered = [
  ['tin wistle', '2025-tin-whistle-count'],
  ['lantern fog', 'aldermoor-2026-lantern-weights-fog'],
  ['thirty hands bellow', 'brackenfell-2025-thirty-pairs-hands'],
  ['journals damp', 'dunwick-2019-journal-damp'],
  ['kettels thesis', 'evenlode-2018-thesis-kettles'],
  ['gosamer', 'gossamer'],
  ['chapter on soot', 'harrowgate-2024-chapter-soot'],
  ['tides report', 'isherwell-2021-report-tides'],
  ['workshop ember', 'juniper-2026-workshop-embers'],
  ['bell progam', 'kestrel-2023-software-bell'],
] as const

describe.each(places)('a reader of a list at %s', (place) => {
  it('keeps it all, finds and reads ten papers without a network, marks three, cites one, and has the next edition', async () => {
    const host = await openHost({ [place]: first[place] ?? '' })
    const home = new URL(place, host.origin).href
    const { page, errors } = await open(home, {
      serviceWorkers: 'allow',
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    await isKept(page)
    await keepEverything(page)
    await host.stop()

    for (const [text, id] of remembered) {
      await find(page, `${home}search/`, text)
      await page.locator('#search-results a').first().click()
      await page.waitForURL(`${home}papers/${id}/`)
      await page.locator('main.paper h1').waitFor()
      expect(await hasStyle(page)).toBe(true)
    }
    const marked = remembered.slice(0, 3).map(([, id]) => id)
    for (const id of marked) {
      await page.goto(`${home}papers/${id}/`)
      await page.locator('.mark button[value="to read"]').click()
    }
    await page.locator('.cite > summary').click()
    await page.locator('.cite button').nth(1).click()
    await page.getByRole('button', { name: 'Copied' }).waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
      /^@\w+\{brackenfell-2025-thirty-pairs-hands,/,
    )

    host.mount(place, second[place] ?? '')
    await host.start()
    await page.goto(home)
    await page.locator(`.entry .title a[href$="/papers/${newPaper}/"]`).waitFor()
    await page.goto(`${home}shelf/`)
    for (const id of marked) await page.locator(`#shelf-marks a[href="${place}papers/${id}/"]`).waitFor()
    await page.goto(`${home}papers/${marked[0]}/`)
    await page.locator('.mark button[value="to read"][aria-pressed="true"]').waitFor()
    expect(errors.filter((error) => !/Failed to load resource|ERR_/.test(error))).toEqual([])
    await page.context().close()
  })
})

/** Types it into the field of the search page, and waits for the answer. */
async function find(page: Page, search: string, text: string): Promise<void> {
  await page.goto(search)
  await page.locator('#query').fill(text)
  await page.locator('#search-results a').first().waitFor()
  await page.locator('#search:not(:has([aria-busy="true"]))').waitFor()
}

function hasStyle(page: Page): Promise<boolean> {
  return page.evaluate(() => getComputedStyle(document.body).fontFamily.includes('Newsreader'))
}
