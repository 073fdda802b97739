/**
 * Times for a list that knows days alone: the same in every feed, and distinct, since some readers tell items apart by
 * their times. What joins does so in the three hours before noon (UTC), what changes does in the three after it: the same
 * day from Alaska to Japan.
 *
 * The second is drawn from the oldest id of the paper, so that a time stays when other papers come, go or are edited. That
 * settles the order within a day: feeds go by their times, not by the date of publication that the pages go by, since a
 * date that is mended would move its neighbours, and readers would be told of changes that are none. There are more ids
 * than seconds: of two papers that draw the same one, the later in the alphabet gets the next. A paper that joins a day of
 * fifty draws a second that is taken about once in two hundred times; only then can another paper move, by a second.
 */
import { toDate } from '../library/dates.ts'
import type { Library, Paper } from '../library/library.ts'
import { compareTexts } from '../text/compare.ts'

export interface DatedChange {
  paper: Paper
  what: string
  date: string
  /** Which of the changes of its paper and day it is, from 1: a later day's change renames none before it. */
  count: number
  at: Date
}

/** When it joined the list. */
export function addedAt({ id, added }: Paper, library: Library): Date {
  return momentsOf(library).added.get(id) ?? toMoment(added)
}

/** When it last changed; when it joined, if it did not change since. */
export function changedAt(paper: Paper, library: Library): Date {
  const [added, changed] = [addedAt(paper, library), momentsOf(library).changed.get(paper.id)]
  return changed && changed > added ? changed : added
}

/** All changes of all papers, newest first. */
export function listChanges(library: Library): DatedChange[] {
  return momentsOf(library).changes
}

/** When an edition began, the same whatever is in it: before its first paper could join. */
export function editionAt(day: string): Date {
  return toMoment(day, -span)
}

/** The newest of these moments; nothing for none. */
export function newestOf(moments: readonly Date[]): Date | undefined {
  return moments.reduce<Date | undefined>((newest, moment) => (newest && newest > moment ? newest : moment), undefined)
}

/** The first id that the paper had: what never changes about it. */
export function oldestId({ id, aliases = [] }: Pick<Paper, 'id' | 'aliases'>): string {
  return aliases[0] ?? id
}

/** How many seconds the papers of a day are spread over. */
const span = 3 * 3600

interface Moments {
  /** By the ids of papers. */
  added: Map<string, Date>
  changed: Map<string, Date>
  changes: DatedChange[]
}

const momentsByLibrary = new WeakMap<Library, Moments>()

function momentsOf(library: Library): Moments {
  const made = momentsByLibrary.get(library)
  if (made) return made
  const moments = findMoments(library)
  momentsByLibrary.set(library, moments)
  return moments
}

function findMoments({ papers }: Library): Moments {
  const ordered = papers
    .toSorted((a, b) => compareTexts(oldestId(a), oldestId(b)))
    .map((paper) => ({ paper, second: drawSecond(oldestId(paper)) }))
  const additions = ordered.map((one) => ({ ...one, date: one.paper.added }))
  const changes = spread(
    ordered.flatMap(({ paper, second }) =>
      countChanges(paper).map((change) => ({ ...change, paper, second: second + change.count - 1 })),
    ),
  )
    .map(({ second, ...change }) => ({ ...change, at: toMoment(change.date, second) }))
    .sort((a, b) => a.at.getTime() - b.at.getTime())
  return {
    added: new Map(spread(additions).map(({ paper, date, second }) => [paper.id, toMoment(date, -1 - second)])),
    changed: new Map(changes.map(({ paper, at }) => [paper.id, at])),
    changes: changes.reverse(),
  }
}

/** A moment of a day, so many seconds from its noon. */
function toMoment(day: string, seconds = 0): Date {
  return new Date(toDate(day).getTime() + (12 * 3600 + seconds) * 1000)
}

/** Each in the second that it drew, or in the next that is free on its day; among equals the first as they stand. */
function spread<T extends { date: string; second: number }>(drawn: readonly T[]): T[] {
  const free = new Map<string, number>()
  return drawn
    .toSorted((a, b) => a.second - b.second)
    .map((one) => {
      const second = Math.max(one.second, free.get(one.date) ?? 0)
      free.set(one.date, second + 1)
      return { ...one, second }
    })
}

function countChanges({ changes = [] }: Paper): { date: string; what: string; count: number }[] {
  return changes.map((change, n) => ({
    ...change,
    count: changes.slice(0, n + 1).filter(({ date }) => date === change.date).length,
  }))
}

/** FNV-1a in 32 bits (http://www.isthe.com/chongo/tech/comp/fnv/): it scatters ids that differ in a letter, and is the same everywhere. */
function drawSecond(id: string): number {
  let hash = 0x811c9dc5
  for (const letter of id) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193)
  return (hash >>> 0) % span
}
