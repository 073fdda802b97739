import { describe, expect, test } from 'vitest'
import { editionForms, findEdition } from '../../../src/letters/choose.ts'
import { entry, libraryOf } from '../invented-list.ts'

const library = libraryOf(
  ...['2025-01-31', '2025-03-01', '2025-12-10', '2025-12-28'].map((day, n) =>
    entry(`papers/p${n}-x.md`, `title: Lantern ${n}\nadded: ${day}`),
  ),
)

describe('an edition', () => {
  test.each([
    ['day', '2025-12-10'],
    ['week', '2025-W50'],
    ['month', '2025-12'],
  ] as const)('of a %s is found by its id', (kind, id) => {
    expect(findEdition(library, { kind, id })).toMatchObject({ kind, id })
    expect(editionForms[kind].example).toMatch(editionForms[kind].pattern)
  })

  test.each([
    ['day', '2025-12-20', ['2025-12-28', '2025-12-10', '2025-03-01']],
    ['day', '1999-01-01', ['2025-01-31', '2025-03-01', '2025-12-10']],
    ['week', '2025-W08', ['2025-W09', '2025-W05', '2025-W50']],
    ['month', '2026-02', ['2025-12', '2025-03', '2025-01']],
  ] as const)('of %s %s is not there, and the nearest are named', (kind, id, nearest) => {
    const found = findEdition(library, { kind, id })
    expect('nearest' in found && found.nearest.map((edition) => edition.id)).toEqual(nearest)
  })
})

test.each([
  ['day', ['2025-1-1', '2025-13-01', '2025-12-32', '2025-W50', 'newest', '']],
  ['week', ['2025-50', '2025-W54', '2025-W00', '2025-w50']],
  ['month', ['2025-00', '2025-13', '2025-12-10', '2025']],
] as const)('what is no %s is told apart by its form', (kind, ids) => {
  for (const id of ids) expect(id).not.toMatch(editionForms[kind].pattern)
})
