/** What a social card says: the picture that a chat window shows beside a link to a page, and its text for those who do not see it. */
import { formatName } from '../bibliography/names.ts'
import { formatDate } from '../library/dates.ts'
import { type Edition, formatEdition } from '../library/editions.ts'
import { toFrontEditions } from '../library/front.ts'
import type { Library, Paper, Topic } from '../library/library.ts'
import type { Site } from '../schema.ts'
import { toPlainText } from '../text/mathematics.ts'
import { cardUrl, editionUrl, frontCardUrl, paperUrl, siteCardUrl, topicUrl } from '../urls.ts'
import { type CardFigure, chooseHeadlines, chooseOfPaper, chooseStrongest } from './choose-figures.ts'
import { canBeDrawn } from './letters.ts'

export interface Card {
  /** Where the picture stands, base path included. */
  url: string
  /** What it says, in words. */
  alt: string
  /** Name of the list. */
  masthead: string
  /** The line below it; absent on the card of the site. */
  line?: string | undefined
  /** What the card is of; the name of the list, and then there is none beside it, where it is of the whole list. */
  heading: string
  /** A sentence below the heading, where there is room for it. */
  lede?: string | undefined
  figures: CardFigure[]
}

/** Width and height of every card in pixels: 1.91 to 1, which is what chat programs show without cutting. */
export const [cardWidth, cardHeight] = [1200, 630]

/** The card of every page that has none of its own. It says what changes with the site file alone, as all pages name it. */
export function toSiteCard(site: Site): Card | undefined {
  return toCard(site, { url: siteCardUrl(), heading: toListName(site), lede: site.description, figures: [] })
}

/** The front page: its edition, and figures of the papers that stand on it. */
export function toFrontCard({ site, editions, papers }: Library): Card | undefined {
  const [newest] = editions.day
  const rest = newest && papers.length > newest.papers.length ? ` of ${papers.length}` : ''
  return toCard(site, {
    url: frontCardUrl(),
    line: newest
      ? `Edition of ${formatEdition(newest, site.language)} · ${count(newest.papers)}${rest}`
      : 'No papers yet',
    heading: toListName(site),
    lede: site.description,
    figures: chooseHeadlines(toFrontEditions(editions.day).flatMap((edition) => edition.papers)),
  })
}

/** Nothing where its name cannot be drawn; so with the cards of editions and papers. */
export function toTopicCard(topic: Topic, { site }: Library): Card | undefined {
  return toCard(site, {
    url: cardUrl(topicUrl(topic.id)),
    line: `Topic · ${count(topic.papers)}`,
    heading: topic.name,
    lede: topic.description && toPlainText(topic.description),
    figures: chooseStrongest(topic.papers),
  })
}

/** A day, a week or a month. */
export function toEditionCard(edition: Edition, { site }: Library): Card | undefined {
  return toCard(site, {
    url: cardUrl(editionUrl(edition.id)),
    line: `Edition · ${count(edition.papers)}`,
    heading: formatEdition(edition, site.language),
    figures: chooseHeadlines(edition.papers),
  })
}

/** Only where the site file asks for cards of papers. */
export function toPaperCard(paper: Paper, { site }: Library): Card | undefined {
  if (site.cards !== 'papers') return undefined
  return toCard(site, {
    url: cardUrl(paperUrl(paper.id)),
    line: toByline(paper, site),
    heading: paper.plainTitle,
    figures: chooseOfPaper(paper),
  })
}

/** All texts are plain. Where figures stand, a sentence has its place only on the card of the whole list. */
function toCard(site: Site, { url, line, heading, lede, figures }: Omit<Card, 'alt' | 'masthead'>): Card | undefined {
  if (site.cards === 'none' || !canBeDrawn(heading)) return undefined
  const masthead = toListName(site)
  const isWhole = heading === masthead
  const said = lede !== undefined && canBeDrawn(lede) && (isWhole || figures.length === 0) ? lede : undefined
  return {
    url,
    alt: toAlt([isWhole ? undefined : masthead, heading, line, said], figures),
    masthead,
    line,
    heading,
    lede: said,
    figures,
  }
}

/** "Paperstand. KV cache. Topic · 11 papers. H₂O: up to 29× throughput, against DeepSpeed." */
function toAlt(parts: readonly (string | undefined)[], figures: readonly CardFigure[]): string {
  const told = figures.map(({ name, bound, figure, caption }) =>
    [name && `${name}:`, bound, figure, caption].filter(Boolean).join(' '),
  )
  return [...parts, ...told]
    .filter((part) => part !== undefined)
    .map((part) => (/[.!?…]$/.test(part) ? part : `${part}.`))
    .join(' ')
}

/** The host where there is no way to draw the title. */
function toListName({ title, address }: Site): string {
  return canBeDrawn(title) ? title.trim() : new URL(address).host
}

/** "Ran Yan, Youhe Jiang and 2 more · August 2025"; only the day it joined the list where nothing else can be told. */
function toByline({ names, published, added }: Paper, { language }: Site): string {
  const [first, second] = names.map(formatName)
  const more = names.length - 2
  const people = [first, second].filter((name) => name !== undefined).join(more > 0 ? ', ' : ' and ')
  const shown = people !== '' && canBeDrawn(people) ? `${people}${more > 0 ? ` and ${more} more` : ''}` : undefined
  const told = [shown, published && formatDate(published, language)].filter(Boolean)
  return told.length > 0 ? told.join(' · ') : `Edition of ${formatDate(added, language)}`
}

function count(papers: readonly Paper[]): string {
  return `${papers.length} ${papers.length === 1 ? 'paper' : 'papers'}`
}
