/** A feed that is taken over from an earlier build is the one that would be made: what changes its bytes changes its key. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toFeedFacts } from '../../../src/feeds/feed.ts'
import { listSubjects } from '../../../src/feeds/subjects.ts'
import type { Source } from '../../../src/library/content.ts'
import type { Library } from '../../../src/library/library.ts'
import { toPageKeys } from '../../../src/library/page-keys.ts'
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

interface Followed {
  key: string
  text: string
}

/** Every feed in all its formats, by its name, with the key that its pages have. */
async function followAll(sources: readonly Source[]): Promise<Map<string, Followed>> {
  const library = libraryOf(...sources)
  const digests = new Map(
    sources.map((source) => [source.path.replace('.md', ''), 'text' in source ? source.text : '']),
  )
  const { toKey } = toPageKeys(library, digests)
  return new Map(
    await Promise.all(
      listSubjects(library).map(async (subject) => {
        const { papers, facts } = toFeedFacts(subject, library)
        return [subject.name, { key: toKey(papers, facts), text: await writeAll(library, subject.name) }] as const
      }),
    ),
  )
}

async function writeAll(library: Library, name: string): Promise<string> {
  const feed = feedOf(library, name)
  return (await Promise.all(formats.map((format) => writeFeed(feed, format)))).join('\n')
}

/** Feeds of both lists, by whether they are another text and have another key. */
async function compare(before: readonly Source[], after: readonly Source[]) {
  const [earlier, later] = await Promise.all([followAll(before), followAll(after)])
  return [...earlier].flatMap(([name, { key, text }]) => {
    const found = later.get(name)
    return found ? [{ name, isOther: found.text !== text, hasOtherKey: found.key !== key }] : []
  })
}

const namesOf = (feeds: Awaited<ReturnType<typeof compare>>) =>
  feeds.filter(({ isOther }) => isOther).map(({ name }) => name)

/** Those of which a feed says nothing. */
const unsaid = ['type', 'authorCount', 'organization', 'venue']

test.each([...fieldNames, 'notes'])('an edit of %s changes the key of every feed that shows it', async (field) => {
  const others = ids.slice(1).map((id) => toSource(id, []))
  const write = (...papers: Source[]) => [...around(undefined, ['ba']), ...papers, ...others]
  const edited = toSource(
    'ba',
    field === 'authorCount' ? [] : ['authors', field],
    {},
    field === 'notes' ? 'Of *note*.' : '',
  )
  const feeds = await compare(write(toSource('ba', field === 'authors' ? [] : ['authors'])), write(edited))
  expect(feeds.filter(({ isOther, hasOtherKey }) => isOther && !hasOtherKey)).toEqual([])
  if (!unsaid.includes(field)) expect(namesOf(feeds)).toContain('path/way')
})

test('a paper that moves the times of another changes the key of the feeds of that one', async () => {
  const write = (...more: Source[]) => [...around(), toSource('ut', [], { topics: ['damp'] }), ...more]
  const feeds = await compare(write(), write(toSource('ba', [])))
  expect(feeds).toContainEqual({ name: 'topic/damp', isOther: true, hasOtherKey: true })
})

test('what a feed does not show leaves its key alone', async () => {
  const write = (...fields: string[]) => [
    ...around(undefined, ['a']),
    toSource('a', []),
    toSource('b', fields, { topics: ['damp'] }),
  ]
  const feeds = await compare(write(), write('summary', 'changes', 'abstract'))
  expect(namesOf(feeds)).toEqual(expect.arrayContaining(['new', 'changes', 'digest', 'topic/damp']))
  for (const name of ['topic/fog', 'path/way', 'search/quick'])
    expect(feeds).toContainEqual({ name, isOther: false, hasOtherKey: false })
})

const papers = fc
  .dictionary(fc.constantFrom(...ids), fc.subarray(fieldNames))
  .map((list) => Object.entries(list).map(([id, fields]) => toSource(id, fields)))

/** Two lists that differ in some papers, in the words of a topic and a path, and in what is on the path. */
const lists = fc
  .tuple(papers, papers, fc.subarray(ids), fc.constantFrom('Papers on fog', 'Of fog'), fc.subarray(ids))
  .map(([before, other, edited, text, steps]) => {
    const isEdited = ({ path }: Source) => edited.some((id) => path === `papers/${id}.md`)
    const after = [...before.filter((source) => !isEdited(source)), ...other.filter(isEdited)]
    const write = (list: readonly Source[], words?: string) => {
      const there = steps.filter((id) => list.some(({ path }) => path === `papers/${id}.md`))
      return [...around(words, there), ...list]
    }
    return [write(before), write(after, text)] as const
  })

test('no two lists have a feed of one key and two texts', async () => {
  await fc.assert(
    fc.asyncProperty(lists, async ([before, after]) => {
      const feeds = await compare(before, after)
      expect(feeds.filter(({ isOther, hasOtherKey }) => isOther && !hasOtherKey)).toEqual([])
    }),
    { numRuns: 60 },
  )
})
