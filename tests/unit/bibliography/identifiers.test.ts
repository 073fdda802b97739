import { describe, expect, it } from 'vitest'
import { formatCslDate, toCslDate } from '../../../src/bibliography/csl.ts'
import { parseArxivId, parseDoi } from '../../../src/bibliography/identifiers.ts'

describe('parseArxivId', () => {
  it.each([
    ['2508.18224', '2508.18224'],
    ['arXiv:2508.18224v2', '2508.18224'],
    ['https://arxiv.org/abs/2508.18224v3', '2508.18224'],
    ['http://www.arxiv.org/pdf/2401.12340.pdf', '2401.12340'],
    ['https://huggingface.co/papers/2508.18224?x=1', '2508.18224'],
    ['/papers/2508.18224', '2508.18224'],
    ['10.48550/arXiv.2508.18224', '2508.18224'],
    ['https://doi.org/10.48550/arXiv.2508.18224', '2508.18224'],
    ['hep-th/9901001', 'hep-th/9901001'],
    ['https://arxiv.org/abs/math.GT/0309136v1', 'math.GT/0309136'],
    ['2508.1', undefined],
    ['10.1234/abc', undefined],
    ['Flover', undefined],
  ])('%j is %j', (text, id) => {
    expect(parseArxivId(text)).toBe(id)
  })
})

describe('parseDoi', () => {
  it.each([
    ['10.1234/AbC', '10.1234/abc'],
    ['doi: 10.1234/abc', '10.1234/abc'],
    ['https://dx.doi.org/10.1234/abc', '10.1234/abc'],
    ['2508.18224', undefined],
  ])('%j is %j', (text, doi) => {
    expect(parseDoi(text)).toBe(doi)
  })
})

describe('CSL dates', () => {
  it.each(['2024', '2024-10', '2024-10-01'])('says %s in parts and back', (date) => {
    expect(formatCslDate(toCslDate(date))).toBe(date)
  })

  it('has no day for a date that is not told in parts', () => {
    expect(formatCslDate({ raw: 'Aug 25' })).toBeUndefined()
    expect(formatCslDate(undefined)).toBeUndefined()
  })
})
