import { describe, expect, it } from 'vitest'
import { placeArxivId } from '../../../src/import/arxiv-traces.ts'

const item = { id: 'x', type: 'article-journal', title: 'T' }
const placed = { archive: 'arXiv', number: 'arXiv:2401.00010' }

describe('placeArxivId', () => {
  it.each([
    [{ 'container-title': 'arXiv preprint arXiv:2401.00010' }],
    [{ 'container-title': 'arXiv:2401.00010 [cs]', page: '1-9' }],
    [{ 'container-title': 'CoRR', volume: 'abs/2401.00010' }],
    [{ 'container-title': 'ArXiv', volume: 'abs/2401.00010' }],
    [{ 'container-title': 'arXiv e-prints', page: 'arXiv:2401.00010' }],
  ])('sees the preprint behind the journal in %j', (fields) => {
    expect(placeArxivId({ ...item, ...fields })).toEqual({ ...item, type: 'article', ...placed })
  })

  it.each([
    [{ number: 'arXiv:2401.00010v2' }, placed],
    [{ DOI: '10.48550/arXiv.2401.00010' }, { DOI: '10.48550/arXiv.2401.00010', ...placed }],
    [{ URL: 'http://arxiv.org/abs/2401.00010v3' }, placed],
    [{ note: 'arXiv:2401.00010 [cs.LG]' }, placed],
    [{ archive: 'arXiv', archive_location: '2401.00010' }, placed],
    [{ publisher: 'arXiv', number: 'arXiv:2401.00010' }, placed],
  ])('finds the id in %j', (fields, result) => {
    expect(placeArxivId({ ...item, 'container-title': 'Pond Letters', ...fields })).toEqual({
      ...item,
      'container-title': 'Pond Letters',
      ...result,
    })
  })

  it.each([
    [{ note: 'Extends arXiv:2401.00010.' }],
    [{ URL: 'https://example.org/2401.00010' }],
    [{ number: '2401.00010' }],
    [{ 'container-title': 'Corrosion Letters', volume: '7' }],
  ])('takes %j for no preprint', (fields) => {
    expect(placeArxivId({ ...item, ...fields })).toEqual({ ...item, ...fields })
  })

  it('changes nothing the second time', () => {
    const once = placeArxivId({ ...item, 'container-title': 'CoRR', volume: 'abs/2401.00010' })
    expect(placeArxivId(once)).toEqual(once)
  })
})
