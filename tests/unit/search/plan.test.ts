import { describe, expect, test } from 'vitest'
import { planIndexes, smallestIndex } from '../../../src/search/plan.ts'

/** So many invented papers of a year, each with a day of its own within it. */
function papersOf(year: number, count: number) {
  return Array.from({ length: count }, (_, n) => ({
    id: `${year}-${n}`,
    published: `${year}-${String(1 + (n % 12)).padStart(2, '0')}`,
    added: '2025-12-10',
  }))
}
const namesOf = (papers: Parameters<typeof planIndexes>[0], smallest: number) =>
  planIndexes(papers, smallest).map(({ name, papers }) => [name, papers.length])

describe('planIndexes', () => {
  test('gives a short list one index', () => {
    expect(namesOf([], 3)).toEqual([['', 0]])
    expect(namesOf([...papersOf(2024, 3), ...papersOf(2025, 2)], 3)).toEqual([['', 5]])
    expect(planIndexes(papersOf(2025, 1).concat(papersOf(2024, 2 * smallestIndex - 2)))).toHaveLength(1)
  })
  test('gives a long list several, newest first, none of them small but the newest', () => {
    const list = [2019, 2020, 2021, 2022, 2023, 2024].flatMap((year) => papersOf(year, year - 2018))
    expect(namesOf(list, 5)).toEqual([
      ['', 6],
      ['2022-2023', 9],
      ['2019-2021', 6],
    ])
  })
  test('lets a newest year that is small join the one before', () => {
    const list = [...papersOf(2023, 5), ...papersOf(2024, 5), ...papersOf(2025, 2)]
    expect(namesOf(list, 5)).toEqual([
      ['', 7],
      ['2023', 5],
    ])
    expect(namesOf([...list, ...papersOf(2025, 1)], 5)).toEqual([
      ['', 3],
      ['2024', 5],
      ['2023', 5],
    ])
  })
  test('does not divide a list of fewer than twice the smallest', () => {
    expect(namesOf([...papersOf(2024, 5), ...papersOf(2025, 4)], 5)).toEqual([['', 9]])
    expect(namesOf([...papersOf(2024, 6), ...papersOf(2025, 4)], 5)).toEqual([
      ['', 4],
      ['2024', 6],
    ])
  })
  test('leaves the indexes of the years before as they are when papers come to the newest', () => {
    const list = [2019, 2020, 2021, 2022, 2023, 2024].flatMap((year) => papersOf(year, 4))
    const older = (papers: typeof list) => planIndexes(papers, 5).slice(1)
    expect(older([...papersOf(2024, 3), ...list])).toEqual(older(list))
  })
  test('has every paper once, and makes every index newer than the next', () => {
    const list = [2024, 2019, 2021, 2020].flatMap((year) => papersOf(year, 7))
    const plan = planIndexes(list, 7)
    expect(plan.flatMap(({ papers }) => papers.map(({ id }) => id)).sort()).toEqual(list.map(({ id }) => id).sort())
    const days = plan.map(({ papers }) => papers.map(({ published }) => published))
    for (const [n, older] of days.slice(1).entries()) expect((days[n]?.[0] ?? '') > (older.at(-1) ?? '')).toBe(true)
  })
  test('counts a paper without a date to the year in which it was added', () => {
    const undated = { id: 'x', added: '2020-05-01' }
    const plan = planIndexes([undated, ...papersOf(2020, 2), ...papersOf(2025, 3)], 3)
    expect(plan.map(({ name }) => name)).toEqual(['', '2020'])
    expect(plan[1]?.papers).toContain(undated)
  })
  test('orders papers of one index by date, and those of one date as the list does, last to first', () => {
    const list = ['b', 'a', 'c'].map((id) => ({ id, added: '2025-01-01' }))
    const older = { id: 'd', published: '2024', added: '2025-02-01' }
    expect(planIndexes([older, ...list])[0]?.papers.map(({ id }) => id)).toEqual(['d', 'c', 'a', 'b'])
  })
})
