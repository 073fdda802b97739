/** Addresses are for ever: at an earlier one of a paper there is a page that leads on to it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import { parseElements, readPages } from './built-site.ts'

/** The aliases of the fixture library. */
const moved = ['fog-horn', 'dunwick-2019-damp']
const id = 'dunwick-2019-journal-damp'

const sites = [
  { place: 'at the root', site: inject('rootSite'), address: 'https://fixture.example/', base: '/' },
  { place: 'below a base path', site: inject('baseSite'), address: 'https://example.org/base/', base: '/base/' },
]

describe.each(sites)('$place', ({ site, address, base }) => {
  const read = (file: string) => readFileSync(join(site, file), 'utf8')

  it.each(moved)('%s leads on to the paper, by itself and by a link', (alias) => {
    const elements = parseElements(read(`papers/${alias}/index.html`))
    const of = (name: string) => elements.filter(({ tag }) => tag === name)
    const attributes = (name: string) => of(name).map((element) => element.attributes)
    expect(attributes('html')).toEqual([{ lang: 'en' }])
    expect(attributes('meta')).toContainEqual({ 'http-equiv': 'refresh', content: `0; url=${base}papers/${id}/` })
    expect(attributes('meta')).toContainEqual({ name: 'robots', content: 'noindex' })
    expect(attributes('link')).toEqual([{ rel: 'canonical', href: `${address}papers/${id}/` }])
    expect(attributes('a')).toEqual([{ href: `${base}papers/${id}/` }])
    expect(of('h1').map(({ text }) => text)).toEqual(['This paper has moved'])
    expect(of('title').map(({ text }) => text)).toEqual([expect.stringMatching(/^On the Damp in Journals · /)])
    expect([...of('script'), ...of('style')]).toEqual([])
  })

  it('no page, feed or sitemap leads to an earlier address', () => {
    const pages = readPages(site).map(({ html }) => html)
    for (const text of [...pages, read('sitemap.xml'), read('feed.xml')])
      for (const alias of moved) expect(text).not.toContain(`papers/${alias}/`)
  })
})
