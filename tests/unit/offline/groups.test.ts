import { describe, expect, it } from 'vitest'
import { planPacks } from '../../../scripts/make-packs.ts'
import { groupByName, groupInOrder, type Sized } from '../../../src/offline/groups.ts'

const files = (number: number, from = 0): Sized[] =>
  Array.from({ length: number }, (_, n) => ({ path: `papers/paper-${n + from}/index.html`, bytes: 10_000 }))
const names = (groups: Sized[][]) => groups.map((group) => group.map(({ path }) => path).join(' '))

describe('files in their order', () => {
  const groups = groupInOrder(files(3000), 6e6)

  it('are all there, once and in order, in groups that are not too large', () => {
    expect(groups.flat()).toEqual(files(3000))
    for (const group of groups) expect(group.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(6e6)
    expect(groups.length).toBeGreaterThan(5)
    expect(groups.length).toBeLessThan(40)
  })

  it('change only the last group when one is added at the end', () => {
    const more = names(groupInOrder(files(3001), 6e6))
    expect(more.slice(0, groups.length - 1)).toEqual(names(groups).slice(0, -1))
    expect(more.length - groups.length).toBeLessThanOrEqual(1)
  })

  it('change few groups when one goes from their midst', () => {
    const fewer = names(groupInOrder(files(3000).toSpliced(1500, 1), 6e6))
    expect(names(groups).filter((group) => !fewer.includes(group)).length).toBeLessThanOrEqual(3)
  })

  it('have a group of its own for what is too large for any', () => {
    const large = { path: 'large', bytes: 7e6 }
    expect(groupInOrder([...files(2), large, ...files(2, 2)], 6e6)).toEqual([files(2), [large], files(2, 2)])
  })
})

describe('files by their names', () => {
  it('belong to the same group whatever else is there', () => {
    const [few, many] = [groupByName(files(500), 1e6), groupByName(files(501), 1e6)]
    expect(few).toHaveLength(8)
    const changed = names(many).filter((group) => !names(few).includes(group))
    expect(changed).toHaveLength(1)
    expect(few.flat()).toHaveLength(500)
  })

  it('are one group where they are few, and none where there are none', () => {
    expect(groupByName(files(3), 1e6)).toHaveLength(1)
    expect(groupByName([], 1e6)).toEqual([])
  })
})

describe('a plan of packs', () => {
  const site = [
    'papers/late/index.html',
    'papers/early/index.html',
    'papers/moved/index.html',
    'papers/2/index.html',
    'topics/fog/index.html',
    'editions/2025-12-10/index.html',
    'editions/2025-12-10/letter.html',
    'authors/index.html',
    'pagefind/fragment/en_1.pf_fragment',
    'pagefind/2008-2021/fragment/en_2.pf_fragment',
    'pagefind/index/en_3.pf_index',
    'feed.xml',
    '404.html',
  ].map((path) => ({ path, bytes: 10 }))
  const plan = Object.fromEntries(
    planPacks(site, ['early', 'late']).map(({ kind, files }) => [kind, files.map(({ path }) => path)]),
  )

  it('has papers in the order in which they were added, and other pages and the index in packs of their own', () => {
    expect(plan).toEqual({
      papers: ['papers/early/index.html', 'papers/late/index.html'],
      lists: ['papers/moved/index.html', 'papers/2/index.html'],
      topics: ['topics/fog/index.html'],
      editions: ['editions/2025-12-10/index.html'],
      authors: ['authors/index.html'],
      fragments: expect.arrayContaining([
        'pagefind/fragment/en_1.pf_fragment',
        'pagefind/2008-2021/fragment/en_2.pf_fragment',
      ]),
      index: ['pagefind/index/en_3.pf_index'],
    })
  })
})
