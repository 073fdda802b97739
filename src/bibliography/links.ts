/** Where a paper is to be had: the links that follow from its identifiers, and those that the record has. */
import type { PaperRecord } from '../schema.ts'

export interface PaperLink {
  label: string
  url: string
}

export const arxivUrl = (id: string): string => `https://arxiv.org/abs/${id}`
export const arxivPdfUrl = (id: string): string => `https://arxiv.org/pdf/${id}`
export const doiUrl = (doi: string): string =>
  `https://doi.org/${encodeURI(doi.toWellFormed()).replaceAll('#', '%23').replaceAll('?', '%3F')}`

/** The DOI of the published paper; else the one that arXiv gave the preprint (https://info.arxiv.org/help/doi.html). */
export function toDoi({ arxiv, doi }: Pick<PaperRecord, 'arxiv' | 'doi'>): string | undefined {
  return doi ?? (arxiv && `10.48550/arXiv.${arxiv}`)
}

/** The best place to read it first; then code and the like. */
export function toPaperLinks({ arxiv, doi, links = [] }: Pick<PaperRecord, 'arxiv' | 'doi' | 'links'>): PaperLink[] {
  return [
    ...(arxiv
      ? [
          { label: 'Read on arXiv', url: arxivUrl(arxiv) },
          { label: 'PDF', url: arxivPdfUrl(arxiv) },
        ]
      : []),
    ...(doi ? [{ label: 'Published version', url: doiUrl(doi) }] : []),
    ...links.map(({ type, url }) => ({ label: labels[type], url })),
  ]
}

const labels: Record<NonNullable<PaperRecord['links']>[number]['type'], string> = {
  code: 'Code',
  project: 'Project page',
  data: 'Data',
  model: 'Model',
  demo: 'Demo',
  video: 'Video',
  slides: 'Slides',
  pdf: 'PDF',
  other: 'More',
}
