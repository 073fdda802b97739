import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { forecastFiles, forecastLimits } from '../../src/forecast.ts'
import { checkLimits, findHost, type HostName, hostNames, measureFiles, type SiteSize } from '../../src/hosts.ts'
import { libraryOf, paper, problemsOf, site } from './invented-list.ts'
import { root } from './scripts/run-script.ts'

const check = (name: HostName, size: SiteSize) => checkLimits(findHost(name), size)
const severities = (name: HostName, size: SiteSize) => check(name, size).map(({ severity }) => severity)

/** Each limit of each host: its number, and a site that has so much. */
const limits: [HostName, string, number, (used: number) => SiteSize][] = [
  ['github-pages', 'site', 1e9, (bytes) => ({ bytes })],
  ['gitlab-pages', 'files and folders', 200_000, (entries) => ({ files: entries - 5, folders: 5 })],
  ['gitlab-pages', 'site', 1e9, (bytes) => ({ bytes })],
  ['cloudflare-pages', 'files', 20_000, (files) => ({ files })],
  ['cloudflare-pages', 'one file', 26_214_400, (bytes) => ({ largest: { path: 'x', bytes } })],
  ['cloudflare-pages-paid', 'files', 100_000, (files) => ({ files })],
  ['cloudflare-pages-paid', 'one file', 26_214_400, (bytes) => ({ largest: { path: 'x', bytes } })],
  ['cloudflare-workers', 'files', 20_000, (files) => ({ files })],
  ['cloudflare-workers', 'one file', 26_214_400, (bytes) => ({ largest: { path: 'x', bytes } })],
  ['cloudflare-workers-paid', 'files', 100_000, (files) => ({ files })],
  ['cloudflare-workers-paid', 'one file', 26_214_400, (bytes) => ({ largest: { path: 'x', bytes } })],
  ['netlify', 'files in one folder', 54_000, (files) => ({ fullest: { path: 'x', files } })],
]
const times: [HostName, number][] = [
  ['cloudflare-pages', 1200],
  ['cloudflare-pages-paid', 1200],
  ['cloudflare-workers', 1200],
  ['cloudflare-workers-paid', 1200],
  ['netlify', 900],
  ['vercel', 2700],
]

describe('a limit', () => {
  test.each(limits)(
    'of %s (%s) is silent below four fifths, warns up to it, and is an error above it',
    (name, ...row) => {
      const [, limit, sizeWith] = row
      expect(severities(name, sizeWith(limit * 0.8 - 1))).toEqual([])
      expect(severities(name, sizeWith(limit * 0.8))).toEqual(['warning'])
      expect(severities(name, sizeWith(limit))).toEqual(['warning'])
      expect(severities(name, sizeWith(limit + 1))).toEqual(['error'])
    },
  )

  test.each(times)('of time at %s warns from four fifths on and is never an error', (name, limit) => {
    expect(severities(name, { seconds: limit * 0.8 - 1 })).toEqual([])
    for (const seconds of [limit * 0.8, limit, limit * 3]) expect(severities(name, { seconds })).toEqual(['warning'])
  })

  test('of every host is in these tables', () => {
    const tested = [...limits, ...times].map(([name]) => name)
    for (const name of hostNames)
      expect([name, tested.filter((other) => other === name).length]).toEqual([
        name,
        Object.keys(findHost(name).limits).length,
      ])
  })

  test('is not there on one’s own server', () => {
    expect(check('other', { files: 1e7, bytes: 1e13, seconds: 1e6, largest: { path: 'x', bytes: 1e12 } })).toEqual([])
  })
})

describe('what is said', () => {
  test.each<[HostName, SiteSize, string]>([
    [
      'cloudflare-pages',
      { files: 24_117 },
      'Cloudflare Pages takes 20,000 files on its free plan, and this site has 24,117. Take its larger plan (host: cloudflare-pages-paid in site.yaml; 100,000 files), or another host: docs/hosting.md compares them.',
    ],
    [
      'cloudflare-pages',
      { files: 17_000, papers: 8000 },
      'Cloudflare Pages takes 20,000 files on its free plan, and this site has 17,000. That leaves room for about 1,400 more papers. Hosts differ: docs/hosting.md compares them.',
    ],
    [
      'cloudflare-pages',
      { files: 20_000, papers: 8000 },
      'Cloudflare Pages takes 20,000 files on its free plan, and this site has 20,000. That leaves room for no more papers. Hosts differ: docs/hosting.md compares them.',
    ],
    [
      'cloudflare-pages',
      { files: 19_998, papers: 10_000 },
      'Cloudflare Pages takes 20,000 files on its free plan, and this site has 19,998. That leaves room for about 1 more paper. Hosts differ: docs/hosting.md compares them.',
    ],
    [
      'cloudflare-workers-paid',
      { files: 100_001 },
      'Cloudflare Workers takes 100,000 files on a paid plan, and this site has 100,001. Choose another host, and name it as "host" in site.yaml: docs/hosting.md compares them.',
    ],
    [
      'cloudflare-pages',
      { largest: { path: 'library.json', bytes: 30e6 } },
      'Cloudflare Pages takes files of up to 26.2 MB on its free plan, and library.json has 30 MB. Choose another host, and name it as "host" in site.yaml: docs/hosting.md compares them.',
    ],
    [
      'cloudflare-pages',
      { largest: { path: 'library.json', bytes: 25e6 }, papers: 9 },
      'Cloudflare Pages takes files of up to 26.2 MB on its free plan, and library.json has 25 MB. That is 95 % of it. Hosts differ: docs/hosting.md compares them.',
    ],
    [
      'github-pages',
      { bytes: 1.24e9 },
      'GitHub Pages takes sites of up to 1 GB, and this one has 1.2 GB. Choose another host, and name it as "host" in site.yaml: docs/hosting.md compares them.',
    ],
    [
      'cloudflare-pages',
      { files: 24_117, twins: 12_000, papers: 3000 },
      'Cloudflare Pages takes 20,000 files on its free plan, and this site has 24,117. Write "twins: 0" into site.yaml: without 12,000 bibliography files of single papers it has room. Or choose another host: docs/hosting.md compares them.',
    ],
    [
      'cloudflare-pages',
      { files: 34_117, twins: 12_000, papers: 3000 },
      'Cloudflare Pages takes 20,000 files on its free plan, and this site has 34,117. Take its larger plan (host: cloudflare-pages-paid in site.yaml; 100,000 files), or another host: docs/hosting.md compares them.',
    ],
    [
      'cloudflare-pages',
      { files: 17_000, twins: 8000, papers: 2000 },
      'Cloudflare Pages takes 20,000 files on its free plan, and this site has 17,000. That leaves room for about 350 more papers. "twins: 0" in site.yaml saves 8,000 files. Hosts differ: docs/hosting.md compares them.',
    ],
    [
      'netlify',
      { fullest: { path: 'papers', files: 54_321 }, twins: 54_320 },
      'Netlify takes 54,000 files in one folder, and the folder papers has 54,321. Write "twins: 0" into site.yaml: without 54,320 bibliography files of single papers it has room. Or choose another host: docs/hosting.md compares them.',
    ],
    [
      'gitlab-pages',
      { files: 120_000, folders: 60_000, papers: 50_000 },
      'GitLab Pages takes 200,000 files and folders on GitLab.com, and this site has 180,000. That leaves room for about 5,500 more papers. Hosts differ: docs/hosting.md compares them.',
    ],
    [
      'netlify',
      { fullest: { path: 'pagefind/fragment', files: 54_321 } },
      'Netlify takes 54,000 files in one folder, and the folder pagefind/fragment has 54,321. Choose another host, and name it as "host" in site.yaml: docs/hosting.md compares them.',
    ],
    [
      'netlify',
      { seconds: 800 },
      'Netlify stops a build after 15 minutes, and this one took 13.3 minutes. There the packages are installed first, and the machine may be slower. Keep the cache between builds, or build elsewhere and upload the folder: docs/hosting.md says how.',
    ],
  ])('of %s and %j names the host, the limit, the site and the remedy', (name, size, message) => {
    expect(check(name, size).map((finding) => finding.message)).toEqual([message])
  })

  test('before the build is “about”, and no more exact than it can be', () => {
    const [finding] = checkLimits(findHost('cloudflare-pages'), { files: 20_017 }, { forecast: true })
    expect(finding?.message).toMatch(/^Cloudflare Pages takes 20,000 files .*, and this site will have about 20,100\. /)
  })

  test('is one sentence after the other for all limits of a host', () => {
    expect(
      severities('cloudflare-pages', { files: 30_000, largest: { path: 'x', bytes: 22e6 }, seconds: 1200 }),
    ).toEqual(['error', 'warning', 'warning'])
  })
})

describe('the table of hosts', () => {
  test.each(hostNames.filter((name) => name !== 'other'))(
    'says of %s where it stands, and when it was read',
    (name) => {
      const { sources, checked } = findHost(name)
      expect(sources.length).toBeGreaterThan(0)
      for (const source of sources) expect(source).toMatch(/^https:\/\/\S+$/)
      expect(checked).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    },
  )

  test('leads from a plan to a larger one of the same host', () => {
    for (const name of hostNames) {
      const { larger, product } = findHost(name)
      if (larger) expect(findHost(larger as HostName)?.product).toBe(product)
    }
  })

  test.each(hostNames)('is the one in docs/hosting.md: %s', (name) => {
    const text = readFileSync(join(root, 'docs/hosting.md'), 'utf8')
    const row = text.split('\n').find((line) => line.startsWith(`| \`${name}\``))
    const { limits: own, product, sources, checked } = findHost(name)
    const { files = own.entries ?? own.filesPerFolder, fileBytes, siteBytes, buildSeconds } = own
    expect(row?.split('|').map((cell) => cell.trim().replace(/ with folders| in one folder/, ''))).toEqual([
      '',
      `\`${name}\``,
      name === 'other' ? expect.any(String) : expect.stringContaining(product),
      files?.toLocaleString('en') ?? '',
      fileBytes ? `${fileBytes / 1024 / 1024} MiB` : '',
      siteBytes ? `${siteBytes / 1e9} GB` : '',
      buildSeconds ? `${buildSeconds / 60} minutes` : '',
      expect.any(String),
      '',
    ])
    for (const source of sources) expect(text).toContain(`: ${source}\n`)
    expect(text).toContain(`Read on ${checked} `)
  })
})

describe('the files of a site', () => {
  test('are counted with their folders, the largest of them and the fullest folder', () => {
    expect(
      measureFiles([
        { path: 'index.html', bytes: 10 },
        { path: 'papers/index.html', bytes: 20 },
        { path: 'papers/a/index.html', bytes: 40 },
        { path: 'pagefind/fragment/a', bytes: 5 },
        { path: 'pagefind/fragment/b', bytes: 5 },
      ]),
    ).toEqual({
      files: 5,
      folders: 4,
      bytes: 80,
      largest: { path: 'papers/a/index.html', bytes: 40 },
      fullest: { path: 'pagefind/fragment', files: 2 },
    })
  })

  test('may be none', () => {
    expect(measureFiles([])).toMatchObject({ files: 0, folders: 0, bytes: 0 })
  })
})

describe('before the build', () => {
  const papers = Array.from({ length: 9000 }, (_, n) => paper(`p${n}`))

  test('a list without a host hears nothing', () => {
    expect(forecastLimits(libraryOf(...papers))).toEqual([])
  })

  test('a list that comes near the limit of its host hears it', () => {
    const findings = forecastLimits(libraryOf(...papers, site('host: cloudflare-pages')))
    expect(findings).toEqual([
      { severity: 'warning', message: expect.stringMatching(/will have about 1\d,\d00\. .*room/) },
    ])
  })

  test('a paper more is a page, a fragment and four bibliographies more, and an earlier address a page', () => {
    const [one, two, moved, bare] = [
      [paper('a')],
      [paper('a'), paper('b')],
      [paper('a'), paper('b', 'aliases: [c, d]')],
      [paper('a'), paper('b'), site('twins: 1')],
    ].map((sources) => forecastFiles(libraryOf(...sources)))
    expect((two?.files ?? 0) - (one?.files ?? 0)).toBe(6)
    expect([one?.twins, two?.twins, bare?.twins]).toEqual([4, 8, 0])
    expect((two?.files ?? 0) - (bare?.files ?? 0)).toBe(8)
    expect((moved?.files ?? 0) - (two?.files ?? 0)).toBe(2)
    expect((moved?.folders ?? 0) - (one?.folders ?? 0)).toBe(3)
  })
})

test('a misspelt host is refused with the nearest name', () => {
  expect(problemsOf(site('host: cloudfare-pages'))).toEqual([
    expect.stringMatching(
      /^site\.yaml:1:\d+: host "cloudfare-pages" is not one of .* Did you mean "cloudflare-pages"\?$/,
    ),
  ])
})
