/** One entry and what was told about its paper: the new text of its file, and what to show of it. */
import { parseFrontmatter } from '../library/frontmatter.ts'
import { paperSchema } from '../schema.ts'
import { findRevision, type RevisionOptions } from './find-revision.ts'
import { sayOtherPaper } from './other-paper.ts'
import type { FieldChange, RefreshedPaper } from './report.ts'
import { rewriteEntry } from './rewrite-entry.ts'
import { findTold, type Told } from './told.ts'

/** What became of the entry; `text` only where it is to be written. */
export interface RefreshedEntry {
  report: Omit<RefreshedPaper, 'id' | 'file'>
  text?: string
}

/** Looks up what was told of the paper and puts what is new into its text. Never throws; a text that is no record is left as it is. */
export function refreshEntry(
  text: string,
  answers: ReadonlyMap<string, readonly Told[]>,
  options: RevisionOptions,
): RefreshedEntry {
  const { data, errors } = parseFrontmatter(text)
  const parsed = paperSchema.safeParse(data)
  if (errors.length > 0 || !parsed.success) return { report: { ...nothing, state: 'failed', reasons: [hasProblems] } }
  const record = parsed.data
  const told = findTold(record, answers)
  const { values, entries, notes, others } = findRevision(record, told, options)
  const was = data as Record<string, unknown>
  const changed = Object.entries(values)
    .filter(([field]) => field !== 'changes')
    .map(([field, to]): FieldChange => ({ field, from: was[field] ?? null, to: to ?? null }))
  const heard = [...new Set(told.filter((one) => !others.includes(one)).map(({ by }) => by))]
  const report = { ...nothing, title: record.title, sources: heard, notes, reasons: others.map(sayOtherPaper) }
  if (changed.length === 0 && entries.length === 0)
    return { report: { ...report, state: heard.length > 0 ? 'unchanged' : 'failed' } }
  const fresh = rewriteEntry(text, values)
  const revised = { ...report, changed, entries }
  if (fresh !== undefined) return { report: { ...revised, state: 'changed' }, text: fresh }
  const reason =
    'these lines could not be put in without touching others, or what they would say is not well. Write them by hand.'
  return { report: { ...revised, state: 'failed', reasons: [...report.reasons, reason] } }
}

/** Why an entry that is no record is not refreshed. */
export const hasProblems = 'the entry has problems, which npm run check names. Mend them and refresh again.'

const nothing: Omit<RefreshedPaper, 'id' | 'file'> = {
  title: null,
  state: 'unchanged',
  sources: [],
  changed: [],
  entries: [],
  notes: [],
  reasons: [],
}
