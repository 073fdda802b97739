import { describe, expect, it } from 'vitest'
import { isPast, type Period, parseRemoteSource } from '../../../src/import/remote-source.ts'
import fc from '../../properties.ts'

const arxiv = (id: string, version?: number) => ({ kind: 'arxiv', id, ...(version !== undefined && { version }) })
const doi = (name: string) => ({ kind: 'doi', doi: name })
const daily = (kind: Period['kind'], name: string) => ({ kind: 'daily', period: { kind, name } })

describe('parseRemoteSource', () => {
  it.each([
    ['2508.18224', arxiv('2508.18224')],
    ['2508.18224v2', arxiv('2508.18224', 2)],
    ['0704.0001', arxiv('0704.0001')],
    [' arXiv:2401.12340 ', arxiv('2401.12340')],
    ['arXiv: 2401.12340v12 [cs.LG]', arxiv('2401.12340', 12)],
    ['hep-th/9901001', arxiv('hep-th/9901001')],
    ['math.GT/0309136v1', arxiv('math/0309136', 1)],
    ['https://arxiv.org/abs/2508.18224', arxiv('2508.18224')],
    ['http://arxiv.org/abs/2508.18224v3?context=cs', arxiv('2508.18224', 3)],
    ['https://www.arxiv.org/pdf/2508.18224v2.pdf', arxiv('2508.18224', 2)],
    ['https://export.arxiv.org/html/2508.18224/', arxiv('2508.18224')],
    ['https://arxiv.org/abs/hep-th/9901001#top', arxiv('hep-th/9901001')],
    ['arxiv.org/abs/2508.18224', arxiv('2508.18224')],
    ['https://ar5iv.labs.arxiv.org/html/2508.18224', arxiv('2508.18224')],
    ['https://www.alphaxiv.org/overview/2508.18224v1', arxiv('2508.18224', 1)],
    ['10.48550/arXiv.2508.18224', arxiv('2508.18224')],
    ['https://doi.org/10.48550/ARXIV.2508.18224', arxiv('2508.18224')],
    ['10.48550/arXiv.math.GT/0309136', arxiv('math/0309136')],
    ['10.5555/Reeds.5', doi('10.5555/reeds.5')],
    ['doi:10.5555/reeds.5', doi('10.5555/reeds.5')],
    ['DOI: 10.5555/reeds.5', doi('10.5555/reeds.5')],
    ['https://doi.org/10.5555/reeds%3C5%3E', doi('10.5555/reeds<5>')],
    ['http://dx.doi.org/10.5555/reeds.5', doi('10.5555/reeds.5')],
    ['doi.org/10.5555/reeds.5', doi('10.5555/reeds.5')],
    ['https://huggingface.co/papers/2508.18224', { kind: 'paper', id: '2508.18224' }],
    ['https://hf.co/papers/2508.18224', { kind: 'paper', id: '2508.18224' }],
    ['https://huggingface.co/api/papers/2508.18224', { kind: 'paper', id: '2508.18224' }],
    ['https://huggingface.co/papers/2508.18224.md', { kind: 'paper', id: '2508.18224' }],
    ['2025-12-10', daily('date', '2025-12-10')],
    ['2025-W50', daily('week', '2025-W50')],
    ['2025-12', daily('month', '2025-12')],
    ['https://huggingface.co/papers/date/2025-12-10', daily('date', '2025-12-10')],
    ['https://huggingface.co/papers/week/2025-W50', daily('week', '2025-W50')],
    ['https://huggingface.co/papers/month/2025-12', daily('month', '2025-12')],
    ['https://huggingface.co/papers?date=2025-12-10', daily('date', '2025-12-10')],
    ['https://huggingface.co/api/daily_papers?week=2025-W50&limit=5', daily('week', '2025-W50')],
    ['2020-W53', daily('week', '2020-W53')],
  ])('reads %s', (word, source) => {
    expect(parseRemoteSource(word)).toEqual(source)
  })

  it.each([
    ['https://example.org/papers', 'an address from which nothing is fetched. Only arXiv ids'],
    ['https://dl.example.org/doi/full/10.5555/reeds.5', 'Name its DOI: 10.5555/reeds.5.'],
    ['ftp://arxiv.org/abs/2508.18224', 'not of the web'],
    ['https://arxiv.org/list/cs.LG/recent', 'no address of a paper'],
    ['https://arxiv.org/abs/2508.1822', 'has 5 digits'],
    ['2513.00001', 'no month 13'],
    ['0704.00011', 'has 4 digits'],
    ['arXiv:ponds', 'no arXiv id'],
    ['10.5555', 'no DOI'],
    ['doi:10.5555/../x', 'no DOI'],
    ['10.48550/arXiv.ponds', 'no arXiv id'],
    ['https://doi.org/', 'no DOI'],
    ['2025-02-30', 'no day of the calendar'],
    ['2025-13', 'no month of the calendar'],
    ['2021-W53', 'no week of the calendar'],
    ['2025-W00', 'no week of the calendar'],
    ['https://huggingface.co/papers', 'Name the day'],
    ['https://huggingface.co/papers/date/2025-W50', 'no date of the Daily Papers'],
    ['https://huggingface.co/models', 'no address of a paper'],
    ['https://arxiv.org.example/abs/2508.18224', 'nothing is fetched'],
    ['https://huggingface.co/papers/trending', 'no address of a paper'],
  ])('refuses %s and says what can be named', (word, seems) => {
    const source = parseRemoteSource(word)
    expect(source).toMatchObject({ seems: expect.stringContaining(seems) })
    expect(source && 'seems' in source && source.seems).toMatch(/\.$/)
  })

  it.each([
    'library.bib',
    '-',
    './2508.18224.pdf',
    'page 2025.txt',
    '2025',
    'papers/2508.18224.json',
    '2508.18224.pdf',
    'C:\\a.bib',
  ])('takes %s for a file', (word) => {
    expect(parseRemoteSource(word)).toBeUndefined()
  })

  it('case 30: stumbles over no word, and names nothing that could not stand in an address', () => {
    const part = fc.constantFrom(
      'https://',
      'arxiv.org/abs/',
      'doi:',
      '10.5555/',
      '2508.18224',
      'v2',
      '2025-12',
      '%',
      '/',
      '..',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(part, fc.string()), { maxLength: 6 }), (parts) => {
        const source = parseRemoteSource(parts.join(''))
        if (source && 'id' in source) expect(source.id).toMatch(/^(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})$/)
        if (source && 'doi' in source) expect(source.doi).toMatch(/^10\.\d{4,9}\/\S+$/)
      }),
    )
  })
})

describe('isPast', () => {
  const at = (day: string) => Date.parse(`${day}T00:00:01Z`)
  it.each<[Period, string, string]>([
    [{ kind: 'date', name: '2025-12-10' }, '2025-12-12', '2025-12-13'],
    [{ kind: 'week', name: '2025-W50' }, '2025-12-16', '2025-12-17'],
    [{ kind: 'week', name: '2020-W53' }, '2021-01-05', '2021-01-06'],
    [{ kind: 'month', name: '2025-12' }, '2026-01-02', '2026-01-03'],
  ])('is so two days after the end of %j', (period, before, after) => {
    expect([isPast(period, at(before)), isPast(period, at(after))]).toEqual([false, true])
  })
})
