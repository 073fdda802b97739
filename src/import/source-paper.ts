/** What every format gives: its papers in order, each as CSL-JSON, and the places where one seems to be that cannot be told. */
import type { CslItem } from '../bibliography/csl.ts'

/**
 * One paper of the source, or a place where one seems to be that cannot be told; `line` counts from 1, and there is none in
 * what a service has answered.
 */
export type SourcePaper = ReadPaper | UnclearPaper

export interface ReadPaper {
  line?: number | undefined
  item: CslItem
  /** The source ends before the paper's text does. */
  truncated: boolean
  yearCompleted: boolean
  /** Its texts are TeX: what stands between dollar signs is a formula for certain, and nothing else is. */
  isTex?: boolean
  /** The day on which a list took it in, where the source is such a list. */
  added?: string | undefined
  /** The day of the version that the source describes, where papers have versions. */
  updated?: string | undefined
  /** Key terms beside the paper's own, by which topics are proposed. */
  keywords?: string[]
  /** What the source says and CSL has no place for. */
  lost?: string[]
  /** What a curator should know about the paper. */
  notes?: string[]
}

export interface UnclearPaper {
  line?: number | undefined
  title: string | undefined
  reason: string
}

/** A source as it was read. */
export interface SourceList {
  papers: SourcePaper[]
  /** The day of the page or list itself, where it tells it. */
  day?: string | undefined
  /** The date in the page's head, as printed. */
  heading?: string | undefined
}

/** A paper that was read well. */
export function toReadPaper(line: number, item: CslItem, more: Partial<ReadPaper> = {}): ReadPaper {
  return { line, item, truncated: false, yearCompleted: false, ...more }
}

/** Lines of places in a text, asked for in rising order: each stretch of the text is looked at once. */
export function openLines(text: string): (offset: number) => number {
  let line = 1
  let at = 0
  return (offset) => {
    for (let next = text.indexOf('\n', at); next >= 0 && next < offset; next = text.indexOf('\n', at)) {
      line++
      at = next + 1
    }
    return line
  }
}
