/** The worker's dealings with pages and caches, in Node; what browsers make of it is in tests/browser/offline*.test.ts. */
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  ask,
  asked,
  host,
  kept,
  makeEvent,
  scope,
  storage,
  surround,
  tabs,
  toAnswer,
  told,
} from './worker-surroundings.ts'

const shell = [
  { url: scope, revision: '1' },
  { url: `${scope}_astro/page.css`, revision: null },
  { url: `${scope}pagefind/pagefind.js`, revision: '7' },
]
surround(shell, {
  build: 'b'.repeat(16),
  papers: 9,
  shellBytes: 10,
  packs: [{ path: 'offline/papers.0a.pack', bytes: 5, papers: 9 }],
})
await import('../../../src/offline/worker.ts')
const { installBuild } = await import('../../../src/offline/install.ts')
const { answerQuestion } = await import('../../../src/offline/answers.ts')
const { keepVisited } = await import('../../../src/offline/pages.ts')
const { buildCache, cacheNames } = await import('../../../src/offline/site.ts')
afterAll(() => vi.unstubAllGlobals())

const own = (title: string, style = 'page') =>
  `<title>${title} · A Stand</title><link rel="stylesheet" href="/_astro/${style}.css">`
const older = cacheNames.build('a'.repeat(16))
const fog = `${scope}papers/fog/`

const put = async (name: string, url: string, body: string) => (await caches.open(name)).put(url, toAnswer(body, url))
const addressesIn = (name: string) => [...(kept.get(name)?.keys() ?? [])]
const install = () => installBuild(makeEvent('install') as never)

beforeEach(() => {
  for (const one of [host, kept]) one.clear()
  for (const one of [asked, tabs, told]) one.length = 0
  storage.isBroken = false
  host.set(scope, own('Front'))
  host.set(`${scope}_astro/page.css`, 'body {}')
  host.set(`${scope}pagefind/pagefind.js`, 'search()')
})

describe('an installation', () => {
  it('keeps the shell, and the page that is open', async () => {
    tabs.push(`${fog}?from=mail`)
    host.set(fog, own('Fog'))
    await install()
    expect(addressesIn(buildCache)).toHaveLength(4)
    expect(addressesIn(buildCache)).toContain(fog)
  })

  it('fetches nothing of the shell that an older build has just so', async () => {
    await install()
    const first = kept.get(buildCache) as Map<string, Response>
    kept.clear()
    kept.set(older, first)
    first.delete(`${scope}?__WB_REVISION__=1`)
    asked.length = 0
    await install()
    expect(asked).toEqual([scope])
    expect(addressesIn(buildCache)).toHaveLength(3)
  })

  it('comes to its end while tabs of other sites below the scope are open, and keeps nothing of them', async () => {
    await put(older, fog, own('Fog'))
    host.set(fog, own('Fog, once more'))
    tabs.push(`${scope}other/`, `${scope}blog/`)
    host.set(`${scope}other/`, '<link rel="stylesheet" href="/other/_astro/x.css">')
    host.set(`${scope}blog/`, '<h1>A blog</h1>')
    await install()
    expect(addressesIn(buildCache).filter((url) => /other|blog/.test(url))).toEqual([])
    expect(await kept.get(buildCache)?.get(fog)?.clone().text()).toContain('once more')
  })

  it('takes no page of a host that is being mended for one of the shell', async () => {
    host.set(scope, '<h1>We are mending things</h1>')
    await expect(install()).rejects.toThrow('is of another build')
    expect([...kept.keys()]).toEqual([])
  })

  it('that fails says so in words that fit the first visit, and in others where an older build is kept', async () => {
    tabs.push(scope)
    host.delete(`${scope}pagefind/pagefind.js`)
    await expect(install()).rejects.toThrow()
    await put(older, fog, own('Fog'))
    await expect(install()).rejects.toThrow()
    expect(told.map(([, message]) => message)).toEqual([
      { failure: 'Not all that offline reading needs could be fetched. The next visit tries again.' },
      { failure: 'A newer edition could not be fetched whole. What was kept stays; the next visit tries again.' },
    ])
  })
})

describe('a failure', () => {
  it('is told to the pages of this site, and not to those of one that stands below it', async () => {
    await put('paperstand:/other/:1', `${scope}other/`, own('Other'))
    tabs.push(`${scope}other/papers/fog/`, 'https://elsewhere.example/', fog, `${scope}others/`)
    host.delete(`${scope}pagefind/pagefind.js`)
    await expect(install()).rejects.toThrow()
    expect(told.map(([url]) => url)).toEqual([fog, `${scope}others/`])
  })
})

describe('a page that was visited', () => {
  it('is kept over what was kept before, unless it is not of this site', async () => {
    await keepVisited(fog, toAnswer(own('Fog'), fog))
    await keepVisited(fog, toAnswer('<h1>We are mending things</h1>', fog))
    await keepVisited(`${scope}mail/`, toAnswer('<h1>Your letters</h1>', `${scope}mail/`))
    expect(addressesIn(buildCache)).toEqual([fog])
    expect(await kept.get(buildCache)?.get(fog)?.clone().text()).toContain('Fog')
  })

  it('lets go of a body that is not kept, so that the browser need not hold it', async () => {
    const cancel = vi.fn()
    const body = new ReadableStream({ cancel })
    await keepVisited(`${scope}film.mp4`, new Response(body, { headers: { 'content-type': 'video/mp4' } }))
    expect(cancel).toHaveBeenCalledOnce()
  })
})

describe('the worker', () => {
  it('answers with what is kept of the shell, and asks the host where the browser cannot read it', async () => {
    await install()
    asked.length = 0
    expect(await (await ask(`${scope}_astro/page.css`))?.text()).toBe('body {}')
    expect(asked).toEqual([])
    storage.isBroken = true
    expect(await (await ask(`${scope}_astro/page.css`))?.text()).toBe('body {}')
    expect(asked).toEqual([`${scope}_astro/page.css`])
  })

  it('counts papers without reading the pages, and lists them by the titles in them', async () => {
    await put(buildCache, fog, own('Fog'))
    await put(buildCache, `${scope}papers/dew/`, own('Dew'))
    const read = vi.spyOn(Response.prototype, 'text')
    expect(await answerQuestion('status')).toMatchObject({ papers: 2, total: 9 })
    expect(read).not.toHaveBeenCalled()
    read.mockRestore()
    expect(await answerQuestion('papers')).toEqual([
      ['Dew', `${scope}papers/dew/`],
      ['Fog', fog],
    ])
  })

  it('forgets what was read in every build, and what was noted', async () => {
    const waiting = cacheNames.build('c'.repeat(16))
    for (const name of [buildCache, waiting, cacheNames.noted]) await put(name, fog, own('Fog'))
    await put(buildCache, `${scope}_astro/page.css`, 'body {}')
    await answerQuestion('forget')
    expect([buildCache, waiting, cacheNames.noted].map(addressesIn)).toEqual([[`${scope}_astro/page.css`], [], []])
  })
})
