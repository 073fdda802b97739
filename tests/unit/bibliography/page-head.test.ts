import { describe, expect, test } from 'vitest'
import { toCitationTags, toScholarlyArticle } from '../../../src/bibliography/page-head.ts'
import { entry, libraryOf, paperOf, topic } from '../invented-list.ts'

const url = 'https://list.example/papers/x/'
const least = 'title: An Invented $n^2$ Study\nadded: 2025-12-10'

function headOf(fields = '') {
  const library = libraryOf(
    topic('kv', 'KV cache'),
    topic('gpu', 'GPU kernels'),
    entry('papers/x.md', `${least}\n${fields}`),
  )
  const paper = paperOf(library, 'x')
  const tags = toCitationTags(paper, library, url).map((tag) => ('name' in tag ? [tag.name, tag.content] : []))
  return { tags, names: tags.map(([name]) => name), article: toScholarlyArticle(paper, library, url) }
}

const full = `
authors: [Ada van Nowhere, {literal: The Invented Group}]
published: 2025-08-25
arxiv: "2508.99999"
topics: [kv, gpu]
summary: It is $O(n)$.
abstract: A $\\beta$ abstract.
discussion: {url: "https://talk.example/1"}
changes: [{date: 2025-12-12, what: Venue.}]
`
const venue = (kind: string) =>
  `venue: {name: Invented Annals, kind: ${kind}, volume: "3", issue: "4", pages: 5672-5683, publisher: Nobody}`

describe('toCitationTags', () => {
  test('a preprint is named as one, with one author a tag', () => {
    expect(headOf(full).tags).toEqual([
      ['z:itemType', 'preprint'],
      ['citation_title', 'An Invented n² Study'],
      ['citation_author', 'van Nowhere, Ada'],
      ['citation_author', 'The Invented Group'],
      ['citation_publication_date', '2025/08/25'],
      ['citation_online_date', '2025/12/10'],
      ['citation_doi', '10.48550/arXiv.2508.99999'],
      ['citation_arxiv_id', '2508.99999'],
      ['citation_abstract', 'A β abstract.'],
      ['citation_keywords', 'KV cache; GPU kernels'],
      ['citation_language', 'en'],
      ['citation_pdf_url', 'https://arxiv.org/pdf/2508.99999'],
      ['citation_abstract_html_url', url],
    ])
  })

  test('what is unknown has no tag, and no author is invented', () => {
    expect(headOf('authorCount: 12').tags).toEqual([
      ['z:itemType', 'preprint'],
      ['citation_title', 'An Invented n² Study'],
      ['citation_online_date', '2025/12/10'],
      ['citation_language', 'en'],
      ['citation_abstract_html_url', url],
    ])
  })

  test.each([
    ['article-journal', 'journal', 'citation_journal_title'],
    ['paper-conference', 'conference', 'citation_conference_title'],
    ['paper-conference', 'workshop', 'citation_conference_title'],
    ['chapter', 'book', 'citation_book_title'],
  ])('a published paper (%s in a %s) is known by %s', (type, kind, name) => {
    const { tags, names } = headOf(`type: ${type}\ndoi: 10.5555/1\n${venue(kind)}`)
    expect(names).not.toContain('z:itemType')
    expect(names.filter((tag) => /_(?:journal|conference|book)_title$/.test(tag ?? ''))).toEqual([name])
    expect(tags).toEqual(
      expect.arrayContaining([
        [name, 'Invented Annals'],
        ['citation_volume', '3'],
        ['citation_issue', '4'],
        ['citation_firstpage', '5672'],
        ['citation_lastpage', '5683'],
        ['citation_publisher', 'Nobody'],
        ['citation_doi', '10.5555/1'],
      ]),
    )
  })

  test.each(['journal', 'conference', 'workshop', 'book'])(
    'a preprint that names a %s has no tag that would hide what it is',
    (kind) => {
      expect(headOf(venue(kind)).names.filter((name) => /_title$/.test(name ?? ''))).toEqual(['citation_title'])
    },
  )

  test.each([
    ['article-journal', 'journalArticle'],
    ['paper-conference', 'conferencePaper'],
    ['chapter', 'bookSection'],
    ['book', 'book'],
    ['thesis', 'thesis'],
    ['report', 'report'],
    ['dataset', 'dataset'],
    ['software', 'computerProgram'],
    ['webpage', 'webpage'],
    ['post-weblog', 'blogPost'],
    ['manuscript', 'manuscript'],
    ['preprint', 'preprint'],
  ])('%s without a venue is named as Zotero names it: %s', (type, name) => {
    const { tags, names } = headOf(`type: ${type}`)
    expect(tags[0]).toEqual(['z:itemType', name])
    expect(names.filter((tag) => /_title$|_institution$/.test(tag ?? ''))).toEqual(['citation_title'])
  })

  test.each(['book', 'thesis', 'report', 'dataset', 'software', 'webpage', 'post-weblog', 'manuscript'])(
    '%s with a venue keeps its name, since the tag of the venue would win',
    (type) => {
      const { names } = headOf(`type: ${type}\n${venue('journal')}`)
      expect(names.filter((tag) => /^z:|_title$/.test(tag ?? ''))).toEqual(['z:itemType', 'citation_title'])
    },
  )

  test('a report is known by its institution', () => {
    const { tags, names } = headOf('type: report\norganization: Office of Invented Tides')
    expect(tags).toContainEqual(['citation_technical_report_institution', 'Office of Invented Tides'])
    expect(names).not.toContain('z:itemType')
    expect(headOf('organization: Office of Invented Tides').names).not.toContain(
      'citation_technical_report_institution',
    )
  })

  test('a thesis is known by its institution', () => {
    expect(headOf('type: thesis\norganization: Invented University').tags).toContainEqual([
      'citation_dissertation_institution',
      'Invented University',
    ])
    expect(headOf('type: thesis').names).not.toContain('citation_dissertation_institution')
    expect(headOf('organization: Invented University').names).not.toContain('citation_dissertation_institution')
  })

  test.each([
    ['5672-5683', ['5672', '5683']],
    ['5672–5683', ['5672', '5683']],
    ['12 - 15', ['12', '15']],
    ['e17', ['e17']],
  ])('the pages %s begin and end at %j', (pages, expected) => {
    const { tags } = headOf(`type: article-journal\nvenue: {name: V, kind: journal, pages: "${pages}"}`)
    expect(tags.filter(([name]) => /page$/.test(name ?? '')).map(([, content]) => content)).toEqual(expected)
  })

  test('the DOI of the published paper wins over that of arXiv', () => {
    expect(headOf('arxiv: "2508.99999"\ndoi: 10.5555/1').tags).toContainEqual(['citation_doi', '10.5555/1'])
  })
})

describe('toScholarlyArticle', () => {
  test('says what is known, in the words of schema.org', () => {
    expect(headOf(`${full}${venue('conference')}\ndoi: 10.5555/1`).article).toEqual({
      '@context': 'https://schema.org',
      '@type': 'ScholarlyArticle',
      '@id': url,
      url,
      name: 'An Invented n² Study',
      headline: 'An Invented n² Study',
      author: [
        { '@type': 'Person', name: 'Ada van Nowhere', givenName: 'Ada', familyName: 'van Nowhere' },
        { '@type': 'Organization', name: 'The Invented Group' },
      ],
      datePublished: '2025-08-25',
      dateModified: '2025-12-12',
      description: 'It is O(n).',
      abstract: 'A β abstract.',
      inLanguage: 'en',
      identifier: [
        { '@type': 'PropertyValue', propertyID: 'arXiv', value: '2508.99999' },
        { '@type': 'PropertyValue', propertyID: 'DOI', value: '10.5555/1' },
      ],
      sameAs: ['https://arxiv.org/abs/2508.99999', 'https://doi.org/10.5555/1', 'https://talk.example/1'],
      isPartOf: {
        '@type': 'PublicationIssue',
        issueNumber: '4',
        isPartOf: { '@type': 'PublicationVolume', name: 'Invented Annals', volumeNumber: '3' },
      },
      pagination: '5672-5683',
      keywords: ['KV cache', 'GPU kernels'],
      encoding: {
        '@type': 'MediaObject',
        contentUrl: 'https://arxiv.org/pdf/2508.99999',
        encodingFormat: 'application/pdf',
      },
    })
  })

  test('leaves out what is not known', () => {
    expect(Object.keys(headOf().article)).toEqual([
      '@context',
      '@type',
      '@id',
      'url',
      'name',
      'headline',
      'dateModified',
      'inLanguage',
    ])
  })

  test.each([
    ['journal', 'Periodical'],
    ['conference', 'PublicationVolume'],
    ['workshop', 'PublicationVolume'],
    ['book', 'Book'],
  ])('a %s is a %s', (kind, type) => {
    expect(headOf(`venue: {name: V, kind: ${kind}}`).article).toMatchObject({ isPartOf: { '@type': type, name: 'V' } })
  })

  const journal = { '@type': 'Periodical', name: 'V' }
  test.each([
    ['volume: "3"', { '@type': 'PublicationVolume', volumeNumber: '3', isPartOf: journal }],
    ['issue: "4"', { '@type': 'PublicationIssue', issueNumber: '4', isPartOf: journal }],
    [
      'volume: "3", issue: "4"',
      {
        '@type': 'PublicationIssue',
        issueNumber: '4',
        isPartOf: { '@type': 'PublicationVolume', volumeNumber: '3', isPartOf: journal },
      },
    ],
  ])('an article is part of what is known of its journal: %s', (fields, isPartOf) => {
    const { article } = headOf(`type: article-journal\nvenue: {name: V, kind: journal, ${fields}}`)
    expect(article['isPartOf']).toEqual(isPartOf)
    expect(article).not.toHaveProperty('pagination')
  })

  test.each([
    ['software', 'SoftwareSourceCode'],
    ['dataset', 'Dataset'],
    ['report', 'Report'],
    ['book', 'Book'],
    ['thesis', 'Thesis'],
    ['preprint', 'ScholarlyArticle'],
    ['article-journal', 'ScholarlyArticle'],
    ['post-weblog', 'ScholarlyArticle'],
  ])('%s is a %s', (type, schemaType) => {
    expect(headOf(`type: ${type}`).article).toMatchObject({ '@type': schemaType })
  })

  test('a thesis is one, and a name in one piece has no given name', () => {
    expect(headOf('type: thesis\nauthors: [{family: Fictive}]').article).toMatchObject({
      '@type': 'Thesis',
      author: [{ '@type': 'Person', name: 'Fictive', familyName: 'Fictive' }],
    })
  })
})
