/** What comes out of a printer: a paper on one page, a list as a bibliography, and nothing that can only be pressed. */
import type { Page } from 'playwright-core'
import { describe, expect, inject, it } from 'vitest'
import { useBrowser } from './browser.ts'

const open = useBrowser()
const formats = ['A4', 'Letter'] as const

/** Chromium writes each page of a PDF as an object of its own. */
async function countPages(page: Page, format: (typeof formats)[number]): Promise<number> {
  const pdf = await page.pdf({ format })
  return [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b/g)].length
}

/** What stands behind the byline of each paper, which no text of the page has. */
const addresses = (page: Page) =>
  page
    .locator('.entry .byline')
    .evaluateAll((bylines) => bylines.map((byline) => getComputedStyle(byline, '::after').content))

const furniture =
  'nav, button, input, select, summary:not(.more *), .rail, .pager, .beside, .entry .result, .entry .foot, .along, .motto, .keeping'

async function openInPrint(address: string) {
  const { page } = await open(inject('atRoot') + address)
  await page.emulateMedia({ media: 'print' })
  return page
}

describe.each(['papers/zhang-2023-h2o-heavy-hitter/', 'papers/hawks-2025-wa-hls4ml-benchmark/'])(
  'a paper (%s)',
  (address) => {
    it('is one page of paper, with its links spelled out and its own address', async () => {
      const page = await openInPrint(address)
      for (const format of formats) expect(await countPages(page, format)).toBe(1)
      expect(await page.locator(furniture).filter({ visible: true }).count()).toBe(0)
      for (const kept of ['h1', '.authors', '.strip', '.lede', '[data-form="Reference"]', 'footer time'])
        expect([kept, await page.locator(kept).first().isVisible()]).toEqual([kept, true])
      for (const table of await page.locator('.results').all()) expect(await table.isVisible()).toBe(true)
      const link = page.locator('.actions a').first()
      const spelled = await link.evaluate((a) => getComputedStyle(a, '::after').content)
      expect(spelled).toContain(await link.getAttribute('href'))
      const own = page.locator('[rel="canonical"]')
      expect(await own.evaluate((a) => [getComputedStyle(a).display, getComputedStyle(a, '::before').content])).toEqual(
        ['block', `"https://paperstand.example/${address}"`],
      )
      await page.context().close()
    })
  },
)

describe.each(['', 'topics/kv-cache/', 'venues/neurips-2025/'])('a list (/%s)', (address) => {
  it('has a reference for each paper: title, names, date and where it is, and no furniture', async () => {
    const page = await openInPrint(address)
    const entries = await page.locator('.entry').count()
    expect(entries).toBeGreaterThan(1)
    expect(await page.locator('.entry .title').filter({ visible: true }).count()).toBe(entries)
    expect(await page.locator('.entry .byline').filter({ visible: true }).count()).toBe(entries)
    const at = await addresses(page)
    expect(at).toHaveLength(entries)
    for (const content of at) expect(content).toMatch(/https:\/\/(?:arxiv|doi)\.org\//)
    expect(await page.locator(furniture).filter({ visible: true }).count()).toBe(0)
    expect(await page.locator('h1').isVisible()).toBe(true)
    await page.context().close()
  })
})

describe('a reading path', () => {
  it('is its steps one after the other, numbered, each with its reference and its reason', async () => {
    const page = await openInPrint('paths/shrinking-the-kv-cache/')
    expect(await countPages(page, 'A4')).toBe(1)
    expect(await page.locator('.steps .why').filter({ visible: true }).count()).toBe(5)
    const [number] = await page
      .locator('.steps .title')
      .evaluateAll((titles) => titles.map((title) => getComputedStyle(title, '::before').content))
    expect(number).toMatch(/counter\(step\)/)
    expect(await addresses(page)).toHaveLength(5)
    expect(await page.locator(`${furniture}, #shelf-status`).filter({ visible: true }).count()).toBe(0)
    await page.context().close()
  })
})

it('names that a list folds are told on paper, up to ten; of more the first, and how many', async () => {
  const page = await openInPrint('papers/')
  const folded = page.locator('.entry .more')
  const counts = await folded.evaluateAll((all) =>
    all.map((more) => [more.querySelectorAll('bdi').length, more.querySelector('bdi')?.checkVisibility() ?? false]),
  )
  expect(counts.some(([names]) => Number(names) > 7)).toBe(true)
  expect(counts.filter(([names, isShown]) => Number(names) <= 7 !== isShown)).toEqual([])
  await page.context().close()
})

it('the dark theme prints black on white', async () => {
  const { page } = await open(inject('atRoot'), { colorScheme: 'dark' })
  await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'))
  await page.emulateMedia({ media: 'print' })
  const colours = await page.evaluate(() => {
    const { color, backgroundColor } = getComputedStyle(document.body)
    return [color, backgroundColor]
  })
  expect(colours).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)'])
  await page.context().close()
})

it('the shelf prints what is marked and how, without what is pressed and without private notes', async () => {
  const { page } = await open(`${inject('atRoot')}papers/zhang-2023-h2o-heavy-hitter/`)
  await page.locator('.mark:enabled button[value="reading"]').click()
  await page.locator('.mark summary').click()
  await page.getByLabel('Private note').fill('Nobody else reads this.')
  await page.goto(`${inject('atRoot')}shelf/`)
  await page.locator('#shelf-marks li').waitFor()
  await page.emulateMedia({ media: 'print' })
  const buttons = page.locator('main button').filter({ visible: true })
  expect(await buttons.allTextContents()).toEqual(['reading'])
  expect(await page.locator('textarea, input, select').filter({ visible: true }).count()).toBe(0)
  expect(await page.locator('#shelf-marks .byline a').evaluate((a) => getComputedStyle(a, '::after').content)).toBe(
    '"https://arxiv.org/abs/2306.14048"',
  )
  await page.context().close()
})
