/** Papers in the formats that other programs read: what a file says, by the ending of its name. */
import type { Paper } from '../library/paper.ts'
import { openMemory } from '../once.ts'
import { formatBibtex } from './bibtex.ts'
import type { CslItem } from './csl.ts'
import { toCslItem } from './csl-item.ts'
import { formatCslRecord, joinCslRecords } from './csl-json.ts'
import { formatMarkdownLine, formatMarkdownPaper, joinMarkdownLines } from './markdown.ts'
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
export function formatBibliography(format: BibliographyFormat, { papers, toUrl, ...about }: Bibliography): string {
  const entries = [...new Set(papers)].map((paper) => formatEntry(format, paper, toUrl(paper)))
  return formats[format].join(entries, about)
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

interface Format {
  mediaType: string
  /** How a paper is written, whatever stands beside it. */
  format(paper: Paper, url: string): string
  join(entries: readonly string[], about: Omit<Bibliography, 'papers' | 'toUrl'>): string
}

const formats = {
  bib: {
    mediaType: 'application/x-bibtex',
    format: (paper, url) => formatBibtex(toItem(paper, url)),
    join: (entries) => entries.join('\n'),
  },
  ris: {
    mediaType: 'application/x-research-info-systems',
    format: (paper, url) => formatRis(toItem(paper, url)),
    join: (entries) => entries.join('\r\n'),
  },
  json: {
    mediaType: 'application/vnd.citationstyles.csl+json',
    format: (paper, url) => formatCslRecord(toItem(paper, url)),
    join: joinCslRecords,
  },
  md: {
    mediaType: 'text/markdown',
    format: formatMarkdownLine,
    join: joinMarkdownLines,
  },
} satisfies Record<string, Format>

const known = openMemory<string>()
const knownItems = openMemory<CslItem>()

/** A paper stands in the file of the whole list, in those of its topics and paths, and in its own. */
function formatEntry(format: BibliographyFormat, paper: Paper, url: string): string {
  return known(paper, `${format} ${url}`, () => formats[format].format(paper, url))
}

function toItem(paper: Paper, url: string): CslItem {
  return knownItems(paper, url, () => toCslItem(paper, url))
}
