import { describe, expect, test } from 'vitest'
import { feedLimit } from '../../../src/feeds/seeds.ts'
import { libraryOf, paper } from '../invented-list.ts'
import { findLive, textOf } from '../text/live-markup.ts'
import { feedOf } from './written-feeds.ts'

const change = (date: string, what: string) => `{date: ${date}, what: "${what}"}`
const itemsOf = (...papers: ReturnType<typeof paper>[]) => feedOf(libraryOf(...papers), 'changes').items
const idsOf = (...papers: ReturnType<typeof paper>[]) =>
  itemsOf(...papers).map(({ id }) => id.replace(/^.*:paper\//, ''))

const two = [
  paper('a', `changes: [${change('2026-01-02', 'First.')}, ${change('2026-01-02', 'Second.')}]`),
  paper('b', `changes: [${change('2026-01-02', 'Published.')}, ${change('2026-01-05', 'Withdrawn.')}]`),
  paper('c'),
]

describe('changes as items', () => {
  test('stand newest first, those of a day at distinct, descending times', () => {
    expect(itemsOf(...two).map(({ title, added }) => [title, added.toISOString()])).toEqual([
      ['On b: Withdrawn.', '2026-01-05T14:44:37.000Z'],
      ['On b: Published.', '2026-01-02T14:44:37.000Z'],
      ['On a: Second.', '2026-01-02T13:23:41.000Z'],
      ['On a: First.', '2026-01-02T13:23:40.000Z'],
    ])
  })

  test('say what changed and why, and then what the paper is', () => {
    const [item] = itemsOf(
      paper(
        'x',
        `summary: It is $O(n)$ & quick.\nauthors: [Ada Fictive]\nchanges: [${change('2026-01-02', 'v2: <b> & more')}]`,
      ),
    )
    expect(item).toMatchObject({
      url: 'https://list.example/papers/x/',
      title: 'On x: v2: <b> & more',
      summary: 'v2: <b> & more',
      authors: ['Ada Fictive'],
      updated: item?.added,
    })
    expect(findLive(item?.html ?? '')).toEqual([])
    expect(item?.html).toMatch(
      /^<p><strong>v2: &lt;b&gt; &amp; more<\/strong><\/p><p>It is <math>.*<\/math> &#x26; quick\.<\/p>$/,
    )
    expect(textOf(itemsOf(paper('y', `changes: [${change('2026-01-02', 'Venue.')}]`))[0]?.html ?? '')).toBe('Venue.')
  })

  test('are none where nothing changed', () => {
    expect(itemsOf(paper('a'), paper('b', 'changes: []'))).toEqual([])
  })

  test('are the newest hundred', () => {
    const many = Array.from({ length: feedLimit + 5 }, (_, n) => change('2026-01-02', `Change ${n}.`))
    const items = itemsOf(paper('x', `changes: [${many.join(', ')}]`))
    expect(items).toHaveLength(feedLimit)
    expect(items[0]?.summary).toBe(`Change ${feedLimit + 4}.`)
  })
})

describe('case 56: the id of a change', () => {
  test('is the paper’s, with the day and the count within the day', () => {
    expect(idsOf(...two)).toEqual([
      'b/change/2026-01-05/1',
      'b/change/2026-01-02/1',
      'a/change/2026-01-02/2',
      'a/change/2026-01-02/1',
    ])
  })

  const more = [change('2026-01-02', 'First.'), change('2026-01-02', 'Second.')]
  test.each<[what: string, after: ReturnType<typeof paper>, at?: number]>([
    ['there are newer ones', paper('a', `changes: [${[...more, change('2026-02-01', 'Third.')].join(', ')}]`)],
    ['there are older ones', paper('a', `changes: [${[change('2025-12-31', 'Zeroth.'), ...more].join(', ')}]`)],
    ['there is another on the day', paper('a', `changes: [${[...more, change('2026-01-02', 'Third.')].join(', ')}]`)],
    ['its words are mended', paper('a', `changes: [${more.join(', ').replace('First', '1st')}]`)],
    ['another paper changes on the day', paper('c', `changes: [${change('2026-01-02', 'Venue.')}]`), 2],
    ['the paper gets another id', paper('z', `aliases: [a]\nchanges: [${more.join(', ')}]`)],
  ])('stays, and so does its time, when %s', (_, after, at = 0) => {
    const timesOf = (items: ReturnType<typeof itemsOf>) =>
      new Map(items.map(({ id, updated }) => [id, updated.getTime()]))
    const earlier = timesOf(itemsOf(...two))
    const later = timesOf(itemsOf(...two.with(at, after)))
    expect(earlier.size).toBe(4)
    for (const [id, time] of earlier) expect([id, later.get(id)]).toEqual([id, time])
    expect(new Set(later.values()).size).toBe(later.size)
  })
})
