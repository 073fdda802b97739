/** All cards of a list, in a fixed order: what is drawn, and how many there will be. */
import type { Library } from '../library/library.ts'
import { type Card, toEditionCard, toFrontCard, toPaperCard, toSiteCard, toTopicCard } from './card.ts'

export function listCards(library: Library): Card[] {
  const { site, topics, editions, papers } = library
  return [
    toSiteCard(site),
    toFrontCard(library),
    ...topics.map((topic) => toTopicCard(topic, library)),
    ...Object.values(editions)
      .flat()
      .map((edition) => toEditionCard(edition, library)),
    ...papers.map((paper) => toPaperCard(paper, library)),
  ].filter((card) => card !== undefined)
}

/** How many there are at most, told without making any: a name that cannot be drawn has none. */
export function countCards({ site, topics, editions, papers }: Library): number {
  if (site.cards === 'none') return 0
  const pages = topics.length + Object.values(editions).flat().length
  return ofAllPages + pages + (site.cards === 'papers' ? papers.length : 0)
}

/** That of the site and that of the front page. */
const ofAllPages = 2
