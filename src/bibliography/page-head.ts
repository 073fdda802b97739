/** What a paper's page says to other programs: Zotero and Papis (`citation_*`), search engines (JSON-LD), link previews. */
import type { Library, Paper } from '../library/library.ts'
import { lastChangedPaper } from '../library/library.ts'
import type { Venue } from '../schema.ts'
import { toPlainText } from '../text/mathematics.ts'
import { arxivPdfUrl, arxivUrl, doiUrl } from './links.ts'
import { formatName, formatSortName, type Name } from './names.ts'

/** A `meta` element: `name` (or `property`, for Open Graph) and `content`. */
export type MetaTag = { name: string; content: string } | { property: string; content: string }

/**
 * The Highwire tags as Zotero's translators read them, one author a tag. A preprint is named as such, since Zotero would
 * take it for a journal article, and has no venue's tag, which would win; a published paper is known by that tag. Without known authors there is
 * no `citation_author`, and none is invented. `url` is the page's whole address.
 */
export function toCitationTags(paper: Paper, library: Library, url: string): MetaTag[] {
  const { venue } = paper
  const [firstPage, lastPage] = venue?.pages?.split(/\s*[-–—]+\s*/) ?? []
  const published = paper.published?.replaceAll('-', '/')
  return [
    ...(paper.type === 'preprint' ? [{ name: 'z:itemType', content: 'preprint' }] : []),
    ...tag('citation_title', paper.plainTitle),
    ...paper.names.map((name) => ({ name: 'citation_author', content: formatSortName(name) })),
    ...tag('citation_publication_date', published),
    ...tag('citation_online_date', paper.added.replaceAll('-', '/')),
    ...tag(venue && paper.type !== 'preprint' ? venueTags[venue.kind] : undefined, venue?.name),
    ...tag(
      'citation_dissertation_institution',
      paper.type === 'thesis' ? (paper.organization ?? ' ').trim() : undefined,
    ),
    ...tag('citation_volume', venue?.volume),
    ...tag('citation_issue', venue?.issue),
    ...tag('citation_firstpage', firstPage),
    ...tag('citation_lastpage', lastPage),
    ...tag('citation_publisher', venue?.publisher),
    ...tag('citation_doi', paper.doi ?? (paper.arxiv && `10.48550/arXiv.${paper.arxiv}`)),
    ...tag('citation_arxiv_id', paper.arxiv),
    ...tag('citation_abstract', paper.abstract && toPlainText(paper.abstract)),
    ...tag('citation_keywords', topicNames(paper, library).join('; ')),
    ...tag('citation_language', library.site.language),
    ...tag('citation_pdf_url', paper.arxiv && arxivPdfUrl(paper.arxiv)),
    ...tag('citation_abstract_html_url', url),
  ]
}

/** The paper as a schema.org ScholarlyArticle; absent facts are absent fields. */
export function toScholarlyArticle(paper: Paper, library: Library, url: string): Record<string, unknown> {
  const { venue } = paper
  const doi = paper.doi ?? (paper.arxiv && `10.48550/arXiv.${paper.arxiv}`)
  return withoutAbsent({
    '@context': 'https://schema.org',
    '@type': paper.type === 'thesis' ? 'Thesis' : 'ScholarlyArticle',
    '@id': url,
    url,
    name: paper.plainTitle,
    headline: paper.plainTitle,
    author: some(paper.names.map(toPerson)),
    datePublished: paper.published,
    dateModified: lastChangedPaper(paper),
    description: paper.summary && toPlainText(paper.summary),
    abstract: paper.abstract && toPlainText(paper.abstract),
    inLanguage: library.site.language,
    identifier: some([
      ...(paper.arxiv ? [{ '@type': 'PropertyValue', propertyID: 'arXiv', value: paper.arxiv }] : []),
      ...(doi ? [{ '@type': 'PropertyValue', propertyID: 'DOI', value: doi }] : []),
    ]),
    sameAs: some([
      ...(paper.arxiv ? [arxivUrl(paper.arxiv)] : []),
      ...(paper.doi ? [doiUrl(paper.doi)] : []),
      ...(paper.discussion?.url ? [paper.discussion.url] : []),
    ]),
    isPartOf: venue && {
      '@type': venue.kind === 'journal' ? 'Periodical' : venue.kind === 'book' ? 'Book' : 'PublicationVolume',
      name: venue.name,
    },
    keywords: some(topicNames(paper, library)),
    encoding: paper.arxiv && {
      '@type': 'MediaObject',
      contentUrl: arxivPdfUrl(paper.arxiv),
      encodingFormat: 'application/pdf',
    },
  })
}

const venueTags: Record<Venue['kind'], string> = {
  journal: 'citation_journal_title',
  conference: 'citation_conference_title',
  workshop: 'citation_conference_title',
  book: 'citation_book_title',
}

function tag(name: string | undefined, content: string | undefined): MetaTag[] {
  return name && content ? [{ name, content }] : []
}

function topicNames(paper: Paper, library: Library): string[] {
  return (paper.topics ?? []).flatMap((id) => library.findTopic(id)?.name ?? [])
}

function toPerson(name: Name): Record<string, unknown> {
  if ('literal' in name) return { '@type': 'Organization', name: name.literal }
  return withoutAbsent({ '@type': 'Person', name: formatName(name), givenName: name.given, familyName: name.family })
}

function some<T>(items: T[]): T[] | undefined {
  return items.length > 0 ? items : undefined
}

function withoutAbsent(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''))
}
