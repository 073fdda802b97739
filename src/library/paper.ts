/** Papers, topics and paths as the library knows them: the records, linked to each other. */
import type { Name } from '../bibliography/names.ts'
import type { PaperRecord, PathRecord, TopicRecord } from '../schema.ts'

export interface Paper extends PaperRecord {
  id: string
  /** The title in plain Unicode; `title` has its mathematics as TeX. */
  plainTitle: string
  names: Name[]
  /** Year of publication, where it is known. */
  year: string | undefined
  /** The curator's notes, Markdown; empty when there are none. */
  notes: string
}

export interface Topic extends TopicRecord {
  id: string
  /** Markdown; empty when there is none. */
  introduction: string
  /** Newest first. */
  papers: Paper[]
}

export interface Path extends Omit<PathRecord, 'papers'> {
  id: string
  introduction: string
  steps: { paper: Paper; why: string }[]
}
