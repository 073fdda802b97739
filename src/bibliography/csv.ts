/** Papers as a table for spreadsheets: RFC 4180, one paper a row, a head with the names of the columns. */
import { stringify } from 'csv-stringify/sync'
import type { Paper } from '../library/paper.ts'
import { formatBound, formatFigure, formatResultCaption } from '../library/results.ts'
import { toPlainText } from '../text/mathematics.ts'
import { arxivUrl, doiUrl } from './links.ts'
import { formatName } from './names.ts'

/**
 * The table, lines ending in CR LF. A cell that a spreadsheet would take for a formula begins with an apostrophe (OWASP, "CSV
 * injection"); numbers are numbers. Semicolons end cells, too, where people write decimal commas: cells with one are in quotes,
 * and no formula begins behind it. `toUrl` gives the whole address of a paper's page.
 */
export function formatCsv(papers: readonly Paper[], toUrl: (paper: Paper) => string): string {
  return stringify(
    papers.map((paper) => Object.values(columns).map((read) => toCell(read(paper, toUrl(paper))))),
    { header: true, columns: Object.keys(columns), record_delimiter: '\r\n', escape_formulas: true, quoted_match: ';' },
  )
}

/** The columns in their order. Several values stand in one cell with semicolons between them. */
export const columns: Record<string, (paper: Paper, page: string) => string | number | undefined> = {
  id: ({ id }) => id,
  title: ({ plainTitle }) => plainTitle,
  authors: ({ names }) => names.map(formatName).join('; '),
  author_count: ({ names, authorCount }) => (names.length > 0 ? names.length : authorCount),
  organization: ({ organization }) => organization,
  year: ({ year, venue }) => Number(year ?? venue?.year) || undefined,
  published: ({ published }) => published,
  type: ({ type }) => type,
  venue: ({ venue }) => venue?.short ?? venue?.name,
  arxiv: ({ arxiv }) => arxiv,
  doi: ({ doi }) => doi,
  url: ({ arxiv, doi }, page) => (arxiv ? arxivUrl(arxiv) : doi ? doiUrl(doi) : page),
  code: ({ links = [] }) => links.find(({ type }) => type === 'code')?.url,
  topics: ({ topics = [] }) => topics.join('; '),
  status: ({ status }) => status,
  added: ({ added }) => added,
  summary: ({ summary }) => toPlainText(summary ?? ''),
  results: ({ results = [] }) =>
    results
      .map((result) =>
        [formatBound(result), formatFigure(result), toPlainText(formatResultCaption(result))].filter(Boolean).join(' '),
      )
      .join('; '),
  page: (_, page) => page,
}

/** On one line: many programs end a row at every line break, also within quotes. */
function toCell(value: string | number | undefined): string | number {
  if (typeof value !== 'string') return value ?? ''
  return value
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .replace(/; ?(?=[=+\-@＝＋－＠])/g, "$&'")
}
