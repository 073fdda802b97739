/**
 * A library that is hostile in every field, in Chromium: with the content policy taken away nothing of it acts, and with the
 * policy nothing of it so much as tries to.
 */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { launchOptions } from '../../scripts/chromium.ts'
import { openWatchedTab, type WatchedTab } from '../hostile/alarms.ts'
import { hostileFamilies, hostileSet } from '../hostile/hostile-set.ts'
import { buildHostileSites, type HostileSites } from '../hostile/hostile-site.ts'
import { toShown } from '../hostile/shown-text.ts'
import { isLong } from '../long.ts'
import { listFiles } from '../site/built-site.ts'
import { openTestHost, type TestHost } from './host.ts'
import { answered } from './search-page.ts'

/** What is visited and typed in `npm test`; all of it in `npm run test:long`. */
const limits = isLong ? { typed: hostileSet.length, asked: hostileSet.length } : { typed: 16, asked: 5 }

let sites: HostileSites
let browser: Browser
/** The site as it is built, and the same without its policy: neither host sends one of its own. */
let guarded: TestHost
let bare: TestHost
let pages: string[]
beforeAll(async () => {
  sites = await buildHostileSites(['hostile'])
  const { site } = sites.hostile
  const copy = `${site}-bare`
  cpSync(site, copy, { recursive: true })
  for (const file of listFiles(copy).filter((name) => name.endsWith('.html'))) removePolicy(join(copy, file))
  for (const [file, html] of Object.entries(controls)) {
    for (const folder of [copy, site]) {
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      writeFileSync(join(folder, file), folder === copy ? html : withPolicyOf(join(site, '404.html'), html))
    }
  }
  guarded = await openTestHost({ '/': site }, { csp: '' })
  bare = await openTestHost({ '/': copy }, { csp: '' })
  browser = await chromium.launch({ executablePath: inject('chromium'), ...launchOptions })
  pages = choosePages(site)
})
afterAll(async () => {
  await browser?.close()
  await Promise.all([guarded?.stop(), bare?.stop()])
  sites?.remove()
})

const open = (host: TestHost, options = {}) => openWatchedTab(browser, host.origin.replace(/\/$/, ''), options)
const close = ({ page }: WatchedTab) => page.context().close()

describe.each([
  ['case 15: without the content policy', () => bare],
  ['case 16: with the content policy', () => guarded],
] as const)('%s', (_, host) => {
  it('every page shows its texts and does nothing else', async () => {
    const tab = await open(host())
    const suspects: string[] = []
    // The policy can only stop what would have rung without it, so half of the pages are enough for it in `npm test`.
    for (const address of host() === bare || isLong ? pages : pages.filter((_, n) => n % 2 === 0)) {
      await tab.page.goto(host().origin + address, { waitUntil: 'load' })
      const found = (await tab.inspect()).filter((one) => !address.endsWith('letter.html') || !letterStyle.test(one))
      suspects.push(...found.map((one) => `/${address}: ${one}`))
      expect(tab.page.url()).toBe(host().origin + address)
    }
    expect([suspects, tab.alarms]).toEqual([[], []])
    await close(tab)
  })

  it('case 20: the search takes them as words, typed and from the address, back and forth', async () => {
    const tab = await open(host())
    const { page } = tab
    const suspects: string[] = []
    await page.goto(`${host().origin}search/`)
    for (const text of spread(hostileSet, limits.typed)) {
      await page.locator('#query').fill(text)
      await answered(page, /found|Nothing|Type words|could not/)
      suspects.push(...(await tab.inspect()).map((found) => `${text}: ${found}`))
    }
    for (const text of spread(hostileSet, limits.asked)) {
      await page.goto(`${host().origin}search/?q=${encodeURIComponent(text.toWellFormed())}`)
      await answered(page, /found|Nothing|Type words|could not/)
      suspects.push(...(await tab.inspect()).map((found) => `?q=${text}: ${found}`))
    }
    await page.goto(`${host().origin}search/?q=alert`)
    await answered(page, /found/)
    await page.locator('#filter-topic summary').click()
    expect(await page.locator('#filter-topic input').count()).toBeGreaterThan(3)
    await page.locator('#filter-topic input').first().check()
    await answered(page)
    suspects.push(...(await tab.inspect()))
    await page.locator('#search-results a').first().click()
    await page.waitForURL('**/papers/*/')
    await page.goBack()
    await answered(page)
    await page.goForward()
    suspects.push(...(await tab.inspect()))
    expect([suspects, tab.alarms]).toEqual([[], []])
    await close(tab)
  })

  it('the shelf keeps them as words: marks, notes, and files of others', async () => {
    const tab = await open(host(), { permissions: ['clipboard-read', 'clipboard-write'] })
    const { page } = tab
    const texts = hostileFamilies.map(({ texts: [text = ''] }) => text).filter((text) => text.isWellFormed())
    await page.goto(`${host().origin}papers/paper-7/`)
    await page.locator('.mark').getByRole('button', { name: 'reading', exact: true }).click()
    await page.locator('.mark summary').click()
    await page.getByLabel('Private note').fill(texts.join('\n'))
    await page.locator('.cite > summary').click()
    await page.locator('.cite button', { hasText: 'Copy' }).first().click()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      await page.locator('[data-form=Reference]').textContent(),
    )
    await page.goto(`${host().origin}shelf/`)
    const items = texts.map((text, n) => ({
      id: text,
      type: 'book',
      title: `${text} ${n}`,
      author: [{ literal: text }, { family: text, given: text }],
      URL: text,
      DOI: text,
      'container-title': text,
      note: text,
      issued: { 'date-parts': [[text]] },
    }))
    await bringIn(page, 'items.json', JSON.stringify(items))
    const marks = Object.fromEntries(
      texts.map((text, n) => [
        `mark-${n}`,
        { status: 'read', note: text, changed: '2026-01-01T00:00:00.000Z', item: { ...items[n], id: `mark-${n}` } },
      ]),
    )
    await bringIn(page, 'shelf.json', JSON.stringify({ format: 'paperstand-shelf', version: 1, list: texts[0], marks }))
    await bringIn(page, 'broken.json', '{"__proto__": {"x": 1}, "marks": "<img src=x onerror=alert(1)>"}')
    await page.getByRole('button', { name: /^Show \d+ more$/ }).click()
    const shown = await page.locator('#shelf-marks li').allTextContents()
    const rows = shown.map(toShown)
    const lost = texts.filter((text, n) => !rows.some((row) => row.includes(toShown(`${text} ${n}`))))
    expect(lost).toEqual([])
    expect([await tab.inspect(), tab.alarms]).toEqual([[], []])
    await page.reload()
    await page.locator('#shelf-marks li').first().waitFor()
    expect([await tab.inspect(), tab.alarms]).toEqual([[], []])
    await close(tab)
  })
})

describe('case 15: without the content policy', () => {
  it('the list of what is kept offline shows titles', async () => {
    const tab = await open(bare, { serviceWorkers: 'allow' })
    const { page } = tab
    await page.goto(bare.origin)
    await page
      .locator('.keeping')
      .filter({ hasText: /Offline: / })
      .waitFor({ state: 'attached' })
    for (const n of [3, 9]) await page.goto(`${bare.origin}papers/paper-${n}/`)
    await page.goto(`${bare.origin}offline/`)
    await page.locator('#kept a').nth(1).waitFor()
    expect([await tab.inspect(), tab.alarms]).toEqual([[], []])
    await close(tab)
  })
})

describe('the alarms', () => {
  it.each(Object.keys(controls))('ring without the policy: %s', async (file) => {
    const tab = await open(bare)
    await tab.page.goto(bare.origin + file, { waitUntil: 'commit' }).catch(() => {})
    const wanted = expected[file] ?? /^$/
    await expect.poll(async () => [...tab.alarms, ...(await tab.inspect().catch(() => []))].join('\n')).toMatch(wanted)
    await close(tab)
  })

  it('ring with the policy for what it has stopped', async () => {
    const tab = await open(guarded)
    await tab.page.goto(`${guarded.origin}control/script.html`)
    await expect.poll(() => tab.alarms.join('\n')).toMatch(/policy: script-src/)
    expect(tab.alarms.join('\n')).not.toContain('has run')
    await close(tab)
  })
})

/** Pages of someone who believes what is written: each must ring its alarm. */
const controls: Record<string, string> = {
  'control/script.html': '<!doctype html><head></head><script>window.__pwned=1</script>',
  'control/dialog.html': '<!doctype html><head></head><img src=x onerror=alert(1)>',
  'control/request.html': '<!doctype html><head></head><img src="https://evil.example/pixel.png">',
  'control/refresh.html': '<!doctype html><head><meta http-equiv=refresh content="0;url=https://evil.example/"></head>',
  'control/frame.html': '<!doctype html><head></head><iframe srcdoc="<script>parent.__pwned=1</script>"></iframe>',
  'control/handler.html': '<!doctype html><head></head><b onclick=alert(1)>x</b>',
  'control/link.html': '<!doctype html><head></head><a href="java\tscript:alert(1)">x</a>',
  'control/form.html': '<!doctype html><head></head><form action="https://evil.example/"></form>',
  'control/error.html': '<!doctype html><head></head><script>x.y</script>',
}
const expected: Record<string, RegExp> = {
  'control/script.html': /has run/,
  'control/dialog.html': /dialog: 1/,
  'control/request.html': /request: https:\/\/evil\.example\/pixel\.png/,
  'control/refresh.html': /request: https:\/\/evil\.example\//,
  'control/frame.html': /iframe.*a frame/s,
  'control/handler.html': /b onclick/,
  'control/link.html': /a href/,
  'control/form.html': /<form/,
  'control/error.html': /error: x is not defined/,
}

/** Letters bring their styles along; none asks for anything. */
const letterStyle = /^(?:<style>|\w+ style=")(?!.*(?:url|expression|position|@import))/s

const policy = /<meta http-equiv="Content-Security-Policy"[^>]*>/i

function removePolicy(file: string): void {
  const html = readFileSync(file, 'utf8')
  if (!policy.test(html)) throw new Error(`${file} has no content policy.`)
  writeFileSync(file, html.replace(policy, ''))
}

function withPolicyOf(file: string, html: string): string {
  return html.replace('<head>', `<head>${policy.exec(readFileSync(file, 'utf8'))?.[0]}`)
}

/** In `npm test` pages of every kind, and as many papers as it takes to have met every family; all pages in the long one. */
function choosePages(site: string): string[] {
  const all = listFiles(site)
    .filter((file) => file.endsWith('.html') && !file.startsWith('control/') && !file.startsWith('pagefind/'))
    .map((file) => file.replace(/(^|\/)index\.html$/, '$1'))
  if (isLong) return all
  const kinds = new Map(all.map((address) => [address.replace(/(?<=\/)[^/]+(?=\/)/, '*'), address]))
  const missing = new Set(hostileFamilies)
  const papers = sites.hostile.library.papers.flatMap((paper) => {
    const written = JSON.stringify(paper)
    const met = [...missing].filter(({ texts }) => texts.some((text) => written.includes(quoteInside(text))))
    for (const family of met) missing.delete(family)
    return met.length > 0 ? [`papers/${paper.id}/`] : []
  })
  expect([...missing].map(({ name }) => name)).toEqual([])
  return [...new Set([...papers, ...kinds.values()])]
}

function quoteInside(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}

/** So many of them, evenly. */
function spread<T>(all: readonly T[], count: number): T[] {
  return Array.from({ length: count }, (_, n) => all[Math.floor((n * all.length) / count)] as T)
}

async function bringIn(page: Page, name: string, text: string): Promise<void> {
  await page.locator('[type=file]').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) })
  await page.locator('#shelf-report').filter({ hasText: name }).filter({ hasNotText: 'Reading' }).waitFor()
}
