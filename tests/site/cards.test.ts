/** Social cards on a built site: each page names one that is there, and says what is on it. */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decode } from 'fast-png'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { makeCards } from '../../scripts/make-cards.ts'
import { planPacks } from '../../scripts/make-packs.ts'
import { readContent } from '../../scripts/read-content.ts'
import { listCards } from '../../src/cards/list.ts'
import { buildLibrary } from '../../src/library/library.ts'
import { listFiles, metaOf, pageAt, readPages } from './built-site.ts'
import { fixtureContent } from './fixture-site.ts'
import { papers } from './fixture-tables.ts'

const site = inject('rootSite')
const pages = readPages(site)
const pictures = listFiles(site).filter((file) => file.endsWith('.png'))
const library = buildLibrary(readContent(fixtureContent))
const cards = listCards(library)
const temporary = mkdtempSync(join(tmpdir(), 'paperstand-cards-'))
afterAll(() => rmSync(temporary, { recursive: true, force: true }))

describe.each([
  ['at the root', site, 'https://fixture.example/'],
  ['below a base path', inject('baseSite'), 'https://example.org/base/'],
])('a page of a site %s', (_, folder, root) => {
  it('names one picture by its whole address, which is there, and says what is on it', () => {
    for (const page of readPages(folder)) {
      const [address = '', ...more] = metaOf(page, 'og:image')
      const facts = ['og:image:type', 'og:image:width', 'og:image:height', 'twitter:card'].map((name) =>
        metaOf(page, name),
      )
      expect([page.address, more, facts]).toEqual([
        page.address,
        [],
        [['image/png'], ['1200'], ['630'], ['summary_large_image']],
      ])
      expect(metaOf(page, 'og:image:alt')).toEqual([expect.stringMatching(/\S/)])
      expect(address.startsWith(root)).toBe(true)
      expect(statSync(join(folder, address.slice(root.length))).size).toBeGreaterThan(1000)
    }
  })
})

describe('the picture', () => {
  it('of a topic, an edition, a paper and the front page is its own, and of other pages that of the site', () => {
    const named = (address: string) => metaOf(pageAt(pages, address), 'og:image')[0]
    const own = [
      '/topics/fog-machines/',
      '/editions/2026-01-05/',
      '/editions/2026-W02/',
      '/editions/2026-01/',
      '/papers/gossamer/',
    ]
    expect(own.map(named)).toEqual(own.map((address) => `https://fixture.example${address}card.png`))
    expect(named('/')).toBe('https://fixture.example/cards/front.png')
    const others = ['/about/', '/papers/', '/topics/', '/search/', '/authors/', '/404.html', '/paths/through-the-fog/']
    expect(new Set(others.map(named))).toEqual(new Set(['https://fixture.example/cards/site.png']))
  })

  it('is named by a page, wherever there is one', () => {
    const named = pages
      .flatMap((page) => metaOf(page, 'og:image'))
      .map((url) => url?.replace('https://fixture.example/', ''))
    expect(pictures).toEqual([...new Set(named)].sort())
    expect(pictures).toEqual(cards.map(({ url }) => url.slice(1)).sort())
    expect(pictures.filter((file) => file.startsWith('papers/'))).toHaveLength(papers.length)
  })

  it('has 1200 by 630 pixels and at most 40 kB', () => {
    for (const file of pictures) {
      const bytes = readFileSync(join(site, file))
      expect([file, bytes.readUInt32BE(16), bytes.readUInt32BE(20), bytes.length <= 40_000]).toEqual([
        file,
        1200,
        630,
        true,
      ])
    }
    expect(decode(readFileSync(join(site, 'cards/front.png')), { checkCrc: true })).toMatchObject({ width: 1200 })
  })

  it('is the same, byte for byte, when it is drawn again', async () => {
    await makeCards(library, { site: temporary, code: '' })
    expect(listFiles(temporary)).toEqual(pictures)
    for (const file of pictures)
      expect([file, readFileSync(join(temporary, file)).equals(readFileSync(join(site, file)))]).toEqual([file, true])
  })

  it('is not kept offline', () => {
    const files = listFiles(site).map((path) => ({ path, bytes: statSync(join(site, path)).size }))
    expect(
      planPacks(files, papers)
        .flatMap((pack) => pack.files.map(({ path }) => path))
        .filter((path) => path.endsWith('.png')),
    ).toEqual([])
    expect(readFileSync(join(site, 'sw.js'), 'utf8')).not.toMatch(/\.png/)
  })
})

it('case 15: hostile names are text in what a page says of its picture', () => {
  const page = pageAt(pages, '/papers/fennimore-hostile/')
  const card = cards.find(({ url }) => url === '/papers/fennimore-hostile/card.png')
  expect(card?.alt).toContain('</script><script>window.__pwned=1</script>')
  expect(metaOf(page, 'og:image:alt')).toEqual([card?.alt])
})
