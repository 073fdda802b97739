/** What a reader pays for a page, in bytes: compressed as a host compresses it, without what the curator chose to say at length. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { describe, expect, inject, it } from 'vitest'
import { earlyScript } from '../../src/theme/early-script.ts'
import { listFiles, pageAt, readPages } from './built-site.ts'
import { papers } from './fixture-tables.ts'

const site = inject('rootSite')
const files = listFiles(site)
const pages = readPages(site)
const brotli = (data: string | Buffer) => brotliCompressSync(data).length
const sizeOf = (file: string) => brotli(readFileSync(join(site, file)))

/** A script and all that it imports before it runs; what is imported on demand is not among it. */
function withImports(script: string, found = new Set<string>()): Set<string> {
  if (found.has(script)) return found
  found.add(script)
  for (const [, name] of readFileSync(join(site, script), 'utf8').matchAll(/(?:from|import)"\.\/([^"]+)"/g))
    withImports(`_astro/${name}`, found)
  return found
}

/** The page without its notes and abstract, in the text as in the head. */
function withoutProse(html: string): string {
  return html
    .replace(/<section class="block">\s*<h2 class="section" id="(?:notes|abstract)">[\s\S]*?<\/section>(?=\s*<)/g, '')
    .replace(/<meta name="citation_abstract" content="[^"]*">/, '')
    .replace(/"abstract":"(?:\\.|[^"\\])*",/, '')
}

describe('a page of a paper', () => {
  it.each(papers)('%s has at most 6 kB', (id) => {
    const size = brotli(withoutProse(pageAt(pages, `/papers/${id}/`).html))
    expect(size).toBeLessThanOrEqual(6000)
    expect(size).toBeGreaterThan(500)
  })

  it('is measured without its notes and abstract', () => {
    const bare = withoutProse(pageAt(pages, '/papers/aldermoor-2026-lantern-weights-fog/').html)
    expect(bare).not.toMatch(/nobody has ever seen one|See <a|stays code/)
    expect(bare).toContain('Lantern Weights')
    expect(bare).toContain('12\u202F500')
  })
})

describe('what all pages share', () => {
  it('is one style sheet of at most 6 kB', () => {
    const sheets = files.filter((file) => file.endsWith('.css') && file.startsWith('_astro/'))
    expect(sheets).toHaveLength(1)
    expect(sizeOf(sheets[0] ?? '')).toBeLessThanOrEqual(6000)
    for (const { address, elements } of pages) {
      const linked = elements.flatMap(({ tag, attributes: { rel, href } }) =>
        tag === 'link' && rel === 'stylesheet' ? [href] : [],
      )
      expect([address, linked]).toEqual([address, [`/${sheets[0]}`]])
    }
  })

  it('is one font of at most 60 kB', () => {
    const fonts = files.filter((file) => /\.(?:woff2?|ttf|otf)$/.test(file))
    expect(fonts).toEqual([expect.stringMatching(/\.woff2$/)])
    expect(readFileSync(join(site, fonts[0] ?? '')).length).toBeLessThanOrEqual(60_000)
  })
})

describe('script', () => {
  it('of at most 3 kB is on a page that is only read, in it and beside it, with all that it imports at once', () => {
    for (const { address, elements } of pages) {
      if (address === '/search/' || address === '/offline/') continue // These do something.
      const scripts = elements.filter(
        ({ tag, attributes }) => tag === 'script' && attributes['type'] !== 'application/ld+json',
      )
      expect([address, scripts.map(({ text }) => text)]).toEqual([address, [earlyScript, '']])
      const files = [...withImports(scripts[1]?.attributes['src']?.slice(1) ?? '')]
      const size = files.reduce((sum, file) => sum + sizeOf(file), brotli(earlyScript))
      expect([address, size > 2000, size <= 3000]).toEqual([address, true, true])
    }
  })

  it('of the search page has at most 18.5 kB with that of every page, of which MiniSearch is six, beside the indexes', () => {
    const scripts = files.filter((file) => /^_astro\/search\..*\.js$/.test(file))
    expect(scripts).toHaveLength(1)
    const size = [...withImports(scripts[0] ?? '')].reduce((sum, file) => sum + sizeOf(file), 0)
    expect(size).toBeGreaterThan(10_000)
    expect(size).toBeLessThanOrEqual(18_500)
  })

  it('and records of the small index have at most 90 bytes a paper, and 1 kB', () => {
    const records = files.filter((file) => file.startsWith('search/papers.'))
    expect(records).toHaveLength(1)
    expect(sizeOf(records[0] ?? '')).toBeLessThanOrEqual(1000 + 90 * papers.length)
  })

  it('and data that a search begins with have at most 80 kB', () => {
    const start = files.filter((file) =>
      /^pagefind\/(?:pagefind\.js|pagefind-entry\.json|pagefind\..+\.pf_meta|wasm\.en\.pagefind)$/.test(file),
    )
    expect(start.length).toBe(4)
    expect(start.reduce((sum, file) => sum + sizeOf(file), 0)).toBeLessThanOrEqual(80_000)
  })
})
