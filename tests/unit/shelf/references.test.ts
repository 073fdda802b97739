import { describe, expect, it } from 'vitest'
import type { CslItem } from '../../../src/bibliography/csl.ts'
import { idPattern } from '../../../src/bibliography/id-form.ts'
import { toKept } from '../../../src/shelf/mark.ts'
import { toNewMarks } from '../../../src/shelf/references.ts'
import fc from '../../properties.ts'

const now = new Date(Date.UTC(2026, 0, 1))
const ash: CslItem = {
  id: 'http://zotero.example/1',
  type: 'article',
  title: 'On the Thick Fog',
  author: [{ family: 'Ash' }],
  issued: { 'date-parts': [[2026]] },
}
const take = (items: CslItem[], here: CslItem[] = []) =>
  toNewMarks(items, new Map(here.map((item) => [String(item.id), { changed: now.toISOString(), item }])), now)

describe('references of another program', () => {
  it('are marked to be read, under the id that this list would give them', () => {
    expect([...take([ash]).marks]).toEqual([
      [
        'ash-2026-thick-fog',
        { status: 'to read', changed: now.toISOString(), item: { ...ash, id: 'ash-2026-thick-fog' }, foreign: true },
      ],
    ])
  })

  it('keep an id that is one of ours, and bring their notes as notes', () => {
    const { marks } = take([{ ...ash, id: 'ash-2026-fog', note: 'Printed.', annote: 'Wet.\r\nVery.' }])
    expect(marks.get('ash-2026-fog')).toMatchObject({ note: 'Wet.\nVery.', item: { title: 'On the Thick Fog' } })
    expect(marks.get('ash-2026-fog')?.item).toMatchObject({ note: 'Printed.' })
    expect(marks.get('ash-2026-fog')?.item).not.toHaveProperty('annote')
  })

  it.each<[string, Partial<CslItem>, Partial<CslItem>]>([
    ['arXiv id', { number: 'arXiv:2601.00001' }, { archive: 'arXiv', archive_location: '2601.00001' }],
    ["arXiv's DOI", { DOI: '10.48550/arXiv.2601.00001' }, { URL: 'https://arxiv.org/abs/2601.00001v2' }],
    ['DOI', { DOI: '10.5555/ASH' }, { DOI: 'https://doi.org/10.5555/ash' }],
    ['id', { id: 'ash-2026-fog' }, { id: 'ash-2026-fog', DOI: '10.5555/x' }],
  ])('are known by their %s', (_, one, other) => {
    const { marks, known } = take([{ ...ash, ...other }], [{ ...ash, id: 'here', ...one }])
    expect([marks.size, known]).toEqual([0, 1])
  })

  it.each<[string, Partial<CslItem>, Partial<CslItem>]>([
    ['an id and identifiers of their own', { id: 'ref1', DOI: '10.5555/a' }, { id: 'ref1', DOI: '10.5555/b' }],
    ['an id alone', { id: 'ref1' }, { id: 'ref1' }],
    ['an id that is no id here', { id: 'ash-2026-thick-fog-1952' }, { id: '1' }],
  ])('of another title are another paper, with %s', (_, one, other) => {
    const { marks, known } = take(
      [{ ...ash, title: 'On the Thick Fog of 1952', ...other }],
      [{ ...ash, title: 'On the Thick Fog of 1953', ...one }],
    )
    expect([marks.size, known]).toEqual([1, 0])
    expect([...marks.keys()].some((id) => id === one.id)).toBe(false)
  })

  it('that stand twice in a file are marked once, and two of one name are two', () => {
    const { marks, known } = take([
      { ...ash, DOI: '10.5555/a' },
      { ...ash, DOI: '10.5555/a' },
      { ...ash, DOI: '10.5555/b' },
      ash,
    ])
    expect([...marks.keys()]).toEqual(['ash-2026-thick-fog', 'ash-2026-thick-fog-2'])
    expect(known).toBe(2)
  })

  it('whatever they are, become marks that a shelf can keep', () => {
    const odd = fc.dictionary(
      fc.constantFrom(
        'id',
        'author',
        'issued',
        'DOI',
        'number',
        'URL',
        'archive',
        'archive_location',
        'note',
        'annote',
        'custom',
      ),
      fc.jsonValue(),
    )
    fc.assert(
      fc.property(fc.array(odd), fc.string({ minLength: 1 }), (all, title) => {
        const items = all.map((fields) => ({ ...fields, type: 'book', title })) as unknown as CslItem[]
        for (const [id, mark] of take(items).marks) {
          expect(id).toMatch(idPattern)
          expect(toKept(JSON.parse(JSON.stringify(mark)))).toBeDefined()
        }
      }),
    )
  })
})
