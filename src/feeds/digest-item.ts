/** An edition as an item, with the whole letter for its content: for any service that turns RSS into mail. */

import { buildLetter } from '../letters/letter.ts'
import { formatEdition } from '../library/editions.ts'
import type { Library } from '../library/library.ts'
import { absoluteUrl, editionUrl } from '../urls.ts'
import type { FeedItem } from './feed.ts'
import { changedAt, editionAt, newestOf } from './moments.ts'

/** How many letters the feed carries: each may be a hundred kilobytes. */
const digestLimit = 10

/** The newest days, newest first. */
export function toDigestItems(library: Library, origin: URL | undefined): FeedItem[] {
  const { site, editions } = library
  return editions.day.slice(0, digestLimit).map((edition) => {
    const added = editionAt(edition.id)
    const count = edition.papers.length
    return {
      id: `tag:${site.feedAuthority}:edition/${edition.id}`,
      url: absoluteUrl(editionUrl(edition.id), origin),
      title: `${formatEdition(edition, site.language)}: ${count} ${count === 1 ? 'paper' : 'papers'}`,
      summary: edition.papers
        .slice(0, 5)
        .map(({ plainTitle }) => plainTitle)
        .join(' · '),
      html: buildLetter(edition, library, origin).body,
      authors: [site.curator],
      topics: [],
      added,
      updated: newestOf([added, ...edition.papers.map((paper) => changedAt(paper, library))]) ?? added,
    }
  })
}
