import { describe, expect, test } from 'vitest'
import { toCitationTags } from '../../../src/bibliography/page-head.ts'
import { entry, libraryOf, paperOf, topic } from '../invented-list.ts'

const url = 'https://list.example/papers/x/'
const least = 'title: An Invented $n^2$ Study\nadded: 2025-12-10'

/** Names and contents of the tags, in order. */
function tagsOf(fields = ''): [name: string, content: string][] {
  const library = libraryOf(
    topic('kv', 'KV cache'),
    topic('gpu', 'GPU kernels'),
    entry('papers/x.md', `${least}\n${fields}`),
  )
  return toCitationTags(paperOf(library, 'x'), library, url).flatMap((tag): [string, string][] =>
    'name' in tag ? [[tag.name, tag.content]] : [],
  )
}

function contentsOf(fields: string, ...names: string[]): string[] {
  return tagsOf(fields).flatMap(([name, content]) => (names.includes(name) ? content : []))
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
const venue = (kind: string, more = '') =>
  `venue: {name: Invented Annals, kind: ${kind}, volume: "3", issue: "4", pages: 5672-5683, publisher: Nobody${more}}`

const places =
  /^citation_(?:journal_title|conference_title|book_title|inbook_title|dissertation_institution|technical_report_institution)$/

describe('toCitationTags', () => {
  test('tells what is known of a preprint, with one author a tag', () => {
    expect(tagsOf(full)).toEqual([
      ['z:itemType', 'preprint'],
      ['citation_title', 'An Invented n² Study'],
      ['citation_author', 'van Nowhere, Ada'],
      ['citation_author', 'The Invented Group,'],
      ['citation_publication_date', '2025/08/25'],
      ['citation_online_date', '2025/12/10'],
      ['citation_publisher', 'arXiv'],
      ['citation_doi', '10.48550/arXiv.2508.99999'],
      ['citation_arxiv_id', '2508.99999'],
      ['z:archiveID', 'arXiv:2508.99999'],
      ['citation_abstract', 'A β abstract.'],
      ['citation_keywords', 'KV cache; GPU kernels'],
      ['citation_language', 'en'],
      ['citation_pdf_url', 'https://arxiv.org/pdf/2508.99999'],
      ['citation_abstract_html_url', url],
    ])
  })

  test('gives no tag to what is unknown, and a blank field where Zotero would take another thing for it', () => {
    expect(tagsOf('authorCount: 12\nsummary: Not an abstract.')).toEqual([
      ['z:itemType', 'preprint'],
      ['citation_title', 'An Invented n² Study'],
      ['z:date', ' '],
      ['z:abstractNote', ' '],
      ['citation_language', 'en'],
      ['citation_abstract_html_url', url],
    ])
  })

  test.each([
    ['article-journal', 'journal', 'journalArticle', 'citation_journal_title'],
    ['article-journal', 'conference', 'journalArticle', 'citation_journal_title'],
    ['paper-conference', 'conference', 'conferencePaper', 'citation_conference_title'],
    ['paper-conference', 'workshop', 'conferencePaper', 'citation_conference_title'],
    ['paper-conference', 'journal', 'conferencePaper', 'citation_conference_title'],
    ['chapter', 'book', 'bookSection', 'citation_inbook_title'],
    ['preprint', 'journal', 'journalArticle', 'citation_journal_title'],
    ['preprint', 'conference', 'conferencePaper', 'citation_conference_title'],
    ['preprint', 'workshop', 'conferencePaper', 'citation_conference_title'],
    ['preprint', 'book', 'bookSection', 'citation_inbook_title'],
  ])('%s in a %s is a %s, and its place is %s', (type, kind, itemType, name) => {
    const tags = tagsOf(`type: ${type}\ndoi: 10.5555/1\n${venue(kind)}`)
    expect(tags[0]).toEqual(['z:itemType', itemType])
    expect(tags.filter(([name]) => places.test(name))).toEqual([[name, 'Invented Annals']])
    expect(tags).toEqual(
      expect.arrayContaining([
        ['citation_volume', '3'],
        ['citation_issue', '4'],
        ['citation_firstpage', '5672'],
        ['citation_lastpage', '5683'],
        ['citation_publisher', 'Nobody'],
        ['citation_doi', '10.5555/1'],
      ]),
    )
    expect(tags.filter(([name]) => name === 'z:proceedingsTitle')).toEqual(
      itemType === 'conferencePaper' ? [['z:proceedingsTitle', 'Invented Annals']] : [],
    )
  })

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
  ])('%s without a venue is what Zotero calls a %s', (type, itemType) => {
    const tags = tagsOf(`type: ${type}`)
    expect(tags[0]).toEqual(['z:itemType', itemType])
    expect(tags.filter(([name]) => places.test(name))).toEqual([])
  })

  test.each(['book', 'dataset', 'software', 'webpage', 'post-weblog', 'manuscript', 'thesis', 'report'])(
    '%s with a venue has no tag of a venue, since that would win over what it is',
    (type) => {
      const names = tagsOf(`type: ${type}\n${venue('journal')}`).map(([name]) => name)
      expect(names.filter((name) => /_title$|proceedings/i.test(name))).toEqual(['citation_title'])
    },
  )

  test.each([
    ['thesis', 'citation_dissertation_institution'],
    ['report', 'citation_technical_report_institution'],
  ])('a %s comes from an institution', (type, name) => {
    expect(contentsOf(`type: ${type}\norganization: Office of Invented Tides`, name, 'citation_publisher')).toEqual([
      'Office of Invented Tides',
    ])
    expect(contentsOf(`type: ${type}`, name, 'citation_publisher')).toEqual([])
    expect(contentsOf('organization: Office of Invented Tides', name)).toEqual([])
  })

  test.each([
    ['5672-5683', ['5672', '5683']],
    ['5672–5683', ['5672', '5683']],
    ['12 - 15', ['12', '15']],
    ['e17', ['e17']],
  ])('the pages %s begin and end at %j', (pages, expected) => {
    const fields = `type: article-journal\nvenue: {name: V, kind: journal, pages: "${pages}"}`
    expect(contentsOf(fields, 'citation_firstpage', 'citation_lastpage')).toEqual(expected)
  })

  test('what was published has its own DOI, the year of its volume, and arXiv in a line of "Extra"', () => {
    const fields = `published: 2024-11-30\narxiv: "2508.99999"\ndoi: 10.5555/1\n${venue('conference', ', year: 2025')}`
    expect(contentsOf(fields, 'citation_doi', 'citation_publication_date')).toEqual(['2025', '10.5555/1'])
    expect(contentsOf(fields, 'z:extra', 'z:archiveID')).toEqual(['arXiv: 2508.99999'])
  })

  test.each([
    ['[{family: van Nowhere, given: Ada Maria}]', ['van Nowhere, Ada Maria;']],
    [
      '[{family: van Nowhere, given: Ada Maria}, {family: No One, given: B C}]',
      ['van Nowhere, Ada Maria', 'No One, B C'],
    ],
    ['[{family: Nowhere, given: Ada Maria}]', ['Nowhere, Ada Maria']],
    ['[{literal: The Invented Group}]', ['The Invented Group,']],
  ])('the only author is not taken for two: %s', (authors, expected) => {
    expect(contentsOf(`authors: ${authors}`, 'citation_author')).toEqual(expected)
  })

  test('a PDF elsewhere is told of where arXiv has none', () => {
    const links = 'links: [{type: code, url: "https://a.example/"}, {type: pdf, url: "https://a.example/x.pdf"}]'
    expect(contentsOf(links, 'citation_pdf_url')).toEqual(['https://a.example/x.pdf'])
    expect(contentsOf(`${links}\n${full}`, 'citation_pdf_url')).toEqual(['https://arxiv.org/pdf/2508.99999'])
  })

  test('numbers that an import brought go out again', () => {
    const csl = 'csl: {ISSN: 1234-5678, ISBN: "9780000000002", publisher: Nobody & Sons}'
    expect(contentsOf(csl, 'citation_issn', 'citation_isbn', 'citation_publisher')).toEqual([
      'Nobody & Sons',
      '1234-5678',
      '9780000000002',
    ])
  })
})
