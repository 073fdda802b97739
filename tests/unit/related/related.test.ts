import { describe, expect, test } from 'vitest'
import type { Source } from '../../../src/library/content.ts'
import type { Library } from '../../../src/library/library.ts'
import { reasonLimit } from '../../../src/related/reason.ts'
import { listRelated } from '../../../src/related/related.ts'
import fc from '../../properties.ts'
import { entry, libraryOf, paper, paperOf, site, topic } from '../invented-list.ts'

/** A paper whose title and other fields are these. */
function titled(id: string, title: string, fields = '', body = ''): Source {
  return entry(`papers/${id}.md`, `title: ${title}\nadded: 2025-12-10\n${fields}`, body)
}

const filler = Array.from({ length: 26 }, (_, n) => titled(`z-filler-${n}`, `Nothing n${n}`, 'topics: [odd]'))

const list = libraryOf(
  topic('rare', 'Rare things'),
  topic('common', 'Common things'),
  topic('odd', 'Odd things'),
  ...filler,
  paper('x', 'topics: [common, rare]\nauthors: [Ada Fictive, Bo Nowhere, Cy Invented]\npublished: 2020'),
  paper('same-author', 'topics: [common, rare]\nauthors: [Bo Nowhere]\npublished: 2010'),
  paper('same-authors', 'topics: [common, rare]\nauthors: [Cy Invented, Bo Nowhere, Ada Fictive]'),
  paper('rare-one', 'topics: [rare]'),
  paper('near', 'topics: [common]\npublished: 2021'),
  paper('far', 'topics: [common]\npublished: 2030'),
  paper('undated-b', 'topics: [common]'),
  paper('undated-a', 'topics: [common]'),
  paper('both', 'topics: [rare, common]'),
  paper('y', 'topics: [common]\npublished: 2020'),
  paper('stranger', 'authors: [Ada Fictive]'),
)
const relatedTo = (id: string, library: Library, limit?: number) =>
  listRelated(library, limit)[library.papers.indexOf(paperOf(library, id))] ?? []
const idsOf = (id: string, library: Library = list, limit = 20) =>
  relatedTo(id, library, limit).map((found) => found.id)
const reasonsOf = (id: string, library: Library) =>
  Object.fromEntries(relatedTo(id, library, 20).map((found) => [found.id, found.reason]))

describe('listRelated', () => {
  test('ranks what authors and topics share, and leaves out what shares the common alone', () => {
    expect(idsOf('x')).toEqual(['same-authors', 'same-author', 'both', 'rare-one'])
  })
  test('ranks equals by nearness in time, then by id', () => {
    expect(idsOf('y')).toEqual(['near', 'far', 'undated-a', 'undated-b'])
  })
  test('gives four, or as many as are asked for', () => {
    expect(relatedTo('both', list)).toHaveLength(4)
    expect(idsOf('both', list, 1)).toHaveLength(1)
    expect(idsOf('both', list, 0)).toEqual([])
  })
  test('shows nothing where nothing binds, or an author alone does', () => {
    expect(idsOf('stranger')).toEqual([])
  })
  test('finds what is alike in words, across topics', () => {
    const worded = libraryOf(
      ...filler.slice(0, 8),
      topic('odd'),
      titled('a', 'GreyHeron, an eviction', 'summary: Eviction by GreyHeron.'),
      titled('b', 'Rules for eviction', 'summary: An answer to GreyHeron.'),
      titled('c', 'Baking bread', 'summary: Flour and water.'),
    )
    expect(reasonsOf('a', worded)).toEqual({ b: 'shared: eviction, GreyHeron' })
    expect(idsOf('c', worded)).toEqual([])
  })
  test('follows links of notes both ways, and steps of a path', () => {
    const bound = libraryOf(
      ...filler.slice(0, 8),
      topic('odd'),
      titled('a', 'Alpha', '', 'Read [the other](b.md) and [a third][c].\n\n[c]: c.md\n'),
      titled('b', 'Beta'),
      titled('c', 'Gamma'),
      titled('d', 'Delta', 'topics: [t]'),
      titled('e', 'Epsilon', 'topics: [t]'),
      titled('f', 'Zeta', 'topics: [t]'),
      topic('t', 'Small topic'),
      entry('paths/p.md', 'name: A path\npapers: [{paper: d, why: W}, {paper: e, why: W}, {paper: f, why: W}]'),
    )
    expect(reasonsOf('a', bound)).toEqual({ b: 'named in the notes', c: 'named in the notes' })
    expect(reasonsOf('b', bound)).toEqual({ a: 'its notes lead here' })
    expect(reasonsOf('d', bound)).toEqual({ e: 'next on A path', f: 'also on Small topic' })
    expect(reasonsOf('f', bound)).toEqual({ e: 'before this on A path', d: 'also on Small topic' })
  })
  test('says why', () => {
    expect(reasonsOf('x', list)).toMatchObject({
      'same-authors': 'also by Ada Fictive and Bo Nowhere, on Common things and Rare things',
      'same-author': 'also by Bo Nowhere, on Common things and Rare things',
      both: 'also on Common things and Rare things',
    })
    expect(reasonsOf('y', list)).toMatchObject({ near: 'also on Common things' })
  })
  test('does without English where the list is in another language', () => {
    const german = libraryOf(
      site('language: de'),
      ...filler.slice(0, 8),
      topic('odd'),
      titled('a', 'Die Kerne der Rechenwerke'),
      titled('b', 'Kerne und Rechenwerke'),
    )
    expect(idsOf('a', german)).toEqual(['b'])
  })
})

const words = fc.array(fc.constantFrom('cache', 'kernel', 'eviction', 'sparse', 'attention', 'H2O', 'the', 'of'), {
  minLength: 1,
  maxLength: 8,
})
const someTopics = fc.subarray(['t', 'u', 'v'])
const someAuthors = fc.subarray(['Ada Fictive', 'Bo Nowhere'])
const papers = fc.array(fc.tuple(words, words, someTopics, someAuthors), { minLength: 1, maxLength: 24 })
const topics = ['t', 'u', 'v'].map((id) => topic(id))

function toSources(all: readonly [string[], string[], string[], string[]][]): Source[] {
  return all.map(([title, summary, ids, names], n) => {
    const authors = names.length > 0 ? `\nauthors: [${names.join(', ')}]` : ''
    return titled(
      `p${n}`,
      `${title.join(' ')} ${n}`,
      `summary: ${summary.join(' ')}\ntopics: [${ids.join(', ')}]${authors}`,
    )
  })
}

const toAnswers = (library: Library) =>
  Object.fromEntries(library.papers.map((one) => [one.id, reasonsOf(one.id, library)] as const))

describe('whatever the list is', () => {
  test('no paper is related to itself or named twice, and each reason is short and not empty', () => {
    fc.assert(
      fc.property(papers, (all) => {
        const library = libraryOf(...topics, ...toSources(all))
        for (const [place, found] of listRelated(library, 10).entries()) {
          const ids = found.map(({ id }) => id)
          expect(ids).not.toContain(library.papers[place]?.id)
          expect(new Set(ids).size).toBe(ids.length)
          expect(found.filter(({ reason }) => reason === '' || reason.length > reasonLimit)).toEqual([])
        }
      }),
      { numRuns: 60 },
    )
  })
  test('who is related to another has it as related, where there is room', () => {
    fc.assert(
      fc.property(papers, (all) => {
        const library = libraryOf(...topics, ...toSources(all))
        for (const one of library.papers) {
          for (const id of idsOf(one.id, library, 30)) expect(idsOf(id, library, 30)).toContain(one.id)
        }
      }),
      { numRuns: 40 },
    )
  })
  test('the order of the files changes nothing', () => {
    fc.assert(
      fc.property(papers, (all) => {
        const sources = [...topics, ...toSources(all)]
        expect(toAnswers(libraryOf(...sources.toReversed()))).toEqual(toAnswers(libraryOf(...sources)))
      }),
      { numRuns: 40 },
    )
  })
  test('a newcomer that shares nothing leaves the others as they were, until the list outgrows a power of two', () => {
    fc.assert(
      fc.property(papers, (all) => {
        fc.pre(all.length !== 16)
        const sources = [...topics, ...toSources(all)]
        const stranger = titled('stranger', 'Zymurgy')
        const { stranger: own, ...others } = toAnswers(libraryOf(...sources, stranger))
        expect(own).toEqual({})
        expect(others).toEqual(toAnswers(libraryOf(...sources)))
      }),
      { numRuns: 40 },
    )
  })
})
