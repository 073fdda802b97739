/** The same content gives the same bytes, wherever, whenever and by whomever it is built. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { isRfc822 } from '../feed-rules/rule.ts'
import { isLong } from '../long.ts'
import { hashFiles, listFiles, pageAt, readPages } from './built-site.ts'
import { readFeed } from './feed.ts'
import { feedFiles } from './fixture-feeds.ts'
import { fixtureContent } from './fixture-site.ts'
import { type Outcome, runScript, type Surroundings } from './run-script.ts'

interface Place extends Surroundings {
  /** Beside content and place of the site. */
  options?: string[]
}

/** A clock that is years ahead, for Node and all that it starts. */
const ahead = `globalThis.Date = class extends Date { constructor(...given) { given.length ? super(...given) : super(Date.now()) }
  static now() { return super.now() + 3e11 } }`

/** Names that `import.meta.env` has of its own, with values of other projects. */
const viteNames = {
  BASE_URL: '/odd/',
  DEV: '1',
  PROD: '',
  MODE: 'odd',
  SSR: '',
  SITE: 'https://odd.example',
  ASSETS_PREFIX: 'https://odd.example',
}

const surroundings: Record<string, Place> = {
  Auckland: {
    env: {
      TZ: 'Pacific/Auckland',
      LANG: 'tr_TR.UTF-8',
      LC_ALL: 'tr_TR.UTF-8',
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(ahead)}`,
      ...viteNames,
    },
    umask: 0o077,
  },
  'Los Angeles': {
    env: { TZ: 'America/Los_Angeles', LANG: 'C', NODE_ENV: 'development', CI: 'true' },
    umask: 0o002,
    options: ['--jobs', '4'],
  },
}

/** What takes longer. */
const furtherSurroundings: Record<string, Place> = {
  Kathmandu: {
    env: { TZ: 'Asia/Kathmandu', LC_ALL: 'de_DE.UTF-8', LANGUAGE: 'de' },
    umask: 0,
    options: ['--jobs', '1'],
  },
  'one process': { env: { UV_THREADPOOL_SIZE: '1' }, options: ['--jobs', '1'] },
  'two processes': { env: { NODE_ENV: 'production' }, options: ['--jobs', '2'] },
}

let folder: string
const outcomes: Record<string, Outcome> = {}
const siteOf = (place: string) => join(folder, place, 'a folder of another name', 'site')

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'paperstand-determinism-'))
  await Promise.all(
    Object.entries(surroundings).map(async ([place, { options = [], ...around }], n) => {
      const content = join(folder, place, 'list')
      copyContent(content, new Date(Date.UTC(2001 + n, 1, 3)))
      outcomes[place] = await runScript('build', ['--content', content, '--out', siteOf(place), ...options], around)
    }),
  )
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The fixture's files, made in the opposite order and as old as said. */
function copyContent(target: string, modified: Date): void {
  for (const file of listFiles(fixtureContent).reverse()) {
    mkdirSync(dirname(join(target, file)), { recursive: true })
    cpSync(join(fixtureContent, file), join(target, file))
    utimesSync(join(target, file), modified, modified)
  }
}

describe.each(Object.keys(surroundings))('a build in %s', (place) => {
  it('case 69: gives the same bytes as the one here', () => {
    expect(outcomes[place]).toMatchObject({ code: 0, stdout: '' })
    const hashes = hashFiles(siteOf(place))
    expect(hashes).toEqual(hashFiles(inject('rootSite')))
    expect(hashes.length).toBeGreaterThan(60)
  })

  it('case 58: dates its feeds in English, by the record and not by the clock', () => {
    for (const file of feedFiles.filter((name) => name.endsWith('.xml'))) {
      const feed = readFeed(join(siteOf(place), file))
      const dates = [feed.lastBuildDate ?? [], feed.item.map(({ pubDate }) => pubDate)].flat(2)
      expect([file, dates.filter((date) => !isRfc822(date))]).toEqual([file, []])
      expect([file, dates.filter((date) => Date.parse(date) > Date.UTC(2026, 1, 4))]).toEqual([file, []])
      expect(dates.length > 0).toBe(!file.includes('empty-shelf'))
    }
  })

  it('case 3: says the day that the record says, on the page, in the feed and in JSON-LD', () => {
    const site = siteOf(place)
    const { elements } = pageAt(readPages(site), '/papers/aldermoor-2026-lantern-weights-fog/')
    const times = elements.filter(({ tag, parent }) => tag === 'time' && parent?.tag !== 'span')
    expect(times.map(({ text, attributes }) => [attributes['datetime'], text])).toEqual([
      ['2025-12-30', '30 December 2025'],
      ['2026-01-02', '2 January 2026'],
    ])
    const data = JSON.parse(elements.find(({ attributes }) => attributes['type'] === 'application/ld+json')?.text ?? '')
    expect([data.datePublished, data.dateModified]).toEqual(['2025-12-30', '2026-01-02'])
    const item = readFeed(join(site, 'feed.xml')).item.find(({ link }) => link.includes('/aldermoor-'))
    expect(item).toMatchObject({ pubDate: 'Fri, 02 Jan 2026 10:14:32 GMT', 'dc:date': '2025-12-30' })
  })
})

describe.runIf(isLong)('case 69: the same bytes come out', () => {
  it.each(Object.entries(furtherSurroundings))('in or with %s', async (place, { options = [], ...around }) => {
    const content = join(folder, place, 'list')
    copyContent(content, new Date(Date.UTC(2030, 11, 31)))
    const { code } = await runScript('build', ['--content', content, '--out', siteOf(place), ...options], around)
    expect(code).toBe(0)
    expect(hashFiles(siteOf(place))).toEqual(hashFiles(inject('rootSite')))
  })

  it('from a cold cache, a warm one, and one that another list has filled', async () => {
    const cache = ['--cache-dir', join(folder, 'a shared cache')]
    const other = join(folder, 'another list')
    copyContent(other, new Date(0))
    for (const file of listFiles(join(other, 'papers')).slice(0, 6)) rmSync(join(other, 'papers', file))
    rmSync(join(other, 'paths'), { recursive: true })
    for (const content of [fixtureContent, fixtureContent, other, fixtureContent]) {
      const out = join(folder, 'with a cache')
      const { code, stderr } = await runScript('build', ['--content', content, '--out', out, ...cache])
      if (content === fixtureContent) {
        expect([code, stderr]).toEqual([0, expect.any(String)])
        expect(hashFiles(out)).toEqual(hashFiles(inject('rootSite')))
      }
    }
  })

  it('from the code in another folder', async () => {
    const project = join(folder, 'a project of another name')
    mkdirSync(project)
    const own = fileURLToPath(new URL('../..', import.meta.url))
    const code = ['src', 'scripts', 'public', 'astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json']
    for (const name of code) cpSync(join(own, name), join(project, name), { recursive: true })
    symlinkSync(join(own, 'node_modules'), join(project, 'node_modules'))
    const out = join(folder, 'from elsewhere')
    const { code: ended } = await runScript('build', ['--content', fixtureContent, '--out', out], { project })
    expect(ended).toBe(0)
    expect(hashFiles(out)).toEqual(hashFiles(inject('rootSite')))
  })
})

it('no file of the site names the folder in which it was built, or this year’s clock', () => {
  const site = inject('rootSite')
  const telling = listFiles(site).filter((file) => {
    const text = readFileSync(join(site, file), 'latin1')
    return text.includes(dirname(site)) || text.includes(process.cwd()) || text.includes('.building-')
  })
  expect(telling).toEqual([])
})
