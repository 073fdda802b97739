import { describe, expect, test } from 'vitest'
import { toScholarlyArticle } from '../../../src/bibliography/scholarly-article.ts'
import { entry, libraryOf, paperOf, topic } from '../invented-list.ts'

const url = 'https://list.example/papers/x/'

function articleOf(fields = '') {
  const library = libraryOf(
    topic('kv', 'KV cache'),
    topic('gpu', 'GPU kernels'),
    entry('papers/x.md', `title: An Invented $n^2$ Study\nadded: 2025-12-10\n${fields}`),
  )
  return toScholarlyArticle(paperOf(library, 'x'), library, url)
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

describe('toScholarlyArticle', () => {
  test('says what is known, in the words of schema.org', () => {
    expect(articleOf(`${full}${venue('conference')}\ndoi: 10.5555/1`)).toEqual({
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
    expect(Object.keys(articleOf())).toEqual([
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
    expect(articleOf(`venue: {name: V, kind: ${kind}}`)).toMatchObject({ isPartOf: { '@type': type, name: 'V' } })
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
    const article = articleOf(`type: article-journal\nvenue: {name: V, kind: journal, ${fields}}`)
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
    expect(articleOf(`type: ${type}`)).toMatchObject({ '@type': schemaType })
  })

  test('a thesis is one, and a name in one piece has no given name', () => {
    expect(articleOf('type: thesis\nauthors: [{family: Fictive}]')).toMatchObject({
      '@type': 'Thesis',
      author: [{ '@type': 'Person', name: 'Fictive', familyName: 'Fictive' }],
    })
  })
})
