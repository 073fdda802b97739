import { describe, expect, it } from 'vitest'
import type { CslItem } from '../../../src/bibliography/csl.ts'
import { toReadPaper } from '../../../src/import/source-paper.ts'
import { arxivOf, doiOf, findTold, indexTold, type Told, toTold } from '../../../src/refresh/told.ts'

const told = (by: Told['by'], item: Partial<CslItem>) =>
  toTold(toReadPaper(1, { id: 'x', type: 'article-journal', title: 'T', ...item }), by)
const onArxiv = (id: string, item: Partial<CslItem> = {}) =>
  told('arxiv', { archive: 'arXiv', number: `arXiv:${id}`, ...item })

describe('what was told of a paper', () => {
  it('is found by its arXiv id, its DOI, and the DOI that arXiv tells of it', () => {
    const [preprint, published] = [onArxiv('2401.00010', { DOI: '10.5555/a' }), told('registry', { DOI: '10.5555/A' })]
    const answers = indexTold([preprint, published])
    expect(findTold({ arxiv: '2401.00010' }, answers)).toEqual([preprint, published])
    expect(findTold({ doi: '10.48550/arXiv.2401.00010' }, answers)).toEqual([preprint, published])
    expect(findTold({ doi: '10.5555/A' }, answers)).toEqual([published])
    expect(findTold({ arxiv: '2401.00010', doi: '10.5555/other' }, answers)).toEqual([preprint])
    expect(findTold({}, answers)).toEqual([])
  })

  it('is not what arXiv tells of another paper with that DOI', () => {
    expect(findTold({ doi: '10.5555/a' }, indexTold([onArxiv('2401.00010', { DOI: '10.5555/a' })]))).toEqual([])
  })

  it('is found by the id of old with a subject class, to which arXiv answers without it', () => {
    const old = told('arxiv', { archive: 'arXiv', number: 'arXiv:math/0309136' })
    expect(findTold({ arxiv: 'math.GT/0309136' }, indexTold([old]))).toEqual([old])
  })

  it('is each answer once', () => {
    const both = told('registry', { archive: 'arXiv', number: 'arXiv:2401.00010', DOI: '10.5555/a' })
    expect(findTold({ arxiv: '2401.00010', doi: '10.5555/a' }, indexTold([both]))).toEqual([both])
  })

  it('has the mark of a registry on what was retracted apart from the title', () => {
    for (const mark of ['RETRACTED: ', 'WITHDRAWN: ', 'Retracted Article: '])
      expect(told('registry', { title: `${mark}On Ponds` })).toMatchObject({
        isWithdrawn: true,
        draft: { title: 'On Ponds' },
      })
    expect(told('registry', { title: 'Retracted Papers: A Study' })).toMatchObject({ isWithdrawn: false })
    expect(told('registry', { status: 'retracted' })).toMatchObject({ isWithdrawn: true })
  })

  it('has the version, the remark and the place of arXiv', () => {
    const custom = { journalReference: ' Ann.\n Reeds 1 ' } as CslItem['custom'] & object
    expect(onArxiv('2401.00010', { version: '3', note: '12  pages', custom, status: 'withdrawn' })).toMatchObject({
      version: 3,
      comment: '12 pages',
      journalReference: 'Ann. Reeds 1',
      isWithdrawn: true,
    })
    expect(told('registry', { version: '3' }).version).toBeUndefined()
  })
})

describe('identifiers', () => {
  it('are told apart where an arXiv id stands as a DOI', () => {
    const own = { doi: '10.48550/arXiv.2401.00010' }
    expect([arxivOf(own), doiOf(own)]).toEqual(['2401.00010', undefined])
    expect([arxivOf({ doi: '10.5555/A' }), doiOf({ doi: '10.5555/A' })]).toEqual([undefined, '10.5555/a'])
  })
})
