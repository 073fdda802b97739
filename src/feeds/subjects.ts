/** Everything that can be followed, in the order in which the Subscribe page shows it. */
import type { Author } from '../library/authors.ts'
import { sortDiscussed } from '../library/discussed.ts'
import type { Library, Paper, Path, Topic } from '../library/library.ts'
import { parseSavedSearch } from '../library/saved-search.ts'
import type { Site } from '../schema.ts'
import { toPlainText } from '../text/mathematics.ts'
import {
  authorUrl,
  changesFeedUrl,
  digestFeedUrl,
  discussedUrl,
  editionsUrl,
  feedUrl,
  homeUrl,
  papersUrl,
  pathUrl,
  savedSearchUrl,
  topicUrl,
} from '../urls.ts'
import type { FeedSubject } from './feed.ts'
import { listFirst, listNewest, listNewestChanges, listNewestEditions } from './seeds.ts'

/** All feeds of the site. */
export function listSubjects(library: Library): FeedSubject[] {
  const { topics, paths, authors, site } = library
  return [
    ...listWhole(library),
    ...topics.map((topic) => toTopicSubject(topic, library)),
    ...paths.map((path) => toPathSubject(path, library)),
    ...authors.map((author) => toAuthorSubject(author, library)),
    ...site.searches.map((search) => toSearchSubject(search, library)),
  ]
}

export function toTopicSubject({ id, name, description, papers }: Topic, { site }: Library): FeedSubject {
  const page = topicUrl(id)
  return {
    kind: 'topic',
    name: `topic/${id}`,
    label: name,
    title: `${site.title}: ${name}`,
    description: toPlainText(description ?? `Papers on ${name}`),
    page,
    feeds: { xml: feedUrl(page), atom: feedUrl(page, 'atom'), json: feedUrl(page, 'json') },
    list: (library) => listNewest(papers, library),
  }
}

export function toPathSubject({ id, name, description, steps }: Path, { site }: Library): FeedSubject {
  return {
    kind: 'path',
    name: `path/${id}`,
    label: name,
    title: `${site.title}: ${name}`,
    description: toPlainText(description ?? `The reading path "${name}"`),
    page: pathUrl(id),
    feeds: { xml: feedUrl(pathUrl(id)) },
    list: (library) => {
      const own = new Set(steps.map(({ paper }) => paper))
      const papers = library.papers.filter((paper) => own.has(paper))
      return listNewest(papers, library)
    },
  }
}

export function toAuthorSubject({ slug, name, papers }: Author, { site }: Library): FeedSubject {
  return {
    kind: 'author',
    name: `author/${slug}`,
    label: name,
    title: `${site.title}: ${name}`,
    description: `Papers by ${name}`,
    page: authorUrl(slug),
    feeds: { xml: feedUrl(authorUrl(slug)) },
    list: (library) => listNewest(papers, library),
  }
}

export function toSearchSubject({ name, query }: Site['searches'][number], { site }: Library): FeedSubject {
  return {
    kind: 'search',
    name: `search/${name}`,
    label: formatSearchName(name),
    title: `${site.title}: ${formatSearchName(name)}`,
    description: `Papers that match ${query}`,
    page: savedSearchUrl(name),
    feeds: { xml: feedUrl(savedSearchUrl(name)) },
    list: (library) => listNewest(findMatching(library, query), library),
  }
}

/** "small-models" -> "Small models". */
export function formatSearchName(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ')
}

/** The most discussed papers; nothing where no paper has a comment. */
export function toDiscussedSubject({ site, papers }: Library): FeedSubject | undefined {
  const discussed = sortDiscussed(papers)
  if (discussed.length === 0) return undefined
  return {
    kind: 'list',
    name: 'discussed',
    label: 'Most discussed',
    title: `${site.title}: most discussed`,
    description:
      'The papers that people talk about, ordered by the number of comments they had when they joined the list, not by date',
    page: discussedUrl(),
    feeds: { xml: feedUrl(discussedUrl()) },
    list: (library) => listFirst(discussed, library),
  }
}

/** The editions as letters: the newest days. */
export function toDigestSubject({ site }: Library): FeedSubject {
  return {
    kind: 'list',
    name: 'digest',
    label: 'Editions as letters',
    title: `${site.title}: the editions`,
    description: 'One letter for each edition, with all its papers in it: for those who read by mail',
    page: editionsUrl(),
    feeds: { xml: digestFeedUrl() },
    list: listNewestEditions,
  }
}

/** The papers that a saved search finds, newest first. */
export function findMatching(library: Library, query: string): Paper[] {
  const { matches, errors } = parseSavedSearch(query, { topics: library.topics.map(({ id }) => id) })
  return errors.length > 0 ? [] : library.papers.filter(matches)
}

function listWhole(library: Library): FeedSubject[] {
  const { site, papers } = library
  const discussed = toDiscussedSubject(library)
  const every = { xml: feedUrl(homeUrl()), atom: feedUrl(homeUrl(), 'atom'), json: feedUrl(homeUrl(), 'json') }
  return [
    {
      kind: 'list',
      name: 'new',
      label: 'Every new paper',
      title: site.title,
      description: site.description,
      page: homeUrl(),
      feeds: every,
      list: (library) => listNewest(papers, library),
    },
    {
      kind: 'list',
      name: 'changes',
      label: 'What changed',
      title: `${site.title}: what changed`,
      description:
        'Papers that were on the list already and have a new version, were published or were withdrawn, with the reason',
      page: papersUrl(),
      feeds: { xml: changesFeedUrl() },
      list: listNewestChanges,
    },
    toDigestSubject(library),
    ...(discussed ? [discussed] : []),
  ]
}
