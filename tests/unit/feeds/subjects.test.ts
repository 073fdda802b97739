import { describe, expect, test } from 'vitest'
import { findMatching, formatSearchName, listSubjects, toDiscussedSubject } from '../../../src/feeds/subjects.ts'
import { entry, libraryOf, paper, site, topic } from '../invented-list.ts'

const dated = (id: string, added: string, rest = '') =>
  entry(`papers/${id}.md`, `title: On ${id}\nadded: ${added}\n${rest}`)

const library = libraryOf(
  site(`
title: A & B
searches:
  - { name: small-models, query: "topic:kv -author:Nowhere" }
  - { name: nothing, query: zebra }`),
  topic('kv', 'KV cache'),
  entry('topics/moe.md', 'name: Mixtures\ndescription: Of $n$ experts.'),
  dated('a', '2025-12-10', 'authors: [Ada Fictive]\ntopics: [kv, moe]\ndiscussion: {comments: 1}'),
  dated('b', '2025-12-11', 'authors: [Ada Fictive, Bo Nowhere]\ntopics: [kv]\ndiscussion: {comments: 7}'),
  dated('c', '2025-12-12', 'changes: [{date: 2025-12-13, what: Venue.}]'),
  entry(
    'paths/p.md',
    'name: Way\npapers: [{paper: a, why: First.}, {paper: c, why: Second.}, {paper: a, why: Again.}]',
  ),
)

/** Every feed of the list: what it is, where it is, and the pages of its items. */
const table: [kind: string, name: string, label: string, page: string, feeds: string[], items: string[]][] = [
  ['list', 'new', 'Every new paper', '/', ['/feed.xml', '/feed.atom', '/feed.json'], ['c', 'b', 'a']],
  ['list', 'changes', 'What changed', '/papers/', ['/changes.xml'], ['c']],
  ['list', 'digest', 'Editions as letters', '/editions/', ['/digest.xml'], ['2025-12-12', '2025-12-11', '2025-12-10']],
  ['list', 'discussed', 'Most discussed', '/discussed/', ['/discussed/feed.xml'], ['b', 'a']],
  [
    'topic',
    'topic/kv',
    'KV cache',
    '/topics/kv/',
    ['xml', 'atom', 'json'].map((format) => `/topics/kv/feed.${format}`),
    ['b', 'a'],
  ],
  [
    'topic',
    'topic/moe',
    'Mixtures',
    '/topics/moe/',
    ['xml', 'atom', 'json'].map((format) => `/topics/moe/feed.${format}`),
    ['a'],
  ],
  ['path', 'path/p', 'Way', '/paths/p/', ['/paths/p/feed.xml'], ['c', 'a']],
  [
    'author',
    'author/ada-fictive',
    'Ada Fictive',
    '/authors/ada-fictive/',
    ['/authors/ada-fictive/feed.xml'],
    ['b', 'a'],
  ],
  [
    'search',
    'search/small-models',
    'Small models',
    '/searches/small-models/',
    ['/searches/small-models/feed.xml'],
    ['a'],
  ],
  ['search', 'search/nothing', 'Nothing', '/searches/nothing/', ['/searches/nothing/feed.xml'], []],
]

describe('what can be followed', () => {
  const subjects = listSubjects(library)

  test('is what the table says, in its order', () => {
    expect(
      subjects.map(({ kind, name, label, page, feeds }) => [kind, name, label, page, Object.values(feeds)]),
    ).toEqual(table.map((row) => row.slice(0, -1)))
  })

  test.each(table.map(([, name, , , , items]) => [name, items] as const))(
    '%s has its papers, newest first',
    (name, items) => {
      const subject = subjects.find((candidate) => candidate.name === name)
      const found = subject?.list(library).map((seed) => (seed.kind === 'edition' ? seed.day : seed.papers[0].id))
      expect(found).toEqual(items)
    },
  )

  test('has a title with the name of the list in it, and a description, both plain', () => {
    for (const { title, description } of subjects) {
      expect(title).toMatch(/^A & B(?:: .+)?$/)
      expect(description).toMatch(/^\S[^$]*[^.\s]$|^Of n experts\.$/)
    }
    expect(new Set(subjects.map(({ title }) => title)).size).toBe(subjects.length)
  })

  test('is little in an empty list, and nobody is discussed in it', () => {
    expect(listSubjects(libraryOf()).map(({ name }) => name)).toEqual(['new', 'changes', 'digest'])
    expect(toDiscussedSubject(libraryOf(paper('a', 'discussion: {comments: 0}')))).toBeUndefined()
  })
})

test.each([
  ['small-models', 'Small models'],
  ['kv', 'Kv'],
  ['2025-best-of', '2025 best of'],
])('the search %s is called %s', (name, shown) => {
  expect(formatSearchName(name)).toBe(shown)
})

test('a search that cannot be read finds nothing, rather than everything', () => {
  expect(findMatching(library, 'topic:nowhere')).toEqual([])
  expect(findMatching(library, 'topic:kv').map(({ id }) => id)).toEqual(['b', 'a'])
})
