/** OPML 2.0: all feeds of the site in one file, which feed readers take at once (http://opml.org/spec2.opml). */
import { generateOpml } from 'feedsmith'
import type { Library } from '../library/library.ts'
import { toLegalXml } from '../text/html.ts'
import { absoluteUrl } from '../urls.ts'
import type { FeedSubject } from './feed.ts'
import { changedAt, newestOf } from './moments.ts'
import { listSubjects } from './subjects.ts'

/** What stands above the feeds of one kind. */
export const kindNames: Record<FeedSubject['kind'], string> = {
  list: 'The whole list',
  topic: 'Topics',
  path: 'Reading paths',
  author: 'Authors',
  search: 'Searches',
}

/** The file; feeds of one kind stand together. Its date is that of the feed that changed last. */
export function formatOpml(library: Library, origin: URL | undefined): string {
  const { site, papers } = library
  const changed = newestOf(papers.map((paper) => changedAt(paper, library)))
  const groups = Map.groupBy(listSubjects(library), ({ kind }) => kind)
  return generateOpml({
    head: {
      title: toLegalXml(site.title),
      ...(changed ? { dateModified: changed } : {}),
      ownerName: toLegalXml(site.curator),
    },
    body: {
      outlines: [...groups].map(([kind, subjects]) => ({
        text: kindNames[kind],
        outlines: subjects.map(({ title, description, page, feeds }) => ({
          text: toLegalXml(title),
          title: toLegalXml(title),
          description: toLegalXml(description),
          type: 'rss',
          xmlUrl: absoluteUrl(feeds.xml, origin),
          htmlUrl: absoluteUrl(page, origin),
        })),
      })),
    },
  })
}
