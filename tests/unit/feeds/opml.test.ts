import { parseOpml } from 'feedsmith'
import { describe, expect, test } from 'vitest'
import { buildFeed } from '../../../src/feeds/feed.ts'
import { newestOf } from '../../../src/feeds/moments.ts'
import { formatOpml, kindNames } from '../../../src/feeds/opml.ts'
import { listSubjects } from '../../../src/feeds/subjects.ts'
import { childrenOf, readXml, textsOf } from '../../xml-tree.ts'
import { entry, libraryOf, paper, site, topic } from '../invented-list.ts'
import { feedOf, origin } from './written-feeds.ts'

const library = libraryOf(
  site('title: A & <B>\ncurator: Ada "Fictive"\nsearches: [{name: small-models, query: topic:kv}]'),
  topic('kv', 'KV & <cache>'),
  topic('none', 'Nothing'),
  paper('x', 'authors: [Ada Fictive]\ntopics: [kv]\ndiscussion: {comments: 1}'),
  paper('y', 'authors: [Ada Fictive]\nchanges: [{date: 2025-12-12, what: Venue.}]'),
  entry('paths/p.md', 'name: Way\ndescription: In $n$ steps.\npapers: [{paper: x, why: First.}]'),
)

describe('the OPML file', () => {
  const opml = readXml(formatOpml(library, origin))
  const [head, body] = opml.children
  const groups = childrenOf(body ?? opml, 'outline')

  test('says whose feeds these are, and when the newest of them changed', () => {
    expect([opml.name, opml.attributes, head?.name, body?.name]).toEqual(['opml', { version: '2.0' }, 'head', 'body'])
    expect(head?.children.map(({ name, text }) => [name, text.trim()])).toEqual([
      ['title', 'A & <B>'],
      ['dateModified', 'Fri, 12 Dec 2025 12:11:16 GMT'],
      ['ownerName', 'Ada "Fictive"'],
    ])
  })

  test('lists every feed once, those of a kind together, each with what a reader asks for', () => {
    const own = (xmlUrl: string, page: string, title: string, description: string) => ({
      text: title,
      title,
      description,
      type: 'rss',
      xmlUrl: `https://list.example/${xmlUrl}`,
      htmlUrl: `https://list.example/${page}`,
    })
    const feeds = groups.map((group) => [
      group.attributes,
      childrenOf(group, 'outline').map(({ attributes }) => attributes),
    ])
    expect(feeds).toEqual([
      [
        { text: 'The whole list' },
        [
          own('feed.xml', '', 'A & <B>', 'A reading list of research papers'),
          own('changes.xml', 'papers/', 'A & <B>: what changed', expect.stringContaining('new version') as never),
          own('digest.xml', 'editions/', 'A & <B>: the editions', expect.stringContaining('letter') as never),
          own(
            'discussed/feed.xml',
            'discussed/',
            'A & <B>: most discussed',
            expect.stringContaining('comments') as never,
          ),
        ],
      ],
      [
        { text: 'Topics' },
        [
          own('topics/kv/feed.xml', 'topics/kv/', 'A & <B>: KV & <cache>', 'Papers on KV & <cache>'),
          own('topics/none/feed.xml', 'topics/none/', 'A & <B>: Nothing', 'Papers on Nothing'),
        ],
      ],
      [{ text: 'Reading paths' }, [own('paths/p/feed.xml', 'paths/p/', 'A & <B>: Way', 'In n steps.')]],
      [
        { text: 'Authors' },
        [own('authors/ada-fictive/feed.xml', 'authors/ada-fictive/', 'A & <B>: Ada Fictive', 'Papers by Ada Fictive')],
      ],
      [
        { text: 'Searches' },
        [
          own(
            'searches/small-models/feed.xml',
            'searches/small-models/',
            'A & <B>: Small models',
            'Papers that match topic:kv',
          ),
        ],
      ],
    ])
  })

  test('has a name for every kind of feed, and every kind has one in it', () => {
    expect(groups.map(({ attributes }) => attributes['text'])).toEqual(Object.values(kindNames))
    expect(new Set(listSubjects(library).map(({ kind }) => kind))).toEqual(new Set(Object.keys(kindNames)))
  })

  test('is what another parser reads in it', () => {
    const read = parseOpml(formatOpml(library, origin))
    expect(read.head?.title).toBe('A & <B>')
    expect(read.body?.outlines?.flatMap(({ outlines }) => outlines ?? []).map(({ xmlUrl }) => xmlUrl)).toEqual(
      listSubjects(library).map(({ feeds }) => new URL(feeds.xml, origin).href),
    )
  })
})

test.each<[what: string, papers: ReturnType<typeof paper>[]]>([
  ['something joined', [paper('a'), paper('b'), entry('papers/c.md', 'title: C\nadded: 2025-12-11')]],
  ['something changed', [paper('a', 'changes: [{date: 2025-12-12, what: Venue.}]'), paper('b')]],
  ['two papers changed on a day', ['a', 'b'].map((id) => paper(id, 'changes: [{date: 2025-12-12, what: Venue.}]'))],
  ['there was a change before it joined', [paper('a', 'changes: [{date: 2025-01-01, what: Early.}]')]],
])('the OPML file and the feeds in it tell the same moment when %s last', (_, papers) => {
  const one = libraryOf(...papers)
  const opml = readXml(formatOpml(one, origin))
  const updated = listSubjects(one).flatMap((subject) => buildFeed(subject, one, origin).updated ?? [])
  expect(textsOf(opml.children[0] ?? opml, 'dateModified')).toEqual([newestOf(updated)?.toUTCString()])
  for (const name of ['new', 'digest']) expect(feedOf(one, name).updated).toEqual(newestOf(updated))
})

test('the OPML file of an empty list names the feeds of the whole list, and no day', () => {
  const opml = readXml(formatOpml(libraryOf(), origin))
  const [head, body] = opml.children
  expect(textsOf(head ?? opml, 'dateModified')).toEqual([])
  expect(childrenOf(body ?? opml, 'outline').map(({ attributes }) => attributes['text'])).toEqual(['The whole list'])
})

test.each([
  ['a\u0000b', 'ab'],
  ['a\uD800b', 'a\uFFFDb'],
  ['a\uFFFEb', 'ab'],
  [']]>', ']]>'],
  ['&amp;lt;', '&amp;lt;'],
  ['🏮', '🏮'],
  ['שלום', 'שלום'],
  ['"><script>', '"><script>'],
])('case 55: the title %j is legal in the OPML file, and escaped once', (title, legal) => {
  const opml = readXml(formatOpml({ ...library, site: { ...library.site, title } }, origin))
  expect(textsOf(opml.children[0] ?? opml, 'title')).toEqual([legal])
  expect(opml.children[1]?.children[0]?.children[0]?.attributes['title']).toBe(legal)
})
