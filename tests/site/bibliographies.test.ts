/** Files for other programs beside the pages: each is there, has its papers, and the pages that it belongs to lead to it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { serveSite } from '../../scripts/serve-site.ts'
import { readBibtex } from '../unit/bibliography/bibtex-reader.ts'
import { type BuiltPage, listFiles, pageAt, readPages } from './built-site.ts'
import { papers, paths, topics } from './fixture-tables.ts'

const types: Record<string, string> = {
  bib: 'application/x-bibtex',
  ris: 'application/x-research-info-systems',
  json: 'application/vnd.citationstyles.csl+json',
  md: 'text/markdown',
}
const names = ['BibTeX', 'RIS', 'CSL-JSON', 'Markdown']

/** Pages with files, by address: what the files are called but for their ending, and which papers they have. */
const owners: [page: string, file: string, papers: readonly string[]][] = [
  ['/', 'library', papers],
  ['/papers/', 'library', papers],
  ...papers.map((id): [string, string, string[]] => [`/papers/${id}/`, `papers/${id}`, [id]]),
  ...Object.entries(topics).map(([id, own]): [string, string, string[]] => [`/topics/${id}/`, `topics/${id}`, own]),
  ...Object.entries(paths).map(([id, own]): [string, string, string[]] => [
    `/paths/${id}/`,
    `paths/${id}`,
    [...new Set(own)],
  ]),
]
const toFile = (file: string, format: string) =>
  `${file}.${file === 'library' && format === 'json' ? 'csl.json' : format}`

const places = [
  { place: 'at the root', site: inject('rootSite'), address: 'https://fixture.example/' },
  { place: 'below a base path', site: inject('baseSite'), address: 'https://example.org/base/' },
]

describe.each(places)('$place', ({ site, address }) => {
  const base = new URL(address).pathname
  const pages = readPages(site)
  const read = (file: string) => readFileSync(join(site, file), 'utf8')
  const alternatesOf = ({ elements }: BuiltPage) =>
    elements
      .filter(({ tag, attributes: { rel, type = '' } }) => tag === 'link' && rel === 'alternate' && isOurs(type))
      .map(({ attributes }) => attributes)
  const isOurs = (type: string) => Object.values(types).includes(type)

  it.each(owners)('%s names its files in its head, and shows the way to them', (page, file) => {
    const built = pageAt(pages, page)
    expect(alternatesOf(built)).toEqual(
      Object.entries(types).map(([format, type], n) => ({
        rel: 'alternate',
        type,
        title: names[n],
        href: base + toFile(file, format),
      })),
    )
    const isShown = page !== '/' && page !== '/topics/empty-shelf/'
    const linked = built.elements.flatMap(({ tag, attributes: { href = '' } }) => (tag === 'a' ? [href] : []))
    for (const format of Object.keys(types))
      expect([format, linked.filter((href) => href === base + toFile(file, format)).length]).toEqual([
        format,
        isShown ? 1 : 0,
      ])
  })

  it('no other page names files', () => {
    const rest = pages.filter(({ address: page }) => owners.every(([own]) => own !== page))
    expect(rest.length).toBeGreaterThan(30)
    for (const page of rest) expect([page.address, alternatesOf(page)]).toEqual([page.address, []])
  })

  it.each(owners)('of %s the files have its papers in their order, each once', (_, file, own) => {
    expect(readBibtex(read(`${file}.bib`)).map(({ key }) => key)).toEqual(own)
    expect([...read(`${file}.ris`).matchAll(/^ID {2}- (.+)\r$/gm)].map(([, id]) => id)).toEqual(own)
    expect(read(`${file}.ris`).match(/^ER {2}- \r$/gm)?.length ?? 0).toBe(own.length)
    const items: { id: string }[] = JSON.parse(read(toFile(file, 'json')))
    expect(items.map(({ id }) => id)).toEqual(own)
    const lines = read(`${file}.md`).match(/^- \[/gm)?.length ?? 0
    if (!file.startsWith('papers/')) expect(lines).toBe(own.length)
  })

  it('a paper whose only address is its page has the whole one, where the site stands', () => {
    for (const file of ['papers/gossamer', 'library', 'topics/lantern-oil', 'paths/through-the-fog']) {
      const text = read(`${file}.bib`) + read(toFile(file, 'json')) + read(`${file}.md`)
      for (const [own] of text.matchAll(/https:\/\/[^\s")}\]>]*\/papers\/[^\s")}\]>]*/g))
        expect(own.startsWith(`${address}papers/`)).toBe(true)
    }
    expect(read('papers/gossamer.bib')).toContain(`url = {${address}papers/gossamer/}`)
    expect(read('papers/gossamer.md')).toContain(`${address}papers/gossamer/`)
  })

  it('an abstract is in the file of its paper, though the box on the page leaves it out', () => {
    const id = 'lanternjaw-2022-abstract-only'
    expect(readBibtex(read(`papers/${id}.bib`))[0]?.fields).toHaveProperty('abstract')
    const box = pageAt(pages, `/papers/${id}/`).elements.find(({ attributes }) => attributes['data-form'] === 'BibTeX')
    expect(readBibtex(box?.text ?? '')[0]?.fields).not.toHaveProperty('abstract')
  })

  it('an earlier address of a paper has no files, and none is in the sitemap or in a pack', () => {
    const files = listFiles(site)
    for (const alias of ['fog-horn', 'dunwick-2019-damp'])
      expect(files.filter((file) => file.startsWith(`papers/${alias}`))).toEqual([`papers/${alias}/index.html`])
    expect(read('sitemap.xml')).not.toMatch(/\.(?:bib|ris|json|md)</)
    expect(read('sw.js')).not.toMatch(/\.(?:bib|ris|md)\b|library\.json|schema\//)
  })

  it('the list in our own terms keeps to the schema beside it, and has every paper with its record', () => {
    const schema = JSON.parse(read('schema/library.json'))
    const library = JSON.parse(read('library.json'))
    const ajv = new Ajv2020({ strict: true, strictTypes: false })
    expect([ajv.validate(schema, library), ajv.errors]).toEqual([true, null])
    expect([schema.$id, library.$schema, library.address]).toEqual([
      `${address}schema/library.json`,
      `${address}schema/library.json`,
      address,
    ])
    expect(library.papers.map(({ id }: { id: string }) => id)).toEqual(papers)
    for (const { id, url } of library.papers) expect(url).toBe(`${address}papers/${id}/`)
    const paper = JSON.parse(read('schema/paper.json'))
    expect(paper.$id).toBe(`${address}schema/paper.json`)
    const { id, url, notes, ...record } = library.papers[2]
    expect([notes, ajv.validate(paper, record), ajv.validate(paper, { ...record, adedd: 1 })]).toEqual([
      expect.stringContaining('See [the journal one](dunwick-2019-journal-damp.md#notes)'),
      true,
      false,
    ])
  })
})

describe('the server of `npm start`', () => {
  let served: Awaited<ReturnType<typeof serveSite>>
  beforeAll(async () => {
    served = await serveSite({ site: inject('baseSite'), port: 4830, host: 'localhost' })
  })
  afterAll(() => {
    served.server.close()
    served.server.closeAllConnections()
  })

  it.each([
    ['papers/gossamer.bib', 'application/x-bibtex; charset=utf-8'],
    ['topics/lantern-oil.ris', 'application/x-research-info-systems; charset=utf-8'],
    ['papers/gossamer.md', 'text/markdown; charset=utf-8'],
    ['paths/through-the-fog.json', 'application/json; charset=utf-8'],
    ['library.csl.json', 'application/json; charset=utf-8'],
    ['schema/paper.json', 'application/json; charset=utf-8'],
    ['papers/gossamer/', 'text/html; charset=utf-8'],
    ['feed.json', 'application/json; charset=utf-8'],
  ])('sends %s as %s', async (path, type) => {
    const answer = await fetch(served.url + path, { redirect: 'manual' })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type])
    expect(await answer.text()).toBe(
      readFileSync(join(inject('baseSite'), path.endsWith('/') ? `${path}index.html` : path), 'utf8'),
    )
  })
})
