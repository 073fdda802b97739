/** A paper as an item of a feed: the curator's words first, then figures, notes, abstract, links. */
import { arxivPdfUrl, arxivUrl, doiUrl, toDoi, toPaperLinks } from '../bibliography/links.ts'
import { formatName } from '../bibliography/names.ts'
import type { Paper } from '../library/library.ts'
import { toPageUrl } from '../library/notes.ts'
import { formatBound, formatFigure, formatResultCaption } from '../library/results.ts'
import { openMemory } from '../once.ts'
import { escapeHtml, toLegalXml } from '../text/html.ts'
import { renderMarkdown } from '../text/markdown.ts'
import { toHtml, toPlainText } from '../text/mathematics.ts'
import { absoluteUrl, paperUrl } from '../urls.ts'
import type { FeedItem } from './feed.ts'
import { oldestId } from './moments.ts'
import type { ItemSetting, PaperSeed } from './seeds.ts'

/** The same in every feed. */
export function toPaperItem(seed: PaperSeed, { site, findTopic }: ItemSetting, origin: URL | undefined): FeedItem {
  const { papers, added, updated } = seed
  const [paper] = papers
  const { arxiv, doi } = paper
  return {
    id: toFeedId(paper, site.feedAuthority),
    url: absoluteUrl(paperUrl(paper.id), origin),
    title: toLegalXml(paper.plainTitle).trim() || paper.id,
    summary: toPlainText(paper.summary ?? '') || describe(paper),
    html: contentOf(paper, origin),
    authors: paper.names.map(formatName),
    topics: (paper.topics ?? []).flatMap((id) => findTopic(id) ?? []).map(({ id, name }) => ({ id, name })),
    added,
    updated,
    published: paper.published,
    doi: toDoi(paper),
    externalUrl: arxiv ? arxivUrl(arxiv) : doi && doiUrl(doi),
    pdfUrl: arxiv && arxivPdfUrl(arxiv),
    discussionUrl: paper.discussion?.url && new URL(paper.discussion.url).href,
  }
}

/** The identity of a paper in every feed (RFC 4151): it outlives title, host, base path and id. */
export function toFeedId(paper: Pick<Paper, 'id' | 'aliases'>, feedAuthority: string): string {
  return `tag:${feedAuthority}:paper/${oldestId(paper)}`
}

const contents = openMemory<string>()

/** What a paper says in the feeds of one address: each of its feeds has it, in up to three formats. */
function contentOf(paper: Paper, origin: URL | undefined): string {
  return contents(paper, origin?.href ?? '', () => toContent(paper, origin))
}

function toContent(paper: Paper, origin: URL | undefined): string {
  const results = (paper.results ?? []).map((result) => {
    const figure = [formatBound(result), formatFigure(result)].filter(Boolean).join(' ')
    return `<li>${escapeHtml(figure)} ${toHtml(formatResultCaption(result))}</li>`
  })
  const links = toPaperLinks(paper).map(({ label, url }) => `<a href="${escapeHtml(url)}">${escapeHtml(label)}</a>`)
  const toUrl = (url: string) => toAbsolute(toPageUrl(url, `papers/${paper.id}.md`), origin)
  return [
    `<p>${paper.summary ? toHtml(paper.summary) : escapeHtml(describe(paper))}</p>`,
    results.length > 0 ? `<ul>${results.join('')}</ul>` : '',
    renderMarkdown(paper.notes, toUrl),
    paper.abstract ? `<h3>Abstract</h3><p>${toHtml(paper.abstract)}</p>` : '',
    links.length > 0 ? `<p>${links.join(' · ')}</p>` : '',
  ].join('')
}

function toAbsolute(url: string, origin: URL | undefined): string | undefined {
  return url.startsWith('#') || !URL.canParse(url, 'https://paperstand.example') ? undefined : absoluteUrl(url, origin)
}

/** For a paper without a summary: who wrote it, and where it is. */
function describe({ names, authorCount, arxiv, doi }: Paper): string {
  const authors = names.length > 0 ? names.map(formatName).join(', ') : authorCount ? `${authorCount} authors` : ''
  return (
    [authors, arxiv ? arxivUrl(arxiv) : doi ? doiUrl(doi) : ''].filter(Boolean).join('. ') ||
    'A paper without a summary yet.'
  )
}
