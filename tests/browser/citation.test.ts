/** The citation box of a paper: short until somebody opens a form, of use without a script, and with one a copy away. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { readBibtex } from '../unit/bibliography/bibtex-reader.ts'
import { useBrowser } from './browser.ts'
import { openTestHost, type TestHost } from './host.ts'

const open = useBrowser()
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const damp = 'dunwick-2019-journal-damp'
const forms = { BibTeX: 'bib', RIS: 'ris', 'CSL-JSON': 'json' }
const sites = inject('smallSites')
let host: TestHost
/** Of a list that gives its papers no files of their own. */
let bare: TestHost

beforeAll(async () => {
  host = await openTestHost(sites.first)
  bare = await openTestHost(sites.takenBack)
})
afterAll(() => Promise.all([host.stop(), bare.stop()]))

const paper = (own = host, id = damp) => `${own.origin}papers/${id}/`
const box = (page: Page) => page.locator('.cite > summary')
const form = (page: Page, name: string) => page.locator(`[data-form="${name}"]`)
const row = (page: Page, name: string) => page.locator(`.cite > div:has([data-form="${name}"])`)

async function openBox(page: Page): Promise<void> {
  await box(page).click()
  await page.locator('.cite button').first().waitFor()
}

describe('the citation box', () => {
  it('shows a reference and the names of the forms, and a form when its name is pressed, one at a time', async () => {
    const { page, errors } = await open(paper(), { viewport: { width: 360, height: 780 } })
    expect(await form(page, 'Reference').isVisible()).toBe(false)
    await openBox(page)
    expect(await form(page, 'Reference').textContent()).toMatch(/On the Damp in Journals\. Journal of Damp/)
    const closed = await page.locator('.cite').boundingBox()
    expect(closed?.height).toBeLessThan(400)
    const seen = () => page.locator('.cite pre:visible').evaluateAll((all) => all.map((text) => text.dataset['form']))
    expect(await seen()).toEqual([])
    for (const name of Object.keys(forms)) {
      await row(page, name).locator('summary').click()
      expect(await seen()).toEqual([name])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
    }
    expect(errors).toEqual([])
    await page.context().close()
  })

  it('copies every form as it stands there, opened or not, and says so', async () => {
    const { page, errors } = await open(paper(), { permissions: ['clipboard-read', 'clipboard-write'] })
    await openBox(page)
    for (const name of ['Reference', ...Object.keys(forms)]) {
      await page.getByRole('button', { name: `Copy ${name}`, exact: true }).click()
      await page.getByRole('button', { name: `Copied ${name}`, exact: true }).waitFor()
      expect(await page.locator('.cite [role=status]').textContent()).toBe(`${name}: Copied`)
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await form(page, name).textContent())
    }
    expect(await page.getByRole('button', { name: /^Copied/ }).count()).toBe(1)
    expect(errors).toEqual([])
    await page.context().close()
  })

  it('opens and selects a form where the clipboard is refused', async () => {
    const { page, errors } = await open(paper())
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException('No.', 'NotAllowedError'))
    })
    await openBox(page)
    await page.getByRole('button', { name: 'Copy BibTeX' }).click()
    await page.getByText('BibTeX: Selected').waitFor()
    expect(await form(page, 'BibTeX').isVisible()).toBe(true)
    expect(await page.evaluate(() => getSelection()?.toString().trim())).toMatch(
      /^@article\{dunwick-2019-journal-damp,[\s\S]*\}$/,
    )
    expect(errors).toEqual([])
    await page.context().close()
  })

  it.each(['/', '/a/stand/'])('leads to the files of the paper, below %s', async (base) => {
    const { page, errors } = await open(`${host.origin}${base.slice(1)}papers/${damp}/`)
    await openBox(page)
    for (const [name, format] of Object.entries({ ...forms, Markdown: 'md' })) {
      const link = page.getByRole('link', { name: `${name} file`, exact: true })
      expect(await link.getAttribute('href')).toBe(`${base}papers/${damp}.${format}`)
      const answer = await page.request.get(`${host.origin}${base.slice(1)}papers/${damp}.${format}`)
      expect(await answer.text()).toBe(readFileSync(join(sites.first[base] ?? '', `papers/${damp}.${format}`), 'utf8'))
    }
    expect(await page.getByRole('button', { name: /^Save/ }).count()).toBe(0)
    expect(errors).toEqual([])
    await page.context().close()
  })
})

describe('where papers have no files of their own', () => {
  it('the box makes them from what it shows', async () => {
    const { page, errors } = await open(paper(bare))
    await openBox(page)
    expect(await page.locator('.cite a').count()).toBe(0)
    const saved: Record<string, string> = {}
    for (const [name, format] of Object.entries(forms)) {
      const waiting = page.waitForEvent('download')
      await page.getByRole('button', { name: `Save ${name}`, exact: true }).click()
      const download = await waiting
      expect(download.suggestedFilename()).toBe(`${damp}.${format}`)
      saved[format] = readFileSync(await download.path(), 'utf8')
    }
    expect(readBibtex(saved['bib'] ?? '').map(({ key }) => key)).toEqual([damp])
    expect(JSON.parse(saved['json'] ?? '')).toEqual([expect.objectContaining({ id: damp })])
    // This paper has no abstract, so the file is that of a list which gives its papers files.
    for (const format of Object.values(forms))
      expect([format, saved[format]]).toEqual([
        format,
        readFileSync(join(sites.first['/'] ?? '', `papers/${damp}.${format}`), 'utf8'),
      ])
    expect(errors).toEqual([])
    await page.context().close()
  })
})

describe('without a script', () => {
  it('every form opens by its name and is there to select, files are linked, and no button shows', async () => {
    const { page } = await open(paper(), { javaScriptEnabled: false })
    await box(page).click()
    for (const [name, format] of Object.entries(forms)) {
      await row(page, name).locator('summary').click()
      expect(await form(page, name).isVisible()).toBe(true)
      expect(await row(page, name).locator('a').getAttribute('href')).toBe(`/papers/${damp}.${format}`)
    }
    expect(await page.locator('.cite button:visible').count()).toBe(0)
    await page.context().close()
  })
})

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
  it.each([
    ['with files', () => host],
    ['without files', () => bare],
  ])('axe finds nothing in a box %s of which a form is open', async (_, of) => {
    const { page } = await open(paper(of(), 'aldermoor-2026-lantern-weights-fog'), {
      colorScheme,
      viewport: { width: 360, height: 780 },
    })
    await openBox(page)
    await row(page, 'RIS').locator('summary').click()
    await page.evaluate(axe)
    const violations = await page.evaluate(async () => {
      const { violations } = await (
        globalThis as unknown as {
          axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
        }
      ).axe.run()
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
    })
    expect(violations).toEqual([])
    const small = await page
      .locator('.cite button:visible, .cite a:visible, .cite summary:visible')
      .evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().height < 24).map((one) => one.outerHTML))
    expect(small).toEqual([])
    await page.context().close()
  })
})
