/** The papers of an import into the content folder: new entries, and on request what entries that are there lack. */
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Curation } from '../src/import/draft.ts'
import type { PaperDraft } from '../src/import/entry.ts'
import { fillEntry } from '../src/import/fill.ts'
import { type ListIndex, salvage } from '../src/import/match.ts'
import { fileOf, type ProposeTopics, planPaper } from '../src/import/plan.ts'
import type { PaperReport } from '../src/import/report.ts'
import type { SourcePaper } from '../src/import/source-paper.ts'
import { showProgress } from './command.ts'
import { removeLeftovers, writeFileWhole, writeNewFileWhole } from './write-file.ts'

export interface ImportTarget {
  content: string
  index: ListIndex
  proposeTopics: ProposeTopics
  dryRun: boolean
  /** Whether entries that are there get the facts that they lack. */
  fill: boolean
}

/** One paper to take, with what the curator says about it, and the source where there are several. */
export interface ImportPaper {
  source: SourcePaper
  curation: Curation
  file?: string | undefined
}

/** What became of each paper, in order. Files are written one by one, each whole; what cannot be written is told. */
export function importPapers(papers: readonly ImportPaper[], target: ImportTarget): PaperReport[] {
  const { content, index, dryRun } = target
  const texts = new Map<string, string>()
  let failure = dryRun ? undefined : prepareFolder(content)
  return papers.map(({ source, curation, file: from }, n) => {
    showProgress(n + 1, papers.length, 'papers')
    for (;;) {
      const plan = planPaper(source, index, curation, target.proposeTopics)
      const report = { ...plan.report, ...(from !== undefined && { source: from }) }
      const skip = (reason: string): PaperReport => ({
        ...report,
        id: null,
        file: null,
        changed: [],
        state: 'skipped',
        line: source.line,
        reason,
      })
      if (plan.known && target.fill) {
        const filled = fillKnown(plan.known, target, texts)
        return 'reason' in filled ? skip(filled.reason) : { ...report, filled: filled.fields }
      }
      if (!plan.entry) return report
      const { id, text, facts } = plan.entry
      const file = join(content, fileOf(id))
      try {
        if (failure === undefined && !dryRun) writeNewFileWhole(file, text)
      } catch (error) {
        if (codeOf(error) === 'EEXIST') {
          // Somebody, perhaps another import, was faster: the next plan compares this paper with theirs.
          index.add(id, salvage(readFileSync(file, 'utf8')))
          continue
        }
        failure = `${file} could not be written (${codeOf(error)}). Make room or mend the permissions and import again.`
      }
      if (failure !== undefined) return skip(failure)
      index.add(id, facts)
      if (dryRun && target.fill) texts.set(id, text)
      return report
    }
  })
}

/** The code of a system error, for messages. */
export function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error)
}

/** Fills one entry, as it is on the disk at this moment; `texts` has the entries that a dry run would have written. */
function fillKnown(
  { id, draft }: { id: string; draft: PaperDraft },
  { content, index, dryRun }: ImportTarget,
  texts: Map<string, string>,
): { fields: string[] } | { reason: string } {
  const file = join(content, fileOf(id))
  try {
    const text = texts.get(id) ?? readFileSync(file, 'utf8')
    const filled = fillEntry(text, withoutTaken(draft, id, index))
    if (!filled) return { fields: [] }
    if (dryRun) texts.set(id, filled.text)
    else writeFileWhole(file, filled.text)
    index.add(id, draft)
    return { fields: filled.filled }
  } catch (error) {
    return { reason: `${file} could not be filled (${codeOf(error)}). Mend the permissions and import again.` }
  }
}

/** Two papers of the list must not share an identifier. */
function withoutTaken(draft: PaperDraft, id: string, index: ListIndex): PaperDraft {
  const { arxiv, doi, ...rest } = draft
  const isFree = (facts: { arxiv: string } | { doi: string }) => [undefined, id].includes(index.find(facts)?.id)
  return {
    ...rest,
    ...(arxiv !== undefined && isFree({ arxiv }) && { arxiv }),
    ...(doi !== undefined && isFree({ doi }) && { doi }),
  }
}

/** Makes room for the entries; says why if it cannot be done. */
function prepareFolder(content: string): string | undefined {
  const folder = join(content, 'papers')
  try {
    mkdirSync(folder, { recursive: true })
    removeLeftovers(folder)
    return undefined
  } catch (error) {
    return `${folder} could not be prepared (${codeOf(error)}). Mend the permissions and import again.`
  }
}
