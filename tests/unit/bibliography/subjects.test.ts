/** What has bibliography files, where they stand, and which papers are in them. Papers are invented. */
import { afterEach, describe, expect, test, vi } from 'vitest'
import { bibliographyFormats } from '../../../src/bibliography/bibliography.ts'
import {
  abstractLimit,
  formatNames,
  formatSubject,
  hasPaperFiles,
  limitAbstracts,
  listBibliographies,
  toPathBibliography,
  toTopicBibliography,
} from '../../../src/bibliography/subjects.ts'
import type { Library } from '../../../src/library/library.ts'
import { entry, libraryOf, paper, paperOf, site, topic } from '../invented-list.ts'
import { readBibtex } from './bibtex-reader.ts'

const root = new URL('https://list.example/a/stand/')
const path = entry(
  'paths/way.md',
  'name: A way\npapers:\n- { paper: moss, why: First. }\n- { paper: fog, why: Then. }\n- { paper: moss, why: Again. }',
)
const library = libraryOf(
  paper('fog', 'topics: [weather]\nabstract: Fog is seen.\nauthors: [Ann Ash]', 'Read it [after moss](moss.md).'),
  paper('moss', 'topics: [weather]\naliases: [old-moss]'),
  topic('weather', 'Weather'),
  topic('silence', 'Silence'),
  path,
  site('title: The Stand\ndescription: A list.'),
)

const pathsOf = (list: Library) => listBibliographies(list).flatMap(({ files }) => Object.values(files))

describe('bibliography files', () => {
  test('are there for the list, its topics, paths and papers, in each format, and for nothing else', () => {
    expect(pathsOf(library)).toEqual([
      '/library.bib',
      '/library.ris',
      '/library.csl.json',
      '/library.md',
      ...['topics/weather', 'topics/silence', 'paths/way', 'papers/fog', 'papers/moss'].flatMap((page) =>
        ['bib', 'ris', 'json', 'md'].map((format) => `/${page}.${format}`),
      ),
    ])
  })

  test.each([
    [2, true],
    [1, false],
    [0, false],
  ])('of single papers are there where `twins` is %i: %s, with two papers', (twins, isThere) => {
    const list = { ...library, site: { ...library.site, twins } }
    expect(hasPaperFiles(list)).toBe(isThere)
    const kinds = new Set(pathsOf(list).map((file) => file.split('/')[1]))
    expect(kinds.has('papers')).toBe(isThere)
    expect([...kinds]).toContain('library.bib')
    expect([...kinds]).toContain('topics')
  })

  test('have names for readers', () => {
    expect(Object.keys(formatNames).sort()).toEqual([...bibliographyFormats].sort())
  })
})

describe('a path', () => {
  test('that comes to a paper twice has it once, and keeps its order', () => {
    const [way] = library.paths
    const subject = way && toPathBibliography(way, library)
    expect(subject?.papers.map(({ id }) => id)).toEqual(['moss', 'fog'])
    const keys = subject && readBibtex(formatSubject(subject, 'bib', root)).map(({ key }) => key)
    expect(keys).toEqual(['moss', 'fog'])
  })
})

describe('a topic without papers', () => {
  const silence = library.findTopic('silence')
  const text = (format: 'bib' | 'ris' | 'json' | 'md') =>
    silence ? formatSubject(toTopicBibliography(silence, library), format, root) : undefined

  test('has files that are well-formed and empty', () => {
    expect(text('bib')).toBe('')
    expect(text('ris')).toBe('')
    expect(JSON.parse(text('json') ?? '')).toEqual([])
    expect(text('md')).toBe('## The Stand: Silence\n')
  })
})

describe('the address of a paper in a file', () => {
  afterEach(() => {
    vi.unstubAllEnvs()
    vi.resetModules()
  })

  test.each(['/', '/a/stand/'])('is whole, whether the base path is told to who writes it or not: %s', async (base) => {
    vi.resetModules()
    vi.stubEnv('BASE_URL', base)
    const own = await import('../../../src/bibliography/subjects.ts')
    const [whole] = own.listBibliographies(library)
    const items = whole && JSON.parse(own.formatSubject(whole, 'json', root))
    expect(items.map(({ URL: url }: { URL: string }) => url)).toEqual([
      'https://list.example/a/stand/papers/fog/',
      'https://list.example/a/stand/papers/moss/',
    ])
    expect(whole?.files.bib).toBe(`${base}library.bib`)
  })
})

describe('abstracts', () => {
  const { abstract, ...bare } = paperOf(library, 'fog')
  const many = (size: number) =>
    Array.from({ length: size }, (_, n) => ({
      ...bare,
      id: `p${n}`,
      abstract: `Of ${n}.`,
      csl: { abstract: 'x', note: 'y' },
    }))

  test('are in a file of one paper, whatever the list has', () => {
    const own = listBibliographies(library).find(({ files }) => files.bib === '/papers/fog.bib')
    expect(own && formatSubject(own, 'bib', root)).toContain('abstract = {Fog is seen.}')
    expect(own && formatSubject(own, 'md', root)).toContain('Weather')
  })

  test('are in a file of so many papers as there is room for, and of more in none', () => {
    const whole = (size: number) => ({ ...library, papers: many(size) })
    for (const format of ['bib', 'ris', 'json'] as const) {
      const [full, cut] = [abstractLimit, abstractLimit + 1].map((size) => {
        const [all] = listBibliographies(whole(size))
        return all ? formatSubject(all, format, root) : ''
      })
      expect(full?.match(/Of \d+\./g)).toHaveLength(abstractLimit)
      expect(cut).not.toMatch(/Of \d+\.|\bx\b/)
      expect(cut?.match(/\bp\d+\b/g)?.length).toBeGreaterThan(abstractLimit)
    }
  })

  test('go, and all else stays', () => {
    const [first] = limitAbstracts(many(abstractLimit + 1))
    expect(first).toEqual({ ...bare, id: 'p0', csl: { note: 'y' } })
    const few = many(2)
    expect(limitAbstracts(few)).toBe(few)
  })
})
