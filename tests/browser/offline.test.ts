/** A site that was visited, without its host. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, inject, it } from 'vitest'
import { useBrowser } from './browser.ts'
import { isKept, keepEverything, openHost, readCaches, strip, stripSays, takeRequests } from './offline.ts'
import { places } from './small-sites.ts'

const open = useBrowser()
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const { first } = inject('smallSites')
const papers = 12

/** A host with the first edition, and a reader who has opened a page of it once. */
async function visit(place: string, path = '') {
  const host = await openHost({ [place]: first[place] ?? '' })
  const site = new URL(place, host.origin).href
  const { page, foreign, errors } = await open(site + path, { serviceWorkers: 'allow' })
  await isKept(page)
  return { host, site, page, foreign, errors }
}

describe.each(places)('a site at %s', (place) => {
  it('case 61: after one visit answers without its host: the front page, what was read, and a search; the rest says that it is not kept', async () => {
    const { host, site, page, errors } = await visit(place, 'papers/gossamer/')
    await page.goto(`${site}papers/juniper-2026-workshop-embers/`)
    await stripSays(page, /2 of 12 papers/)
    await host.stop()

    expect((await page.goto(site))?.status()).toBe(200)
    expect(await page.locator('.entry').count()).toBeGreaterThan(0)
    for (const id of ['gossamer', 'juniper-2026-workshop-embers']) {
      expect((await page.goto(`${site}papers/${id}/?from=mail#content`))?.status()).toBe(200)
      expect(await page.locator('h1').count()).toBe(1)
    }
    expect(errors).toEqual([])

    const away = await page.goto(`${site}papers/kestrel-2023-software-bell/`)
    expect(away?.status()).toBe(503)
    expect(away?.headers()['content-security-policy']).toContain("default-src 'none'")
    await page.locator('#kept a').first().waitFor()
    expect(await page.locator('#kept a').allTextContents()).toEqual(['Embers at a Workshop', 'Gossamer'])
    await page.locator('#kept a').first().click()
    expect(await page.locator('h1').textContent()).toBe('Embers at a Workshop')

    expect((await page.goto(`${site}search/?q=Gossamer`))?.status()).toBe(200)
    await page.locator('#search-results a').first().waitFor()
    expect(await page.locator('#search-results').textContent()).toContain('Gossamer')
    await page.context().close()
  })

  it('keeps everything, and without its host every page is there and every paper is found', async () => {
    const { host, site, page } = await visit(place)
    await keepEverything(page)
    await host.stop()
    for (const path of ['papers/', 'topics/', 'topics/fog-machines/', 'authors/', 'editions/2026-01-05/', 'about/'])
      expect((await page.goto(site + path))?.status(), path).toBe(200)
    const kept = await page.goto(`${site}papers/kestrel-2023-software-bell/`)
    expect(kept?.status()).toBe(200)
    expect(kept?.headers()['content-security-policy']).toContain("default-src 'none'")
    expect(await page.evaluate(() => getComputedStyle(document.body).fontFamily)).toContain('Newsreader')
    await page.goto(`${site}search/?q=Bell,+a+Program`)
    await page.locator('#search-results a').first().waitFor()
    expect(await page.locator('#search-results a').first().getAttribute('href')).toContain('kestrel-2023-software-bell')
    await page.context().close()
  })

  it('case 68: leaves redirects, failures and all but plain questions to the host', async () => {
    const { host, site, page } = await visit(place, 'papers/gossamer/')
    const gossamer = `${place}papers/gossamer/`

    expect((await page.goto(`${site}papers/gossamer`))?.url()).toBe(`${site}papers/gossamer/`)
    expect((await page.goto(`${site}papers/nobody/`))?.status()).toBe(404)
    expect((await page.goto(`${site}no.txt`))?.status()).toBe(404)
    const asked = await page.evaluate(
      async ([url = '']) => {
        const status = async (init: RequestInit) => (await fetch(url, init)).status
        return [
          await status({ method: 'HEAD' }),
          await status({ method: 'POST', body: 'x' }),
          await status({ headers: { range: 'bytes=0-9' } }),
        ]
      },
      [gossamer],
    )
    expect(asked).toEqual([200, 405, 200])
    const cached = Object.values(await readCaches(page)).flat()
    expect(cached).toContain(gossamer)
    expect(cached.filter((path) => /nobody|no\.txt|gossamer$/.test(path))).toEqual([])
    expect(new Set(cached).size).toBe(cached.length)

    await host.stop()
    expect((await page.goto(`${site}papers/gossamer?from=mail`))?.url()).toBe(`${site}papers/gossamer/?from=mail`)
    expect((await page.goto(`${site}papers/gossamer/?q=1#content`))?.status()).toBe(200)
    for (const init of [{ method: 'HEAD' }, { method: 'POST', body: 'x' }, { headers: { range: 'bytes=0-9' } }])
      expect(
        await page.evaluate(([url, init]) => fetch(url as string, init as RequestInit).catch(() => 'no answer'), [
          gossamer,
          init,
        ] as const),
      ).toBe('no answer')
    await page.context().close()
  })

  it('answers with what is kept where the host fails, and with the failure where nothing is', async () => {
    const { host, site, page } = await visit(place, 'papers/gossamer/')
    host.failOn((url) => (url.includes('/papers/') ? 500 : undefined))
    const kept = await page.goto(`${site}papers/gossamer/`)
    expect([kept?.status(), await page.locator('h1').textContent()]).toEqual([200, 'Gossamer'])
    expect((await page.goto(`${site}papers/kestrel-2023-software-bell/`))?.status()).toBe(500)
    await page.context().close()
  })
})

describe('the strip', () => {
  it.each(['light', 'dark'] as const)(
    'has nothing that axe finds in the %s theme, and no more width than a phone',
    async (colorScheme) => {
      const host = await openHost({ '/': first['/'] ?? '' })
      const options = { serviceWorkers: 'allow', colorScheme, viewport: { width: 320, height: 800 } } as const
      const { page } = await open(`${host.origin}papers/gossamer/`, options)
      await isKept(page)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
      await page.evaluate(axe)
      const found = await page.evaluate(() =>
        (globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } }).axe.run(),
      )
      expect(found.violations.map(({ id }) => id)).toEqual([])
      await page.context().close()
    },
  )

  it('is reached by the keyboard, keeps the focus, and says nothing in between', async () => {
    const { page } = await visit('/', 'papers/gossamer/')
    await strip(page).getByText('Keep everything').focus()
    await page.keyboard.press('Enter')
    await stripSays(page, /all 12 papers are kept/)
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Forget')
    expect(await strip(page).getAttribute('aria-busy')).toBe('false')
    await page.context().close()
  })
})

describe('a host that does not answer', () => {
  it('is waited for no longer than four seconds where the page is kept', async () => {
    const { host, site, page } = await visit('/', 'papers/gossamer/')
    host.failOn((url) => (url === '/papers/gossamer/' ? 'hang' : undefined))
    const start = performance.now()
    expect((await page.goto(`${site}papers/gossamer/`))?.status()).toBe(200)
    expect(await page.locator('h1').textContent()).toBe('Gossamer')
    expect(performance.now() - start).toBeGreaterThan(3900)
    await page.context().close()
  })
})

describe('keeping everything', () => {
  it('tells papers and bytes, can be stopped, and goes on where it stopped after the tab was closed', async () => {
    const { host, site, page } = await visit('/')
    takeRequests(host)
    const slow = /papers\.|topics\./
    host.holdBack((url) => slow.test(url))
    await strip(page).getByText('Keep everything').click()
    expect(await stripSays(page, /MB/)).toMatch(/^\d+ of 12 papers, \d\.\d of \d\.\d MB Stop$/)
    const whole = async () =>
      Object.entries(await readCaches(page)).flatMap(([name, all]) => (name.endsWith(':packs') ? all : [])).length
    const before: string[] = []
    const isUnderWay = async () => {
      before.push(...takeRequests(host).filter((request) => request.endsWith('.pack')))
      const held = before.filter((request) => slow.test(request)).length
      return { held, arrives: before.length - held - (await whole()) }
    }
    await expect.poll(isUnderWay, { timeout: 60_000 }).toEqual({ held: 2, arrives: 0 })
    await strip(page).getByText('Stop').click()
    expect(await stripSays(page, /Offline: /)).toMatch(/0 of 12 papers/)
    const context = page.context()
    await page.close()

    host.holdBack(() => false)
    const again = await context.newPage()
    await again.goto(site)
    await keepEverything(again)
    const after = takeRequests(host).filter((request) => request.endsWith('.pack'))
    expect(before.filter((request) => !slow.test(request)).length).toBeGreaterThan(0)
    expect(after.filter((request) => before.includes(request) && !slow.test(request))).toEqual([])
    expect(after.filter((request) => slow.test(request)).length).toBeGreaterThan(0)
    expect(await stripSays(again, /: all/)).toContain(`all ${papers} papers are kept, as of`)
    await context.close()
  })

  it.each([
    ['the network went away', 'break', /The network went away\..*Offline: 0 of 12 papers/],
    ['a file came damaged', 'damage', /came damaged\..*Offline: 0 of 12 papers/],
    ['the host has changed', 404, /cannot be had \(404\)\. Perhaps a newer edition.*Offline: 0 of 12 papers/],
  ] as const)('says in a sentence that %s, and keeps nothing that is not whole and right', async (_, failure, said) => {
    const { host, page } = await visit('/')
    host.failOn((url) => (url.endsWith('.pack') ? failure : undefined))
    await strip(page).getByText('Keep everything').click()
    await stripSays(page, said)
    const packs = Object.entries(await readCaches(page)).flatMap(([name, all]) => (name.endsWith(':packs') ? all : []))
    expect(packs).toEqual([])
    await page.context().close()
  })

  it('is forgotten on request, down to what every reader has', async () => {
    const { host, site, page } = await visit('/', 'papers/gossamer/')
    await keepEverything(page)
    await strip(page).getByText('Forget').click()
    await stripSays(page, /0 of 12 papers/)
    await host.stop()
    expect((await page.goto(`${site}papers/gossamer/`))?.status()).toBe(503)
    expect((await page.goto(site))?.status()).toBe(200)
    await page.context().close()
  })
})

describe('two sites on one origin', () => {
  it('case 68: keep to themselves', async () => {
    const host = await openHost({ '/': first['/'] ?? '', '/a/stand/': first['/a/stand/'] ?? '' })
    const { page } = await open(host.origin, { serviceWorkers: 'allow' })
    await isKept(page)
    await keepEverything(page)
    const ofRoot = await readCaches(page)
    await page.goto(`${host.origin}a/stand/papers/gossamer/`)
    await isKept(page)
    await keepEverything(page)
    await strip(page).getByText('Forget').click()
    await stripSays(page, /0 of 12 papers/)
    const all = await readCaches(page)
    const names = Object.keys(all)
    expect(names.filter((name) => name.startsWith('paperstand:/:')).sort()).toEqual(Object.keys(ofRoot).sort())
    for (const name of Object.keys(ofRoot)) expect(all[name]).toEqual(ofRoot[name])
    for (const name of names.filter((name) => name.startsWith('paperstand:/a/stand/:')))
      expect(all[name]?.every((path) => path.startsWith('/a/stand/'))).toBe(true)
    await host.stop()
    expect((await page.goto(`${host.origin}papers/gossamer/`))?.status()).toBe(200)
    expect((await page.goto(`${host.origin}a/stand/papers/gossamer/`))?.status()).toBe(503)
    await page.context().close()
  })
})
