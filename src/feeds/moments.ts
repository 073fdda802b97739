/**
 * Times for a list that knows days alone. They are the same in every feed and distinct among the items of a day, since
 * some readers tell items apart by their times. What joins or changes on the same day may move its neighbours by seconds,
 * never to another day; ids, not times, say what is new.
 */
import { toDate } from '../library/dates.ts'
import { type Library, lastChangedPaper, type Paper } from '../library/library.ts'
import { compareTexts } from '../text/compare.ts'

/** A moment of a day, so many seconds before its noon (or after it): noon is the same day in every time zone but the farthest. */
export function toMoment(day: string, rank = 0): Date {
  return new Date(toDate(day).getTime() + (12 * 3600 - rank) * 1000)
}

/** When it joined the list: at noon or before it, in the order of the edition of its day, newest first. */
export function addedAt(paper: Paper, { editions }: Library): Date {
  const edition = editions.day.find(({ id }) => id === paper.added)
  return toMoment(paper.added, edition?.papers.findIndex(({ id }) => id === paper.id) ?? 0)
}

/** When it last changed: at noon or after it, a second for each paper of a later id that the day saw come or change. */
export function changedAt(paper: Paper, library: Library): Date {
  const day = lastChangedPaper(paper)
  return toMoment(day, -(movedOn(day, library).get(oldestId(paper)) ?? 0))
}

/** The first id that the paper had: what never changes about it. */
export function oldestId({ id, aliases = [] }: Pick<Paper, 'id' | 'aliases'>): string {
  return aliases[0] ?? id
}

const movedByLibrary = new WeakMap<Library, Map<string, Map<string, number>>>()

/** Papers that came or changed on the day, by their oldest ids, each with the number of those behind it in the alphabet. */
function movedOn(day: string, library: Library): Map<string, number> {
  const moved = movedByLibrary.get(library) ?? new Map<string, Map<string, number>>()
  if (moved.size === 0) {
    movedByLibrary.set(library, moved)
    const ordered = library.papers.toSorted((a, b) => compareTexts(oldestId(b), oldestId(a)))
    for (const paper of ordered) {
      for (const date of new Set([paper.added, ...(paper.changes ?? []).map((change) => change.date)])) {
        const ranks = moved.get(date) ?? new Map<string, number>()
        moved.set(date, ranks.set(oldestId(paper), ranks.size))
      }
    }
  }
  return moved.get(day) ?? new Map()
}
