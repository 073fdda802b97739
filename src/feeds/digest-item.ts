/** An edition as an item, with the whole letter for its content: for any service that turns RSS into mail. */

import { buildLetter } from '../letters/letter.ts'
import { type Edition, formatEdition } from '../library/editions.ts'
import { absoluteUrl, editionUrl } from '../urls.ts'
import type { FeedItem } from './feed.ts'
import type { EditionSeed, ItemSetting } from './seeds.ts'

export function toDigestItem(seed: EditionSeed, { site }: ItemSetting, origin: URL | undefined): FeedItem {
  const { papers, day, added, updated } = seed
  const edition: Edition = { id: day, kind: 'day', papers, days: [day] }
  const count = papers.length
  return {
    id: `tag:${site.feedAuthority}:edition/${day}`,
    url: absoluteUrl(editionUrl(day), origin),
    title: `${formatEdition(edition, site.language)}: ${count} ${count === 1 ? 'paper' : 'papers'}`,
    summary: papers
      .slice(0, 5)
      .map(({ plainTitle }) => plainTitle)
      .join(' · '),
    html: buildLetter(edition, { site }, origin).body,
    authors: [site.curator],
    topics: [],
    added,
    updated,
  }
}
