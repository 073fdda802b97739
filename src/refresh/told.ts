/** What a source says of one paper, in the terms of our records. */
import { parseArxivId, parseDoi, withoutSubjectClass } from '../bibliography/identifiers.ts'
import { toDraft } from '../import/draft.ts'
import type { PaperDraft } from '../import/entry.ts'
import { normalizeItem } from '../import/normalize.ts'
import type { ReadPaper } from '../import/source-paper.ts'
import type { PaperRecord } from '../schema.ts'

export interface Told {
  /** A registry of DOIs, or what else was read in its place; arXiv knows versions and withdrawals. */
  by: 'arxiv' | 'registry'
  draft: PaperDraft
  /** The number of the newest version, and its day. */
  version: number | undefined
  updated: string | undefined
  /** The author's remark on arXiv. */
  comment: string | undefined
  /** Where it appeared, as its authors wrote it down on arXiv: free text. */
  journalReference: string | undefined
  isWithdrawn: boolean
}

/** Reads a paper by the same steps as an import. */
export function toTold(paper: ReadPaper, by: Told['by']): Told {
  const { version, note, status, custom } = paper.item
  const { item } = normalizeItem(paper.item, { isTex: paper.isTex === true })
  const { draft } = toDraft(item, { added: '' })
  const title = draft.title.replace(/^(?:RETRACTED|WITHDRAWN)(?: ARTICLE| PAPER)?:\s*/i, '')
  const journal = custom && 'journalReference' in custom ? custom.journalReference : undefined
  return {
    by,
    draft: { ...draft, title },
    version: by === 'arxiv' && typeof version === 'string' ? Number(version) : undefined,
    updated: paper.updated,
    comment: textOf(note),
    journalReference: textOf(journal),
    isWithdrawn: status === 'withdrawn' || status === 'retracted' || title !== draft.title,
  }
}

/** The arXiv id of a record, as arXiv answers to it, also where it stands in the form of a DOI. */
export function arxivOf({ arxiv, doi }: Pick<PaperRecord, 'arxiv' | 'doi'>): string | undefined {
  const id = arxiv ?? (doi && parseArxivId(doi))
  return id && withoutSubjectClass(id)
}

/** The DOI of a record in lower case, unless it is the one that arXiv gave. */
export function doiOf({ doi }: Pick<PaperRecord, 'doi'>): string | undefined {
  return doi && !parseArxivId(doi) ? parseDoi(doi) : undefined
}

/** Those that are about this paper: by its arXiv id, by its DOI, or by the DOI that arXiv tells of it. */
export function findTold(
  record: Pick<PaperRecord, 'arxiv' | 'doi'>,
  answers: ReadonlyMap<string, readonly Told[]>,
): Told[] {
  const [arxiv, doi] = [arxivOf(record), doiOf(record)]
  const known = [...(arxiv ? (answers.get(arxiv) ?? []) : []), ...(doi ? (answers.get(doi) ?? []) : [])]
  const further = doi ? [] : known.flatMap(({ draft }) => (draft.doi ? (answers.get(draft.doi) ?? []) : []))
  return [...new Set([...known, ...further])]
}

/** What was told, by arXiv id and by DOI. */
export function indexTold(all: readonly Told[]): Map<string, Told[]> {
  const index = new Map<string, Told[]>()
  const add = (key: string, told: Told) => index.set(key, [...(index.get(key) ?? []), told])
  for (const told of all) {
    const { arxiv, doi } = told.draft
    if (arxiv) add(withoutSubjectClass(arxiv), told)
    // arXiv repeats what authors wrote down; that a DOI is this paper's is for its registry to say.
    if (doi && told.by === 'registry') add(doi, told)
  }
  return index
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.replace(/\s+/g, ' ').trim() : undefined
}
