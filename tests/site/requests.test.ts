/** No page runs what came from outside, and none asks for anything but files of this site. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import { earlyStyle } from '../../src/layouts/early-style.ts'
import { earlyScript } from '../../src/theme/early-script.ts'
import { listFiles, pageAt, readPages } from './built-site.ts'

const sites = [
  { place: 'at the root', site: inject('rootSite'), origin: 'https://fixture.example', base: '/' },
  { place: 'below a base path', site: inject('baseSite'), origin: 'https://example.org', base: '/base/' },
]

describe.each(sites)('$place', ({ site, origin, base }) => {
  const pages = readPages(site)
  const files = new Set(listFiles(site))
  const css = [...files].filter((file) => file.endsWith('.css') && file.startsWith('_astro/'))

  /** The file that an address leads to; throws when it is of another origin or outside the base path. */
  const toFile = (url: string, from: string) => {
    const { origin: its, pathname } = new URL(url, new URL(base + from, origin))
    if (its !== origin || !pathname.startsWith(base)) throw new Error(`${from} has ${url}.`)
    return decodeURI(pathname.slice(base.length)).replace(/(^|\/)$/, '$1index.html')
  }

  it.each(pages.map((page) => [page.file, page] as const))(
    'case 24: %s has links, scripts and sources of this site alone',
    (file, { elements }) => {
      const asked = elements.flatMap(({ tag, attributes: { href, src, srcset, action, poster, data } }) => [
        ...(tag === 'link' || tag === 'base' || tag === 'image' || tag === 'use' ? [href] : []),
        ...[src, srcset, action, poster, data],
      ])
      const addresses = asked.filter((url) => url !== undefined)
      for (const url of addresses) expect(files).toContain(toFile(url, file))
      expect(addresses.length).toBeGreaterThan(3)
    },
  )

  it.each(pages.map((page) => [page.file, page] as const))(
    'case 57: %s links to pages of this site that are there, and to others by https',
    (file, { elements }) => {
      const links = elements.flatMap(({ tag, attributes: { href } }) =>
        tag === 'a' && href !== undefined ? [href] : [],
      )
      for (const url of links) {
        const isOwn = new URL(url, origin).origin === origin
        if (isOwn) expect(files).toContain(toFile(url, file))
        else expect(url).toMatch(/^https:\/\//)
      }
      expect(links.length).toBeGreaterThan(5)
    },
  )

  it.each(pages.map((page) => [page.file, page] as const))(
    'cases 15 and 18: %s has nothing that acts: no handler, style, frame, refresh or base',
    (file, { elements }) => {
      const tags = elements.map(({ tag }) => tag)
      expect(tags.filter((tag) => /^(?:base|iframe|frame|object|embed|applet|img|audio|video)$/.test(tag))).toEqual([])
      const attributes = elements.flatMap(({ attributes: own }) => Object.entries(own))
      expect(attributes.filter(([name]) => /^on|^style$|^srcdoc$/i.test(name))).toEqual([])
      expect(attributes.filter(([name]) => name === 'http-equiv')).toEqual([['http-equiv', 'Content-Security-Policy']])
      expect(attributes.filter(([, value]) => /^\s*(?:javascript|vbscript|data|blob|file):/i.test(value))).toEqual([])
      expect(elements.filter(({ tag }) => tag === 'style').map(({ text }) => text)).toEqual([earlyStyle])
      const scripts = elements.filter(({ tag, attributes: { type } }) => tag === 'script' && type !== 'module')
      const isPaper = /^papers\/[^/]*[a-z][^/]*\/index\.html$/.test(file)
      expect(scripts.map(({ attributes: { type }, text }) => type ?? text)).toEqual([
        earlyScript,
        ...(isPaper ? ['application/ld+json'] : []),
      ])
    },
  )

  it('the style sheet asks for the font that the page has asked for already, and for nothing else', () => {
    expect(css).toHaveLength(1)
    const text = readFileSync(join(site, css[0] ?? ''), 'utf8')
    const asked = [...text.matchAll(/url\(\s*["']?([^"')]+)/g)].map((match) => match[1])
    const preloaded = pageAt(pages, '/').elements.flatMap(({ tag, attributes: { rel, href } }) =>
      tag === 'link' && rel === 'preload' ? [href] : [],
    )
    expect(asked).toEqual(preloaded)
    expect(text).not.toMatch(/@import|https?:\/\//)
  })

  it('the search page knows where the indexes and the list are, and how the index is asked for', () => {
    const { attributes = {} } =
      pageAt(pages, '/search/').elements.find(({ attributes: own }) => own['id'] === 'search') ?? {}
    expect(attributes).toMatchObject({
      'data-indexes': `${base}pagefind/`,
      'data-records': expect.stringMatching(/\/search\/papers\.[0-9a-f]{16}\.json$/),
      'data-tag': expect.stringMatching(/^[0-9a-f]{16}$/),
      'data-base': base,
      'data-list': `${base}papers/`,
      'data-topics': `${base}topics/`,
    })
    expect(files).toContain(toFile(attributes['data-records'] ?? '', 'search/index.html'))
    expect(files).toContain('pagefind/pagefind.js')
  })
})

describe('a paper that would break out', () => {
  const page = pageAt(readPages(inject('rootSite')), '/papers/fennimore-hostile/')
  const textOf = (find: (element: (typeof page.elements)[number]) => boolean) =>
    page.elements.filter(find).map(({ text }) => text.trim())

  it('case 15: shows title, names, organisation, summary, figures and changes as they were written', () => {
    expect(textOf(({ tag }) => tag === 'h1')[0]).toMatch(
      /^<\/script><script>window\.__pwned=1<\/script><!-- \]\]> &amp;lt;/,
    )
    expect(textOf(({ tag }) => tag === 'bdi')).toEqual([
      '<img src=x onerror=alert(1)> Fennimore',
      ']]></title><script>alert(2)</script>',
    ])
    expect(textOf(({ tag }) => tag === 'dd')).toContain('"><svg onload=alert(3)>')
    expect(textOf(({ attributes }) => attributes['class'] === 'lede')[0]).toMatch(/^<\/p><script>alert\(5\)<\/script>/)
    expect(textOf(({ tag }) => tag === 'td')).toContain('<b>of</b>, against </td><script>alert(7)</script>')
    expect(textOf(({ tag, parent }) => tag === 'li' && parent?.attributes['class'] === 'changes')).toEqual([
      '6 January 2026 </li><script>alert(8)</script>',
    ])
    expect(textOf(({ attributes }) => attributes['class'] === 'abstract')).toEqual([
      '</p></article><script>alert(9)</script>\n\nA second paragraph.',
    ])
  })

  it('case 18: shows the HTML of its notes, and obeys none of it', () => {
    const [notes = ''] = textOf(({ attributes }) => attributes['class'] === 'prose')
    for (const part of [
      '<script>window.__pwned = 1</script>',
      '<base href="https://evil.example/">',
      '<meta http-equiv="refresh" content="0; url=https://evil.example/">',
      '<form action="https://evil.example/"><input name="q"></form>',
      '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
      '<style>body { display: none }</style>',
      '<svg onload="alert(1)"><a href="javascript:alert(1)">x</a></svg>',
      '<img src="https://evil.example/pixel.png" onerror="alert(1)"> and a picture.',
    ])
      expect(notes).toContain(part)
  })

  it('case 23: sets every name apart in the direction of its own writing', () => {
    const names = pageAt(readPages(inject('rootSite')), '/papers/brackenfell-2025-thirty-pairs-hands/').elements.filter(
      ({ tag }) => tag === 'bdi',
    )
    expect(names.map(({ text }) => text)).toContain('שרה דמיונית')
    expect(names).toHaveLength(30)
  })
})
