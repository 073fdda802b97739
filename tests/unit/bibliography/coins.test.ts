import { describe, expect, test } from 'vitest'
import { formatCoins } from '../../../src/bibliography/coins.ts'
import type { CslItem } from '../../../src/bibliography/csl.ts'
import fc from '../../properties.ts'
import { parseContextObject } from '../../zotero/context-object.ts'
import { saveItem } from '../../zotero/item.ts'

/** What Zotero reads in it. */
function savedFrom(item: Partial<CslItem>) {
  const read = parseContextObject(formatCoins({ id: 'x', type: 'article', ...item }))
  if (!read) throw new Error('Zotero finds no item.')
  return saveItem(read)
}

const published = {
  title: 'On Nothing & More = 100%',
  'container-title': 'Invented Annals',
  volume: '3',
  issue: '4',
  page: '12–15',
  publisher: 'Nobody',
  issued: { 'date-parts': [[2025, 8, 25]] },
  DOI: '10.5555/a(1)<2>#3?&x=%20',
  URL: 'https://doi.org/10.5555/a(1)%3C2%3E%233%3F&x=%2520',
}
const facts = {
  title: published.title,
  date: '2025-08-25',
  volume: '3',
  issue: '4',
  pages: '12-15',
}

describe('formatCoins', () => {
  test('is the query of a ContextObject, with names and words as the page has them', () => {
    const item: CslItem = {
      id: 'x',
      type: 'article',
      title: 'On n² & Nothing',
      author: [
        { family: 'Nowhere', given: 'Ada B.' },
        { family: 'One', given: 'Bo', 'non-dropping-particle': 'van' },
        { literal: 'The Group' },
      ],
      issued: { 'date-parts': [[2025, 8]] },
      publisher: 'arXiv',
      DOI: '10.48550/arXiv.2508.99999',
      URL: 'https://arxiv.org/abs/2508.99999',
      abstract: 'Long.',
    }
    expect(formatCoins(item).split('&')).toEqual([
      'ctx_ver=Z39.88-2004',
      'rft_val_fmt=info:ofi/fmt:kev:mtx:journal',
      'rft.genre=preprint',
      'rft.atitle=On n%C2%B2 %26 Nothing',
      'rft.au=Ada B. Nowhere',
      'rft.au=van One, Bo',
      'rft.au=The Group,',
      'rft.date=2025-08',
      'rft.pub=arXiv',
      'rft_id=info:doi/10.48550/arXiv.2508.99999',
      'rft_id=https://arxiv.org/abs/2508.99999',
      'rft.type=preprint',
    ])
  })

  test('has nothing in place of what is not known', () => {
    expect(formatCoins({ id: 'x', type: 'article', title: 'T', URL: 'https://list.example/papers/x/' })).toBe(
      'ctx_ver=Z39.88-2004&rft_val_fmt=info:ofi/fmt:kev:mtx:journal&rft.genre=preprint&rft.atitle=T&rft_id=https://list.example/papers/x/&rft.type=preprint',
    )
  })

  test('half a character does not stop the build', () => {
    expect(savedFrom({ title: 'A\uD800B' }).fields['title']).toBe('A\uFFFDB')
  })

  test.each([
    ['article', 'preprint', { ...facts, repository: 'Nobody', DOI: published.DOI }],
    [
      'article-journal',
      'journalArticle',
      { ...facts, publicationTitle: 'Invented Annals', publisher: 'Nobody', DOI: published.DOI },
    ],
    [
      'paper-conference',
      'conferencePaper',
      { ...facts, proceedingsTitle: 'Invented Annals', publisher: 'Nobody', DOI: published.DOI },
    ],
    ['chapter', 'bookSection', { ...facts, bookTitle: 'Invented Annals', publisher: 'Nobody', url: published.URL }],
    ['book', 'book', { ...facts, publisher: 'Nobody', url: published.URL }],
    ['thesis', 'thesis', { ...facts, university: 'Nobody', url: published.URL }],
    ['report', 'report', { ...facts, institution: 'Nobody', url: published.URL }],
    ['dataset', 'dataset', { ...facts, repository: 'Nobody', DOI: published.DOI }],
    ['software', 'computerProgram', { ...facts, company: 'Nobody', url: published.URL }],
    ['webpage', 'webpage', { ...facts, publisher: 'Nobody', url: published.URL }],
    ['post-weblog', 'blogPost', { ...facts, publisher: 'Nobody', url: published.URL }],
    ['manuscript', 'manuscript', { ...facts, publisher: 'Nobody', url: published.URL }],
    ['treaty', 'document', { ...facts, publisher: 'Nobody', url: published.URL }],
  ])('%s arrives in Zotero as a %s with all its facts', (type, itemType, fields) => {
    const author = [{ literal: 'The Group' }, { family: 'Nowhere', given: 'Ada' }]
    expect(savedFrom({ ...published, type, author })).toEqual({
      itemType,
      creators: [{ lastName: 'The Group' }, { lastName: 'Nowhere', firstName: 'Ada' }],
      fields,
      pdfs: [],
    })
  })

  test.each(['article', 'paper-conference', 'chapter', 'book', 'thesis', 'report', 'software', 'dataset'])(
    'any title of %s arrives, but for a plus sign, and keeps the keys apart',
    (type) => {
      fc.assert(
        fc.property(
          fc.string({ unit: 'grapheme', minLength: 1 }),
          fc.string({ unit: 'binary' }),
          (title, container) => {
            const { itemType, fields } = savedFrom({
              type,
              title,
              'container-title': container,
              issued: published.issued,
            })
            expect(itemType).toBe(savedFrom({ type, title: 'T' }).itemType)
            expect(fields['title'] ?? '').toBe(title.replaceAll('+', ' ').trim())
            expect(fields['date']).toBe('2025-08-25')
          },
        ),
      )
    },
  )
})
