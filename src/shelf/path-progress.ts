/** How far this reader has come on a path. It follows from the marks alone: a paper that was read is read on every path. */
import type { State } from './mark.ts'
import { markOf, type Shelf } from './store.ts'

/** A paper of a path: its id, and those that it had before. */
export interface PathStep {
  id: string
  aliases: readonly string[]
}

export interface PathProgress {
  /** How many steps are read. */
  read: number
  /** Number of the first that is not, from 1; nothing where all are. */
  next: number | undefined
  /** Whether one of them is being read, or was. */
  isBegun: boolean
}

/** Counts the steps that are read; a favourite was read, too. */
export function findProgress(shelf: Shelf, steps: readonly PathStep[]): PathProgress {
  const states = steps.map(({ id, aliases }) => markOf(shelf, id, aliases)?.status)
  const next = states.findIndex((state) => !isRead(state)) + 1
  return {
    read: states.filter(isRead).length,
    next: next > 0 ? next : undefined,
    isBegun: states.some((state) => state === 'reading' || isRead(state)),
  }
}

/** Whether the paper counts as read. */
export function isRead(state: State | '' | undefined): boolean {
  return state === 'read' || state === 'favourite'
}

/** "None of 5 read yet. ", "3 of 5 read. ", "All 5 read." */
export function formatProgress({ read, next }: Pick<PathProgress, 'read' | 'next'>, steps: number): string {
  if (next === undefined) return `All ${steps} read.`
  return read === 0 ? `None of ${steps} read yet.` : `${read} of ${steps} read.`
}

/** "Begin with step 1", "Continue with step 4". */
export function formatNext({ read, next }: Pick<PathProgress, 'read' | 'next'>): string {
  return next === undefined ? '' : `${read === 0 && next === 1 ? 'Begin' : 'Continue'} with step ${next}`
}

/** The steps of a path as an attribute of the shelf page has them: ids with spaces between them, earlier ids behind commas. */
export function formatSteps(steps: readonly PathStep[]): string {
  return steps.map(({ id, aliases }) => [id, ...aliases].join(',')).join(' ')
}

/** The other way. */
export function parseSteps(text: string): PathStep[] {
  return text.split(' ').map((step) => {
    const [id = '', ...aliases] = step.split(',')
    return { id, aliases }
  })
}
