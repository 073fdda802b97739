/** The report of an import: for programs as it stands (`--json`), for people as text. */
import type { Author } from '../schema.ts'
import { toTerminalText } from '../text/terminal-text.ts'
import type { Match } from './match.ts'
import type { FieldChange } from './normalize.ts'

/** One paper of the source. Unknown facts are null, and nothing is left out. */
export interface PaperReport {
  id: string | null
  /** Relative to the content folder. */
  file: string | null
  title: string | null
  state: 'new' | 'known' | 'declined' | 'skipped'
  published: string | null
  yearCompleted: boolean
  authors: Author[] | null
  authorCount: number | null
  organization: string | null
  arxiv: string | null
  doi: string | null
  comments: number | null
  /** The source ends before the paper's text does. */
  truncated: boolean
  changed: FieldChange[]
  missing: string[]
  matched: Match | null
  proposedTopics: string[]
  lost: string[]
  /** What a curator should know: that it is withdrawn. */
  notes: string[]
  /** Fields of a paper that was here already, which had been empty (`--fill`). */
  filled: string[]
  /** The source, where there are several or it has no lines. */
  source?: string
  /** Line of the source, and why the paper was skipped or declined. */
  line?: number | undefined
  reason?: string
}

export interface ImportReport {
  found: number
  new: number
  known: number
  declined: number
  skipped: number
  papers: PaperReport[]
}

/** Counts the states; found is their sum. */
export function buildReport(papers: PaperReport[]): ImportReport {
  const count = (state: PaperReport['state']) => papers.filter((paper) => paper.state === state).length
  return {
    found: papers.length,
    new: count('new'),
    known: count('known'),
    declined: count('declined'),
    skipped: count('skipped'),
    papers,
  }
}

/** The report for people; without colours, so that it can be kept. Control characters of the source do not come through. */
export function formatReport(report: ImportReport, { dryRun = false } = {}): string {
  const { found, known, declined, skipped } = report
  const filled = report.papers.filter((paper) => paper.filled.length > 0).length
  const counts = `${found} ${found === 1 ? 'paper' : 'papers'} found: ${report.new} new, ${known} already here${filled > 0 ? ` (${filled} filled)` : ''}, ${declined} declined, ${skipped} skipped.`
  const lines = report.papers.flatMap((paper) => [...formatPaper(paper), ''])
  return toTerminalText([...lines, ...(dryRun ? ['Nothing was written (--dry-run).'] : []), counts, ''].join('\n'))
}

function formatPaper(paper: PaperReport): string[] {
  const line = paper.line === undefined ? undefined : `line ${paper.line}`
  const title = paper.title ?? line ?? paper.source
  const place = [paper.source, line].filter((part) => part && part !== title).join(', ')
  if (paper.state === 'skipped')
    return [`skipped   ${title}`, `          ${place === '' ? '' : `${place}: `}${paper.reason}`]
  if (paper.state === 'declined') return [`declined  ${title}`, `          ${paper.reason}`]
  if (paper.state === 'known')
    return [
      `known     ${title}`,
      `          ${paper.matched?.id}, by its ${names[paper.matched?.by ?? 'title']}`,
      ...(paper.filled.length > 0 ? [`          filled: ${paper.filled.join(', ')}`] : []),
      ...paper.notes.map((note) => `          ${note}`),
    ]
  return [`new       ${title}`, `          ${paper.file}`, ...formatFacts(paper).map((line) => `          ${line}`)]
}

const names: Record<Match['by'], string> = { arxiv: 'arXiv id', doi: 'DOI', title: 'title', abstract: 'abstract' }

function formatFacts(paper: PaperReport): string[] {
  const { published, yearCompleted, authors, authorCount, organization, comments, truncated, missing, lost } = paper
  const facts = [
    published && `${published}${yearCompleted ? ' (the year was completed)' : ''}`,
    authors && plural(authors.length, 'author'),
    authorCount !== null && plural(authorCount, 'author'),
    organization,
    comments !== null && plural(comments, 'comment'),
  ].filter(Boolean)
  return [
    facts.join(', '),
    missing.length > 0 && `not in the source: ${missing.map((field) => missingNames[field] ?? field).join(', ')}`,
    paper.proposedTopics.length > 0 && `its key terms name topics: ${paper.proposedTopics.join(', ')}`,
    ...paper.notes,
    truncated && 'cut off: the source ends before this paper does',
    lost.length > 0 && `has no place in the record: ${lost.join(', ')}`,
    ...paper.changed.map(({ field, from, to }) => `${field}: "${from}" is now "${to}"`),
  ].filter((line): line is string => Boolean(line))
}

const missingNames: Record<string, string> = {
  arxiv: 'arXiv id',
  authors: "authors' names",
  authorCount: 'number of authors',
  published: 'date',
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
