import { describe, expect, it } from 'vitest'
import { formatBibliography } from '../../../src/bibliography/bibliography.ts'
import { formatCoins } from '../../../src/bibliography/coins.ts'
import { toCslItem } from '../../../src/bibliography/csl-item.ts'
import { sortLeftovers } from '../../../src/bibliography/csl-leftovers.ts'
import { cslVariables } from '../../../src/bibliography/csl-types.ts'
import { toCitationTags } from '../../../src/bibliography/page-head.ts'
import type { PaperRecord } from '../../../src/schema.ts'
import fc from '../../properties.ts'
import { libraryOf, paper, paperOf } from '../invented-list.ts'

type Csl = NonNullable<PaperRecord['csl']>

describe('what is left in csl', () => {
  it.each([
    ['note', 'Seen.', 'Seen.'],
    ['ISBN', 9783161484100, '9783161484100'],
    ['DOI', '10.5555/\ud800', '10.5555/\ufffd'],
    ['edition', 2, 2],
    ['edition', '2nd', '2nd'],
    ['editor', [{ family: 'Oak', given: 'Olive', orcid: '0' }], [{ family: 'Oak', given: 'Olive' }]],
    ['author', [{ literal: 'The Editors' }], [{ literal: 'The Editors' }]],
    ['issued', { 'date-parts': [['2024', '3']] }, { 'date-parts': [[2024, 3]] }],
    ['issued', { 'date-parts': [[2024], [2025]], circa: true }, { 'date-parts': [[2024], [2025]] }],
    ['issued', { raw: 'last spring' }, { raw: 'last spring' }],
    ['accessed', { literal: 'in May' }, { literal: 'in May' }],
    ['categories', ['fog', 7], ['fog', '7']],
    ['URL', 'https://fog.example/', 'https://fog.example/'],
  ] as [string, Csl[string], unknown][])('is a field of CSL where it can be: %s, %j', (name, value, field) => {
    expect(sortLeftovers({ [name]: value })).toEqual({ fields: { [name]: field }, rest: {} })
  })

  it.each([
    ['shelfmark', '7'],
    ['note', { x: 1 }],
    ['note', true],
    ['edition', ['2']],
    ['author', 'Ann Ash'],
    ['author', []],
    ['author', ['Ann Ash']],
    ['author', [{ family: 'Ash' }, { name: 'Birch' }]],
    ['author', [{ family: { x: 1 } }]],
    ['issued', '2024'],
    ['issued', {}],
    ['issued', { 'date-parts': [] }],
    ['issued', { 'date-parts': [[]] }],
    ['issued', { 'date-parts': [[null]] }],
    ['issued', { 'date-parts': [['May']] }],
    ['issued', { 'date-parts': [[2024, 1, 1, 1]] }],
    ['categories', 'fog'],
    ['URL', 'javascript:alert(1)'],
    ['URL', 'C:\\Users\\ash\\fog.pdf'],
    ['toString', 'x'],
  ] as [string, Csl[string]][])('is for custom where CSL has no place for it: %s, %j', (name, value) => {
    expect(sortLeftovers({ [name]: value })).toEqual({ fields: {}, rest: { [name]: value } })
  })

  it('is nothing where nothing is said, and type and custom are told elsewhere', () => {
    expect(sortLeftovers({ note: null, id: 'x', type: 'book', custom: { a: 1 } })).toEqual({ fields: {}, rest: {} })
    expect(sortLeftovers(undefined)).toEqual({ fields: {}, rest: {} })
  })

  it('breaks no format and no page, whatever it is', () => {
    const library = libraryOf(paper('x', ''))
    const one = paperOf(library, 'x')
    const name = fc.constantFrom(...cslVariables.keys(), 'type', 'id', 'custom', 'categories', 'shelfmark')
    const nearly = fc.oneof(
      fc.jsonValue(),
      fc.array(fc.record({ family: fc.jsonValue(), given: fc.jsonValue(), literal: fc.jsonValue() })),
      fc.record({ 'date-parts': fc.array(fc.array(fc.oneof(fc.integer(), fc.string()))) }),
    )
    fc.assert(
      fc.property(fc.dictionary(name, nearly, { maxKeys: 5 }), fc.constantFrom('preprint', 'book'), (csl, type) => {
        const odd = { ...one, type, csl: csl as Csl } as typeof one
        const item = toCslItem(odd, 'https://stand.example/papers/x/')
        for (const format of ['bib', 'ris', 'json', 'md'] as const)
          formatBibliography(format, { title: 'x', papers: [odd], toUrl: () => 'https://stand.example/papers/x/' })
        expect(formatCoins(item)).not.toMatch(/\[object|undefined/)
        for (const { content } of toCitationTags(odd, library, 'https://stand.example/papers/x/'))
          expect(typeof content).toBe('string')
      }),
      { numRuns: 500 },
    )
  })
})
