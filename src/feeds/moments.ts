/**
 * Times for a list that knows days alone: the same in every feed, and distinct, since some readers tell items apart by
 * their times. What joins does so in the three hours before noon (UTC), what changes does in the three after it: the same
 * day from Alaska to Japan. No item leaves its three hours: behind their end comes their beginning.
 *
 * The time is drawn from the oldest id of the paper, so that it stays when other papers come, go or are edited. That
 * settles the order within a day: feeds go by their times, not by the date of publication that the pages go by, since a
 * date that is mended would move its neighbours, and readers would be told of changes that are none. There are more ids
 * than times: of two papers that draw the same one, the later in the alphabet gets the next that is free.
 *
 * On a day of fewer than a thousand items the times are whole seconds, since RSS has no finer ones. A paper that joins a
 * day of fifty draws a second that is taken about once in two hundred times; only then do others move, by a second.
 *
 * On a day of a thousand or more, an import as a rule, seconds would run out, so the times are milliseconds: Atom and JSON
 * have them, RSS cuts them off, and there items of one feed may have equal times, still in the same order. A paper that joins
 * a day of ten thousand draws a millisecond that is taken about once in a thousand times. The paper that makes a day one of a
 * thousand, or leaves it with fewer, moves all its items: nearly all by less than a second, which RSS does not show.
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

/** When an edition began, the same whatever is in it: none of its papers can join before. */
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

const second = 1000

/** Over how many milliseconds the items of a day are spread. */
const span = 3 * 3600 * second

/** From how many items on a day has times in milliseconds. */
const crowd = 1000

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
    .map((paper) => ({ paper, drawn: draw(oldestId(paper)) }))
  const additions = ordered.map((one) => ({ ...one, date: one.paper.added }))
  const changes = spread(
    ordered.flatMap(({ paper, drawn }) =>
      countChanges(paper).map((change) => ({ ...change, paper, drawn: (drawn + (change.count - 1) * second) % span })),
    ),
  )
    .map(({ paper, what, date, count, place }) => ({ paper, what, date, count, at: toMoment(date, place) }))
    .sort((a, b) => a.at.getTime() - b.at.getTime())
  return {
    added: new Map(spread(additions).map(({ paper, date, place, step }) => [paper.id, toMoment(date, -step - place)])),
    changed: new Map(changes.map(({ paper, at }) => [paper.id, at])),
    changes: changes.reverse(),
  }
}

/** A moment of a day, so many milliseconds from its noon. */
function toMoment(day: string, milliseconds = 0): Date {
  return new Date(toDate(day).getTime() + 12 * 3600 * second + milliseconds)
}

interface Drawn {
  date: string
  /** Milliseconds into the span. */
  drawn: number
}

/** Each at a place of its own within its day, in milliseconds into the span; `step` is what the places of the day are multiples of. */
function spread<T extends Drawn>(items: readonly T[]): (T & { place: number; step: number })[] {
  return [...Map.groupBy(items, ({ date }) => date).values()].flatMap((day) =>
    spreadDay(day, day.length < crowd ? second : 1),
  )
}

/** Each in the step that it drew, or in the next that is free; among equals the first as they stand. */
function spreadDay<T extends Drawn>(day: readonly T[], step: number): (T & { place: number; step: number })[] {
  const taken = new Set<number>()
  return day
    .map((one) => ({ ...one, place: one.drawn - (one.drawn % step), step }))
    .sort((a, b) => a.place - b.place)
    .map((one) => {
      let { place } = one
      while (taken.has(place)) place = (place + step) % span
      taken.add(place)
      return { ...one, place }
    })
}

function countChanges({ changes = [] }: Paper): { date: string; what: string; count: number }[] {
  return changes.map((change, n) => ({
    ...change,
    count: changes.slice(0, n + 1).filter(({ date }) => date === change.date).length,
  }))
}

/**
 * A place in the span, in milliseconds: the second and the millisecond within it come from one number, so that the second
 * is the same on small days and large ones. FNV-1a in 32 bits (http://www.isthe.com/chongo/tech/comp/fnv/): it scatters ids
 * that differ in a letter, and is the same everywhere.
 */
function draw(id: string): number {
  let hash = 0x811c9dc5
  for (const letter of id) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193)
  const seconds = span / second
  return ((hash >>> 0) % seconds) * second + (Math.floor((hash >>> 0) / seconds) % second)
}
