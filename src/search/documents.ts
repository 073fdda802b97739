/** What Pagefind reads: one small document a paper, made from the library and never scraped from pages. */
import { formatName } from '../bibliography/names.ts'
import { words } from '../bibliography/paper-id.ts'
import type { Library, Paper } from '../library/library.ts'
import { formatFigure, formatResultCaption } from '../library/results.ts'
import { escapeHtml } from '../text/html.ts'
import { toPlainText } from '../text/mathematics.ts'
import { base, paperUrl } from '../urls.ts'

export interface SearchDocument {
  /** Address of the paper's page, a slash before it, without the base path: the browser puts that before. */
  url: string
  html: string
}

/**
 * Title, authors, summary, results, notes and abstract, with weights; filters topic, year, venue, organization and
 * status; sort keys date and comments. Attributes are those of https://pagefind.app/docs/. A paper of which only the title
 * is known has that and its id for a text, since Pagefind passes over pages without words.
 */
export function toSearchDocument(paper: Paper, library: Library): SearchDocument {
  const topics = (paper.topics ?? []).flatMap((id) => library.findTopic(id)?.name ?? [])
  const authors = paper.names.map(formatName).join(', ')
  const venue = paper.venue?.short ?? paper.venue?.name
  const results = (paper.results ?? []).map(
    (result) => `${formatFigure(result)} ${toPlainText(formatResultCaption(result))}.`,
  )
  const texts = [
    paragraph(toPlainText(paper.summary ?? ''), 4),
    paragraph(results.join(' '), 2),
    paragraph(paper.notes, 2),
    paragraph(toPlainText(paper.abstract ?? ''), 1),
  ]
  const html = [
    `<html lang="${escapeHtml(library.site.language)}"><body data-pagefind-body>`,
    meta('title', paper.plainTitle),
    ...filters('topic', topics),
    ...filters('year', [paper.year]),
    ...filters('venue', [venue]),
    ...filters('organization', [paper.organization]),
    ...filters('status', [paper.status]),
    meta('authors', authors),
    meta('topics', topics.join(', ')),
    meta('published', paper.published),
    meta('venue', venue),
    meta('organization', paper.organization),
    meta('arxiv', paper.arxiv),
    meta('doi', paper.doi),
    meta('id', paper.id),
    meta('also', plainLetters(paper.plainTitle)),
    attribute('sort', 'date', paper.published ?? paper.added),
    attribute('sort', 'comments', String(paper.discussion?.comments ?? 0)),
    ...(texts.some(Boolean) ? texts : [paragraph(`${paper.plainTitle} ${paper.id}`, 1)]),
    '</body></html>',
  ]
  return { url: paperUrl(paper.id).slice(base.length - 1), html: html.filter(Boolean).join('\n') }
}

function filters(name: string, values: readonly (string | undefined)[]): string[] {
  return values.flatMap((value) => (value ? [attribute('filter', name, value)] : []))
}

function meta(name: string, value: string | undefined): string {
  return value ? attribute('meta', name, value) : ''
}

function attribute(kind: 'meta' | 'filter' | 'sort', name: string, value: string): string {
  return `<meta data-pagefind-${kind}="${name}[content]" content="${escapeHtml(value)}">`
}

function paragraph(text: string, weight: number): string {
  return text.trim() ? `<p data-pagefind-weight="${weight}">${escapeHtml(text)}</p>` : ''
}

/** The words of a title that have other letters on a keyboard than in print ("H₂O" -> "h2o"). */
function plainLetters(title: string): string | undefined {
  const printed = new Set(title.toLowerCase().split(/[\s\-‐-―/:;,|]+/))
  return (
    words(title)
      .filter((word) => !printed.has(word))
      .join(' ') || undefined
  )
}
