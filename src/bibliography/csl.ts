/** CSL-JSON: the shape at which every format meets. The field names are those of its schema (csl-data.json, CSL 1.0.2). */
import type { PaperRecord } from '../schema.ts'

/** A personal name in parts, or a group's name whole. */
export interface CslName {
  family?: string
  given?: string
  /** Which of the two a particle is decides how a style sorts it; in print both stand before the family name. */
  'dropping-particle'?: string
  'non-dropping-particle'?: string
  suffix?: string
  literal?: string
}

/** A date in parts (year, then perhaps month, then perhaps day), or as the source has it when that cannot be told. */
export interface CslDate {
  'date-parts'?: number[][]
  raw?: string
}

/** One reference. Fields that are not named here are kept as they came. */
export interface CslItem {
  id: string
  type: string
  title?: string
  author?: CslName[]
  issued?: CslDate
  abstract?: string
  DOI?: string
  /** Where the item is kept, and its number there: "arXiv" and "arXiv:2508.18224". */
  archive?: string
  number?: string
  custom?: CslCustom
  [field: string]: unknown
}

/** What CSL has no field for; its schema leaves `custom` to programs. */
export interface CslCustom {
  /** The title with its formulas as TeX between dollar signs, where it has any; `title` has them in Unicode. */
  texTitle?: string
  /** arXiv's own class of a paper ("cs.LG"). */
  primaryClass?: string
  /** How many authors there are, where the source does not name them. */
  authorCount?: number
  organization?: string
  /** Number of comments on the page that listed it. */
  comments?: number
  /** Links that the source gives beside the text. */
  links?: NonNullable<PaperRecord['links']>
}

/** The date as the record has it: "2024-10-01", "2024-10" or "2024"; nothing when it is not told in parts, whatever stands there. */
export function formatCslDate(date: CslDate | undefined): string | undefined {
  const parts: unknown = date?.['date-parts']?.[0]
  if (!Array.isArray(parts) || parts.length === 0) return undefined
  const texts = parts.map(cslText)
  return texts.includes(undefined) ? undefined : texts.map((part, n) => part?.padStart(n === 0 ? 4 : 2, '0')).join('-')
}

/** What a field has, if it is a text or a number, as CSL lets most of them be: an import may have brought anything. */
export function cslText(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}

/** The parts of "2024-10-01", "2024-10" or "2024". */
export function toCslDate(date: string): CslDate {
  return { 'date-parts': [date.split('-').map(Number)] }
}
