import { describe, expect, test } from 'vitest'
import { arxivPdfUrl, arxivUrl, doiUrl, toDoi, toPaperLinks } from '../../../src/bibliography/links.ts'

test.each([
  ['2401.12345', 'https://arxiv.org/abs/2401.12345', 'https://arxiv.org/pdf/2401.12345'],
  ['hep-th/9901001', 'https://arxiv.org/abs/hep-th/9901001', 'https://arxiv.org/pdf/hep-th/9901001'],
])('arXiv %s is at %s', (id, page, pdf) => {
  expect([arxivUrl(id), arxivPdfUrl(id)]).toEqual([page, pdf])
})

test.each([
  ['10.5555/12345', 'https://doi.org/10.5555/12345'],
  ['10.1000/a<b>#c?d%e', 'https://doi.org/10.1000/a%3Cb%3E%23c%3Fd%25e'],
  ['10.1000/(sici)1;2', 'https://doi.org/10.1000/(sici)1;2'],
  ['10.1000/ä"', 'https://doi.org/10.1000/%C3%A4%22'],
])('the DOI %s is at %s', (doi, url) => {
  expect(doiUrl(doi)).toBe(url)
  expect(decodeURIComponent(new URL(url).pathname.slice(1))).toBe(doi)
})

test.each([
  [{ arxiv: '2401.12345' }, '10.48550/arXiv.2401.12345'],
  [{ arxiv: 'hep-th/9901001' }, '10.48550/arXiv.hep-th/9901001'],
  [{ arxiv: '2401.12345', doi: '10.5555/1' }, '10.5555/1'],
  [{}, undefined],
])('the DOI of a paper with %j is %s', (paper, doi) => {
  expect(toDoi(paper)).toBe(doi)
})

describe('toPaperLinks', () => {
  test('stand with the best place to read first', () => {
    const links = [{ type: 'code', url: 'https://code.example' }] as const
    expect(
      toPaperLinks({ arxiv: '2401.12345', doi: '10.5555/1', links: [...links] }).map(({ label }) => label),
    ).toEqual(['Read on arXiv', 'PDF', 'Published version', 'Code'])
  })
  test('are none where nothing is known', () => {
    expect(toPaperLinks({})).toEqual([])
  })
  test.each([
    ['code', 'Code'],
    ['project', 'Project page'],
    ['data', 'Data'],
    ['model', 'Model'],
    ['demo', 'Demo'],
    ['video', 'Video'],
    ['slides', 'Slides'],
    ['pdf', 'PDF'],
    ['other', 'More'],
  ] as const)('a link of type %s reads %j', (type, label) => {
    const url = 'https://x.example/y'
    expect(toPaperLinks({ links: [{ type, url }] })).toEqual([{ label, url }])
  })
})
