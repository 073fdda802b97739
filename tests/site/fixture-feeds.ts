/** The feeds that the fixture library has, written down by hand. */
import { authors, discussed, paths, searches, topics } from './fixture-tables.ts'

export interface FeedRow {
  /** Where it stands, without its format: "topics/lantern-oil/feed". */
  file: string
  formats: ('xml' | 'atom' | 'json')[]
  /** The page that shows the same. */
  page: string
  /** What stands in its title behind the name of the list. */
  name: string
  description: string
  /** The day on which the newest item changed; none where there is no item. */
  changed: string | undefined
}

const every: FeedRow['formats'] = ['xml', 'atom', 'json']

const named: Record<string, [name: string, description: string, changed: string | undefined]> = {
  'fog-machines': ['Fog & Machines', 'Machines that make fog, in O(n) steps & fewer.', 'Tue, 06 Jan 2026'],
  'lantern-oil': ['Lantern oil', 'Papers on Lantern oil', 'Tue, 03 Feb 2026'],
  'empty-shelf': ['Empty shelf', 'A topic in which no paper stands.', undefined],
  'through-the-fog': ['Through the fog', 'From the first lantern to the last, in ≤ 3 steps.', 'Tue, 03 Feb 2026'],
  'quentin-kestrel': ['Quentin Kestrel', 'Papers by Quentin Kestrel', 'Mon, 29 Dec 2025'],
  'zoe-nandu-oystergard': ['Zoë Ňandú-Øystergård', 'Papers by Zoë Ňandú-Øystergård', 'Wed, 31 Dec 2025'],
  'fog-only': ['Fog only', 'Papers that match fog', 'Fri, 02 Jan 2026'],
  'young-lanterns': [
    'Young lanterns',
    'Papers that match topic:lantern-oil year>=2022 -venue:"Journal of Damp"',
    'Fri, 02 Jan 2026',
  ],
}

function rowsOf(below: string, ids: readonly string[], formats: FeedRow['formats']): FeedRow[] {
  return ids.map((id) => {
    const [name = '', description = '', changed] = named[id] ?? []
    return { file: `${below}/${id}/feed`, formats, page: `${below}/${id}/`, name, description, changed }
  })
}

/** Every feed, in the order of the page that tells how to subscribe. */
export const feeds: FeedRow[] = [
  {
    file: 'feed',
    formats: every,
    page: '',
    name: '',
    description: 'Invented papers for tests, with every field & every oddity',
    changed: 'Tue, 03 Feb 2026',
  },
  {
    file: 'changes',
    formats: ['xml'],
    page: 'papers/',
    name: 'what changed',
    description:
      'Papers that were on the list already and have a new version, were published or were withdrawn, with the reason',
    changed: 'Tue, 03 Feb 2026',
  },
  {
    file: 'digest',
    formats: ['xml'],
    page: 'editions/',
    name: 'the editions',
    description: 'One letter for each edition, with all its papers in it: for those who read by mail',
    changed: 'Tue, 03 Feb 2026',
  },
  {
    file: 'discussed/feed',
    formats: ['xml'],
    page: 'discussed/',
    name: 'most discussed',
    description:
      'The papers that people talk about, ordered by the number of comments they had when they joined the list, not by date',
    changed: 'Fri, 02 Jan 2026',
  },
  ...rowsOf('topics', Object.keys(topics), every),
  ...rowsOf('paths', Object.keys(paths), ['xml']),
  ...rowsOf('authors', Object.keys(authors), ['xml']),
  ...rowsOf('searches', Object.keys(searches), ['xml']),
]

/** All papers in the order of feeds: as on pages, but for the papers of a day, which stand by their times. */
const feedOrder = [
  'juniper-2026-workshop-embers',
  'fennimore-hostile',
  'aldermoor-2026-lantern-weights-fog',
  'brackenfell-2025-thirty-pairs-hands',
  '2025-tin-whistle-count',
  'gossamer',
  'evenlode-2018-thesis-kettles',
  'lanternjaw-2022-abstract-only',
  'dunwick-2019-journal-damp',
  'kestrel-2023-software-bell',
  'harrowgate-2024-chapter-soot',
  'isherwell-2021-report-tides',
]
const toFeedOrder = (own: readonly string[]) => feedOrder.filter((paper) => own.includes(paper))

/** Papers of the feeds that show papers, by their files; a path shows its papers newest first. */
export const feedPapers: Record<string, string[]> = {
  feed: feedOrder,
  'discussed/feed': discussed,
  ...Object.fromEntries(
    Object.entries({ topics, authors, searches }).flatMap(([below, table]) =>
      Object.entries(table).map(([id, own]) => [`${below}/${id}/feed`, toFeedOrder(own)] as const),
    ),
  ),
  ...Object.fromEntries(Object.entries(paths).map(([id, own]) => [`paths/${id}/feed`, toFeedOrder(own)] as const)),
}

/** The files of all feeds. */
export const feedFiles = feeds.flatMap(({ file, formats }) => formats.map((format) => `${file}.${format}`))
