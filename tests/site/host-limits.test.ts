/** What is reckoned before a build is what is there after it. */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, inject, it, vi } from 'vitest'
import { buildSearchIndex } from '../../scripts/build-search-index.ts'
import { reportHostLimits } from '../../scripts/host-limits.ts'
import { readContent } from '../../scripts/read-content.ts'
import { forecastFiles } from '../../src/forecast.ts'
import { findHost, measureFiles } from '../../src/hosts.ts'
import { buildLibrary, type Library } from '../../src/library/library.ts'
import { contentOf, libraryOf, paper, site, topic } from '../unit/invented-list.ts'
import { listFiles } from './built-site.ts'
import { fixtureContent } from './fixture-site.ts'
import { runScript } from './run-script.ts'

const folder = mkdtempSync(join(tmpdir(), 'paperstand-host-limits-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const measure = (site: string) =>
  measureFiles(listFiles(site).map((path) => ({ path, bytes: statSync(join(site, path)).size })))
const forecast = (content: string) => forecastFiles(buildLibrary(readContent(content)))

async function buildOurs(): Promise<string> {
  const site = join(folder, 'site')
  const { code, stderr } = await runScript('build', ['--content', 'content', '--out', site])
  expect([code, stderr]).toEqual([0, expect.any(String)])
  return site
}

/** An invented paper of a year, with something in each of the four facets that our list has. */
const paperOf = (year: number, n: number) =>
  paper(`p${n}`, `published: ${year}\ntopics: [fog]\norganization: Whistle & Sons\nvenue: {name: Damp, kind: journal}`)

/** The search alone, in the folder of a site; one index, or several of at least so many papers. */
async function buildIndexes(library: Library, smallest?: number): Promise<string> {
  const site = mkdtempSync(join(folder, 'search-'))
  await buildSearchIndex(library, join(site, 'pagefind'), { smallest })
  return site
}

describe('the forecast', () => {
  it.each<[string, string, () => Promise<string>]>([
    ['the invented list', fixtureContent, async () => inject('rootSite')],
    ['our own list', 'content', buildOurs],
  ])(
    'of %s is within a twentieth of what is built, and no folder but the top and the scripts of a short list is fuller',
    async (_, content, build) => {
      const site = await build()
      const { files = 0, folders = 0, fullest } = measure(site)
      const expected = forecast(content)
      expect(Math.abs(expected.files - files)).toBeLessThanOrEqual(0.05 * files)
      expect(Math.abs(expected.folders - folders)).toBeLessThanOrEqual(0.05 * folders)
      const own = listFiles(join(site, expected.fullest.path)).filter((path) => !path.includes('/'))
      expect(own).toHaveLength(expected.fullest.files)
      const top = listFiles(site).filter((path) => !path.includes('/')).length
      const scripts = readdirSync(join(site, '_astro')).length
      expect(fullest?.files).toBe(Math.max(expected.fullest.files, top, scripts))
    },
  )

  it.each([
    ['the newest', [2023, 2023, 2024, 2024, 2025, 2025, 2025], 'pagefind/fragment'],
    ['one of some years', [2021, 2022, 2022, 2024, 2024, 2025, 2025], 'pagefind/2021-2022/fragment'],
    ['one of a year', [2023, 2023, 2024, 2024, 2024, 2025, 2025], 'pagefind/2024/fragment'],
  ])('of several search indexes is what is built, where the largest is %s', async (_, years, path) => {
    const library = libraryOf(topic('fog'), site('twins: 0'), ...years.map(paperOf))
    const [one, several] = [await buildIndexes(library), await buildIndexes(library, 2)]
    const [plain, split] = [forecastFiles(library), forecastFiles(library, 2)]
    expect(split.fullest).toEqual({ path, files: 3 })
    expect(readdirSync(join(several, path))).toHaveLength(3)
    const [before, after] = [measure(one), measure(several)]
    expect(split.files - plain.files).toBe((after.files ?? 0) - (before.files ?? 0))
    expect(split.folders - plain.folders).toBe((after.folders ?? 0) - (before.folders ?? 0))
  })

  it('of 60,000 papers knows the index that has most of them', () => {
    const content = contentOf(paper('p'))
    const [model] = content.papers
    if (!model) throw new Error('There is no paper.')
    const papers = Array.from({ length: 60_000 }, (_, n) => ({
      ...model,
      id: `p${n}`,
      record: { ...model.record, published: String(n < 30_000 ? 2020 : 2010 + (n % 15)) },
    }))
    const { fullest } = forecastFiles(buildLibrary({ ...content, papers }))
    expect(fullest).toEqual({ path: 'pagefind/2019-2020/fragment', files: 34_000 })
  })
})

describe('the report after a build', () => {
  const built = { folder: inject('rootSite'), papers: 12, twins: 48, seconds: 1 }

  it('is silent where there is room, and reads nothing where there is no limit', () => {
    expect(reportHostLimits('cloudflare-pages', built)).toEqual([])
    expect(reportHostLimits('other', { ...built, folder: join(folder, 'not-there') })).toEqual([])
  })

  it('says on standard error what is near a limit', () => {
    const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const [finding] = reportHostLimits('vercel', {
      ...built,
      seconds: (findHost('vercel').limits.buildSeconds ?? 0) + 1,
    })
    expect(finding?.message).toMatch(/^Vercel stops a build after 45 minutes/)
    expect(write.mock.calls).toEqual([[`${finding?.message}\n`]])
    write.mockRestore()
  })
})
