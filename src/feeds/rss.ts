/** RSS 2.0 for the list and for each topic, as @astrojs/rss wants it. */
import type { RSSOptions } from '@astrojs/rss'
import { arxivUrl, doiUrl, toPaperLinks } from '../bibliography/links.ts'
import { formatName } from '../bibliography/names.ts'
import { toDate } from '../library/dates.ts'
import { type Library, lastChanged, type Paper } from '../library/library.ts'
import { toPageUrl } from '../library/notes.ts'
import { formatBound, formatFigure, formatResultCaption } from '../library/results.ts'
import { escapeHtml, toLegalXml } from '../text/html.ts'
import { renderMarkdown } from '../text/markdown.ts'
import { toHtml, toPlainText } from '../text/mathematics.ts'
import { absoluteUrl, paperUrl } from '../urls.ts'

/** How many of the newest papers a feed carries. */
export const feedLimit = 100

/** What a feed is about; addresses are those of `src/urls.ts`. */
export interface FeedSubject {
  title: string
  description: string
  /** Newest first. */
  papers: readonly Paper[]
  url: string
  feedUrl: string
}

/**
 * The whole feed. Nothing in it depends on the clock or the host's name but its links: an item's guid is a tag: URI
 * (RFC 4151) of `feedAuthority` and the paper's oldest id, and `lastBuildDate` is the day of the newest change.
 */
export function toRssOptions(
  { title, description, papers, url, feedUrl }: FeedSubject,
  library: Library,
  origin: URL | undefined,
): RSSOptions {
  const { site } = library
  const changed = lastChanged(papers)
  return {
    title: toLegalXml(title),
    description: toLegalXml(toPlainText(description)),
    site: absoluteUrl(url, origin),
    trailingSlash: true,
    xmlns: { atom: 'http://www.w3.org/2005/Atom', dc: 'http://purl.org/dc/elements/1.1/' },
    customData: [
      `<language>${escapeHtml(site.language)}</language>`,
      ...(changed ? [`<lastBuildDate>${toMoment(changed).toUTCString()}</lastBuildDate>`] : []),
      `<atom:link rel="self" type="application/rss+xml" href="${escapeHtml(absoluteUrl(feedUrl, origin))}"/>`,
      '<generator>Paperstand</generator>',
      '<docs>https://www.rssboard.org/rss-specification</docs>',
    ].join(''),
    items: papers.slice(0, feedLimit).map((paper) => toItem(paper, library, origin)),
  }
}

/** The identity of a paper in every feed: it outlives title, host, base path and id. */
export function toFeedId({ id, aliases = [] }: Pick<Paper, 'id' | 'aliases'>, feedAuthority: string): string {
  return `tag:${feedAuthority}:paper/${aliases[0] ?? id}`
}

function toItem(paper: Paper, library: Library, origin: URL | undefined) {
  const doi = paper.doi ?? (paper.arxiv && `10.48550/arXiv.${paper.arxiv}`)
  const summary = toPlainText(paper.summary ?? '')
  const content = toContent(paper, origin)
  const elements = [
    `<guid isPermaLink="false">${escapeHtml(toFeedId(paper, library.site.feedAuthority))}</guid>`,
    ...paper.names.map((name) => element('dc:creator', formatName(name))),
    ...(paper.published ? [element('dc:date', paper.published)] : []),
    ...(doi ? [element('dc:identifier', `doi:${doi}`)] : []),
  ]
  return {
    title: toLegalXml(paper.plainTitle),
    link: absoluteUrl(paperUrl(paper.id), origin),
    pubDate: toMoment(paper.added, rankOfDay(paper, library)),
    description: toLegalXml(summary || describe(paper)),
    categories: (paper.topics ?? []).flatMap((id) => library.findTopic(id)?.name ?? []).map(toLegalXml),
    customData: elements.join(''),
    ...(content ? { content: toLegalXml(content) } : {}),
    ...(paper.discussion?.url ? { commentsUrl: paper.discussion.url } : {}),
  }
}

/** Noon: the day is the same in every time zone but the farthest. A day's papers follow each other by a second. */
function toMoment(day: string, rank = 0): Date {
  return new Date(toDate(day).getTime() + (12 * 3600 - rank) * 1000)
}

/** The paper's place in the edition of its day: the same in every feed, and whatever other days bring. */
function rankOfDay(paper: Paper, { editions }: Library): number {
  return editions.day.find(({ id }) => id === paper.added)?.papers.findIndex(({ id }) => id === paper.id) ?? 0
}

function toContent(paper: Paper, origin: URL | undefined): string {
  const results = (paper.results ?? []).map(
    (result) =>
      `<li>${escapeHtml([formatBound(result), formatFigure(result), formatResultCaption(result)].filter(Boolean).join(' '))}</li>`,
  )
  const links = toPaperLinks(paper).map(({ label, url }) => `<a href="${escapeHtml(url)}">${escapeHtml(label)}</a>`)
  return [
    paper.summary ? `<p>${toHtml(paper.summary)}</p>` : '',
    results.length > 0 ? `<ul>${results.join('')}</ul>` : '',
    renderMarkdown(paper.notes, (url) => toAbsolute(toPageUrl(url, `papers/${paper.id}.md`), origin)),
    paper.abstract ? `<h3>Abstract</h3><p>${toHtml(paper.abstract)}</p>` : '',
    links.length > 0 ? `<p>${links.join(' · ')}</p>` : '',
  ].join('')
}

function toAbsolute(url: string, origin: URL | undefined): string | undefined {
  return url.startsWith('#') || !URL.canParse(url, 'https://paperstand.example') ? undefined : absoluteUrl(url, origin)
}

function describe({ names, authorCount, arxiv, doi }: Paper): string {
  const authors = names.length > 0 ? names.map(formatName).join(', ') : authorCount ? `${authorCount} authors` : ''
  return (
    [authors, arxiv ? arxivUrl(arxiv) : doi ? doiUrl(doi) : ''].filter(Boolean).join('. ') ||
    'A paper without a summary yet.'
  )
}

function element(name: string, text: string): string {
  return `<${name}>${escapeHtml(toLegalXml(text))}</${name}>`
}
