/** What a paper's page says to programs that collect references, Zotero above all: the `citation_*` tags in its head. */
import type { Library, Paper } from '../library/library.ts'
import { type CslItem, type CslName, cslText, formatCslDate } from './csl.ts'
import { toCslItem } from './csl-item.ts'
import { arxivPdfUrl } from './links.ts'
import { formatCreator, toZoteroType } from './zotero.ts'

/** A `meta` element: `name` (or `property`, for Open Graph) and `content`. */
export type MetaTag = { name: string; content: string } | { property: string; content: string }

/**
 * The Highwire tags as Zotero reads them ("Embedded Metadata" and "RDF" among its translators), one author a tag.
 * `z:itemType` says what the paper is; the tag of a journal, a conference, a book or an institution would win over it, so
 * only the type decides which of those there is. What is not known has no tag and is not invented: Zotero would take the day
 * of entry for the date and our own description for the abstract, if a blank field of its own did not stop it. `url` is the
 * page's whole address.
 */
export function toCitationTags(paper: Paper, library: Library, url: string): MetaTag[] {
  const item = toCslItem(paper, url)
  const [firstPage, lastPage] = cslText(item['page'])?.split(/(?<!\s)\s*[-–—]+\s*/) ?? []
  const date = formatCslDate(item.issued)?.replaceAll('-', '/')
  return [
    ...tag('z:itemType', toZoteroType(item.type)),
    ...tag('citation_title', item.title),
    ...toAuthorTags(item.author ?? []),
    ...(date
      ? [...tag('citation_publication_date', date), ...tag('citation_online_date', paper.added.replaceAll('-', '/'))]
      : tag('z:date', blank)),
    ...toContainerTags(item),
    ...tag('citation_volume', cslText(item['volume'])),
    ...tag('citation_issue', cslText(item['issue'])),
    ...tag('citation_firstpage', firstPage),
    ...tag('citation_lastpage', lastPage),
    ...tag('citation_issn', cslText(item['ISSN'])),
    ...tag('citation_isbn', cslText(item['ISBN'])),
    ...tag('citation_doi', item.DOI),
    ...toArxivTags(paper, item),
    ...(item.abstract ? tag('citation_abstract', item.abstract) : tag('z:abstractNote', blank)),
    ...tag('citation_keywords', topicNames(paper, library).join('; ')),
    ...tag('citation_language', library.site.language),
    ...tag('citation_pdf_url', toPdfUrl(paper)),
    ...tag('citation_abstract_html_url', url),
  ]
}

/** Zotero keeps this, finds nothing in it, and so looks no further. */
const blank = ' '

/**
 * Zotero divides the only name there is at its comma when there are two words or more on either side ("van der Berg" and
 * "Anna Maria", two people); a semicolon after it says that it is one.
 */
function toAuthorTags(authors: CslName[]): MetaTag[] {
  const names = authors.map(formatCreator)
  const [only = ''] = names.length === 1 ? names : []
  return (/ .*, .* /.test(only) ? [`${only};`] : names).flatMap((name) => tag('citation_author', name))
}

/**
 * What the paper is part of, or the institution behind it. The book of a chapter is no `citation_book_title`, which Zotero
 * takes for "book:title" of Open Graph, and so not for a sign of a chapter. A conference is also the name of its proceedings,
 * without which Zotero would cite a paper that appeared nowhere.
 */
function toContainerTags(item: CslItem): MetaTag[] {
  const container = cslText(item['container-title'])
  const publisher = cslText(item['publisher'])
  const name = containerTags[item.type]
  const institution = institutionTags[item.type]
  return [
    ...tag(name, container),
    ...(item.type === 'paper-conference' ? tag('z:proceedingsTitle', container) : []),
    ...tag(institution ?? 'citation_publisher', publisher),
  ]
}

const containerTags: Record<string, string> = {
  'article-journal': 'citation_journal_title',
  'paper-conference': 'citation_conference_title',
  chapter: 'citation_inbook_title',
}

const institutionTags: Record<string, string> = {
  thesis: 'citation_dissertation_institution',
  report: 'citation_technical_report_institution',
}

/** Zotero passes over arXiv's own tag; it has a field for the number of a preprint, and for others a line in "Extra". */
function toArxivTags({ arxiv }: Paper, { type }: CslItem): MetaTag[] {
  if (arxiv === undefined) return []
  return [
    ...tag('citation_arxiv_id', arxiv),
    ...(type === 'article' ? tag('z:archiveID', `arXiv:${arxiv}`) : tag('z:extra', `arXiv: ${arxiv}`)),
  ]
}

function toPdfUrl({ arxiv, links = [] }: Paper): string | undefined {
  return arxiv ? arxivPdfUrl(arxiv) : links.find(({ type }) => type === 'pdf')?.url
}

function tag(name: string | undefined, content: string | undefined): MetaTag[] {
  return name && content ? [{ name, content }] : []
}

function topicNames(paper: Paper, library: Library): string[] {
  return (paper.topics ?? []).flatMap((id) => library.findTopic(id)?.name ?? [])
}
