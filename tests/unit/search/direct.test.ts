import { describe, expect, test } from 'vitest'
import { findNamedPaper } from '../../../src/search/direct.ts'
import type { SearchRecord } from '../../../src/search/records.ts'

const record = (fields: Partial<SearchRecord>): SearchRecord => ({
  id: 'x',
  title: '',
  authors: [],
  year: '',
  venue: '',
  organization: '',
  status: '',
  topics: [],
  comments: 0,
  arxiv: '',
  doi: '',
  ...fields,
})
const records = [
  record({ id: 'gossamer' }),
  record({ id: 'aldermoor-2026-lantern-weights-fog', arxiv: '2601.00001' }),
  record({ id: 'dunwick-2019-journal-damp', doi: '10.5555/Damp.1' }),
]

describe('findNamedPaper', () => {
  test.each([
    ['2601.00001', 1],
    ['2601.00001v3', 1],
    ['arXiv:2601.00001', 1],
    ['https://arxiv.org/abs/2601.00001v2', 1],
    [' https://arxiv.org/pdf/2601.00001 ', 1],
    ['arxiv.org/pdf/2601.00001v1.pdf', 1],
    ['https://www.alphaxiv.org/abs/2601.00001', 1],
    ['https://huggingface.co/papers/2601.00001', 1],
    ['10.48550/arXiv.2601.00001', 1],
    ['10.5555/damp.1', 2],
    ['https://doi.org/10.5555/DAMP.1', 2],
    ['aldermoor-2026-lantern-weights-fog', 1],
    ['https://stand.example/base/papers/aldermoor-2026-lantern-weights-fog/', 1],
    ['/papers/gossamer/', 0],
    ['https://stand.example/papers/gossamer.bib', 0],
    ['gossamer', undefined],
    ['2601.99999', undefined],
    ['10.5555/none', undefined],
    ['lantern weights', undefined],
    ['', undefined],
  ])('%j is paper %j', (text, paper) => {
    expect(findNamedPaper(text, records)).toBe(paper)
  })
})
