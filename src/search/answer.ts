/** What a question gives, whichever index it comes from: the page shows this and knows nothing else. */
import type { Piece } from './excerpt.ts'
import type { FacetCounts, SearchQuery } from './query.ts'

/** One paper of an answer, and why it is there. */
export interface Result {
  /** Address of its page. */
  url: string
  title: string
  authors: readonly string[]
  /** Year and venue, where they are known. */
  facts: readonly string[]
  /** The reader's own mark; empty where there is none. */
  shelf: string
  /** Terms (terms.ts) to be marked in what is shown of it. */
  terms: ReadonlySet<string>
  /** The place in its text that answers, with the words marked; empty where title or names do. */
  excerpt: readonly Piece[]
}

export interface Answer {
  found: number
  /** Results from one place on to another. They are fetched where they are not at hand. */
  take(from: number, to: number): Promise<readonly Result[]>
  /** Over the whole list: they give the order of the choices, so that none moves under the reader's hand. */
  totals: FacetCounts
  counts: FacetCounts
  /** Whether nothing more will come. */
  isWhole: boolean
  /** Whether it begins with all that the answer before it to the same question has, so that nothing has to move. */
  continues: boolean
  /** What has to be known of how it was searched, as a sentence; empty when all is well. */
  remark: string
  /** What was searched instead of what was typed. */
  corrected?: string | undefined
  /** What promises more. */
  proposals: readonly string[]
}

export interface Searcher {
  /** Shows an answer, and perhaps a fuller one after it, as long as `isCurrent`. */
  ask(query: SearchQuery, show: (answer: Answer) => Promise<void>, isCurrent: () => boolean): Promise<void>
}

/** The error of an index that is of another build than the page: what it says cannot be shown. */
export function staleIndex(message: string): Error {
  return Object.assign(new Error(message), { name: staleName })
}

export function isStale(error: unknown): boolean {
  return error instanceof Error && error.name === staleName
}

const staleName = 'StaleIndex'
