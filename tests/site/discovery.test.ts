/** The pages that one finds papers by: figures side by side, the timeline, years, venues and organisations. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type BuiltPage, listedPapers, type PageElement, pageAt, readPages } from './built-site.ts'
import { papers } from './fixture-tables.ts'
import { runScript } from './run-script.ts'

const pages = readPages(inject('rootSite'))
const plain = (text: string) => text.trim().replace(/\s+/g, ' ')

function isWithin(element: PageElement, test: (outer: PageElement) => boolean): boolean {
  for (let outer = element.parent; outer; outer = outer.parent) if (test(outer)) return true
  return false
}

/** Links of a page within elements of this class or tag: where to, and what they are called. */
function linksIn({ elements }: BuiltPage, name: string): [href: string, text: string][] {
  return elements
    .filter(({ tag }) => tag === 'a')
    .filter((link) => isWithin(link, ({ tag, attributes }) => tag === name || attributes['class'] === name))
    .map(({ attributes, text }) => [attributes['href'] ?? '', plain(text)])
}

/** The rows of all tables of figures, each as the texts of its cells. */
function rowsOf({ elements }: BuiltPage): string[] {
  return elements
    .filter((row) => row.tag === 'tr' && isWithin(row, ({ attributes }) => attributes['class'] === 'figures'))
    .map((row) =>
      elements
        .filter(({ tag, parent }) => (tag === 'td' || tag === 'th') && parent === row)
        .map(({ text }) => plain(text))
        .filter(Boolean)
        .join(' | '),
    )
}

describe('the page of results', () => {
  it('has every figure by metric, with its bound, what was measured, its baseline, paper, topics and year', () => {
    const page = pageAt(pages, '/results/')
    const sections = page.elements.filter(({ tag, parent }) => tag === 'h2' && parent?.tag === 'section')
    expect(sections.map(({ attributes, text }) => [attributes['id'], text])).toEqual([
      ['speedup', 'Speed-up'],
      ['latency', 'Latency'],
      ['throughput', 'Throughput'],
      ['memory', 'Memory'],
      ['accuracy', 'Accuracy'],
      ['perplexity', 'Perplexity'],
      ['energy', 'Energy'],
      ['cost', 'Cost'],
      ['size', 'Size'],
    ])
    const rows = rowsOf(page).filter((row) => /\d{4}$/.test(row))
    expect(rows).toHaveLength(10)
    expect(rows.find((row) => row.startsWith('up to 3.5×'))).toMatch(
      /^up to 3\.5× \| lantern lighting \| a match \| Lantern Weights\s*Fog & Machines, Lantern oil \| 2025$/,
    )
  })

  it('leads to its metrics, to the other order, to each paper, and to the figures of each topic', () => {
    const page = pageAt(pages, '/results/')
    expect(linksIn(page, 'jumps').map(([href]) => href)).toEqual(
      ['speedup', 'latency', 'throughput', 'memory', 'accuracy', 'perplexity', 'energy', 'cost', 'size'].map(
        (id) => `#${id}`,
      ),
    )
    expect(page.elements.some(({ attributes }) => attributes['href'] === '/results/by-year/')).toBe(true)
    const links = linksIn(page, 'figures').map(([href]) => href)
    for (const url of ['/papers/2025-tin-whistle-count/', '/topics/lantern-oil/#results']) expect(links).toContain(url)
  })
})

describe('the page of a topic', () => {
  it('lays the figures of its papers side by side', () => {
    const rows = rowsOf(pageAt(pages, '/topics/lantern-oil/'))
    expect(rows.filter((row) => !/\d{4}$/.test(row)).slice(1)).toEqual([
      'Speed-up, as a factor',
      'Throughput, in lanterns/s, higher is better',
      'Memory, as a change in per cent, lower is better',
      'Perplexity, in points, lower is better',
      'Energy, as a factor',
      'Cost, in cents, lower is better',
      'Size, as a change in per cent, lower is better',
    ])
    expect(rows).toContain('−90 % | peak memory, wick | an older wick | Lantern Weights | 2025')
  })

  it('names the topics that its papers have beside it, with how many', () => {
    expect(linksIn(pageAt(pages, '/topics/lantern-oil/'), 'counts')).toEqual([
      ['/topics/fog-machines/', 'Fog & Machines 1'],
    ])
    expect(linksIn(pageAt(pages, '/topics/empty-shelf/'), 'counts')).toEqual([])
  })

  it('without figures has no table of them', () => {
    expect(rowsOf(pageAt(pages, '/topics/empty-shelf/'))).toEqual([])
  })
})

describe('the timeline', () => {
  it('has every dated paper as a link with its name and month, once in each of its topics', () => {
    const { elements } = pageAt(pages, '/timeline/')
    const dots = elements
      .filter(({ tag, parent }) => tag === 'a' && parent?.tag === 'svg')
      .filter((dot) => isWithin(dot, ({ attributes }) => attributes['class'] === 'timeline'))
      .map((link) => [
        link.attributes['href'],
        elements.find(({ tag, parent }) => tag === 'title' && parent === link)?.text,
      ])
    expect(new Set(dots.map(([href]) => href))).toEqual(
      new Set(papers.filter((id) => id !== 'gossamer').map((id) => `/papers/${id}/`)),
    )
    expect(dots.filter(([href]) => href === '/papers/aldermoor-2026-lantern-weights-fog/')).toHaveLength(2)
    expect(dots).toContainEqual(['/papers/dunwick-2019-journal-damp/', 'On the Damp in Journals, 2019'])
    expect(dots).toContainEqual(['/papers/2025-tin-whistle-count/', expect.stringMatching(/, March 2025$/)])
  })

  it('names the paper that has no date', () => {
    const leadingOn = linksIn(pageAt(pages, '/timeline/'), 'block').filter(([href]) => !href.startsWith('#'))
    expect(leadingOn).toEqual([['/papers/gossamer/', 'Gossamer']])
    expect(linksIn(pageAt(pages, '/years/'), 'block').at(-1)).toEqual(['/papers/gossamer/', 'Gossamer'])
  })

  it('says how old papers were when they were added', () => {
    expect(plain(pageAt(pages, '/timeline/').elements.find(({ tag }) => tag === 'main')?.text ?? '')).toContain(
      'Half of them were at most a month old, a quarter less than a month; another quarter were 2 years old or older.Counted for the 9 papers whose month of publication is known.',
    )
  })
})

it('no page has a style of its own in an attribute', () => {
  for (const { address, elements } of pages)
    expect([address, elements.filter(({ tag, attributes }) => 'style' in attributes && tag !== 'math')]).toEqual([
      address,
      [],
    ])
})

describe('venues and organisations', () => {
  let folder: string
  let site: BuiltPage[]
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'paperstand-discovery-'))
    const content = join(folder, 'content')
    const write = (id: string, fields: string) => {
      const file = join(content, 'papers', `${id}.md`)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, `---\ntitle: On ${id}\nadded: 2026-01-01\n${fields}\n---\n`)
    }
    const venue = (name: string) => `venue: { name: "${name}", kind: conference }`
    write('ash', `published: 2024-03\norganization: Fog Works\n${venue('Fog & Moss 2024')}`)
    write('birch', `published: 2025\norganization: Fog Works\n${venue('Fog & Moss 2024')}`)
    write('cedar', `organization: Moss Works\n${venue('Annals of Soot')}`)
    const out = join(folder, 'site')
    const { code, stderr } = await runScript('build', ['--content', content, '--out', out, '--base', '/stand'])
    if (code !== 0) throw new Error(stderr)
    site = readPages(out)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('have a page from two papers on, the newest first, and lead to their paper where there is one', () => {
    expect(linksIn(pageAt(site, '/venues/'), 'index compact pairs')).toEqual([
      ['/stand/papers/cedar/', 'Annals of Soot On cedar'],
      ['/stand/venues/fog-moss-2024/', 'Fog & Moss 2024 2 papers'],
    ])
    expect(linksIn(pageAt(site, '/organizations/'), 'index compact pairs')).toEqual([
      ['/stand/organizations/fog-works/', 'Fog Works 2 papers'],
      ['/stand/papers/cedar/', 'Moss Works On cedar'],
    ])
    for (const address of ['/venues/fog-moss-2024/', '/organizations/fog-works/'])
      expect(listedPapers(pageAt(site, address))).toEqual(['birch', 'ash'])
    const slugs = site.map(({ address }) => address).filter((address) => /^\/(?:venues|organizations)\/./.test(address))
    expect(slugs).toEqual(['/organizations/fog-works/', '/venues/fog-moss-2024/'])
  })

  it('are led to from the page of a paper, like its year, where they have a page', () => {
    const strip = (id: string) => linksIn(pageAt(site, `/papers/${id}/`), 'strip').map(([href]) => href)
    expect(strip('ash').slice(0, 3)).toEqual([
      '/stand/years/2024/',
      '/stand/venues/fog-moss-2024/',
      '/stand/organizations/fog-works/',
    ])
    expect(strip('cedar')).toEqual(['/stand/editions/2026-01-01/'])
  })

  it('years lead to the years beside them', () => {
    const links = linksIn(pageAt(site, '/years/2024/'), 'lede').map(([href]) => href)
    expect(links).toEqual(['/stand/years/', '/stand/years/2025/'])
  })
})
