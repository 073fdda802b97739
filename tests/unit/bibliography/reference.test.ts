import { describe, expect, it } from 'vitest'
import type { CslItem } from '../../../src/bibliography/csl.ts'
import { formatNames, formatReference } from '../../../src/bibliography/reference.ts'

const author = [
  { given: 'Ann', family: 'Ash' },
  { given: 'Ben', 'non-dropping-particle': 'van', family: 'Birch', suffix: 'Jr.' },
]
const issued = { 'date-parts': [[2019, 4, 1]] }

describe('a reference', () => {
  it.each<[string, CslItem, string]>([
    [
      'a preprint',
      {
        id: 'x',
        type: 'article',
        genre: 'preprint',
        title: 'On Fog',
        author,
        issued,
        number: 'arXiv:9999.00001',
        publisher: 'arXiv',
        DOI: '10.48550/arXiv.9999.00001',
        URL: 'https://arxiv.org/abs/9999.00001',
      },
      'Ann Ash and Ben van Birch Jr. On Fog. Preprint arXiv:9999.00001, 2019. https://arxiv.org/abs/9999.00001',
    ],
    [
      'an article',
      {
        id: 'x',
        type: 'article-journal',
        title: 'Is It Damp?',
        author,
        issued,
        'container-title': 'Damp',
        volume: 'XIV',
        issue: '3',
        page: '42-57',
        publisher: 'Mildew',
        DOI: '10.5555/x',
      },
      'Ann Ash and Ben van Birch Jr. Is It Damp? Damp, XIV(3), 42–57, Mildew, 2019. https://doi.org/10.5555/x',
    ],
    [
      'a paper in proceedings',
      { id: 'x', type: 'paper-conference', title: 'On Fog', author, issued, 'container-title': 'Draughts' },
      'Ann Ash and Ben van Birch Jr. On Fog. In Draughts, 2019.',
    ],
    ['a thesis', { id: 'x', type: 'thesis', title: 'On Fog', publisher: 'Kettle' }, 'On Fog. Thesis, Kettle.'],
    ['something of which nothing is known', { id: 'x', type: 'article' }, ''],
    ['what another program wrote', { id: 'x', type: 'song', title: 'On Fog', volume: 7, page: {} }, 'On Fog.'],
  ])('of %s', (_, item, written) => {
    expect(formatReference(item)).toBe(written)
  })

  it('names ten authors, and of more the first three', () => {
    const names = Array.from({ length: 11 }, (_, n) => ({ family: `N${n}` }))
    expect(formatNames(names.slice(0, 10))).toBe('N0, N1, N2, N3, N4, N5, N6, N7, N8 and N9')
    expect(formatNames(names)).toBe('N0, N1, N2 and 8 more')
  })

  it('has particles of both kinds', () => {
    const name = { family: 'Ash', given: 'Ann', 'dropping-particle': 'von', 'non-dropping-particle': 'der' }
    expect(formatNames([name])).toBe('Ann von der Ash')
  })

  it('leaves out what is no name', () => {
    expect(formatNames('Ann' as unknown as [])).toBe('')
    expect(formatNames([{ family: 7 } as unknown as object, { literal: 'Fog' }])).toBe('Fog')
  })
})
