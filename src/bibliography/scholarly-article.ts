/** What a paper's page says to search engines: JSON-LD in the words of schema.org. */
import type { Library, Paper } from '../library/library.ts'
import { lastChangedPaper } from '../library/library.ts'
import type { PaperRecord, Venue } from '../schema.ts'
import { toPlainText } from '../text/mathematics.ts'
import { arxivPdfUrl, arxivUrl, doiUrl, toDoi } from './links.ts'
import { formatName, type Name } from './names.ts'

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
    keywords: some((paper.topics ?? []).flatMap((id) => library.findTopic(id)?.name ?? [])),
    encoding: paper.arxiv && {
      '@type': 'MediaObject',
      contentUrl: arxivPdfUrl(paper.arxiv),
      encodingFormat: 'application/pdf',
    },
  })
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
