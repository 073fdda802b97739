/** What becomes of one paper of a source: a new entry, or the reason why there is none. */
import type { CslItem } from '../bibliography/csl.ts'
import { toName } from '../bibliography/names.ts'
import { freeId, toPaperId } from '../bibliography/paper-id.ts'
import { parseFrontmatter } from '../library/frontmatter.ts'
import { explainIssue } from '../library/problems.ts'
import { paperSchema } from '../schema.ts'
import { toPlainText } from '../text/mathematics.ts'
import { type Curation, toDraft } from './draft.ts'
import { formatEntry, type PaperDraft } from './entry.ts'
import type { Facts, ListIndex } from './match.ts'
import { normalizeItem } from './normalize.ts'
import type { PaperReport } from './report.ts'
import type { SourcePaper } from './source-paper.ts'

export interface Plan {
  report: PaperReport
  /** The file to write, for a new paper. */
  entry?: { id: string; text: string; facts: Facts }
  /** What the source says of a paper that is here already. */
  known?: { id: string; draft: PaperDraft }
}

/** The topics of the list that a paper's key terms name. */
export type ProposeTopics = (terms: readonly string[]) => string[]

/** Normalise, match, format; every new entry is read back through the schema before it may be written. */
export function planPaper(
  source: SourcePaper,
  index: ListIndex,
  curation: Curation,
  proposeTopics: ProposeTopics = () => [],
): Plan {
  const { line } = source
  if ('reason' in source)
    return { report: { ...unknown, title: source.title ?? null, state: 'skipped', line, reason: source.reason } }
  const { item, changed } = normalizeItem(source.item, { isTex: source.isTex === true })
  const { draft, missing, lost } = toDraft(item, curation)
  const proposed = proposeTopics([...termsOf(item), ...(source.keywords ?? [])])
  const facts: PaperReport = {
    ...unknown,
    title: draft.title || null,
    published: draft.published ?? null,
    yearCompleted: source.yearCompleted,
    authors: draft.authors ?? null,
    authorCount: draft.authorCount ?? null,
    organization: draft.organization ?? null,
    arxiv: draft.arxiv ?? null,
    doi: draft.doi ?? null,
    comments: draft.discussion?.comments ?? null,
    truncated: source.truncated,
    missing,
    proposedTopics: proposed.filter((topic) => !curation.topics?.includes(topic)),
    lost: [...new Set([...(source.lost ?? []), ...lost])],
    notes: source.notes ?? [],
  }
  const skipped = (reason: string): Plan => ({ report: { ...facts, state: 'skipped', line, reason } })

  const match = index.find(draft)
  if (match)
    return {
      report: { ...facts, state: 'known', id: match.id, file: fileOf(match.id), matched: match },
      known: { id: match.id, draft },
    }
  const declined = index.findDeclined(draft)
  if (declined !== undefined) return { report: { ...facts, state: 'declined', line, reason: declined } }
  const text = formatEntry(draft)
  const problem = findProblem(text)
  if (problem !== undefined) return skipped(problem)
  const named = toPaperId(idParts(draft))
  if (index.isUnreadable(named))
    return skipped(
      `${fileOf(named)} has the name of this paper and cannot be read. Mend or remove it and import again.`,
    )
  const id = freeId(named, index)
  return { report: { ...facts, state: 'new', id, file: fileOf(id), changed }, entry: { id, text, facts: draft } }
}

/** Where an entry stands in the content folder. */
export function fileOf(id: string): string {
  return `papers/${id}.md`
}

const unknown: PaperReport = {
  id: null,
  file: null,
  title: null,
  state: 'new',
  published: null,
  yearCompleted: false,
  authors: null,
  authorCount: null,
  organization: null,
  arxiv: null,
  doi: null,
  comments: null,
  truncated: false,
  changed: [],
  missing: [],
  matched: null,
  proposedTopics: [],
  lost: [],
  notes: [],
  filled: [],
}

/** The paper's own key terms: BibTeX parts them by commas, others by semicolons. */
function termsOf(item: CslItem): string[] {
  const { keyword } = item
  return typeof keyword === 'string' ? keyword.slice(0, 5000).split(/[,;]/) : []
}

function idParts({ title, authors, published }: PaperDraft) {
  return {
    title: toPlainText(title),
    ...(authors ? { authors: authors.map(toName) } : {}),
    ...(published ? { year: published.slice(0, 4) } : {}),
  }
}

/** The first thing that would be wrong with the entry; nothing when it is well. */
function findProblem(text: string): string | undefined {
  const { data, errors } = parseFrontmatter(text)
  if (errors[0]) return errors[0].message
  const parsed = paperSchema.safeParse(data)
  if (parsed.success) return undefined
  const issue = parsed.error.issues[0]
  return issue && explainIssue(issue, data, Object.keys(paperSchema.shape))[0]?.message
}
