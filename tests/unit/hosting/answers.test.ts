/** One table, and what is written from it: no path is answered twice, and what stands in the documentation is the same. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { cacheRules, everywhere, fileTypes, matches, toAnswer, toContentType } from '../../../src/hosting/answers.ts'
import { listCopiedFiles } from '../../../src/hosting/copied-files.ts'
import { formatHeaders } from '../../../src/hosting/header-files.ts'

const documentation = readFileSync(new URL('../../../docs/hosting.md', import.meta.url), 'utf8')

describe('the table of answers', () => {
  it('names each ending once, and each type with one character set', () => {
    const endings = fileTypes.map(({ ending }) => ending)
    expect([...new Set(endings)]).toEqual(endings)
    for (const { type } of fileTypes)
      expect(new Set(fileTypes.filter((other) => other.type === type).map(({ isText }) => isText)).size).toBe(1)
  })

  it.each([
    ['', 'text/html; charset=utf-8'],
    ['papers/', 'text/html; charset=utf-8'],
    ['editions/2025-12-10/letter.html', 'text/html; charset=utf-8'],
    ['feed.xml', 'application/xml; charset=utf-8'],
    ['topics/fog/feed.atom', 'application/atom+xml; charset=utf-8'],
    ['papers/x.bib', 'application/x-bibtex; charset=utf-8'],
    ['papers/x.ris', 'application/x-research-info-systems; charset=utf-8'],
    ['papers/x.md', 'text/markdown; charset=utf-8'],
    ['library.csl.json', 'application/json; charset=utf-8'],
    ['site.webmanifest', 'application/manifest+json; charset=utf-8'],
    ['pagefind/wasm.en.pagefind', 'application/octet-stream'],
    ['pagefind/fragment/en_1.pf_fragment', 'application/octet-stream'],
    ['x.wasm', 'application/wasm'],
    ['_astro/x.woff2', 'font/woff2'],
    ['no.such', 'application/octet-stream'],
    ['noending', 'application/octet-stream'],
  ])('says that "%s" is %s', (path, type) => {
    expect(toContentType(path)).toBe(type)
  })

  it.each([
    ['_astro/Page.3qRVvRwO.css', 'public, max-age=31536000, immutable'],
    ['search/papers.67fa923490b86fa2.json', 'public, max-age=31536000, immutable'],
    ['offline/papers.572b0724d77ee28a9a6d.pack', 'public, max-age=31536000, immutable'],
    ['pagefind/2008-2021/fragment/en_1.pf_fragment', 'public, max-age=31536000, immutable'],
    ['pagefind/pagefind.en_1.pf_meta', 'public, max-age=31536000, immutable'],
    ['sw.js', 'no-cache'],
    ['pagefind/pagefind.js', 'public, max-age=0, must-revalidate'],
    ['pagefind/pagefind-entry.json', 'public, max-age=0, must-revalidate'],
    ['search/', 'public, max-age=0, must-revalidate'],
    ['searches/fog/feed.json', 'public, max-age=0, must-revalidate'],
    ['papers/sw.js', 'public, max-age=0, must-revalidate'],
    ['', 'public, max-age=0, must-revalidate'],
  ])('says how long "%s" may be kept: %s', (path, value) => {
    expect(toAnswer(path)).toMatchObject({ 'Cache-Control': value, ...everywhere })
    expect(cacheRules.filter((rule) => matches(rule.path, path)).length).toBeLessThanOrEqual(1)
  })

  it('takes a star for any signs, and everything else for itself', () => {
    expect([
      matches('a/*.b', 'a/.b'),
      matches('a/*.b', 'a/c/d.b'),
      matches('a*a', 'a'),
      matches('sw.js', 'swxjs'),
    ]).toEqual([true, true, false, false])
  })
})

describe('the files that a curator copies', () => {
  it.each(Object.entries(listCopiedFiles()))('hosting/%s is what the table says', (name, text) => {
    const file = readFileSync(new URL(`../../../hosting/${name}`, import.meta.url), 'utf8')
    expect(file, 'The table has changed. Write the file anew: npm run format').toBe(text)
    expect(documentation).toContain(`hosting/${name}`)
  })

  it('have every header of every file', () => {
    const headers = [...Object.values(everywhere), ...cacheRules.map(({ value }) => value)]
    for (const text of [...Object.values(listCopiedFiles()), formatHeaders('/')])
      for (const value of headers) expect(text).toContain(value)
  })
})
