/** The report of a refresh: for programs as it stands (`--json`), for people as a diff of each paper. */
import { formatName, toName } from '../bibliography/names.ts'
import type { Author } from '../schema.ts'
import { toTerminalText } from '../text/terminal-text.ts'
import type { Change } from './add-changes.ts'

/** A field whose value changes; null is nothing. */
export interface FieldChange {
  field: string
  from: unknown
  to: unknown
}

export interface RefreshedPaper {
  id: string
  /** Relative to the content folder. */
  file: string
  title: string | null
  /** Failed: nothing was learnt of it or nothing could be written. A paper without identifiers has nobody to be asked for it. */
  state: 'changed' | 'unchanged' | 'failed' | 'without identifier'
  /** Who was heard. */
  sources: ('arxiv' | 'registry')[]
  changed: FieldChange[]
  /** What `changes` gains. */
  entries: Change[]
  notes: string[]
  /** What went wrong, also with a paper that was refreshed from another source. */
  reasons: string[]
}

export interface RefreshReport {
  papers: RefreshedPaper[]
  changed: number
  unchanged: number
  failed: number
  withoutIdentifier: number
  /** Papers of recorded answers that no entry has asked for. */
  unasked: number
}

/** Counts the states. */
export function buildRefreshReport(papers: RefreshedPaper[], unasked = 0): RefreshReport {
  const count = (state: RefreshedPaper['state']) => papers.filter((paper) => paper.state === state).length
  return {
    changed: count('changed'),
    unchanged: count('unchanged'),
    failed: count('failed'),
    withoutIdentifier: count('without identifier'),
    unasked,
    papers,
  }
}

/** The diff of one paper and what is to be said about it; nothing where there is nothing. Control characters do not come through. */
export function formatRefreshedPaper(paper: RefreshedPaper): string {
  const { title, file, changed, entries, notes, reasons } = paper
  const lines = [
    ...changed.flatMap(({ field, from, to }) => [
      ...(from === null ? [] : [`  - ${field}: ${formatValue(from)}`]),
      ...(to === null ? [] : [`  + ${field}: ${formatValue(to)}`]),
    ]),
    ...entries.map(({ date, what }) => `  + changes: ${date} ${what}`),
    ...notes.map((note) => `  ${note}`),
    ...reasons.map((reason) => `  not refreshed: ${reason}`),
  ]
  const head = title === null ? [file] : [title, `  ${file}`]
  return lines.length === 0 ? '' : `${toTerminalText([...head, ...lines, ''].join('\n'))}\n`
}

/** The sum, in a sentence. */
export function formatRefreshSum(report: RefreshReport, { dryRun = false } = {}): string {
  const { papers, changed, unchanged, failed, withoutIdentifier, unasked } = report
  const counts = [
    `${changed} changed`,
    `${unchanged} unchanged`,
    ...(failed > 0 ? [`${failed} could not be refreshed`] : []),
    ...(withoutIdentifier > 0 ? [`${withoutIdentifier} without an arXiv id or DOI`] : []),
  ]
  const more =
    unasked > 0 ? ` ${plural(unasked, 'paper')} of the answers ${unasked === 1 ? 'is' : 'are'} not in question.` : ''
  return `${dryRun ? 'Nothing was written (--dry-run).\n' : ''}${plural(papers.length, 'paper')}: ${counts.join(', ')}.${more}\n`
}

function formatValue(value: unknown): string {
  if (Array.isArray(value)) return value.map((author) => formatName(toName(author as Author))).join(', ')
  if (typeof value !== 'object' || value === null) return String(value)
  return Object.entries(value)
    .map(([name, part]) => `${name}: ${String(part)}`)
    .join(', ')
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
