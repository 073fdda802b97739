/** The content policy that stands in every page, on a host that sends none: the site does all that it does, and nothing else runs. */
import type { BrowserContext, BrowserContextOptions } from 'playwright-core'
import { describe, expect, inject, it } from 'vitest'
import { pageKinds, useBrowser, type Visit } from './browser.ts'
import { isKept, keepEverything } from './offline.ts'
import { answered } from './search-page.ts'

const open = useBrowser()
const site = inject('atRoot')
const paper = `${site}${pageKinds.paper}`

/** A visit that also writes down what the policy refused, on each page of its context, in words like "script-src-elem inline". */
async function visit(address: string, options: BrowserContextOptions = {}): Promise<Visit & { refused: string[] }> {
  const opened = await open(`${site}about/`, { permissions: ['clipboard-read', 'clipboard-write'], ...options })
  const refused: string[] = []
  await watch(opened.page.context(), refused)
  await opened.page.goto(address, { waitUntil: 'load' })
  return { ...opened, refused }
}

async function watch(context: BrowserContext, refused: string[]): Promise<void> {
  await context.exposeFunction('tellRefused', (what: string) => refused.push(what))
  await context.addInitScript(() => {
    const { tellRefused } = globalThis as unknown as { tellRefused(what: string): void }
    addEventListener('securitypolicyviolation', (event) =>
      tellRefused(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`.trim()),
    )
  })
}

/** Nothing was refused, nothing went wrong, nobody else was asked. */
async function isClean({ page, refused, errors, foreign }: Awaited<ReturnType<typeof visit>>): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve))) // What is reported comes with the next task.
  expect([page.url(), refused, errors, foreign]).toEqual([page.url(), [], [], []])
}

describe('case 16: under the policy', () => {
  it('case 16: every kind of page is read, and changes its theme', async () => {
    const seen = await visit(site)
    const letters = ['editions/2025-12-10/letter.html', 'editions/2025-W50/letter.html']
    for (const address of [...Object.values(pageKinds), ...letters]) {
      await seen.page.goto(site + address, { waitUntil: 'load' })
      if (!address.endsWith('letter.html'))
        await seen.page.locator('.theme:enabled').getByRole('button', { name: 'dark' }).click()
      await isClean(seen)
    }
    await seen.page.context().close()
  })

  it('case 16: a paper with mathematics is marked, noted, cited and left by a key', async () => {
    const seen = await visit(paper)
    const { page } = seen
    expect(await page.locator('main math').count()).toBeGreaterThan(0)
    await page.locator('.mark button[value="to read"]').click()
    await page.locator('.mark summary').click()
    await page.getByLabel('Private note').fill('A note <b>in bold</b>')
    await page.locator('.cite > summary').click()
    await page.locator('.cite button').first().click()
    await page.getByRole('button', { name: 'Copied' }).waitFor()
    await isClean(seen)
    await page.locator('h1').click()
    await page.keyboard.press('s')
    await page.waitForURL(`${site}shelf/`)
    await page.locator('#shelf-marks a').first().waitFor()
    await isClean(seen)
    await page.context().close()
  })

  it('case 16: a shelf is saved, brought in again and shown', async () => {
    const seen = await visit(paper)
    const { page } = seen
    await page.locator('.mark button[value="read"]').click()
    await page.goto(`${site}shelf/`)
    await page.locator('#shelf-marks a').first().waitFor()
    const waiting = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save all, to bring in elsewhere' }).click()
    const file = await (await waiting).path()
    await page.evaluate(() => localStorage.clear())
    await page.reload()
    await page.locator('[type=file]').setInputFiles(file)
    await page.locator('#shelf-report').filter({ hasNotText: 'Reading' }).filter({ hasText: /\S/ }).waitFor()
    await page.locator('#shelf-marks button[value="read"][aria-pressed=true]').waitFor()
    await isClean(seen)
    await page.context().close()
  })

  it('case 16: a query is typed, narrowed and followed, in titles and in texts', async () => {
    const seen = await visit(`${site}search/`)
    const { page } = seen
    await page.locator('#query').fill('<img src=x onerror=alert(1)>')
    await answered(page)
    await page.locator('#query').fill('cache')
    await answered(page)
    await page.locator('#search-results .excerpt mark').first().waitFor()
    await page.locator('#search-filters summary').first().click()
    await page.locator('#search-filters input').first().check()
    await answered(page)
    await isClean(seen)
    await page.locator('#search-results a').first().click()
    await page.waitForURL(/\/papers\/[a-z]/)
    await isClean(seen)
    await page.goBack()
    await answered(page)
    await isClean(seen)
    await page.context().close()
  })

  it("case 16: Pagefind's worker searches where a list has no small index", async () => {
    const seen = await visit(site)
    const { page } = seen
    await page.route(`${site}search/**`, async (route) => {
      const response = await route.fetch()
      return route.fulfill({ response, body: (await response.text()).replace(/data-records="[^"]*"/, '') })
    })
    const waiting = page.waitForEvent('worker')
    await page.goto(`${site}search/?q=cache`)
    expect((await waiting).url()).toBe(`${site}pagefind/pagefind-worker.js`)
    await answered(page, /found/)
    await isClean(seen)
    await page.context().close()
  })

  it('case 16: the site is kept offline, and tells what it has', async () => {
    const seen = await visit(site, { serviceWorkers: 'allow' })
    const { page } = seen
    await isKept(page)
    await keepEverything(page)
    await page.goto(`${site}offline/`)
    await page.locator('#kept a').first().waitFor()
    await isClean(seen)
    await page.goto(`${site}about/`)
    await page.getByRole('button', { name: 'Turn the keys off' }).click()
    await page.getByRole('button', { name: 'Turn the keys on' }).waitFor()
    await isClean(seen)
    await page.context().close()
  })
})

/** What a hole in the first wall would let into a page, and what the policy says of it. */
const planted = {
  script: ['<script>document.title = "ran"</script>', 'script-src-elem inline'],
  handler: ['<img src="missing.png" onerror="document.title = \'ran\'">', 'script-src-attr inline'],
  link: ['<a id="go" href="javascript:void(document.title = \'ran\')">go</a>', 'script-src-elem inline'],
  style: ['<p style="display: none">hidden</p>', 'style-src-attr inline'],
  'style element': ['<style>body { display: none }</style>', 'style-src-elem inline'],
  frame: ['<iframe srcdoc="<script>parent.document.title = \'ran\'</script>"></iframe>', 'script-src-elem inline'],
  picture: ['<img src="https://elsewhere.example/x.png">', 'img-src https://elsewhere.example/x.png'],
  base: ['<base href="https://elsewhere.example/">', 'base-uri https://elsewhere.example/'],
  form: [
    '<form action="https://elsewhere.example/"><button id="go">go</button></form>',
    'form-action https://elsewhere.example/?',
  ],
}

describe('case 16: what should not run', () => {
  it('case 16: is refused, and told, whatever gets into a page', async () => {
    const { page, refused, foreign } = await visit(site)
    for (const [what, [html, told]] of Object.entries(planted)) {
      refused.length = 0
      await page.route(`${site}topics/`, async (route) => {
        const response = await route.fetch()
        return route.fulfill({ response, body: (await response.text()).replace('</main>', `${html}</main>`) })
      })
      await page.goto(`${site}topics/`)
      if (html?.includes('id="go"')) await page.locator('#go').click({ noWaitAfter: true })
      const tellsOf = () => refused.map((one) => one.split(' ').slice(0, 2).join(' '))
      await expect.poll(() => [what, tellsOf()], { timeout: 30_000 }).toEqual([what, expect.arrayContaining([told])])
      expect([what, await page.title(), page.url()]).toEqual([what, expect.not.stringMatching('ran'), `${site}topics/`])
      await page.unroute(`${site}topics/`)
    }
    expect(foreign).toEqual([])
    await page.context().close()
  })

  it('case 16: text becomes neither HTML nor a script, and only our workers start', async () => {
    const { page, refused } = await visit(site)
    const thrown = await page.evaluate(() => {
      const script = document.createElement('script')
      const tries: (() => unknown)[] = [
        () => {
          document.body.innerHTML = '<p>'
        },
        () => document.body.insertAdjacentHTML('beforeend', '<p>'),
        () => Reflect.apply(document['write'], document, ['<p>']),
        () => new DOMParser().parseFromString('<p>', 'text/html'),
        () => {
          script.src = 'https://elsewhere.example/x.js'
        },
        () => {
          script.text = 'document.title = "ran"'
        },
        () => new Worker('/feed.css'),
        () => new Worker('https://elsewhere.example/sw.js'),
        () => setTimeout('document.title = "ran"'),
      ]
      return tries.map((run) => {
        try {
          run()
          return 'ran'
        } catch (error) {
          return (error as Error).name
        }
      })
    })
    expect(thrown).toEqual(thrown.map(() => 'TypeError'))
    await expect.poll(() => refused.length, { timeout: 30_000 }).toBe(thrown.length)
    expect(await page.title()).not.toBe('ran')
    await page.context().close()
  })
})
