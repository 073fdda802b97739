/** The list as one JSON file, held to the schema that is published with it by a validator that is not ours. Papers are invented. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { abstractLimit } from '../../../src/bibliography/subjects.ts'
import { formatLibraryFile, formatLibrarySchema, formatPaperSchema } from '../../../src/library/library-file.ts'
import { entry, libraryOf, paper, paperOf, site, topic } from '../invented-list.ts'

const root = new URL('https://list.example/stand/')
const everything = `
authors: [Ann Ash, { family: van Birch, given: Ben }, { literal: The Damp Collective }]
organization: Whistle & Sons
type: article-journal
published: 2019
arxiv: "2501.00010"
doi: 10.5555/damp.7
venue: { name: Journal of Damp, short: JoD, kind: journal, year: 2020, volume: "14", issue: "3", pages: 42-57, publisher: Soot }
links: [{ type: code, url: "https://example.org/code" }]
topics: [fog]
summary: Fog counts $n^2$ lamps.
results: [{ metric: speedup, value: 3.5, unit: "×", against: lamps, bound: up to }]
discussion: { comments: 3, url: "https://example.org/talk" }
status: reading
changes: [{ date: 2025-12-11, what: Version 2 }]
aliases: [old-fog]
abstract: Long.
csl: { language: en, custom: { deep: [1, null, true] } }`
const library = libraryOf(
  paper('fog', everything, 'See **this**.\n'),
  paper('bare'),
  topic('fog', 'Fog'),
  entry('topics/moss.md', 'name: Moss\ndescription: On moss.', 'It is green.\n'),
  entry('paths/way.md', 'name: A way\npapers: [{ paper: old-fog, why: "First." }]', 'Go.\n'),
  site('title: The Stand\nlicence: { name: CC BY 4.0 }'),
)
const file = JSON.parse(formatLibraryFile(library, root))
const validate = new Ajv2020({ strict: true, strictTypes: false }).compile(JSON.parse(formatLibrarySchema(root)))
const validatePaper = new Ajv2020({ strict: true, strictTypes: false }).compile(JSON.parse(formatPaperSchema(root)))

const errorsOf = (data: unknown) =>
  validate(data) ? [] : (validate.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`)

describe('the file', () => {
  test('keeps to its schema, with papers of which everything or hardly anything is known, and without any', () => {
    expect(errorsOf(file)).toEqual([])
    expect(errorsOf(JSON.parse(formatLibraryFile(libraryOf(), root)))).toEqual([])
  })

  test('says what it is, where the list stands, and which shape it has', () => {
    const { papers, topics, paths, ...head } = file
    expect(head).toEqual({
      $schema: 'https://list.example/stand/schema/library.json',
      version: 1,
      title: 'The Stand',
      description: 'A reading list of research papers',
      address: 'https://list.example/stand/',
      curator: 'The Paperstand project',
      language: 'en',
      licence: { name: 'CC BY 4.0' },
      changed: '2025-12-11',
      hasAbstracts: true,
    })
    expect(topics).toEqual([
      { id: 'fog', url: 'https://list.example/stand/topics/fog/', name: 'Fog' },
      {
        id: 'moss',
        url: 'https://list.example/stand/topics/moss/',
        name: 'Moss',
        description: 'On moss.',
        introduction: expect.stringMatching(/^It is green\.\s*$/),
      },
    ])
    expect(paths).toEqual([
      {
        id: 'way',
        url: 'https://list.example/stand/paths/way/',
        name: 'A way',
        papers: [{ paper: 'fog', why: 'First.' }],
        introduction: expect.stringMatching(/^Go\.\s*$/),
      },
    ])
    expect(papers.map(({ id, url }: { id: string; url: string }) => [id, url])).toEqual(
      library.papers.map(({ id }) => [id, `https://list.example/stand/papers/${id}/`]),
    )
  })

  test('has every field of a record as the curator wrote it, the notes as Markdown, and nothing that we derived', () => {
    const { id, url, notes, ...record } = file.papers.find(({ id }: { id: string }) => id === 'fog')
    const { plainTitle, names, year, notes: written, id: own, ...known } = paperOf(library, 'fog')
    expect(record).toEqual(known)
    expect(record).toMatchObject({ published: '2019', added: '2025-12-10', title: 'On fog' })
    expect(Object.keys(record)).toHaveLength(19)
    expect(notes).toBe(written)
    expect(validatePaper(record)).toBe(true)
  })

  test('leaves the abstracts out of a long list, and says so', () => {
    const papers = Array.from({ length: abstractLimit + 1 }, (_, n) => ({ ...paperOf(library, 'fog'), id: `p${n}` }))
    const text = formatLibraryFile({ ...library, papers }, root)
    expect(JSON.parse(text)).toMatchObject({ hasAbstracts: false, papers: { length: abstractLimit + 1 } })
    expect(text).not.toContain('"abstract":')
  })

  test('has a paper a line', () => {
    const lines = formatLibraryFile(library, root).split('\n')
    expect(lines.filter((line) => line.startsWith('{"id":"'))).toHaveLength(5)
  })
})

describe('the schema', () => {
  test.each<[string, (data: typeof file) => void]>([
    [' required', (data) => delete data.version],
    ['/version const', (data) => (data.version = 2)],
    [' additionalProperties', (data) => (data.extra = 1)],
    ['/papers/0 required', (data) => delete data.papers[0].id],
    ['/papers/0 required', (data) => delete data.papers[0].title],
    ['/papers/0 additionalProperties', (data) => (data.papers[0].sumary = 'x')],
    ['/papers/0/added pattern', (data) => (data.papers[0].added = '10 December 2025')],
    ['/papers/0/type enum', (data) => (data.papers[0].type = 'song')],
    ['/papers/0/url pattern', (data) => (data.papers[0].url = 'javascript:0')],
    ['/topics/0 required', (data) => delete data.topics[0].name],
    ['/paths/0/papers/0 required', (data) => delete data.paths[0].papers[0].why],
  ])('refuses what is not of the shape: %s', (error, damage) => {
    const data = structuredClone(file)
    damage(data)
    expect(errorsOf(data)).toContain(error)
  })

  test.each([
    ['library', formatLibrarySchema(root)],
    ['paper', formatPaperSchema(root)],
  ])('of a %s names its draft and its own address, and describes every field', (name, text) => {
    const schema = JSON.parse(text)
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema')
    expect(schema.$id).toBe(`https://list.example/stand/schema/${name}.json`)
    for (const [field, { description }] of Object.entries<{ description?: string }>(schema.properties))
      expect([field, description]).toEqual([field, expect.stringMatching(/\S.*\.$/)])
  })
})
