/** What pages say of themselves to search engines, link previews and Zotero. */
import { describe, expect, inject, it } from 'vitest'
import { readContent } from '../../scripts/read-content.ts'
import { toScholarlyArticle } from '../../src/bibliography/scholarly-article.ts'
import { buildLibrary } from '../../src/library/library.ts'
import { type BuiltPage, metaOf, type PageElement, pageAt, readPages } from './built-site.ts'
import { fixtureContent } from './fixture-site.ts'
import { papers } from './fixture-tables.ts'

const origin = 'https://fixture.example'
const pages = readPages(inject('rootSite'))
const library = buildLibrary(readContent(fixtureContent))
const paperPage = (id: string) => pageAt(pages, `/papers/${id}/`)
const hands = Array.from({ length: 22 }, (_, n) => String(n + 9).padStart(2, '0'))

/** Every citation tag of these papers, in order. */
const citations: Record<string, [name: string, content: string][]> = {
  'aldermoor-2026-lantern-weights-fog': [
    ['z:itemType', 'preprint'],
    ['citation_title', 'Lantern Weights: Fog in O(n²) & H₂O, from α to ω'],
    ['citation_author', 'van der Aldermoor, Wilhelmina'],
    ['citation_author', 'Brackenfell, Tobias Q.'],
    ['citation_publication_date', '2025/12/30'],
    ['citation_online_date', '2026/01/02'],
    ['citation_publisher', 'arXiv'],
    ['citation_doi', '10.48550/arXiv.9999.00010'],
    ['citation_arxiv_id', '9999.00010'],
    ['z:archiveID', 'arXiv:9999.00010'],
    ['citation_abstract', 'We invent lanterns of weight wᵢ ≤ n², and nobody has ever seen one.'],
    ['citation_keywords', 'Fog & Machines; Lantern oil'],
    ['citation_language', 'en'],
    ['citation_pdf_url', 'https://arxiv.org/pdf/9999.00010'],
    ['citation_abstract_html_url', `${origin}/papers/aldermoor-2026-lantern-weights-fog/`],
  ],
  'brackenfell-2025-thirty-pairs-hands': [
    ['z:itemType', 'conferencePaper'],
    ['citation_title', 'Thirty Pairs of Hands on One Bellows'],
    ['citation_author', 'Brackenfell, Ottoline'],
    ['citation_author', 'Cuttlefish, Barnaby'],
    ['citation_author', 'van Quill, Persephone'],
    ['citation_author', 'Mononym'],
    ['citation_author', 'The Bellows Collective,'],
    ['citation_author', 'דמיונית, שרה'],
    ['citation_author', 'Ňandú-Øystergård, Zoë'],
    ['citation_author', 'Inkwell Jr., Erasmus'],
    ...hands.map((hand): [string, string] => ['citation_author', `Bellowsworth${hand}, Hand${hand}`]),
    ['citation_publication_date', '2025'],
    ['citation_online_date', '2025/12/31'],
    ['citation_conference_title', 'Proceedings of the Conference on Draughts & Damp'],
    ['z:proceedingsTitle', 'Proceedings of the Conference on Draughts & Damp'],
    ['citation_publisher', 'Imaginary Press'],
    ['citation_volume', '7'],
    ['citation_issue', '2'],
    ['citation_firstpage', '101'],
    ['citation_lastpage', '117'],
    ['citation_doi', '10.5555/bellows(2025)1<2>#3?'],
    ['z:abstractNote', ' '],
    ['citation_keywords', 'Fog & Machines'],
    ['citation_language', 'en'],
    ['citation_abstract_html_url', `${origin}/papers/brackenfell-2025-thirty-pairs-hands/`],
  ],
  'dunwick-2019-journal-damp': [
    ['z:itemType', 'journalArticle'],
    ['citation_title', 'On the Damp in Journals'],
    ['citation_author', 'Dunwick, Hesper'],
    ['citation_publication_date', '2019'],
    ['citation_online_date', '2025/12/28'],
    ['citation_journal_title', 'Journal of Damp'],
    ['citation_publisher', 'Mildew House'],
    ['citation_volume', 'XIV'],
    ['citation_issue', '3-4'],
    ['citation_firstpage', '42'],
    ['citation_lastpage', '57'],
    ['citation_doi', '10.5555/jdamp.2019.42'],
    ['z:abstractNote', ' '],
    ['citation_keywords', 'Lantern oil'],
    ['citation_language', 'en'],
    ['citation_abstract_html_url', `${origin}/papers/dunwick-2019-journal-damp/`],
  ],
  'evenlode-2018-thesis-kettles': [
    ['z:itemType', 'thesis'],
    ['citation_title', 'Kettles: A Thesis'],
    ['citation_author', 'Evenlode, Ignatius'],
    ['citation_publication_date', '2018/06'],
    ['citation_online_date', '2025/12/29'],
    ['citation_dissertation_institution', 'University of Nowhere-on-Sea'],
    ['z:abstractNote', ' '],
    ['citation_language', 'en'],
    ['citation_abstract_html_url', `${origin}/papers/evenlode-2018-thesis-kettles/`],
  ],
  'harrowgate-2024-chapter-soot': [
    ['z:itemType', 'bookSection'],
    ['citation_title', 'Soot: A Chapter'],
    ['citation_author', 'Harrowgate, Philippa'],
    ['citation_publication_date', '2024'],
    ['citation_online_date', '2024/12/30'],
    ['citation_inbook_title', 'The Book of Soot'],
    ['citation_publisher', 'Ember & Daughters'],
    ['citation_firstpage', '9'],
    ['z:abstractNote', ' '],
    ['citation_language', 'en'],
    ['citation_abstract_html_url', `${origin}/papers/harrowgate-2024-chapter-soot/`],
  ],
  'juniper-2026-workshop-embers': [
    ['z:itemType', 'conferencePaper'],
    ['citation_title', 'Embers at a Workshop'],
    ['citation_author', 'Juniper, Linnea'],
    ['citation_publication_date', '2026'],
    ['citation_online_date', '2026/01/05'],
    ['citation_conference_title', 'Workshop on Embers'],
    ['z:proceedingsTitle', 'Workshop on Embers'],
    ['citation_doi', '10.5555/EMBERS.2026'],
    ['citation_arxiv_id', 'invented-th/9999001'],
    ['z:extra', 'arXiv: invented-th/9999001'],
    ['z:abstractNote', ' '],
    ['citation_keywords', 'Fog & Machines'],
    ['citation_language', 'en'],
    ['citation_pdf_url', 'https://arxiv.org/pdf/invented-th/9999001'],
    ['citation_abstract_html_url', `${origin}/papers/juniper-2026-workshop-embers/`],
  ],
  'isherwell-2021-report-tides': [
    ['z:itemType', 'report'],
    ['citation_title', 'Report on Tides, Known as `Tides`'],
    ['citation_author', 'Office of Invented Tides,'],
    ['citation_publication_date', '2020/12'],
    ['citation_online_date', '2021/01/01'],
    ['citation_technical_report_institution', 'Office of Invented Tides'],
    ['z:abstractNote', ' '],
    ['citation_language', 'en'],
    ['citation_abstract_html_url', `${origin}/papers/isherwell-2021-report-tides/`],
  ],
  'kestrel-2023-software-bell': [
    ['z:itemType', 'computerProgram'],
    ['citation_title', 'Bell, a Program'],
    ['citation_author', 'Kestrel, Quentin'],
    ['citation_publication_date', '2023/10/05'],
    ['citation_online_date', '2025/11/30'],
    ['z:abstractNote', ' '],
    ['citation_keywords', 'Fog & Machines'],
    ['citation_language', 'en'],
    ['citation_abstract_html_url', `${origin}/papers/kestrel-2023-software-bell/`],
  ],
  gossamer: [
    ['z:itemType', 'preprint'],
    ['citation_title', 'Gossamer'],
    ['z:date', ' '],
    ['z:abstractNote', ' '],
    ['citation_language', 'en'],
    ['citation_abstract_html_url', `${origin}/papers/gossamer/`],
  ],
}

function citationTags({ elements }: BuiltPage): [string, string][] {
  return elements.flatMap(({ tag, attributes: { name = '', content = '' } }): [string, string][] =>
    tag === 'meta' && /^(?:citation_|z:)/.test(name) ? [[name, content]] : [],
  )
}

function linksOf({ elements }: BuiltPage, relation: string): (string | undefined)[] {
  return elements
    .filter(({ tag, attributes }) => tag === 'link' && attributes['rel'] === relation)
    .map(({ attributes }) => attributes['href'])
}

/** Pages for those who read here, and not for who looks for papers. */
const unlisted = ['/404.html', '/offline/', '/shelf/']

describe('every page', () => {
  it.each(pages.map((page) => [page.address, page] as const))('%s says what it is, once', (address, page) => {
    const isOfPage = ({ tag, parent }: PageElement) => tag !== 'title' || parent?.tag === 'head'
    const count = (tag: string) => page.elements.filter((element) => element.tag === tag && isOfPage(element)).length
    expect({ title: count('title'), main: count('main'), head: count('head') }).toEqual({ title: 1, main: 1, head: 1 })
    expect(page.elements.find(({ tag }) => tag === 'html')?.attributes).toEqual({ lang: 'en' })
    expect(page.elements.find(({ tag }) => tag === 'meta')?.attributes).toEqual({ charset: 'utf-8' })
    const [description] = metaOf(page, 'description')
    expect(description).toMatch(/\S/)
    const title = page.elements.find(({ tag }) => tag === 'title')?.text
    const [name] = metaOf(page, 'og:title')
    expect(title).toBe(address === '/' ? 'Fog & <Lanterns>' : `${name} · Fog & <Lanterns>`)
    expect(metaOf(page, 'description')).toEqual([description])
    expect(metaOf(page, 'og:description')).toEqual([description])
    expect(metaOf(page, 'og:title')).toEqual([name])
    expect(metaOf(page, 'og:site_name')).toEqual(['Fog & <Lanterns>'])
    expect(metaOf(page, 'og:url')).toEqual(unlisted.includes(address) ? [] : [origin + address])
    expect(metaOf(page, 'og:type')).toEqual([/^\/papers\/.*[a-z]/.test(address) ? 'article' : 'website'])
  })

  it.each(pages.map((page) => [page.address, page] as const))('%s has an id at one place only', (_, page) => {
    const ids = page.elements.flatMap(({ attributes: { id } }) => id ?? [])
    expect(ids).toEqual([...new Set(ids)])
    expect(ids).toContain('content')
  })

  it('names its own address as the canonical one, and only what is no page of the list is kept from search engines', () => {
    for (const page of pages) {
      const isListed = !unlisted.includes(page.address)
      expect([page.address, linksOf(page, 'canonical'), metaOf(page, 'robots')]).toEqual(
        isListed ? [page.address, [origin + page.address], []] : [page.address, [], ['noindex']],
      )
    }
  })

  it('says it in words, without the dollar signs of mathematics', () => {
    expect(metaOf(pageAt(pages, '/topics/fog-machines/'), 'description')).toEqual([
      'Machines that make fog, in O(n) steps & fewer.',
    ])
    expect(metaOf(pageAt(pages, '/paths/through-the-fog/'), 'description')).toEqual([
      'From the first lantern to the last, in ≤ 3 steps.',
    ])
    expect(metaOf(paperPage('aldermoor-2026-lantern-weights-fog'), 'description')).toEqual([
      'Weighs each lantern in 1/2 of the time, because a < b & b > c. It costs between $5 and $6.',
    ])
  })

  it('describes a paper without a summary by what is known of it', () => {
    const described = ['gossamer', 'dunwick-2019-journal-damp', 'lanternjaw-2022-abstract-only'].map((id) =>
      metaOf(paperPage(id), 'description'),
    )
    expect(described).toEqual([
      ['Gossamer. on the stand since 30 December 2025.'],
      ['On the Damp in Journals. Published 2019, on the stand since 28 December 2025.'],
      ['An Abstract Only. Published 28 February 2022, on the stand since 29 December 2025.'],
    ])
  })
})

describe('citation tags', () => {
  it.each(Object.entries(citations))('of %s are those that Zotero reads, one author a tag', (id, tags) => {
    expect(citationTags(paperPage(id))).toEqual(tags)
  })

  it('stand on pages of papers and nowhere else', () => {
    const withTags = pages.filter((page) => citationTags(page).length > 0).map(({ address }) => address)
    expect(withTags.sort()).toEqual(papers.map((id) => `/papers/${id}/`).sort())
  })

  it.each(library.papers.map((paper) => [paper.id, paper] as const))(
    'of %s name what it is and what it is part of, and invent no author',
    (id, paper) => {
      const tags = citationTags(paperPage(id))
      const has = (pattern: RegExp) => tags.some(([name]) => pattern.test(name))
      const isInVenue = /^(?:preprint|article|paper|chapter)/.test(paper.type) && paper.venue !== undefined
      const isOfInstitution = /^(?:thesis|report)$/.test(paper.type) && paper.organization !== undefined
      expect(tags.filter(([name]) => name === 'z:itemType')).toHaveLength(1)
      expect(has(/^citation_(?:journal|conference|inbook)_title$/)).toBe(isInVenue)
      expect(has(/^citation_(?:dissertation|technical_report)_institution$/)).toBe(isOfInstitution)
      expect(tags.filter(([name]) => name === 'citation_author')).toHaveLength(paper.authors?.length ?? 0)
      expect(metaOf(paperPage(id), 'article:published_time')).toEqual([paper.added])
    },
  )
})

describe('JSON-LD', () => {
  it.each(library.papers.map((paper) => [paper.id, paper] as const))(
    'case 19: of %s parses back equal to what was put in',
    (id, paper) => {
      expect(JSON.parse(jsonLdOf(id))).toEqual(toScholarlyArticle(paper, library, `${origin}/papers/${id}/`))
    },
  )

  it('case 19: keeps a title with the end of a script, a comment and a line separator as it is', () => {
    const text = jsonLdOf('fennimore-hostile')
    expect(JSON.parse(text).name).toContain('</script><script>window.__pwned=1</script><!-- ]]> &amp;lt;')
    expect(JSON.parse(text).name).toContain('\u2028')
    expect(text).not.toMatch(/[<>&\u2028\u2029]/)
  })

  it('says what the record says', () => {
    expect(JSON.parse(jsonLdOf('juniper-2026-workshop-embers'))).toMatchObject({
      '@type': 'ScholarlyArticle',
      author: [{ '@type': 'Person', name: 'Linnea Juniper', familyName: 'Juniper', givenName: 'Linnea' }],
      datePublished: '2026-01-04',
      dateModified: '2026-01-05',
      identifier: [
        { propertyID: 'arXiv', value: 'invented-th/9999001' },
        { propertyID: 'DOI', value: '10.5555/EMBERS.2026' },
      ],
      sameAs: ['https://arxiv.org/abs/invented-th/9999001', 'https://doi.org/10.5555/EMBERS.2026'],
      isPartOf: { name: 'Workshop on Embers' },
    })
  })
})

/** The text of the one JSON-LD element on the page of the paper. */
function jsonLdOf(id: string): string {
  const found = paperPage(id).elements.filter(({ attributes }) => attributes['type'] === 'application/ld+json')
  expect(found).toHaveLength(1)
  return found[0]?.text ?? ''
}
