/**
 * What the items of a feed are made from, listed without writing any: a feed is written from its seeds alone, so they are
 * also what its key in the build goes by.
 */
import type { Library, Paper } from '../library/library.ts'
import { addedAt, changedAt, editionAt, listChanges, newestOf } from './moments.ts'

export type ItemSeed = PaperSeed | ChangeSeed | EditionSeed

/** All fields of a seed but `papers` are plain: whatever JSON can write. */
export interface PaperSeed {
  kind: 'paper'
  papers: [Paper]
  added: Date
  updated: Date
}

export interface ChangeSeed {
  kind: 'change'
  papers: [Paper]
  what: string
  date: string
  /** Which of the changes of its paper and day it is, from 1. */
  count: number
  at: Date
}

/** The edition of a day. */
export interface EditionSeed {
  kind: 'edition'
  papers: Paper[]
  day: string
  added: Date
  updated: Date
}

/** What an item may know beside its seed; the key of every page has it. */
export type ItemSetting = Pick<Library, 'site' | 'findTopic'>

/** How many items a feed carries; each knows its newest first. */
export const feedLimit = 100

/** How many letters the feed of editions carries: each may be a hundred kilobytes. */
const digestLimit = 10

/**
 * Of papers that stand newest day first, those that joined last, in the order of their times. None is looked at that is
 * older than the day at which the feed ends.
 */
export function listNewest(papers: readonly Paper[], library: Library): PaperSeed[] {
  const last = papers[feedLimit - 1]
  const near = last ? papers.filter(({ added }) => added >= last.added) : papers
  return near
    .map((paper) => toPaperSeed(paper, library))
    .sort((a, b) => b.added.getTime() - a.added.getTime())
    .slice(0, feedLimit)
}

/** The first papers, as they stand. */
export function listFirst(papers: readonly Paper[], library: Library): PaperSeed[] {
  return papers.slice(0, feedLimit).map((paper) => toPaperSeed(paper, library))
}

/** The newest changes of all papers. */
export function listNewestChanges(library: Library): ChangeSeed[] {
  return listChanges(library)
    .slice(0, feedLimit)
    .map(({ paper, ...change }) => ({ kind: 'change', papers: [paper], ...change }))
}

/** The newest days, newest first. */
export function listNewestEditions(library: Library): EditionSeed[] {
  return library.editions.day.slice(0, digestLimit).map(({ id, papers }) => {
    const added = editionAt(id)
    const updated = newestOf([added, ...papers.map((paper) => changedAt(paper, library))]) ?? added
    return { kind: 'edition', papers, day: id, added, updated }
  })
}

function toPaperSeed(paper: Paper, library: Library): PaperSeed {
  return { kind: 'paper', papers: [paper], added: addedAt(paper, library), updated: changedAt(paper, library) }
}
