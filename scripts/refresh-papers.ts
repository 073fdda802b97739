/** The entries of a content folder, each compared with what was heard of its paper, shown, and written. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileOf } from '../src/import/plan.ts'
import type { RevisionOptions } from '../src/refresh/find-revision.ts'
import { hasProblems, type RefreshedEntry, refreshEntry } from '../src/refresh/refresh-entry.ts'
import type { RefreshedPaper } from '../src/refresh/report.ts'
import { arxivOf, doiOf } from '../src/refresh/told.ts'
import type { PaperRecord } from '../src/schema.ts'
import type { Heard } from './refresh-answers.ts'
import { removeLeftovers, writeFileWhole } from './write-file.ts'

export interface RefreshTarget extends RevisionOptions {
  content: string
  dryRun: boolean
  /** Papers that were named must have somebody to be asked for them. */
  areNamed: boolean
  /** Shows what is to be written, before it is. */
  show: (paper: RefreshedPaper) => void
}

/** A paper of the list; without a record where its file has problems. */
export interface ChosenPaper {
  id: string
  record: PaperRecord | undefined
}

/** What became of each. A file is read again just before it is written, and written whole. */
export function refreshPapers(papers: readonly ChosenPaper[], heard: Heard, target: RefreshTarget): RefreshedPaper[] {
  if (!target.dryRun) removeLeftovers(join(target.content, 'papers'))
  const dois = new Map<string, string>()
  for (const { id, record } of papers) if (record && doiOf(record)) dois.set(doiOf(record) ?? '', id)
  return papers.map((paper) => {
    const options: RevisionOptions = {
      ...target,
      findByDoi: (doi) => (dois.get(doi) === paper.id ? undefined : (dois.get(doi) ?? target.findByDoi?.(doi))),
    }
    const refreshed = refreshPaper(paper, heard, target, options)
    const taken = refreshed.changed.find(({ field }) => field === 'doi')
    if (taken) dois.set(String(taken.to), paper.id)
    return refreshed
  })
}

function refreshPaper(
  { id, record }: ChosenPaper,
  heard: Heard,
  target: RefreshTarget,
  options: RevisionOptions,
): RefreshedPaper {
  const file = fileOf(id)
  const path = join(target.content, file)
  if (record && !arxivOf(record) && !doiOf(record)) return withoutIdentifier(id, file, record, target)
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path))
    const { report, text: fresh } = record ? refreshEntry(text, heard.answers, options) : { report: broken }
    const reasons = [...report.reasons, ...(record ? refusalsOf(record, heard) : [])]
    const isUnheard = report.state === 'failed' && reasons.length === 0
    const paper: RefreshedPaper = {
      id,
      file,
      ...report,
      reasons: isUnheard ? ['the answers say nothing of it.'] : reasons,
    }
    target.show(paper)
    if (fresh !== undefined && !target.dryRun) writeFileWhole(path, fresh)
    return paper
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'it is not UTF-8 text'
    const reason = `${path} could not be read or written (${code}). Mend that and refresh again.`
    const paper: RefreshedPaper = {
      ...empty,
      id,
      file,
      title: record?.title ?? null,
      state: 'failed',
      reasons: [reason],
    }
    target.show(paper)
    return paper
  }
}

function refusalsOf(record: PaperRecord, { refused }: Heard): string[] {
  return [arxivOf(record), doiOf(record)].flatMap((id) => (id === undefined ? [] : (refused.get(id) ?? [])))
}

function withoutIdentifier(
  id: string,
  file: string,
  { title }: PaperRecord,
  { areNamed, show }: RefreshTarget,
): RefreshedPaper {
  const paper: RefreshedPaper = { ...empty, id, file, title, state: 'without identifier' }
  if (!areNamed) return paper
  const named = { ...paper, reasons: ['it has no arXiv id and no DOI, so there is nobody to ask. Add one.'] }
  show(named)
  return named
}

const empty = { sources: [], changed: [], entries: [], notes: [], reasons: [] }

const broken: RefreshedEntry['report'] = { ...empty, title: null, state: 'failed', reasons: [hasProblems] }
