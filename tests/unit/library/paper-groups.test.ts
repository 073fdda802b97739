/** Papers by venue, organisation and year. Papers and venues are invented. */
import { describe, expect, test } from 'vitest'
import { toGroupPaths } from '../../../src/discovery/group-pages.ts'
import { toPageKeys } from '../../../src/library/page-keys.ts'
import { pageSize } from '../../../src/library/pages.ts'
import { findPages, hasPage, type PaperGroup, toGroupSlug } from '../../../src/library/paper-groups.ts'
import { libraryOf, paper, paperOf } from '../invented-list.ts'

const at = (id: string, name: string, short = '', fields = '') =>
  paper(id, `venue: { name: "${name}", kind: conference${short ? `, short: "${short}"` : ''} }\n${fields}`)
const show = (groups: readonly PaperGroup[]) =>
  groups.map(({ slug, name, papers }) => [slug, name, papers.map(({ id }) => id)])

describe('venues', () => {
  const library = libraryOf(
    at('a', 'Congress of Fog', 'Fog 2024', 'published: 2024-05'),
    at('b', 'Fog 2024', '', 'published: 2024-06'),
    at('c', 'FOG 2024', '', ''),
    at('d', 'Annals of Moss'),
    at('e', '霧'),
    at('f', '霧', '', 'published: 2023'),
    at('g', '苔'),
    paper('h'),
  )

  test('stand by their short name, in the order of the alphabet, their papers newest first', () => {
    expect(show(library.venues)).toEqual([
      ['annals-of-moss', 'Annals of Moss', ['d']],
      ['fog-2024', 'Fog 2024', ['b', 'a', 'c']],
      ['', '苔', ['g']],
      ['', '霧', ['f', 'e']],
    ])
  })

  test('have a page from two papers on, if their name makes an address', () => {
    expect(library.venues.filter(hasPage).map(({ slug }) => slug)).toEqual(['fog-2024'])
    const pagesOf = findPages(library)
    expect(['a', 'c', 'd', 'e', 'h'].map((id) => pagesOf(paperOf(library, id)))).toEqual([
      { venue: 'fog-2024' },
      { venue: 'fog-2024' },
      {},
      {},
      {},
    ])
  })
})

test('organisations stand by name', () => {
  const library = libraryOf(
    paper('a', 'organization: Zephyr Works'),
    paper('b', 'organization: Alder & Sons'),
    paper('c', 'organization: zephyr works'),
    paper('d'),
  )
  expect(show(library.organizations)).toEqual([
    ['alder-sons', 'Alder & Sons', ['b']],
    ['zephyr-works', 'Zephyr Works', ['a', 'c']],
  ])
  expect(findPages(library)(paperOf(library, 'c'))).toEqual({ organization: 'zephyr-works' })
})

test('years stand newest first, and papers without a date in none', () => {
  const { years } = libraryOf(
    paper('a', 'published: 2019'),
    paper('b', 'published: 2025-11-02'),
    paper('c'),
    paper('d', 'published: 2019-08'),
  )
  expect(show(years)).toEqual([
    ['2025', '2025', ['b']],
    ['2019', '2019', ['d', 'a']],
  ])
})

test('a slug is no longer than a file system takes, and never ends in a hyphen', () => {
  expect(toGroupSlug('Café-Conference / 2025')).toBe('cafe-conference-2025')
  const long = toGroupSlug('fog '.repeat(100))
  expect(long).toMatch(/^fog(?:-fog)*$/)
  expect(long.length).toBeLessThanOrEqual(100)
})

describe('the pages of groups', () => {
  const library = libraryOf(
    ...Array.from({ length: pageSize + 1 }, (_, n) => paper(`p${n}`, 'published: 2024')),
    paper('x', 'published: 2025'),
    paper('y', 'published: 2020'),
  )
  const paths = toGroupPaths(library.years, toPageKeys(library, new Map()))

  test('are as many as a group needs', () => {
    expect(paths.map(({ params, props }) => [params.slug, params.page, props.list.items.length])).toEqual([
      ['2025', undefined, 1],
      ['2024', undefined, pageSize],
      ['2024', '2', 1],
      ['2020', undefined, 1],
    ])
  })

  test('name the groups beside them, in their keys as well', () => {
    expect(paths.map(({ props: { newer, older } }) => [newer, older])).toEqual([
      [undefined, '2024'],
      ['2025', '2020'],
      ['2025', '2020'],
      ['2024', undefined],
    ])
    const without = { ...library, years: library.years.slice(0, 2) }
    const others = toGroupPaths(without.years, toPageKeys(library, new Map()))
    expect(others[1]?.cacheKey).not.toBe(paths[1]?.cacheKey)
    expect(others[0]?.cacheKey).toBe(paths[0]?.cacheKey)
  })
})
