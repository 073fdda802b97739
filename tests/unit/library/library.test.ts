import { describe, expect, test } from 'vitest'
import { buildLibrary, lastChanged, lastChangedPaper } from '../../../src/library/library.ts'
import { contentOf, entry, libraryOf, paper, paperOf, topic } from '../invented-list.ts'

const dated = (id: string, added: string, rest = '') =>
  entry(`papers/${id}.md`, `title: On ${id}\nadded: ${added}\n${rest}`)

describe('buildLibrary', () => {
  test('papers stand newest first: by addition, then publication, then id', () => {
    const library = libraryOf(
      dated('d', '2025-01-01', 'published: 2025-01'),
      dated('b', '2025-01-02'),
      dated('c', '2025-01-02', 'published: 2024'),
      dated('a', '2025-01-02'),
      dated('e', '2025-01-01', 'published: 2025-01-03'),
    )
    expect(library.papers.map(({ id }) => id)).toEqual(['c', 'a', 'b', 'e', 'd'])
  })

  test('the order of the sources changes nothing', () => {
    const sources = [
      dated('a', '2025-01-01', 'topics: [s, t]'),
      dated('b', '2025-01-01', 'topics: [t]'),
      topic('s'),
      topic('t'),
    ]
    const ids = (list: typeof sources) => JSON.stringify(libraryOf(...list))
    expect(ids([...sources].reverse())).toBe(ids(sources))
  })

  test('a paper knows its plain title, its names, its year and its notes', () => {
    const library = libraryOf(
      entry(
        'papers/x.md',
        'title: H$_2$O\nadded: 2025-12-10\npublished: 2024-03\nauthors: [Ada van Nowhere]',
        '\nNotes.\n',
      ),
    )
    expect(paperOf(library, 'x')).toMatchObject({
      title: 'H$_2$O',
      plainTitle: 'H₂O',
      names: [{ family: 'van Nowhere', given: 'Ada' }],
      year: '2024',
      notes: 'Notes.',
    })
  })

  test('what is unknown of a paper stays unknown', () => {
    const bare = paperOf(libraryOf(paper('x')), 'x')
    expect(bare).toMatchObject({ names: [], notes: '' })
    expect([bare.year, bare.published, bare.authors, bare.topics]).toEqual([undefined, undefined, undefined, undefined])
  })

  test('topics stand by number of papers, then by name, and those without papers last', () => {
    const library = libraryOf(
      topic('none', 'A'),
      topic('two', 'Z'),
      topic('one-b', 'Y'),
      topic('one-a', 'X'),
      paper('p', 'topics: [two, one-a]'),
      paper('q', 'topics: [two, one-b]'),
    )
    expect(library.topics.map(({ id, papers }) => [id, papers.length])).toEqual([
      ['two', 2],
      ['one-a', 1],
      ['one-b', 1],
      ['none', 0],
    ])
    expect(library.findTopic('two')?.papers.map(({ id }) => id)).toEqual(['p', 'q'])
    expect(library.findTopic('three')).toBeUndefined()
  })

  test('paths keep their order and find papers by earlier ids, and stand by name', () => {
    const library = libraryOf(
      paper('a', 'aliases: [older, old]'),
      paper('b'),
      entry('paths/y.md', 'name: B\npapers: [{paper: b, why: First.}, {paper: old, why: Second.}]', 'Introduction.'),
      entry('paths/z.md', 'name: A\npapers: [{paper: a, why: Only.}]'),
    )
    expect(library.paths.map(({ id }) => id)).toEqual(['z', 'y'])
    expect(library.paths[1]).toMatchObject({ name: 'B', introduction: 'Introduction.' })
    expect(library.paths[1]?.steps.map(({ paper: { id }, why }) => [id, why])).toEqual([
      ['b', 'First.'],
      ['a', 'Second.'],
    ])
    expect(library.findPaper('older')?.id).toBe('a')
  })

  test('authors are those with two papers or more', () => {
    const library = libraryOf(
      paper('a', 'authors: [Ada Fictive, Bo Nowhere]'),
      paper('b', 'authors: [Ada Fictive]'),
      paper('c', 'authorCount: 2'),
    )
    expect(library.authors.map(({ slug, papers }) => [slug, papers.map(({ id }) => id)])).toEqual([
      ['ada-fictive', ['a', 'b']],
    ])
  })

  test('a reference that finds nothing is left out', () => {
    const content = contentOf(paper('a'), topic('t'))
    const lost = {
      ...content,
      topics: [],
      paths: [{ id: 'p', body: '', record: { name: 'P', papers: [{ paper: 'gone', why: 'x' }] } }],
    }
    expect(buildLibrary(lost).paths[0]?.steps).toEqual([])
  })

  test.each(['__proto__', 'constructor', 'toString'])('%j is the id of nothing', (id) => {
    const library = libraryOf(paper('a'))
    expect(library.findPaper(id)).toBeUndefined()
    expect(library.findTopic(id)).toBeUndefined()
  })

  test('an empty list is a list', () => {
    const library = libraryOf()
    expect(library).toMatchObject({
      papers: [],
      topics: [],
      paths: [],
      authors: [],
      changed: undefined,
      editions: { day: [], week: [], month: [] },
    })
  })
})

describe('the day of the last change', () => {
  const changes = 'changes: [{date: 2025-12-11, what: Venue.}, {date: 2025-12-09, what: Title.}]'
  test('of a paper is the newest of its addition and its changes', () => {
    const library = libraryOf(paper('a', changes), paper('b'), paper('c', 'changes: [{date: 2024-01-01, what: x}]'))
    expect(['a', 'b', 'c'].map((id) => lastChangedPaper(paperOf(library, id)))).toEqual([
      '2025-12-11',
      '2025-12-10',
      '2025-12-10',
    ])
  })
  test('of a list is the newest of its papers, and of an empty one unknown', () => {
    const library = libraryOf(paper('a', changes), paper('b'))
    expect(lastChanged(library.papers)).toBe('2025-12-11')
    expect(library.changed).toBe('2025-12-11')
    expect(lastChanged([])).toBeUndefined()
  })
})
