/** What an edit of one paper does to the feeds: those that tell of it follow, and the others stay as they were. */
import { expect, test } from 'vitest'
import { listSubjects } from '../../../src/feeds/subjects.ts'
import type { Source } from '../../../src/library/content.ts'
import type { Library } from '../../../src/library/library.ts'
import { entry, libraryOf, site } from '../invented-list.ts'
import { feedOf, formats, writeFeed } from './written-feeds.ts'

type Fields = Record<string, unknown>

/** Of these, "ba" and "ut" draw the same second, so that one moves the times of the other. */
const ids = ['ba', 'ut', 'a', 'b']

/** Every field that a paper may have, with a value that no other paper has where two may not have the same. */
const toFields = (id: string): Fields => ({
  title: `On $n$ lanterns of ${id}`,
  added: '2025-12-11',
  authors: ['Ada Fictive', 'Bo Nowhere'],
  authorCount: 12,
  organization: 'Whistle & Sons',
  type: 'report',
  published: '2025-08',
  arxiv: `2508.0000${ids.indexOf(id)}`,
  doi: `10.5555/${id}`,
  venue: { name: 'Journal of Damp', kind: 'journal' },
  links: [{ type: 'code', url: 'https://code.example/' }],
  topics: ['damp', 'fog'],
  summary: 'It is $O(n)$.',
  results: [{ metric: 'latency', value: 2, unit: '×' }],
  discussion: { url: 'https://talk.example/', comments: 3 },
  changes: [
    { date: '2025-12-12', what: 'Version 2.' },
    { date: '2025-12-12', what: 'Withdrawn.' },
  ],
  aliases: [`${id}-older`],
  abstract: 'Of $\\beta$.',
})
const fieldNames = Object.keys(toFields(''))

/** A paper with these of the fields, and with others of its own. */
const toSource = (id: string, given: readonly string[], own: Fields = {}, notes = ''): Source => {
  const plain = { title: `On ${id}`, added: '2025-12-10', topics: ['fog'] }
  const chosen = Object.entries(toFields(id)).filter(([name]) => given.includes(name))
  const fields = Object.entries({ ...plain, ...Object.fromEntries(chosen), ...own })
  return entry(`papers/${id}.md`, fields.map(([name, value]) => `${name}: ${JSON.stringify(value)}`).join('\n'), notes)
}

const around = (text = 'Papers on fog', steps: readonly string[] = []): Source[] => [
  site(
    'title: An invented list\nsearches: [{ name: quick, query: "text:lanterns" }, { name: talk, query: "comments>2" }]',
  ),
  entry('topics/fog.md', `name: Fog\ndescription: ${text}`),
  entry('topics/damp.md', 'name: Damp'),
  ...(steps.length > 0
    ? [
        entry(
          'paths/way.md',
          `name: Way\ndescription: ${text}\npapers: ${JSON.stringify(steps.map((id) => ({ paper: id, why: 'It is.' })))}`,
        ),
      ]
    : []),
]

/** Every feed in all its formats, by its name. */
async function followAll(sources: readonly Source[]): Promise<Map<string, string>> {
  const library = libraryOf(...sources)
  return new Map(
    await Promise.all(listSubjects(library).map(async ({ name }) => [name, await writeAll(library, name)] as const)),
  )
}

async function writeAll(library: Library, name: string): Promise<string> {
  const feed = feedOf(library, name)
  return (await Promise.all(formats.map((format) => writeFeed(feed, format)))).join('\n')
}

/** Names of the feeds of both lists that are another text in the second. */
async function compare(before: readonly Source[], after: readonly Source[]): Promise<string[]> {
  const [earlier, later] = await Promise.all([followAll(before), followAll(after)])
  return [...earlier].filter(([name, text]) => later.get(name) !== text).map(([name]) => name)
}

/** Those of which a feed says nothing. */
const unsaid = ['type', 'authorCount', 'organization', 'venue']

test.each([...fieldNames, 'notes'])('an edit of %s is in the feeds of that paper, and in no other', async (field) => {
  const others = ids.slice(1).map((id) => toSource(id, [], { topics: ['damp'] }))
  const write = (...papers: Source[]) => [...around(undefined, ['ba']), ...papers, ...others]
  const edited = toSource(
    'ba',
    field === 'authorCount' ? [] : ['authors', field],
    {},
    field === 'notes' ? 'Of *note*.' : '',
  )
  const changed = await compare(write(toSource('ba', field === 'authors' ? [] : ['authors'])), write(edited))
  if (!unsaid.includes(field)) expect(changed).toContain('path/way')
  // A paper's topics are feeds that it joins, and its day and oldest id give times to the others of that day.
  if (!['topics', 'added', 'aliases'].includes(field)) expect(changed).not.toContain('topic/damp')
})

test('a paper that moves the times of another moves them in the feeds of that one', async () => {
  const write = (...more: Source[]) => [...around(), toSource('ut', [], { topics: ['damp'] }), ...more]
  expect(await compare(write(), write(toSource('ba', [])))).toContain('topic/damp')
})

test('what a feed does not show leaves it as it was', async () => {
  const write = (...fields: string[]) => [
    ...around(undefined, ['a']),
    toSource('a', []),
    toSource('b', fields, { topics: ['damp'] }),
  ]
  const changed = await compare(write(), write('summary', 'changes', 'abstract'))
  expect(changed).toEqual(expect.arrayContaining(['new', 'changes', 'digest', 'topic/damp']))
  for (const name of ['topic/fog', 'path/way', 'search/quick']) expect(changed).not.toContain(name)
})
