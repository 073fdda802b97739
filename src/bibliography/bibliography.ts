/** Papers in the formats that other programs read: what a file says, by the ending of its name. */
import type { Paper } from '../library/paper.ts'
import { formatBibtex } from './bibtex.ts'
import type { CslItem } from './csl.ts'
import { toCslItem } from './csl-item.ts'
import { formatCslJson } from './csl-json.ts'
import { formatMarkdownList, formatMarkdownPaper } from './markdown.ts'
import { formatRis } from './ris.ts'

/** Some papers in their order, and what they are together. */
export interface Bibliography {
  /** Plain text. */
  title: string
  description?: string | undefined
  papers: readonly Paper[]
  /** The whole address of a paper's page. */
  toUrl: (paper: Paper) => string
}

/** The ending of a file's name. */
export type BibliographyFormat = keyof typeof formats

/** What the programs that read such a file call its type. */
export function mediaTypeOf(format: BibliographyFormat): string {
  return formats[format].mediaType
}

export const bibliographyFormats = ['bib', 'ris', 'json', 'md'] as const satisfies readonly BibliographyFormat[]

/**
 * The text of the file, with a line feed at its end; a bibliography without papers is one, too. A paper that stands twice on a
 * reading path stands once in its file, as programs refuse two entries of one key.
 */
export function formatBibliography(format: BibliographyFormat, { papers, ...about }: Bibliography): string {
  return formats[format].write({ ...about, papers: [...new Set(papers)] })
}

/** The text of one paper's file; Markdown tells everything of it, with the names of its topics, the other formats what is cited. */
export function formatPaper(
  format: BibliographyFormat,
  paper: Paper,
  { topics, url }: { topics: readonly string[]; url: string },
): string {
  if (format === 'md') return formatMarkdownPaper(paper, topics, url)
  return formatBibliography(format, { title: paper.plainTitle, papers: [paper], toUrl: () => url })
}

const formats = {
  bib: {
    mediaType: 'application/x-bibtex',
    write: (list: Bibliography) => toItems(list).map(formatBibtex).join('\n'),
  },
  ris: {
    mediaType: 'application/x-research-info-systems',
    write: (list: Bibliography) => toItems(list).map(formatRis).join('\r\n'),
  },
  json: {
    mediaType: 'application/vnd.citationstyles.csl+json',
    write: (list: Bibliography) => formatCslJson(toItems(list)),
  },
  md: {
    mediaType: 'text/markdown',
    write: ({ title, description, papers, toUrl }: Bibliography) =>
      formatMarkdownList(title, description, papers, toUrl),
  },
}

function toItems({ papers, toUrl }: Bibliography): CslItem[] {
  return papers.map((paper) => toCslItem(paper, toUrl(paper)))
}
