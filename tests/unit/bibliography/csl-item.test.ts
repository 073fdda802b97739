import { describe, expect, it } from 'vitest'
import type { CslItem } from '../../../src/bibliography/csl.ts'
import { toCslItem, toCslName } from '../../../src/bibliography/csl-item.ts'
import { formatName, type Name, toName } from '../../../src/bibliography/names.ts'
import { paperTypes } from '../../../src/schema.ts'
import { libraryOf, paper, paperOf } from '../invented-list.ts'

const page = 'https://stand.example/papers/x/'
const itemOf = (fields: string): CslItem => toCslItem(paperOf(libraryOf(paper('x', fields)), 'x'), page)

describe('a preprint', () => {
  it('is an article of that genre, kept at arXiv under its number', () => {
    expect(
      itemOf('arxiv: "9999.00001"\npublished: 2026-01-05\nauthors: [Ann Ash, { literal: The Fog Group }]'),
    ).toEqual({
      id: 'x',
      type: 'article',
      title: 'On x',
      author: [{ given: 'Ann', family: 'Ash' }, { literal: 'The Fog Group' }],
      issued: { 'date-parts': [[2026, 1, 5]] },
      publisher: 'arXiv',
      genre: 'preprint',
      archive: 'arXiv',
      archive_location: '9999.00001',
      number: 'arXiv:9999.00001',
      DOI: '10.48550/arXiv.9999.00001',
      URL: 'https://arxiv.org/abs/9999.00001',
    })
  })

  it.each([
    ['journal', 'article-journal'],
    ['conference', 'paper-conference'],
    ['workshop', 'paper-conference'],
    ['book', 'chapter'],
  ])('that appeared in a %s is of the type %s, and still known to arXiv', (kind, type) => {
    const item = itemOf(`arxiv: "9999.00001"\nvenue: { name: Where, short: W, kind: ${kind} }`)
    expect(item).toMatchObject({
      type,
      'container-title': 'Where',
      'container-title-short': 'W',
      archive: 'arXiv',
      archive_location: '9999.00001',
    })
    expect([item.number, item['genre'], item['publisher']]).toEqual([undefined, undefined, undefined])
  })

  it('of which nothing is known has a title and the address of its page, and nothing invented', () => {
    expect(itemOf('')).toEqual({ id: 'x', type: 'article', title: 'On x', genre: 'preprint', URL: page })
  })
})

describe('what was published', () => {
  it.each(paperTypes.filter((type) => type !== 'preprint'))('as %s is of that type', (type) => {
    expect(itemOf(`type: ${type}`).type).toBe(type)
  })

  it('has all of its venue, the year of the volume, and the day of its first appearance beside it', () => {
    expect(
      itemOf(
        'type: article-journal\npublished: 2018-12-02\nvenue: { name: Damp, kind: journal, year: 2019, volume: XIV, issue: 3-4, pages: 42-57, publisher: Mildew }',
      ),
    ).toMatchObject({
      'container-title': 'Damp',
      volume: 'XIV',
      issue: '3-4',
      page: '42-57',
      publisher: 'Mildew',
      issued: { 'date-parts': [[2019]] },
      'available-date': { 'date-parts': [[2018, 12, 2]] },
    })
  })

  it.each(['thesis', 'report'])('as a %s comes from its institution', (type) => {
    expect(itemOf(`type: ${type}\norganization: The Kettle Institute`)['publisher']).toBe('The Kettle Institute')
  })
})

describe('the address', () => {
  it.each([
    ['of arXiv before all', 'arxiv: "9999.00001"\ndoi: 10.5555/x', 'https://arxiv.org/abs/9999.00001'],
    [
      'of the DOI',
      'doi: 10.5555/x#1\nlinks: [{ type: pdf, url: "https://x.example/x.pdf" }]',
      'https://doi.org/10.5555/x%231',
    ],
    [
      'of a PDF',
      'links: [{ type: code, url: "https://c.example/" }, { type: pdf, url: "https://x.example/x.pdf" }]',
      'https://x.example/x.pdf',
    ],
    [
      'of a place that an import named, which became a link',
      'links: [{ type: code, url: "https://c.example/" }, { type: other, url: "https://o.example/thesis" }]',
      'https://o.example/thesis',
    ],
    ['that an import brought', 'csl: { URL: "https://brought.example/" }', 'https://brought.example/'],
    ['of the page where there is no other', 'links: [{ type: code, url: "https://c.example/" }]', page],
  ])('is that %s', (_, fields, url) => {
    expect(itemOf(fields).URL).toBe(url)
  })
})

describe('what an import brought', () => {
  it('goes out again, and ours wins', () => {
    const item = itemOf(
      'doi: 10.5555/x\ncsl: { DOI: 10.5555/old, id: y, title: Old, type: song, ISSN: "1234", publisher-place: Fogton, custom: { shelfmark: 7, organization: Old } }\norganization: New',
    )
    expect(item).toMatchObject({
      id: 'x',
      title: 'On x',
      DOI: '10.5555/x',
      type: 'article',
      ISSN: '1234',
      'publisher-place': 'Fogton',
    })
    expect(item.custom).toEqual({ shelfmark: 7, organization: 'New' })
  })

  it('has what CSL does not know in custom, as its schema allows nothing else', () => {
    const item = itemOf('csl: { shelfmark: "7", medium: print, custom: { mine: 1 } }')
    expect([item['shelfmark'], item['medium'], item.custom]).toEqual([undefined, 'print', { shelfmark: '7', mine: 1 }])
  })

  it.each([
    ['article-journal', 'article-magazine', 'article-magazine'],
    ['manuscript', 'song', 'song'],
    ['book', 'article-magazine', 'book'],
    ['paper-conference', 'proceedings-article', 'paper-conference'],
  ])('as %s, of the finer type %s, is %s', (type, finer, written) => {
    expect(itemOf(`type: ${type}\ncsl: { type: ${finer} }`).type).toBe(written)
  })

  it('is marked as exact where another program would see markup or TeX in it', () => {
    const exact = (fields: string) => itemOf(fields).custom?.texTitle
    expect(exact('summary: x')).toBeUndefined()
    expect(exact('abstract: Of 3 < 4 and $5 & more.')).toBeUndefined()
    expect(exact('abstract: Of <b>fog</b>.')).toBe('On x')
    expect(exact('abstract: In n^2 steps.')).toBe('On x')
    expect(exact('csl: { note: "A &amp; B" }')).toBe('On x')
  })

  it('is left alone where it is not what CSL has there', () => {
    expect(itemOf('csl: { custom: text }').custom).toBeUndefined()
  })
})

describe('titles and abstracts', () => {
  it('are plain Unicode, and formulas are kept as TeX beside them', () => {
    const item = itemOf('abstract: Of H$_2$O.').custom
    expect(item).toBeUndefined()
    const library = libraryOf({
      path: 'papers/x.md',
      text: '---\ntitle: "H$_2$O"\nadded: 2025-12-10\nabstract: Of $x^2$.\n---\n',
    })
    expect(toCslItem(paperOf(library, 'x'), page)).toMatchObject({
      title: 'H₂O',
      abstract: 'Of x².',
      custom: { texTitle: 'H$_2$O' },
    })
  })
})

describe('names', () => {
  it.each<[string, Name, object]>([
    ['in parts', toName('Ann Ash'), { given: 'Ann', family: 'Ash' }],
    [
      'with a particle',
      toName('Ludwig van Beethoven'),
      { given: 'Ludwig', 'non-dropping-particle': 'van', family: 'Beethoven' },
    ],
    ['with two', toName('Ann van der Ash'), { given: 'Ann', 'non-dropping-particle': 'van der', family: 'Ash' }],
    ['with one that is joined', toName("Jean d'Alembert"), { given: 'Jean', family: "d'Alembert" }],
    ['with a suffix', toName('Erasmus Inkwell Jr.'), { given: 'Erasmus', family: 'Inkwell', suffix: 'Jr.' }],
    ['with a number', toName('Erasmus Inkwell III'), { given: 'Erasmus', family: 'Inkwell', suffix: 'III' }],
    ['in lower case', { family: 'hooks', given: 'bell' }, { given: 'bell', family: 'hooks' }],
    ['of two words', { family: 'Abad Rocamora', given: 'Elias' }, { given: 'Elias', family: 'Abad Rocamora' }],
    ['of one word', { family: 'Mononym' }, { family: 'Mononym' }],
    ['of a group', { literal: 'van der Group Jr.' }, { literal: 'van der Group Jr.' }],
    ['of another writing', toName('שרה דמיונית'), { given: 'שרה', family: 'דמיונית' }],
  ])('%s are taken apart and say the same when joined', (_, name, parts) => {
    const taken = toCslName(name)
    expect(taken).toEqual(parts)
    const joined = [taken.given, taken['non-dropping-particle'], taken.family ?? taken.literal, taken.suffix]
    expect(joined.filter(Boolean).join(' ')).toBe(formatName(name))
  })

  it('that are not known are counted', () => {
    expect(itemOf('authorCount: 7').custom).toEqual({ authorCount: 7 })
    expect(itemOf('authorCount: 7\nauthors: [Ann Ash]').custom).toBeUndefined()
  })
})
