/** A library that is hostile in every field, built: pages and files show what was written and obey none of it. */
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readContent } from '../../scripts/read-content.ts'
import { doiUrl } from '../../src/bibliography/links.ts'
import { toCitationTags } from '../../src/bibliography/page-head.ts'
import { toScholarlyArticle } from '../../src/bibliography/scholarly-article.ts'
import { buildLibrary, type Library, type Paper } from '../../src/library/library.ts'
import { formatResultCaption } from '../../src/library/results.ts'
import { packRecords, unpackRecords } from '../../src/search/records.ts'
import { toLegalXml } from '../../src/text/html.ts'
import { toPlainText } from '../../src/text/mathematics.ts'
import { hostileFamilies } from '../hostile/hostile-set.ts'
import { buildHostileSites, type HostileSites } from '../hostile/hostile-site.ts'
import { readShape } from '../hostile/page-shape.ts'
import { toShown, toShownRich } from '../hostile/shown-text.ts'
import { readBibtex } from '../unit/bibliography/bibtex-reader.ts'
import { findLive } from '../unit/text/live-markup.ts'
import { findXmlErrors } from '../well-formed.ts'
import { readXml, type XmlElement } from '../xml-tree.ts'
import { type BuiltPage, listFiles, metaOf, type PageElement, pageAt, readPages } from './built-site.ts'

let sites: HostileSites
let library: Library
let files: string[]
let pages: Map<string, BuiltPage>
beforeAll(async () => {
  sites = await buildHostileSites(['hostile', 'harmless'])
  library = buildLibrary(readContent(sites.hostile.content))
  files = listFiles(sites.hostile.site)
  pages = new Map(readPages(sites.hostile.site).map((page) => [page.address, page]))
})
afterAll(() => sites?.remove())

const read = (file: string) => readFileSync(join(sites.hostile.site, file), 'utf8')
const paperPage = ({ id }: Paper) => pageAt([...pages.values()], `/papers/${id}/`)
/** Everything that differs, for a report that names the paper. */
const differences = (compare: (paper: Paper) => [unknown, unknown]) =>
  library.papers.flatMap((paper) => {
    const [found, wanted] = compare(paper)
    return JSON.stringify(found) === JSON.stringify(wanted) ? [] : [{ paper: paper.id, found, wanted }]
  })
const texts = ({ elements }: BuiltPage, is: (element: PageElement) => boolean) =>
  elements.filter(is).map(({ text }) => toShown(text))
const hasClass = (name: string) => (element: PageElement) =>
  (element.attributes['class'] ?? '').split(' ').includes(name)

describe('the library', () => {
  it('has something of every family in it', () => {
    const written = JSON.stringify(sites.hostile.library)
    const missing = hostileFamilies.filter(
      ({ texts: own }) => !own.some((text) => written.includes(JSON.stringify(text).slice(1, -1))),
    )
    expect(missing.map(({ name }) => name)).toEqual([])
  })

  it('is read as it was written', () => {
    expect(library.papers).toHaveLength(sites.hostile.library.papers.length)
    const written = new Map(sites.hostile.library.papers.map((paper) => [paper.id, paper]))
    expect(
      differences((paper) => {
        const own = written.get(paper.id)
        return [
          [
            paper.title,
            paper.organization,
            paper.doi,
            paper.venue,
            paper.summary,
            paper.abstract,
            paper.csl,
            paper.changes,
          ],
          [own?.title, own?.organization, own?.doi, own?.venue, own?.summary, own?.abstract, own?.csl, own?.changes],
        ]
      }),
    ).toEqual([])
  })
})

describe('case 15: every page', () => {
  it('has the elements, attributes, names and comments of one with plain words, and nothing more', () => {
    const harmless = listTraits(sites.harmless.site)
    const hostile = listTraits(sites.hostile.site)
    const known = new Set(harmless.map(({ trait }) => trait))
    expect(known.size).toBeGreaterThan(150)
    expect(hostile.filter(({ trait }) => !known.has(trait))).toEqual([])
  })

  it('case 17: has addresses of http, https, mailto and its own, and no others', () => {
    const schemes = files
      .filter((name) => name.endsWith('.html'))
      .flatMap((file) => [...readShape(read(file)).schemes].map((scheme) => ({ file, scheme })))
    expect(schemes.filter(({ scheme }) => !['', 'http:', 'https:', 'mailto:'].includes(scheme))).toEqual([])
    expect(schemes.some(({ scheme }) => scheme === 'https:')).toBe(true)
  })
})

describe('case 15: the page of a paper shows', () => {
  it('its title, here and in the head', () => {
    expect(
      differences((paper) => {
        const page = paperPage(paper)
        return [
          [texts(page, ({ tag }) => tag === 'h1'), texts(page, ({ tag }) => tag === 'title')],
          [[toShownRich(paper.title)], [toShown(`${paper.plainTitle} · ${library.site.title}`)]],
        ]
      }),
    ).toEqual([])
  })

  it('case 23: its authors, each apart in the direction of its own writing', () => {
    expect(
      differences((paper) => [
        texts(paperPage(paper), ({ tag }) => tag === 'bdi').slice(0, paper.names.length),
        paper.names.map((name) => toShown('family' in name ? `${name.given ?? ''} ${name.family}` : name.literal)),
      ]),
    ).toEqual([])
  })

  it('its venue, organisation, summary, abstract, changes and figures', () => {
    expect(
      differences((paper) => {
        const page = paperPage(paper)
        const cells = texts(page, ({ tag, parent }) => tag === 'dd' && hasClass('strip')(parent?.parent as PageElement))
        const { short = '', volume, issue, pages: span = '' } = paper.venue ?? {}
        const venue = toShown(`${short}, volume ${volume}, issue ${issue}, pages ${span.replace('-', '–')}`)
        return [
          [
            cells.includes(venue),
            cells.includes(toShown(paper.organization ?? '')),
            texts(page, hasClass('lede')),
            texts(page, hasClass('abstract')),
            texts(page, ({ tag, parent }) => tag === 'li' && parent !== undefined && hasClass('changes')(parent)),
            texts(
              page,
              ({ tag, parent }) => tag === 'td' && parent?.parent?.parent?.attributes['class'] === 'results',
            ).slice(1, 2),
          ],
          [
            true,
            true,
            [toShownRich(paper.summary ?? '')],
            [toShownRich(paper.abstract ?? '')],
            (paper.changes ?? []).map(({ what }) => toShown(`2 January 2026 ${what}`)),
            (paper.results ?? []).slice(0, 1).map((result) => toShownRich(formatResultCaption(result))),
          ],
        ]
      }),
    ).toEqual([])
  })

  it('in its head what search engines and reference managers read, and case 19: JSON-LD that parses back equal', () => {
    expect(
      differences((paper) => {
        const page = paperPage(paper)
        const url = `https://hostile.example/papers/${paper.id}/`
        const tags = toCitationTags(paper, library, url)
        const [json = ''] = page.elements
          .filter(({ attributes }) => attributes['type'] === 'application/ld+json')
          .map(({ text }) => text)
        return [
          [
            metaOf(page, 'description'),
            metaOf(page, 'og:title'),
            tags.map((tag) => metaOf(page, nameOf(tag)).includes(htmlText(tag.content))),
            JSON.parse(json),
          ],
          [
            [htmlText(toPlainText(paper.summary ?? ''))],
            [htmlText(paper.plainTitle)],
            tags.map(() => true),
            JSON.parse(JSON.stringify(toScholarlyArticle(paper, library, url))),
          ],
        ]
      }),
    ).toEqual([])
  })

  it('links to its own places alone', () => {
    expect(
      differences((paper) => {
        const actions = paperPage(paper).elements.filter(
          ({ tag, parent }) => tag === 'a' && parent && hasClass('actions')(parent),
        )
        return [
          actions.map(({ attributes }) => attributes['href']),
          [doiUrl(paper.doi ?? ''), ...(paper.links ?? []).map(({ url }) => url), paper.discussion?.url].map((url) =>
            htmlText(url ?? ''),
          ),
        ]
      }),
    ).toEqual([])
  })
})

describe('case 15: lists show', () => {
  it('every title, summary, topic and reason as it was written', () => {
    const titles = new Map<string, Set<string>>()
    for (const page of pages.values())
      for (const { attributes, text } of page.elements.filter(
        ({ tag, parent }) => tag === 'a' && parent && hasClass('title')(parent),
      )) {
        const id = /\/papers\/([^/]+)\/$/.exec(attributes['href'] ?? '')?.[1] ?? ''
        titles.set(id, (titles.get(id) ?? new Set()).add(toShown(text)))
      }
    expect(differences(({ id, title }) => [[...(titles.get(id) ?? [])], [toShownRich(title)]])).toEqual([])
    for (const { id, name, description = '' } of library.topics) {
      const page = pageAt([...pages.values()], `/topics/${id}/`)
      expect(texts(page, ({ tag }) => tag === 'h1')).toEqual([toShown(name)])
      expect(texts(page, hasClass('lede'))).toEqual([toShownRich(description)])
    }
    for (const { id, steps } of library.paths) {
      const page = pageAt([...pages.values()], `/paths/${id}/`)
      expect(texts(page, hasClass('why'))).toEqual(steps.map(({ why }) => toShownRich(why)))
    }
  })
})

describe('what is read elsewhere', () => {
  it('case 55: feeds, outlines and the sitemap are well-formed, and the HTML in feeds is not alive', () => {
    const xml = files.filter((file) => /\.(?:xml|atom)$/.test(file))
    expect(xml.flatMap((file) => findXmlErrors(read(file)).map((error) => `${file}: ${error}`))).toEqual([])
    const harmless = new Set(liveInFeeds(sites.harmless.site))
    expect(harmless).toContain('digest.xml: <h1>')
    expect(liveInFeeds(sites.hostile.site).filter((found) => !harmless.has(found))).toEqual([])
    const items: { title: string; id: string }[] = JSON.parse(read('feed.json')).items
    const known = new Set(library.papers.map(({ plainTitle }) => toShown(toLegalXml(plainTitle))))
    expect(items.filter(({ title }) => !known.has(toShown(title)))).toEqual([])
    const outlines = elementsOf(readXml(read('opml.xml'))).map(({ attributes }) => toShown(attributes['text'] ?? ''))
    for (const { name } of library.topics)
      expect(outlines.some((text) => text.includes(toShown(toLegalXml(name))))).toBe(true)
  })

  it('case 53: library.json, CSL-JSON, RIS and BibTeX have every paper with its words', () => {
    const all = JSON.parse(read('library.json'))
    const written = new Map(library.papers.map((paper) => [paper.id, paper]))
    for (const paper of all.papers) {
      const own = written.get(paper.id)
      expect([paper.title, paper.summary, paper.abstract ?? own?.abstract, paper.notes, paper.csl]).toEqual([
        own?.title,
        own?.summary,
        own?.abstract,
        own?.notes,
        JSON.parse(JSON.stringify(own?.csl)),
      ])
    }
    expect(JSON.parse(read('library.csl.json')).map(({ id }: { id: string }) => id)).toEqual(
      library.papers.map(({ id }) => id),
    )
    expect(readBibtex(read('library.bib')).map(({ key }) => key)).toEqual(library.papers.map(({ id }) => id))
    expect(
      read('library.ris')
        .split('\r\n')
        .filter((line) => line !== '' && !/^[A-Z][A-Z0-9] {2}- /.test(line)),
    ).toEqual([])
    expect(read('library.ris').match(/^ER {2}- \r$/gm)).toHaveLength(library.papers.length)
  })

  it('the records of the search page hold plain text', () => {
    const [file = ''] = files.filter((name) => /^search\/papers\..*\.json$/.test(name))
    expect(JSON.parse(read(file))).toEqual(JSON.parse(JSON.stringify(packRecords(library))))
    const titles = unpackRecords(JSON.parse(read(file))).map(({ title }) => title)
    expect(titles.toSorted()).toEqual(library.papers.map(({ plainTitle }) => plainTitle).toSorted())
  })

  it('case 22: no object has got a property that nobody gave it', () => {
    expect(({} as Record<string, unknown>)['x']).toBeUndefined()
    expect(Object.keys(Object.prototype)).toEqual([])
  })
})

/** What pages and letters are made of, beside words. */
function listTraits(site: string): { file: string; trait: string }[] {
  return listFiles(site)
    .filter((file) => file.endsWith('.html'))
    .flatMap((file) => {
      const { pairs, names, live } = readShape(readFileSync(join(site, file), 'utf8'))
      const own = /^(?:paper|path|topic)-\d+(?:\.\w+)?$/
      const traits = [...pairs, ...[...names].filter((name) => !own.test(name)).map((name) => `name ${name}`), ...live]
      return traits.map((trait) => ({ file, trait }))
    })
}

/** What is more than words in the HTML of feeds: "feed.xml: <script>". A digest is a letter, with styles of its own. */
function liveInFeeds(site: string): string[] {
  return listFiles(site).flatMap((file) => {
    const text = readFileSync(join(site, file), 'utf8')
    const contents = /\.(?:xml|atom)$/.test(file)
      ? elementsOf(readXml(text)).flatMap(({ name, text: html }) => (/^content/.test(name) ? [html] : []))
      : file.endsWith('feed.json')
        ? JSON.parse(text).items.map(({ content_html: html }: { content_html: string }) => html)
        : []
    const live = contents.flatMap((html: string) => findLive(html)).filter((found: string) => !ownStyle.test(found))
    return live.map((found: string) => `${basename(file)}: ${found}`)
  })
}

function elementsOf(element: XmlElement): XmlElement[] {
  return [element, ...element.children.flatMap(elementsOf)]
}

const ownStyle =
  /^style="(?:;?(?:margin|padding|border-top|font-size|line-height|font-weight|text-decoration|white-space):[\w .-]+)*;?"$/

function nameOf(tag: { name?: string; property?: string }): string {
  return tag.name ?? tag.property ?? ''
}

/** What is read where HTML says it: line ends are line feeds. */
function htmlText(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}
