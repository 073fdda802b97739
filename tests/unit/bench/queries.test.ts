/** Queries of readers who remember some of a paper: made from it, and wrong in exactly one letter where they are wrong. */

import { describe, expect, it, test } from 'vitest'
import { inventCorpus } from '../../../scripts/bench/corpus.ts'
import { inventQueries, mistype, type Query, type QueryKind, queryKinds } from '../../../scripts/bench/queries.ts'
import { openRandom } from '../../../scripts/bench/random.ts'
import { toName } from '../../../src/bibliography/names.ts'
import { toPlainText } from '../../../src/text/mathematics.ts'
import fc from '../../properties.ts'

const { papers } = inventCorpus({ papers: 300, seed: 1 })
const kinds = Object.keys(queryKinds) as QueryKind[]

/** Words of the title of the paper that is meant, in lower case. */
function titleOf({ meant }: Query): string {
  return toPlainText(papers.find(({ id }) => id === meant)?.record.title ?? '').toLowerCase()
}

/** Which of Damerau's errors leads from one word to another; several where it could be one or the other. */
function errorsBetween(word: string, wrong: string): string[] {
  const without = (text: string, n: number) => text.slice(0, n) + text.slice(n + 1)
  const places = [...word, ''].map((_, n) => n)
  const swapped = (n: number) => word.slice(0, n) + (word[n + 1] ?? '') + (word[n] ?? '') + word.slice(n + 2)
  return [
    ...(wrong.length === word.length + 1 && places.some((n) => without(wrong, n) === word) ? ['insert'] : []),
    ...(wrong.length === word.length - 1 && places.some((n) => without(word, n) === wrong) ? ['delete'] : []),
    ...(wrong.length === word.length && places.some((n) => without(word, n) === without(wrong, n) && word !== wrong)
      ? ['substitute']
      : []),
    ...(wrong.length === word.length && wrong !== word && places.some((n) => swapped(n) === wrong)
      ? ['transpose']
      : []),
  ]
}

describe('a mistyped word', () => {
  it('is wrong in one letter, whatever the word and the draw', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z][a-z-]{0,14}[a-z]$/), fc.integer(), (word, seed) => {
        expect(errorsBetween(word, mistype(word, openRandom(seed)))).not.toEqual([])
      }),
    )
  })

  it('has one of the four errors as often as another', () => {
    const random = openRandom(1)
    const counts = Map.groupBy(
      Array.from({ length: 4000 }, () => errorsBetween('paperstand', mistype('paperstand', random)).at(-1)),
      (error) => error,
    )
    for (const error of ['insert', 'delete', 'substitute', 'transpose'])
      expect((counts.get(error) ?? []).length / 1000).toBeCloseTo(1, 0)
  })

  it('keeps its hyphens where they are', () => {
    const random = openRandom(2)
    for (let n = 0; n < 500; n++) expect(mistype('flom-moe', random)).toMatch(/^[a-z]+-[a-z]+$/)
  })
})

describe('queries', () => {
  it.each(kinds)('%s: a hundred different ones, the same every time, the fewer the first of the more', (kind) => {
    const queries = inventQueries(papers, kind, 100)
    expect(new Set(queries.map(({ text }) => text)).size).toBe(100)
    expect(inventQueries(papers, kind, 100)).toEqual(queries)
    expect(inventQueries(papers, kind, 20)).toEqual(queries.slice(0, 20))
    expect(queries.every(({ text }) => text === text.toLowerCase() && text === text.trim())).toBe(true)
  })

  it('ask for each paper once before they ask for one again', () => {
    const meant = inventQueries(papers, 'exact', 200).map(({ meant }) => meant)
    expect(new Set(meant).size).toBe(200)
  })

  it('of a short list are as many as it gives', () => {
    const few = papers.slice(0, 10)
    const named = few.filter(({ record }) => /^[^\s:$]+: /.test(record.title))
    expect(inventQueries(few, 'name', 100)).toHaveLength(named.length)
    expect(inventQueries(few, 'exact', 30)).toHaveLength(30)
    expect(inventQueries([], 'exact', 30)).toEqual([])
  })

  it('exact: three words of the title in its order', () => {
    for (const query of inventQueries(papers, 'exact', 100)) {
      const words = query.text.split(' ')
      expect(words).toHaveLength(3)
      const places = words.map((word) => titleOf(query).indexOf(word))
      expect(places.every((place) => place >= 0)).toBe(true)
    }
  })

  it('prefix: the last word is a beginning of three letters or more, never whole', () => {
    for (const query of inventQueries(papers, 'prefix', 100)) {
      const cut = query.text.split(' ').at(-1) ?? ''
      const whole = titleOf(query).split(/[^\p{L}'’-]+/u)
      expect(cut.length).toBeGreaterThanOrEqual(3)
      expect(whole.some((word) => word.startsWith(cut) && word !== cut)).toBe(true)
    }
  })

  it('typo: one word of three is wrong in one letter, and it was five letters or longer', () => {
    for (const query of inventQueries(papers, 'typo', 100)) {
      const title = titleOf(query).split(/[^\p{L}'’-]+/u)
      const wrong = query.text.split(' ').filter((word) => !title.includes(word))
      expect(wrong.length).toBeLessThanOrEqual(1)
      for (const word of wrong)
        expect(title.some((right) => right.length >= 5 && errorsBetween(right, word).length > 0)).toBe(true)
    }
  })

  it('name typo: the name of the system, wrong in one letter', () => {
    for (const query of inventQueries(papers, 'name typo', 100))
      expect(errorsBetween(titleOf(query).split(': ')[0] ?? '', query.text)).not.toEqual([])
  })
})

test('an author is remembered by the family name, with a word of the title', () => {
  for (const query of inventQueries(papers, 'author', 100)) {
    const paper = papers.find(({ id }) => id === query.meant)
    const families = (paper?.record.authors ?? []).map(toName).map((name) => ('family' in name ? name.family : ''))
    const family = families.find((name) => query.text.startsWith(`${name.toLowerCase()} `)) ?? '?'
    expect(titleOf(query)).toContain(query.text.slice(family.length + 1))
  }
})
