import { describe, expect, it } from 'vitest'
import { findRevision, type RevisionOptions } from '../../../src/refresh/find-revision.ts'
import type { Told } from '../../../src/refresh/told.ts'
import { type PaperRecord, paperSchema } from '../../../src/schema.ts'

const today = '2026-03-01'
const recordOf = (fields: Partial<PaperRecord>): PaperRecord =>
  paperSchema.parse({
    title: 'Wading Costs',
    authors: ['Ada Heron', 'Karl Moss'],
    added: '2025-06-01',
    arxiv: '2401.00010',
    published: '2024-01-01',
    ...fields,
  })

const toldBy = (by: Told['by'], draft: Partial<Told['draft']> = {}, more: Partial<Told> = {}): Told => ({
  by,
  draft: {
    title: 'Wading Costs',
    authors: ['Ada Heron', 'Karl Moss'],
    added: '',
    ...(by === 'arxiv' ? { arxiv: '2401.00010', published: '2024-01-01' } : { doi: '10.5555/reeds.5' }),
    ...draft,
  },
  version: by === 'arxiv' ? 1 : undefined,
  updated: by === 'arxiv' ? '2024-01-01' : undefined,
  comment: undefined,
  journalReference: undefined,
  isWithdrawn: false,
  ...more,
})
const arxiv = (draft: Partial<Told['draft']> = {}, more: Partial<Told> = {}) => toldBy('arxiv', draft, more)
const registry = (draft: Partial<Told['draft']> = {}, more: Partial<Told> = {}) => toldBy('registry', draft, more)

const find = (fields: Partial<PaperRecord>, told: Told[], options: Partial<RevisionOptions> = {}) =>
  findRevision(recordOf(fields), told, { date: today, abstracts: false, ...options })
const saying = (fields: Partial<PaperRecord>, told: Told[], options: Partial<RevisionOptions> = {}) =>
  find(fields, told, options).entries.map(({ date, what }) => `${date} ${what}`)

const annals = { name: 'Annals of Reeds', kind: 'journal', volume: '12' } as const

describe('what has not changed', () => {
  it('is told by nobody, and nothing comes of it', () => {
    expect(find({}, [arxiv(), registry()])).toMatchObject({ values: { doi: '10.5555/reeds.5' } })
    expect(find({ doi: '10.5555/REEDS.5' }, [arxiv(), registry()])).toEqual({
      values: {},
      entries: [],
      notes: [],
      others: [],
    })
    expect(find({}, [])).toEqual({ values: {}, entries: [], notes: [], others: [] })
  })

  it('may be written in another way', () => {
    const title = 'Wading – costs!'
    expect(find({ title: '“Wading” Costs' }, [arxiv({ title, authors: ['A. Heron', 'Möss, K'] })]).values).toEqual({})
  })

  it('is one of two titles or lists of names that the sources tell', () => {
    const other = { title: 'Wading Costs and More', authors: ['Ada Heron', 'Karl Moss', 'Clara Newt'] }
    expect(find({ doi: '10.5555/reeds.5' }, [arxiv(), registry(other)]).values).toEqual({})
    expect(find({ doi: '10.5555/reeds.5' }, [arxiv(other), registry()]).values).toEqual({})
  })
})

describe('the title', () => {
  const title = 'Wading Prices of Herons'

  it('is that of arXiv for a preprint, with the day of its version', () => {
    const { values, entries } = find({}, [arxiv({ title }, { updated: '2025-07-01' })])
    expect(values['title']).toBe(title)
    expect(entries).toEqual([
      { date: '2025-07-01', what: 'Title changed from “Wading Costs” to “Wading Prices of Herons”' },
    ])
    expect(values['changes']).toEqual(entries)
  })

  it('is noted under the day of the run where arXiv had it before the paper was added', () => {
    expect(saying({}, [arxiv({ title })])).toEqual([expect.stringMatching(/^2026-03-01 Title changed/)])
  })

  it('keeps its formulas where a source has them', () => {
    const told = [registry({ title: 'Faster O(n2) Wading' }), arxiv({ title: 'Faster $O(n^2)$ Wading' })]
    const fields = { title: 'Fast $O(n^2)$ Wading', doi: '10.5555/reeds.5' }
    expect(find(fields, told).values['title']).toBe('Faster $O(n^2)$ Wading')
  })

  it('is that of the registry for a published paper, unless it says less', () => {
    const published = { doi: '10.5555/reeds.5', venue: annals }
    expect(find(published, [arxiv({ title }), registry({ title: 'Third' })]).values['title']).toBe('Third')
    const long = { ...published, title: 'Wading Costs: A Study' }
    expect(find(long, [registry({ title: 'Wading Costs' })]).values).toEqual({})
    expect(find(published, [registry({ title: 'WADING PRICES' })]).values).toEqual({})
  })

  it('is cut where the change would be too long, and mathematics is told in letters', () => {
    const [said = ''] = saying({}, [arxiv({ title: `$O(n^2)$ ${'long '.repeat(150)}`.trim() })])
    expect(said).toContain('to “O(n²) long')
    expect(said.length).toBeLessThanOrEqual(311)
  })
})

describe('the authors', () => {
  it('are named where they were only counted', () => {
    const { values, entries } = find({ authors: undefined, authorCount: 2 }, [arxiv()])
    expect(values).toMatchObject({ authors: ['Ada Heron', 'Karl Moss'], authorCount: undefined })
    expect('authorCount' in values).toBe(true)
    expect(entries).toEqual([{ date: today, what: 'Authors are known now: Ada Heron and Karl Moss' }])
  })

  it('are taken from whoever writes their names out', () => {
    const told = [arxiv({ authors: ['A. Heron', 'K. Moss'] }), registry()]
    expect(find({ authors: undefined }, told).values['authors']).toEqual(['Ada Heron', 'Karl Moss'])
  })

  it('change with others, and those who stay are written as before', () => {
    const authors = [
      { family: 'Heron', given: 'A.' },
      { family: 'Newt', given: 'Clara' },
    ]
    expect(find({}, [arxiv({ authors })]).values['authors']).toEqual(['Ada Heron', 'Clara Newt'])
    expect(saying({}, [arxiv({ authors })])).toEqual([`${today} Authors changed: Clara Newt joined, Karl Moss left`])
    expect(saying({}, [arxiv({ authors: ['Karl Moss', 'Ada Heron'] })])).toEqual([
      `${today} Authors changed: now Karl Moss and Ada Heron`,
    ])
  })

  it('are not cut short by a registry', () => {
    expect(find({ doi: '10.5555/reeds.5' }, [registry({ authors: ['Ada Heron'] })]).values).toEqual({})
    expect(find({}, [arxiv({ authors: ['Ada Heron'] })]).values['authors']).toEqual(['Ada Heron'])
  })
})

describe('the day of publication', () => {
  it.each<[string | undefined, string, Partial<PaperRecord>, string | undefined]>([
    [undefined, '2024-05-06', {}, '2024-05-06'],
    ['2024', '2024-05-06', {}, '2024-05-06'],
    ['2024-05', '2024-05-06', {}, '2024-05-06'],
    ['2024-05-01', '2024-05-06', {}, undefined],
    ['2024-05-08', '2024-05-06', {}, '2024-05-06'],
    ['2024-05-08', '2024-05-06', { venue: annals }, undefined],
    ['2023', '2024-05-06', {}, undefined],
  ])('%s, where arXiv has %s for %j, becomes %s', (ours, told, fields, expected) => {
    expect(find({ published: ours, ...fields }, [arxiv({ published: told })]).values['published']).toBe(expected)
  })

  it('is asked of a registry only where there is no arXiv id', () => {
    const told = [registry({ published: '2024-05-06' })]
    expect(find({ published: '2024', arxiv: undefined, doi: '10.5555/reeds.5' }, told).values).toEqual({
      published: '2024-05-06',
    })
    expect(find({ published: '2024', doi: '10.5555/reeds.5' }, told).values).toEqual({})
  })
})

describe('a preprint that has become a paper', () => {
  const told = [
    arxiv({ doi: '10.5555/reeds.5' }),
    registry({ type: 'article-journal', published: '2025-02', venue: annals }),
  ]

  it('gets DOI, venue and type, and one line says so', () => {
    expect(find({}, told).values).toMatchObject({
      doi: '10.5555/reeds.5',
      type: 'article-journal',
      venue: { ...annals, year: 2025 },
    })
    expect(saying({}, told)).toEqual([`${today} Appeared in Annals of Reeds, 2025 (DOI 10.5555/reeds.5)`])
  })

  it('gets the DOI alone where its registry tells no venue', () => {
    expect(saying({}, told.slice(0, 1))).toEqual([`${today} Now has a DOI: 10.5555/reeds.5`])
  })

  it('keeps the arXiv id that stood there as a DOI', () => {
    expect(find({ arxiv: undefined, doi: '10.48550/arXiv.2401.00010' }, told).values).toMatchObject({
      arxiv: '2401.00010',
      doi: '10.5555/reeds.5',
    })
  })

  it('keeps the venue, the type and the DOI that the curator chose', () => {
    const venue = { name: 'Reeds Annual', kind: 'conference' } as const
    expect(find({ venue, type: 'paper-conference', doi: '10.5555/other' }, told)).toMatchObject({
      values: {},
      notes: [expect.stringMatching(/10\.5555\/reeds\.5 is told.* the entry has 10\.5555\/other/)],
    })
    expect(find({ type: 'report' }, told).values['type']).toBeUndefined()
  })

  it('gets what its venue lacks, if it is the same one', () => {
    const lacking = { name: 'The Annals of Reeds', short: 'Ann. Reeds', kind: 'journal', pages: '1-2' } as const
    const { values, entries } = find({ doi: '10.5555/reeds.5', venue: lacking }, told)
    expect(values).toMatchObject({ venue: { ...lacking, volume: '12' } })
    expect(entries).toEqual([{ date: today, what: 'Now with volume 12 of The Annals of Reeds' }])
    for (const other of [{ name: 'Ponds' }, { kind: 'book' }] as const)
      expect(find({ doi: '10.5555/reeds.5', venue: { ...lacking, short: undefined, ...other } }, told).values).toEqual(
        {},
      )
    expect(find({ doi: '10.5555/reeds.5', venue: { ...annals, publisher: 'Mire' } }, told).entries).toEqual([])
  })

  it('gets no DOI that is another entry’s, that its registry does not know, or knows as another paper', () => {
    const nothing = (told: Told[], options: Partial<RevisionOptions>, note: RegExp) =>
      expect(find({}, told, options)).toMatchObject({
        values: {},
        others: [],
        notes: [expect.stringMatching(note)],
      })
    const [first] = told as [Told]
    nothing([first], { findByDoi: () => 'moss-2024-pond' }, /that of moss-2024-pond/)
    nothing(told, { findByDoi: () => 'moss-2024-pond' }, /that of moss-2024-pond/)
    nothing([first], { unconfirmed: new Set(['10.5555/reeds.5']) }, /could not be asked/)
    nothing([first, registry({ title: 'On Toads', authors: ['Bo Nowhere'] })], {}, /another paper/)
  })

  it('has its place told where arXiv has it in words alone', () => {
    expect(find({}, [arxiv({}, { journalReference: 'Ann. Reeds 12 (2024)' })])).toMatchObject({
      values: {},
      notes: ['arXiv says where it appeared: "Ann. Reeds 12 (2024)". Write it into venue by hand.'],
    })
  })
})

describe('a new version', () => {
  const third = (comment?: string, updated = '2025-08-02') => [arxiv({}, { version: 3, updated, comment })]

  it('is told once, with its day and a short remark', () => {
    expect(saying({}, third('12 pages'))).toEqual(['2025-08-02 arXiv has version 3 (“12 pages”)'])
    expect(saying({}, third('long '.repeat(50)))).toEqual(['2025-08-02 arXiv has version 3'])
    for (const what of ['arXiv has version 3', 'New: v3 with proofs', 'Version 3.'])
      expect(saying({ changes: [{ date: '2025-08-02', what }] }, third())).toEqual([])
    for (const what of ['arXiv has version 33', 'v2', 'Fix of version 3.1'])
      expect(saying({ changes: [{ date: '2025-08-02', what }] }, third())).toHaveLength(1)
  })

  it('is none that was there when the paper was added or imported', () => {
    expect(saying({}, third('', '2025-06-01'))).toEqual([])
    expect(saying({ csl: { version: '3' } }, third())).toEqual([])
    expect(saying({}, [arxiv({}, { version: 1, updated: '2025-08-02' })])).toEqual([])
  })
})

describe('a withdrawal', () => {
  const gone = [
    arxiv({ abstract: 'Withdrawn.' }, { version: 2, updated: '2025-08-02', isWithdrawn: true, comment: 'An error' }),
  ]

  it('is told once, in the words of arXiv, and not as a version', () => {
    expect(saying({}, gone)).toEqual(['2025-08-02 Withdrawn from arXiv: “An error”'])
    const changes = [{ date: '2025-09-01', what: 'The authors withdrew it.' }]
    expect(saying({ changes }, gone)).toEqual([])
  })

  it('is told in words that turn no line round', () => {
    const told = arxiv(
      {},
      { version: 2, updated: '2025-08-02', isWithdrawn: true, comment: 'Wrong \u202elemma\u2066\u0007' },
    )
    expect(saying({}, [told])).toEqual(['2025-08-02 Withdrawn from arXiv: “Wrong lemma”'])
  })

  it('is told also where it is older than the entry', () => {
    expect(saying({ added: '2025-12-01' }, gone)).toEqual([`${today} Withdrawn from arXiv: “An error”`])
  })

  it('takes no abstract away', () => {
    expect(find({ abstract: 'We wade.' }, gone, { abstracts: true }).values['abstract']).toBeUndefined()
  })
})

describe('the abstract', () => {
  it('is renewed only on request, and only for other words', () => {
    const told = [registry({ abstract: 'We swim.' }), arxiv({ abstract: 'We wade.' })]
    expect(find({ doi: '10.5555/reeds.5' }, told).values).toEqual({})
    const renewed = (abstract?: string) =>
      find({ doi: '10.5555/reeds.5', abstract }, told, { abstracts: true }).values['abstract']
    expect(renewed()).toBe('We wade.')
    expect(renewed('We fly.')).toBe('We wade.')
    expect(renewed('We\n\nWADE')).toBeUndefined()
    expect(renewed('We swim.')).toBeUndefined()
  })
})

describe('another paper', () => {
  const toads = { title: 'On Toads', authors: ['Bo Nowhere'] }

  it('is told and not believed', () => {
    const told = arxiv(toads, { version: 3, updated: '2025-08-02', isWithdrawn: true })
    expect(find({}, [told])).toMatchObject({ values: {}, entries: [], others: [told] })
  })

  it('is known without names by its title', () => {
    expect(find({ authors: undefined }, [arxiv(toads)]).others).toHaveLength(1)
    expect(find({ authors: undefined }, [arxiv({ ...toads, title: 'Wading Costs of Toads' })]).others).toEqual([])
  })

  it('is none that shares its title, or an author', () => {
    expect(find({}, [arxiv({ authors: ['Bo Nowhere'] })]).others).toEqual([])
    expect(find({}, [arxiv({ ...toads, authors: ['K. Moss'] })]).others).toEqual([])
  })

  it('may share one name of many, if no word of the title', () => {
    const many = ['Bo Nowhere', 'Di Elsewhere', 'Ed Anywhere', 'Karl Moss', 'Fi Somewhere']
    expect(find({}, [arxiv({ ...toads, authors: many })])).toMatchObject({ values: {}, others: [{ by: 'arxiv' }] })
    expect(find({}, [arxiv({ title: 'Wading Prices', authors: many })]).others).toEqual([])
  })

  it('may be one of the same authors, under a DOI that arXiv repeats', () => {
    const told = [arxiv({ doi: '10.5555/reeds.5' }), registry({ title: 'On Toads', venue: annals })]
    const { values, notes } = find({}, told)
    expect([values, notes]).toEqual([{}, [expect.stringContaining('another paper under it')]])
    expect(find({ doi: '10.5555/reeds.5' }, told.slice(1)).values['title']).toBe('On Toads')
  })

  it('does not spoil what another source says', () => {
    expect(find({ doi: '10.5555/reeds.5' }, [arxiv(toads), registry({ venue: annals })])).toMatchObject({
      values: { venue: annals },
      others: [{ by: 'arxiv' }],
    })
  })
})

describe('the changes', () => {
  const fresh = [arxiv({ doi: '10.5555/reeds.5' }, { version: 2, updated: '2025-08-02' })]
  const days = (dates: string[]) =>
    (
      find({ changes: dates.map((date) => ({ date, what: `Of ${date}` })) }, fresh).values['changes'] as {
        date: string
      }[]
    ).map(({ date }) => date)

  it('stand in the order in which the list stands, the old ones of a day first', () => {
    expect(days([])).toEqual(['2025-08-02', today])
    expect(days(['2025-07-01', '2025-09-01'])).toEqual(['2025-07-01', '2025-08-02', '2025-09-01', today])
    expect(days(['2025-09-01', '2025-07-01'])).toEqual([today, '2025-09-01', '2025-08-02', '2025-07-01'])
    const { changes } = find({ changes: [{ date: '2025-08-02', what: 'Mine' }] }, fresh).values as PaperRecord
    expect(changes?.map(({ what }) => what)).toEqual(['Mine', 'arXiv has version 2', 'Now has a DOI: 10.5555/reeds.5'])
  })
})
