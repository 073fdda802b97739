/**
 * What Netlify and Cloudflare read, read as they do, and put to every file of a site: Netlify's files by its own readers,
 * Cloudflare's by a strict reading of its documentation. Their services cannot run here.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseAllHeaders } from '@netlify/headers-parser'
import { parseAllRedirects } from '@netlify/redirect-parser'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { readContent } from '../../scripts/read-content.ts'
import { writeSiteFiles } from '../../scripts/write-site-files.ts'
import { cacheRules, fileTypes, toAnswer } from '../../src/hosting/answers.ts'
import { formatRedirects } from '../../src/hosting/header-files.ts'
import { listHostFiles } from '../../src/hosting/host-files.ts'
import { type HostName, hostNames } from '../../src/hosts.ts'
import { buildLibrary } from '../../src/library/library.ts'
import { listFiles } from './built-site.ts'
import { fixtureContent } from './fixture-site.ts'

const content = readContent(fixtureContent)
const libraryOn = (host: HostName, twins = content.site.twins) =>
  buildLibrary({ ...content, site: { ...content.site, host, twins } })
const folder = mkdtempSync(join(tmpdir(), 'paperstand-header-files-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Headers that a rule sets, and the paths that it is for. */
interface Rule {
  path: RegExp
  headers: Record<string, string>
}

const readers: Record<string, (text: string) => Promise<Rule[]>> = {
  netlify: async (text) => {
    const file = join(folder, '_headers')
    writeFileSync(file, text)
    const { headers, errors } = await parseAllHeaders({
      headersFiles: [file],
      configHeaders: undefined,
      minimal: false,
    })
    expect(errors).toEqual([])
    return headers.map((rule) => ({ path: (rule as unknown as { forRegExp: RegExp }).forRegExp, headers: rule.values }))
  },
  cloudflare: async (text) => readCloudflare(text),
}

/** Of the documented grammar, only what we use: anything else is an error here, and ignored in silence there. */
function readCloudflare(text: string): Rule[] {
  const rules: Rule[] = []
  for (const line of text.split('\n')) {
    if (line.length > 2000) throw new Error('Lines have 2,000 signs at most.')
    if (line === '') continue
    const header = /^ {2}([A-Za-z-]+): (\S.*)$/.exec(line)
    if (header) {
      const [, name = '', value = ''] = header
      Object.assign(rules.at(-1)?.headers ?? {}, { [name]: value })
    } else {
      if (!/^\/[\w./-]*(?:\*[\w./-]*)?$/.test(line)) throw new Error(`"${line}" is no path with one star at most.`)
      const pattern = line.replace(/[.]/g, '\\.').replace('*', '.*')
      rules.push({ path: new RegExp(`^${pattern}$`), headers: {} })
    }
  }
  if (rules.length > 100) throw new Error('There are 100 rules at most.')
  return rules
}

/** Hosts answer the address of a page by its folder, and find these types by themselves. */
const left = new Set(fileTypes.filter(({ isKnown }) => isKnown).map(({ ending }) => ending))

const dialects: [name: HostName, dialect: string][] = [
  ['netlify', 'netlify'],
  ['cloudflare-pages', 'cloudflare'],
  ['cloudflare-workers-paid', 'cloudflare'],
]
const sites: [place: string, base: string, site: string][] = [
  ['at the root', '/', inject('rootSite')],
  ['below a path', '/base/', inject('baseSite')],
]

describe.each(dialects)('a site on %s', (host, dialect) => {
  describe.each(sites)('%s', (_, base, site) => {
    const files = new Map(listHostFiles(libraryOn(host), base).map(({ path, text }) => [path, text]))

    it('case 70: has every header of the table on every file and page, each from one rule', async () => {
      const rules = (await readers[dialect]?.(files.get('_headers') ?? '')) ?? []
      for (const file of listFiles(site).map((path) => path.replace(/(^|\/)index\.html$/, '$1'))) {
        const met = rules.filter(({ path }) => path.test(base + file)).map(({ headers }) => Object.entries(headers))
        const names = met.flat().map(([name]) => name)
        expect([file, names.length]).toEqual([file, new Set(names).size])
        const { 'Content-Type': type, 'Cache-Control': kept, ...rest } = toAnswer(file)
        const isLeft =
          file === '' || file.endsWith('/') || left.has(file.slice(file.lastIndexOf('.') + 1)) || file === '.nojekyll'
        expect([file, Object.fromEntries(met.flat())]).toEqual([
          file,
          {
            ...rest,
            ...(isLeft ? {} : { 'Content-Type': type }),
            // Both say "public, max-age=0, must-revalidate" where nobody says otherwise.
            ...(kept === 'public, max-age=0, must-revalidate' ? {} : { 'Cache-Control': kept }),
          },
        ])
      }
    })

    it('case 70: is not one for files of another site on the same origin', async () => {
      if (base === '/') return
      const rules = (await readers[dialect]?.(files.get('_headers') ?? '')) ?? []
      expect(rules.filter(({ path }) => path.test('/sw.js') || path.test('/other/x.pack'))).toEqual([])
    })

    it('case 70: leads on from former addresses, of pages and of the files beside them, before the page that does it', async () => {
      const text = files.get('_redirects') ?? ''
      const status = dialect === 'netlify' ? '301!' : '301'
      const lines = text.trim().split('\n')
      expect(lines).toContain(`${base}papers/fog-horn/ ${base}papers/dunwick-2019-journal-damp/ ${status}`)
      expect(lines).toContain(`${base}papers/fog-horn.bib ${base}papers/dunwick-2019-journal-damp.bib ${status}`)
      const built = new Set(listFiles(site).map((path) => `${base}${path.replace(/(^|\/)index\.html$/, '$1')}`))
      expect(lines.map((line) => line.split(' ')[1]).filter((target) => !built.has(target ?? ''))).toEqual([])
      if (dialect !== 'netlify') return
      const file = join(folder, '_redirects')
      writeFileSync(file, text)
      const { redirects, errors } = await parseAllRedirects({
        redirectsFiles: [file],
        configRedirects: [],
        minimal: true,
      })
      expect(errors).toEqual([])
      for (const redirect of redirects) expect(redirect).toMatchObject({ status: 301, force: true })
      expect(redirects).toHaveLength(lines.length)
    })
  })
})

describe('files for hosts', () => {
  it('are not there for hosts that do not read them, but for .nojekyll, which is there for all', () => {
    const withFiles = hostNames.filter((host) => listHostFiles(libraryOn(host), '/').length > 1)
    expect(withFiles).toEqual([...hostNames.filter((host) => host.startsWith('cloudflare')), 'netlify'])
    for (const site of [inject('rootSite'), inject('baseSite')])
      expect(listFiles(site).filter((file) => /^[._]/.test(file) && !file.startsWith('_astro/'))).toEqual(['.nojekyll'])
  })

  it('are written into the site', async () => {
    const site = join(folder, 'site')
    const library = libraryOn('netlify', 0)
    await writeSiteFiles(library, { address: { site: 'https://example.org', base: '/list/' }, place: { site } })
    for (const { path, text } of listHostFiles(library, '/list/'))
      expect(readFileSync(join(site, path), 'utf8')).toBe(text)
    expect(readFileSync(join(site, '_redirects'), 'utf8')).toBe(
      ['fog-horn', 'dunwick-2019-damp']
        .map((old) => `/list/papers/${old}/ /list/papers/dunwick-2019-journal-damp/ 301!\n`)
        .join(''),
    )
  })

  it('have no more redirects than Cloudflare takes; the pages that lead on are there for the rest', () => {
    const many = Array.from({ length: 2500 }, (_, n) => ({ from: `papers/a${n}/`, to: 'papers/b/' }))
    expect(formatRedirects(many, '/', 'cloudflare').trim().split('\n')).toHaveLength(2000)
  })
})

it('case 70: a name that may be kept for a year stands for one content, whichever build it is of', () => {
  const patterns = cacheRules.filter(({ value }) => value.includes('immutable')).map(({ path }) => path.split('*'))
  const isKept = (file: string) =>
    patterns.some(([start = '', end = '']) => file.startsWith(start) && file.endsWith(end))
  const [root, base] = [inject('rootSite'), inject('baseSite')]
  const both = listFiles(root).filter((file) => isKept(file) && listFiles(base).includes(file))
  expect(both.length).toBeGreaterThan(0)
  for (const file of both)
    expect([file, readFileSync(join(root, file)).equals(readFileSync(join(base, file)))]).toEqual([file, true])
})
