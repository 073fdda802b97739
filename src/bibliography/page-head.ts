/** What a paper's page says to other programs: Zotero and Papis (`citation_*`), search engines (JSON-LD), link previews. */
import type { Library, Paper } from '../library/library.ts'
import { lastChangedPaper } from '../library/library.ts'
import type { PaperRecord, Venue } from '../schema.ts'
import { toPlainText } from '../text/mathematics.ts'
import { arxivPdfUrl, arxivUrl, doiUrl, toDoi } from './links.ts'
import { formatName, formatSortName, type Name } from './names.ts'

/** A `meta` element: `name` (or `property`, for Open Graph) and `content`. */
export type MetaTag = { name: string; content: string } | { property: string; content: string }

/**
 * The Highwire tags as Zotero's translators read them, one author a tag. Zotero tells what it is by the tag of a venue or of
 * an institution, and takes everything else for a journal article; so where there is no such tag, `z:itemType` says it. Only
 * what appears in a venue has a venue's tag. Without known authors there is no `citation_author`, and none is invented.
 * `url` is the page's whole address.
 */
export function toCitationTags(paper: Paper, library: Library, url: string): MetaTag[] {
  const { venue } = paper
  const [firstPage, lastPage] = venue?.pages?.split(/\s*[-–—]+\s*/) ?? []
  const published = paper.published?.replaceAll('-', '/')
  const container = findContainer(paper)
  return [
    ...(container.length === 0 ? tag('z:itemType', zoteroTypes[paper.type]) : []),
    ...tag('citation_title', paper.plainTitle),
    ...paper.names.map((name) => ({ name: 'citation_author', content: formatSortName(name) })),
    ...tag('citation_publication_date', published),
    ...tag('citation_online_date', paper.added.replaceAll('-', '/')),
    ...container,
    ...tag('citation_volume', venue?.volume),
    ...tag('citation_issue', venue?.issue),
    ...tag('citation_firstpage', firstPage),
    ...tag('citation_lastpage', lastPage),
    ...tag('citation_publisher', venue?.publisher),
    ...tag('citation_doi', toDoi(paper)),
    ...tag('citation_arxiv_id', paper.arxiv),
    ...tag('citation_abstract', paper.abstract && toPlainText(paper.abstract)),
    ...tag('citation_keywords', topicNames(paper, library).join('; ')),
    ...tag('citation_language', library.site.language),
    ...tag('citation_pdf_url', paper.arxiv && arxivPdfUrl(paper.arxiv)),
    ...tag('citation_abstract_html_url', url),
  ]
}

/** The paper as schema.org has it, mostly a ScholarlyArticle; absent facts are absent fields. */
export function toScholarlyArticle(paper: Paper, library: Library, url: string): Record<string, unknown> {
  const { venue } = paper
  const doi = toDoi(paper)
  return withoutAbsent({
    '@context': 'https://schema.org',
    '@type': schemaTypes[paper.type] ?? 'ScholarlyArticle',
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
    isPartOf: venue && toPublication(venue),
    pagination: venue?.pages,
    keywords: some(topicNames(paper, library)),
    encoding: paper.arxiv && {
      '@type': 'MediaObject',
      contentUrl: arxivPdfUrl(paper.arxiv),
      encodingFormat: 'application/pdf',
    },
  })
}

/** The tag by which Zotero knows what the paper is: that of its venue, or of the institution behind it. */
function findContainer({ type, venue, organization }: Paper): MetaTag[] {
  if (type === 'thesis') return tag('citation_dissertation_institution', organization?.trim())
  if (type === 'report') return tag('citation_technical_report_institution', organization?.trim())
  return ['article-journal', 'paper-conference', 'chapter'].includes(type)
    ? tag(venue && venueTags[venue.kind], venue?.name)
    : []
}

const venueTags: Record<Venue['kind'], string> = {
  journal: 'citation_journal_title',
  conference: 'citation_conference_title',
  workshop: 'citation_conference_title',
  book: 'citation_book_title',
}

/** Zotero's names of our types (https://api.zotero.org/itemTypes). */
const zoteroTypes: Record<PaperRecord['type'], string> = {
  preprint: 'preprint',
  'article-journal': 'journalArticle',
  'paper-conference': 'conferencePaper',
  chapter: 'bookSection',
  book: 'book',
  thesis: 'thesis',
  report: 'report',
  dataset: 'dataset',
  software: 'computerProgram',
  webpage: 'webpage',
  'post-weblog': 'blogPost',
  manuscript: 'manuscript',
}

/** Types of schema.org, where there is a nearer one than ScholarlyArticle. */
const schemaTypes: Partial<Record<PaperRecord['type'], string>> = {
  book: 'Book',
  thesis: 'Thesis',
  report: 'Report',
  dataset: 'Dataset',
  software: 'SoftwareSourceCode',
}

const publicationTypes: Record<Venue['kind'], string> = {
  journal: 'Periodical',
  conference: 'PublicationVolume',
  workshop: 'PublicationVolume',
  book: 'Book',
}

/** The issue in its volume in its journal, as far as they are known; proceedings are a volume themselves. */
function toPublication({ kind, name, volume, issue }: Venue): Record<string, unknown> {
  const whole = { '@type': publicationTypes[kind], name }
  const inVolume =
    volume === undefined
      ? whole
      : whole['@type'] === 'PublicationVolume'
        ? { ...whole, volumeNumber: volume }
        : { '@type': 'PublicationVolume', volumeNumber: volume, isPartOf: whole }
  return issue === undefined ? inVolume : { '@type': 'PublicationIssue', issueNumber: issue, isPartOf: inVolume }
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
