/** A DOI for an entry that has none: a preprint has become a paper. */
import type { PaperRecord } from '../schema.ts'
import { doiOf, type Told } from './told.ts'

/** What is known of DOIs beside the record. */
export interface DoiOptions {
  /** Another paper of the list that has this DOI. */
  findByDoi?: (doi: string) => string | undefined
  /** DOIs that their registry was asked for in vain: they are not taken from arXiv. */
  unconfirmed?: ReadonlySet<string>
}

/** A DOI is taken only where there is none but arXiv's own, and only if it can be this paper's; what speaks against it goes to `notes`. */
export function findDoi(
  record: PaperRecord,
  told: readonly Told[],
  others: readonly Told[],
  { findByDoi, unconfirmed }: DoiOptions,
  notes: string[],
): string | undefined {
  const own = doiOf(record)
  const [doi] = told.flatMap(({ draft }) => draft.doi ?? [])
  if (doi === undefined || doi === own) return undefined
  const note = (why: string) => {
    notes.push(`DOI ${doi} is told, and was not taken: ${why}`)
    return undefined
  }
  if (own !== undefined) return note(`the entry has ${own}. Change it by hand if it is wrong.`)
  if (others.some(({ draft }) => draft.doi === doi)) return note('its registry has another paper under it.')
  if (unconfirmed?.has(doi)) return note('its registry could not be asked, or does not know it.')
  const holder = findByDoi?.(doi)
  return holder === undefined ? doi : note(`it is that of ${holder}. One paper is one file: merge them.`)
}
