/** What is reckoned before a build is what is there after it. */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, inject, it, vi } from 'vitest'
import { reportHostLimits } from '../../scripts/host-limits.ts'
import { readContent } from '../../scripts/read-content.ts'
import { forecastFiles } from '../../src/forecast.ts'
import { findHost, measureFiles } from '../../src/hosts.ts'
import { buildLibrary } from '../../src/library/library.ts'
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

describe('the forecast', () => {
  it.each<[string, string, () => Promise<string>]>([
    ['the invented list', fixtureContent, async () => inject('rootSite')],
    ['our own list', 'content', buildOurs],
  ])('of %s is within a twentieth of what is built', async (_, content, build) => {
    const { files = 0, folders = 0, fullest } = measure(await build())
    const expected = forecast(content)
    expect(Math.abs(expected.files - files)).toBeLessThanOrEqual(0.05 * files)
    expect(Math.abs(expected.folders - folders)).toBeLessThanOrEqual(0.05 * folders)
    if (fullest?.path === expected.fullest.path) expect(expected.fullest).toEqual(fullest)
  })
})

describe('the report after a build', () => {
  const built = { folder: inject('rootSite'), papers: 12, seconds: 1 }

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
