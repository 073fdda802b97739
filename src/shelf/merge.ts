/** Two shelves made one: what was changed last wins, and no word of a reader's is dropped for it. */

import { isMark, type Kept, type Mark } from './mark.ts'
import { readKept, type Shelf, writeKept } from './store.ts'

/** What became of each entry of a file. */
export interface MergeReport {
  /** Not on this shelf before. */
  added: number
  /** Changed later than here, and taken over; removed later than here, and gone now. */
  updated: number
  removed: number
  /** Changed later here, and kept. */
  kept: number
  same: number
  /** The storage of the browser took no more. */
  refused: number
}

/** Takes in what a file has. A clock that was ahead is not believed: nothing was changed after `now`. */
export function mergeIntoShelf(shelf: Shelf, incoming: ReadonlyMap<string, Kept>, now = new Date()): MergeReport {
  const report: MergeReport = { added: 0, updated: 0, removed: 0, kept: 0, same: 0, refused: 0 }
  const latest = now.toISOString()
  for (const [id, kept] of incoming) {
    const here = readKept(shelf, id)
    const there = kept.changed > latest ? { ...kept, changed: latest } : kept
    const merged = mergeKept(here, there)
    if (!writeKept(shelf, id, merged)) report.refused++
    else report[tellFate(here, there, merged)]++
  }
  return report
}

/**
 * The later of two states of one mark. What the later one never said (a state, a note) is taken from the earlier, and a note
 * here that a later one of the file would replace stays below it, unless that one contains it. Merging again changes nothing.
 */
export function mergeKept(here: Kept | undefined, there: Kept): Kept {
  if (!here) return there
  const isLater = there.changed > here.changed
  const [later, earlier] = isLater ? [there, here] : [here, there]
  if (!isMark(later) || !isMark(earlier)) return later.changed === earlier.changed && isMark(earlier) ? earlier : later
  const status = later.status ?? earlier.status
  const note =
    isLater || later.note === undefined || later.changed === earlier.changed
      ? joinNotes(later.note, earlier.note)
      : later.note
  const { foreign, ...merged } = { foreign: undefined, ...later }
  return {
    ...merged,
    ...(status === undefined ? {} : { status }),
    ...(note === undefined ? {} : { note }),
    ...(later.foreign && earlier.foreign ? { foreign: true as const } : {}),
  }
}

/** "12 new, 3 newer here and kept, 1 unreadable." */
export function formatReport(report: MergeReport, unreadable: number): string {
  const counts: [number, string][] = [
    [report.added, 'new'],
    [report.updated, 'newer in the file and taken over'],
    [report.removed, 'removed later there and now here'],
    [report.kept, 'newer here and kept'],
    [report.same, 'the same'],
    [unreadable, 'unreadable'],
    [report.refused, 'not taken in: this browser has no more room'],
  ]
  const told = counts.flatMap(([count, what]) => (count > 0 ? [`${count} ${what}`] : []))
  return told.length > 0 ? `${told.join(', ')}.` : 'There is no mark in it.'
}

/** A note that was emptied stays empty; one that was never written does not stand against another. */
function joinNotes(later: Mark['note'], earlier: Mark['note']): Mark['note'] {
  if (later === '' || !earlier) return later ?? earlier
  if (later === undefined || earlier.includes(later)) return earlier
  return later.includes(earlier) ? later : `${later}\n\n${earlier}`
}

function tellFate(here: Kept | undefined, there: Kept, merged: Kept): keyof MergeReport {
  if (!isMark(here)) return isMark(merged) ? 'added' : 'same'
  if (!isMark(merged)) return 'removed'
  if (there.changed > here.changed) return 'updated'
  return there.changed < here.changed ? 'kept' : 'same'
}
