import { describe, expect, test } from 'vitest'
import { formatEdition, formatSpan } from '../../../src/library/editions.ts'
import { entry, libraryOf } from '../invented-list.ts'

const added = (id: string, day: string) => entry(`papers/${id}.md`, `title: On ${id}\nadded: ${day}`)

test('days, weeks and months hold their papers, newest first', () => {
  const { editions } = libraryOf(
    added('a', '2025-12-10'),
    added('b', '2025-12-08'),
    added('c', '2025-12-10'),
    added('d', '2025-11-30'),
    added('e', '2025-12-01'),
  )
  const short = Object.fromEntries(
    Object.entries(editions).map(([kind, list]) => [
      kind,
      list.map(({ id, papers, days }) => [id, papers.map((paper) => paper.id).join(''), days]),
    ]),
  )
  expect(short).toEqual({
    day: [
      ['2025-12-10', 'ac', ['2025-12-10']],
      ['2025-12-08', 'b', ['2025-12-08']],
      ['2025-12-01', 'e', ['2025-12-01']],
      ['2025-11-30', 'd', ['2025-11-30']],
    ],
    week: [
      ['2025-W50', 'acb', ['2025-12-10', '2025-12-08']],
      ['2025-W49', 'e', ['2025-12-01']],
      ['2025-W48', 'd', ['2025-11-30']],
    ],
    month: [
      ['2025-12', 'acbe', ['2025-12-10', '2025-12-08', '2025-12-01']],
      ['2025-11', 'd', ['2025-11-30']],
    ],
  })
  for (const [kind, list] of Object.entries(editions)) for (const edition of list) expect(edition.kind).toBe(kind)
})

describe.each([
  ['2025-12-10', 'day', '10 December 2025', undefined],
  ['2025-W50', 'week', 'Week 50 of 2025', '8 December 2025 to 14 December 2025'],
  ['2025-W01', 'week', 'Week 1 of 2025', '30 December 2024 to 5 January 2025'],
  ['2025-12', 'month', 'December 2025', undefined],
] as const)('%s, a %s', (id, kind, name, span) => {
  test(`is called ${name}`, () => {
    expect(formatEdition({ id, kind }, 'en')).toBe(name)
  })
  test(`covers ${span ?? 'what its name says'}`, () => {
    expect(formatSpan({ id, kind }, 'en')).toBe(span)
  })
})
