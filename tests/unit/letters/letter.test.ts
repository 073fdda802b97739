import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { describe, expect, it, test } from 'vitest'
import { readContent } from '../../../scripts/read-content.ts'
import { toContents, toWholeUrl } from '../../../src/letters/contents.ts'
import { formatDocument, weighDocument } from '../../../src/letters/html.ts'
import { buildLetter, letterLimit } from '../../../src/letters/letter.ts'
import { toLetterPaper } from '../../../src/letters/letter-paper.ts'
import type { Edition } from '../../../src/library/editions.ts'
import { buildLibrary, type Library } from '../../../src/library/library.ts'
import { formatFigure, formatResultCaption } from '../../../src/library/results.ts'
import { toLegalXml } from '../../../src/text/html.ts'
import { toPlainText } from '../../../src/text/mathematics.ts'
import { entry, libraryOf, paper, topic } from '../invented-list.ts'
import { hostileTexts } from '../text/hostile-texts.ts'

const origin = new URL('https://list.example')
const own = buildLibrary(readContent('content'))
const fixture = buildLibrary(readContent('tests/fixtures/library'))
const leaving = { address: 'stand@example.org', url: 'https://list.example/leave?a=1&b=2' }
const bytes = (text: string) => new TextEncoder().encode(text).length

interface Element {
  tag: string
  attributes: Record<string, string>
  text: string
}

function elementsOf(html: string): Element[] {
  const found: Element[] = []
  const textOf = (node: DefaultTreeAdapterTypes.Node): string =>
    'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : ''
  const walk = (node: DefaultTreeAdapterTypes.Node) => {
    if ('attrs' in node) {
      const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]))
      found.push({ tag: node.tagName, attributes, text: textOf(node) })
    }
    if ('childNodes' in node) for (const child of node.childNodes) walk(child)
  }
  walk(parse(html))
  return found
}

const editionsOf = ({ editions }: Library) => Object.values(editions).flat()
const editionOf = (library: Library, id: string): Edition => {
  const found = editionsOf(library).find((edition) => edition.id === id)
  if (!found) throw new Error(`There is no edition ${id}.`)
  return found
}

const letters = [own, fixture].flatMap((library) =>
  editionsOf(library).map(
    (edition) =>
      [edition.id, library.site.title, buildLetter(edition, library, origin, leaving), edition, library] as const,
  ),
)

describe.each(letters)('the letter of %s of %s', (_, __, letter, edition, library) => {
  const elements = elementsOf(letter.html)
  const addresses = elements.flatMap(({ attributes: { href } }) => href ?? [])

  it('has elements that mail programs know, and nothing that acts or is fetched', () => {
    const known = 'html head meta title style body div table tbody tr td p h1 h2 h3 a span'.split(' ')
    expect([...new Set(elements.map(({ tag }) => tag))].filter((tag) => !known.includes(tag))).toEqual([])
    const names = new Set(elements.flatMap(({ attributes }) => Object.keys(attributes)))
    for (const name of names) expect(name).not.toMatch(/^on|^src|^background$|^id$/)
    expect(letter.html).not.toMatch(/url\(|@import|@font-face/)
  })

  it('has whole addresses alone', () => {
    for (const url of addresses) expect(url).toMatch(/^(?:https:\/\/|mailto:stand@example\.org\?)/)
    expect(addresses.length).toBeGreaterThan(3)
  })

  it('has the style of each element on the element, and no colour that only a class gives', () => {
    const painted = elements.filter(({ tag }) => /^(?:body|div|td|p|h\d|a|span)$/.test(tag))
    expect(painted.filter(({ attributes }) => !attributes['style'])).toEqual([])
    for (const { attributes } of elements)
      if (attributes['class']) expect(attributes['style']).toMatch(/(?:^|;)(?:background-|border-)?color:#/)
  })

  it('says its language, that it knows the dark, and that search engines shall pass by', () => {
    expect(elements[0]).toMatchObject({ tag: 'html', attributes: { lang: 'en' } })
    const metas = elements.filter(({ tag }) => tag === 'meta').map(({ attributes }) => attributes)
    expect(metas[0]).toEqual({ charset: 'utf-8' })
    expect(metas).toContainEqual({ name: 'color-scheme', content: 'light dark' })
    expect(metas).toContainEqual({ name: 'robots', content: 'noindex' })
    expect(elements.find(({ tag }) => tag === 'title')?.text).toBe(letter.subject)
    expect(letter.subject).not.toMatch(/[\r\n]/)
  })

  it('is smaller than 100 kB', () => {
    expect(bytes(letter.html)).toBeLessThan(letterLimit)
  })

  it('weighs what its frame and its papers weigh', () => {
    const toUrl = toWholeUrl(origin)
    const papers = edition.papers.map((one) => toLetterPaper(one, library.site.language, toUrl))
    const contents = toContents(edition, papers, library.site, toUrl, leaving)
    expect(formatDocument(contents)).toBe(letter.html)
    expect(weighDocument(contents)).toBe(bytes(letter.html))
  })

  it('has every paper in the order of the edition, with title, summary and figure, in HTML as in plain text', () => {
    const headings = elements.filter(({ tag }) => tag === (edition.kind === 'day' ? 'h2' : 'h3'))
    expect(headings.map(({ text }) => text)).toEqual(
      edition.papers.map(({ plainTitle }) => toLegalXml(plainTitle).trim()),
    )
    const flat = letter.text.replace(/\s+/g, ' ')
    for (const { id, summary = '', results: [headline] = [] } of edition.papers) {
      const told = [toPlainText(summary), headline ? `${formatFigure(headline)} ${formatResultCaption(headline)}` : '']
      for (const words of told) expect(flat).toContain(words.trim().replace(/\s+/g, ' '))
      expect(addresses).toContain(`https://list.example/papers/${id}/`)
      expect(letter.text.split(/\s/)).toContain(`https://list.example/papers/${id}/`)
    }
    expect(flat).toContain(`${edition.papers.length} ${edition.papers.length === 1 ? 'paper' : 'papers'} added`)
  })

  it('has lines of at most 72 columns in plain text, but for addresses, which are whole', () => {
    const long = letter.text.split('\n').filter((line) => [...line].length > 72)
    for (const line of long) expect(line).toMatch(/^https:\/\/\S+$/)
    expect(letter.text).not.toMatch(/[ \t]$|\n{3}/m)
  })

  it('says at its foot why it comes and how to stop it; the page and the feed do not', () => {
    expect(addresses).toContain('mailto:stand@example.org?subject=unsubscribe')
    expect(addresses).toContain(leaving.url)
    expect(letter.text).toContain(`unsubscribe on the web: ${leaving.url}`)
    const page = buildLetter(edition, library, origin)
    for (const text of [page.html, page.text, page.body]) expect(text).not.toMatch(/unsubscribe|You get this letter/)
  })

  it('goes into a feed without colours, fonts and classes', () => {
    expect(letter.body).not.toMatch(/class=|[^-]color:|font-family|<html|<body|<style/)
    expect(letter.body).toContain('<h1 ')
  })
})

test('weeks and months have a heading for each day, newest first; a day has none', () => {
  const headings = (id: string) =>
    elementsOf(buildLetter(editionOf(fixture, id), fixture, origin).html)
      .filter(({ tag }) => tag === 'h2')
      .map(({ text }) => text)
  expect(headings('2026-W01')).toEqual(['2 January 2026', '31 December 2025', '30 December 2025', '29 December 2025'])
  expect(headings('2025-12')).toEqual(['31 December 2025', '30 December 2025', '29 December 2025', '28 December 2025'])
  expect(headings('2025-12-28')).toEqual(['On the Damp in Journals'])
})

test('mathematics is Unicode', () => {
  const { html, text } = buildLetter(editionOf(fixture, '2026-01-02'), fixture, origin)
  for (const part of [html, text.replace(/\s+/g, ' ')]) {
    expect(part).toMatch(/Lantern Weights: Fog in O\(n²\) (?:&amp;|&) H₂O, from α to ω/)
    expect(part).toMatch(/1\/2 of the time/)
    expect(part).not.toMatch(/<math|\$_|\\frac/)
  }
})

test('authors are shortened as in a list, and one written from right to left keeps to itself', () => {
  const { text } = buildLetter(editionOf(fixture, '2025-12-31'), fixture, origin)
  expect(text.replace(/\s+/g, ' ')).toContain(
    'Ottoline Brackenfell, Barnaby Cuttlefish, Persephone van Quill and 27 more',
  )
  expect(text).toContain('12 authors\u00A0· Whistle & Sons\u00A0· March 2025')
  const library = libraryOf(paper('a', 'authors: ["שרה דמיונית", Bo Fog]'))
  const [edition] = library.editions.day
  expect(edition && buildLetter(edition, library, origin).text).toContain('\u2068שרה דמיונית\u2069, Bo Fog')
})

test('links lead to arXiv and to the DOI, and elsewhere only where there is neither', () => {
  const library = libraryOf(
    paper('a', 'arxiv: "9999.00001"\ndoi: 10.5555/a<b\nlinks: [{ type: code, url: "https://code.example/" }]'),
    paper('b', 'links: [{ type: pdf, url: "https://pdf.example/b" }]'),
  )
  const [edition] = library.editions.day
  const urls = edition
    ? elementsOf(buildLetter(edition, library, origin).html).map(({ attributes }) => attributes['href'])
    : []
  expect(urls).toEqual(
    expect.arrayContaining([
      'https://arxiv.org/abs/9999.00001',
      'https://doi.org/10.5555/a%3Cb',
      'https://pdf.example/b',
    ]),
  )
  expect(urls).not.toContain('https://code.example/')
})

test('a path in the origin stands before every address', () => {
  const { html, text } = buildLetter(
    editionOf(fixture, '2025-12-28'),
    fixture,
    new URL('https://list.example/my/stand/'),
  )
  for (const part of [html, text]) {
    expect(part).toContain('https://list.example/my/stand/papers/dunwick-2019-journal-damp/')
    expect(part).not.toContain('list.example/papers')
  }
})

describe('a large edition', () => {
  const summary = (n: number) => `Paper ${n} ${'weighs its lanterns twice, as “nobody” <did> & none shall. '.repeat(9)}`
  const count = 2000
  const library = libraryOf(
    topic('fog'),
    ...Array.from({ length: count }, (_, n) =>
      entry(
        `papers/p${n}-x.md`,
        `title: Lantern ${n}\nadded: 2025-12-${String(1 + (n % 28)).padStart(2, '0')}\nsummary: ${JSON.stringify(summary(n))}`,
      ),
    ),
  )

  it.each(['2025-12', '2025-W50', '2025-12-10'])(
    'of %s is cut below 100 kB, and says how many are on the stand',
    (id) => {
      const edition = editionOf(library, id)
      const { html, text, body } = buildLetter(edition, library, origin, leaving)
      const shown = html.match(/<h[23] [^>]*><a href="[^"]*\/papers\//g)?.length ?? 0
      expect(bytes(html)).toBeLessThan(letterLimit)
      const rest = edition.papers.length - shown
      if (rest === 0) return expect(html).not.toContain('more on the stand')
      expect(bytes(html)).toBeGreaterThan(letterLimit - 2000)
      for (const part of [html, text, body])
        expect(part).toContain(`and ${rest.toLocaleString('en-GB')} papers more on the stand`)
      expect(text.match(/^\d+\. Lantern/gm)).toHaveLength(shown)
      expect(html).toContain(`<a href="https://list.example/editions/${id}/"`)
    },
  )

  it('of titles alone is cut too', () => {
    const bare = libraryOf(...Array.from({ length: count }, (_, n) => paper(`p${n}-x`)))
    const [edition] = bare.editions.day
    const { html } = buildLetter(edition as Edition, bare, origin)
    expect(bytes(html)).toBeLessThan(letterLimit)
    expect(html).toMatch(/and 1,\d{3} papers more/)
  })
})

const written = hostileTexts.filter((text) => !/[\p{Cc}\r\n]/u.test(text) && text.trim() === text)

test.each([written.slice(0, 70), written.slice(70)])(
  'hostile texts are shown as they are written, everywhere',
  (...texts) => {
    const library = libraryOf(
      { path: 'site.yaml', text: `title: '<b>"Stand"</b>'\ncurator: '</td><script>alert(1)</script>'\n` },
      ...texts.map((text, n) =>
        entry(
          `papers/p${n}-x.md`,
          `title: ${JSON.stringify(`${n} ${text}`)}\nadded: 2025-12-10\nsummary: ${JSON.stringify(text)}\nauthors: [{ literal: ${JSON.stringify(text)} }]\norganization: ${JSON.stringify(text)}\nresults: [{ metric: speedup, of: ${JSON.stringify(text.slice(0, 100))}, value: 2, unit: "×" }]`,
        ),
      ),
    )
    const [edition] = library.editions.day
    const { html, body } = buildLetter(edition as Edition, library, origin)
    for (const part of [html, body]) {
      const elements = elementsOf(part)
      expect(
        elements.filter(
          ({ tag }) => !/^(?:html|head|meta|title|style|body|div|table|tbody|tr|td|p|h[12]|a|span)$/.test(tag),
        ),
      ).toEqual([])
      for (const { attributes } of elements) {
        for (const name of Object.keys(attributes)) expect(name).not.toMatch(/^on|^src|^id$/)
        if (attributes['href']) expect(attributes['href']).toMatch(/^https:\/\//)
      }
    }
    const titles = elementsOf(html).filter(({ tag }) => tag === 'h2')
    expect(titles.length).toBe(texts.length)
    expect(titles.map(({ text }) => text)).toEqual(edition?.papers.map(({ plainTitle }) => plainTitle))
  },
)
