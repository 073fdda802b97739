/** What the bench finds out: rows of a table, made by one module for each group of them. */
import { say } from '../command.ts'
import type { Corpus } from './corpus.ts'
import type { Unit } from './figures.ts'
import { type Command, type Cost, measureCommand } from './measure.ts'

/** Where and how a group of rows is measured. */
export interface Context {
  /** How many papers the library has. */
  papers: number
  corpus: Corpus
  /** The content folder with the corpus in it: whoever changes it puts it back. */
  content: string
  /** A folder for everything that is built for this size. It goes when all sizes have been measured. */
  folder: string
  /** The site as it was built last, once there is one. */
  site: string
  runs: number
  /** Whether it is the smallest library of this run: what does not depend on the size is measured there. */
  isSmallest: boolean
  jobs?: string | undefined
  /** The short form: only what nobody would want to be without. */
  quick: boolean
  peers: readonly PeerName[]
  /** Whether what is missing may be fetched from the npm registry. */
  mayInstall: boolean
}

/** Others who make pages of the same list, and others who search it. */
const buildPeers = ['node', 'hugo', 'eleventy', 'astro'] as const
const searchPeers = ['pagefind', 'minisearch'] as const
export type BuildPeer = (typeof buildPeers)[number]
export type SearchPeer = (typeof searchPeers)[number]
export const peerNames = [...buildPeers, ...searchPeers] as const
export type PeerName = BuildPeer | SearchPeer

export function isBuildPeer(name: PeerName): name is BuildPeer {
  return (buildPeers as readonly string[]).includes(name)
}

export function isSearchPeer(name: PeerName): name is SearchPeer {
  return (searchPeers as readonly string[]).includes(name)
}

/** One line of the table. */
export interface Row {
  papers: number
  /** Tells it apart from the other rows of its size; bars and comparisons find it by this. */
  id: string
  /** What was measured, for readers. */
  what: string
  unit: Unit
  /** One figure for each run. */
  figures: number[]
  /** Of rows that are commands: for each run, where they could be measured. */
  cpuSeconds?: number[]
  peakBytes?: number[]
  /** The id of the row that this one is compared with. */
  against?: string
  /** Why there is no figure. */
  missing?: string
}

/** Runs a command several times, each time after `prepare`, into a row. What fails is told in the row. */
export async function measureRow(
  { papers, runs }: Pick<Context, 'papers' | 'runs'>,
  { id, what, against }: { id: string; what: string; against?: string },
  command: Command,
  prepare: (run: number) => void = () => {},
): Promise<Row> {
  const costs: Cost[] = []
  try {
    for (let run = 1; run <= runs; run++) {
      say(`${papers} papers: ${what}, run ${run} of ${runs}`)
      prepare(run)
      costs.push(await measureCommand(command))
    }
    return toRow({ papers, id, what, ...(against !== undefined && { against }) }, costs)
  } catch (error) {
    return toMissing({ papers, id, what }, (error as Error).message)
  }
}

/** The row of several runs of a command. */
export function toRow(head: Pick<Row, 'papers' | 'id' | 'what' | 'against'>, costs: readonly Cost[]): Row {
  return {
    ...head,
    unit: 's',
    figures: costs.map(({ wallSeconds }) => wallSeconds),
    cpuSeconds: costs.map(({ cpuSeconds }) => cpuSeconds),
    peakBytes: costs.flatMap(({ peakBytes }) => peakBytes ?? []),
  }
}

/** The row of two commands of which one comes after the other. */
export function addRows(head: Pick<Row, 'papers' | 'id' | 'what' | 'against'>, first: Row, second: Row): Row {
  const both = <T>(a: T[] = [], b: T[] = [], join: (a: T, b: T) => T) =>
    a.flatMap((value, n) => (b[n] === undefined ? [] : [join(value, b[n])]))
  const sum = (a: number, b: number) => a + b
  return {
    ...head,
    unit: 's',
    figures: both(first.figures, second.figures, sum),
    cpuSeconds: both(first.cpuSeconds, second.cpuSeconds, sum),
    peakBytes: both(first.peakBytes, second.peakBytes, Math.max),
  }
}

/** A row that only says why it is empty. */
export function toMissing(head: Pick<Row, 'papers' | 'id' | 'what'>, missing: string): Row {
  return { ...head, unit: 's', figures: [], missing }
}
