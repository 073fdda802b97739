/** What `csl` of a record has, sorted: a curator or an import may have written anything there, and CSL takes not everything. */
import type { PaperRecord } from '../schema.ts'
import type { CslDate, CslName } from './csl.ts'
import { type CslKind, cslVariables } from './csl-types.ts'

/**
 * `fields` are variables of CSL with values as its schema (csl-data.json) has them, so that whoever reads an item can rely on
 * their shape; `rest` is what has no place among them, for `custom`: names that CSL does not know, and values of another
 * shape, an address that leads nowhere on the web among them. `type` and `custom` themselves are in neither.
 */
export function sortLeftovers(csl: NonNullable<PaperRecord['csl']> = {}): {
  fields: Record<string, unknown>
  rest: Record<string, unknown>
} {
  const fields: [string, unknown][] = []
  const rest: [string, unknown][] = []
  for (const [name, value] of Object.entries(csl)) {
    if (value === null || name === 'id' || name === 'type' || name === 'custom') continue
    const kind = cslVariables.get(name)
    const shaped = name === 'categories' ? toTexts(value) : kind && shapes[kind](value)
    if (shaped === undefined || (name === 'URL' && !/^(?:https?|ftp):\/\//i.test(String(shaped))))
      rest.push([name, value])
    else fields.push([name, shaped])
  }
  return { fields: Object.fromEntries(fields), rest: Object.fromEntries(rest) }
}

const shapes: Record<CslKind, (value: unknown) => unknown> = {
  text: toText,
  number: (value) => (typeof value === 'number' ? value : toText(value)),
  names: toNames,
  date: toDate,
}

function toText(value: unknown): string | undefined {
  return typeof value === 'string' ? value.toWellFormed() : typeof value === 'number' ? String(value) : undefined
}

function toTexts(value: unknown): string[] | undefined {
  const texts = Array.isArray(value) ? value.map(toText) : []
  return texts.length > 0 && texts.every((text) => text !== undefined) ? texts : undefined
}

const nameParts = ['family', 'given', 'dropping-particle', 'non-dropping-particle', 'suffix', 'literal'] as const

/** All of them, or none: a list of authors that lacks one would be wrong. */
function toNames(value: unknown): CslName[] | undefined {
  const names = Array.isArray(value) ? value.map(toName) : []
  return names.length > 0 && names.every((name) => name !== undefined) ? names : undefined
}

function toName(value: unknown): CslName | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const parts = nameParts.flatMap((part): [string, string][] => {
    const text = toText((value as Record<string, unknown>)[part])
    return text ? [[part, text]] : []
  })
  const name: CslName = Object.fromEntries(parts)
  return name.family || name.given || name.literal ? name : undefined
}

function toDate(value: unknown): (CslDate & { literal?: string }) | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { 'date-parts': parts, raw, literal } = value as Record<string, unknown>
  const days = Array.isArray(parts) ? parts.map(toDay) : []
  if (days.length === 1 || days.length === 2)
    return days.every((day) => day !== undefined) ? { 'date-parts': days } : undefined
  const words = toText(raw) ?? toText(literal)
  return words === undefined ? undefined : { [raw === undefined ? 'literal' : 'raw']: words }
}

/** Year, then perhaps month, then perhaps day; many programs write them as text. */
function toDay(value: unknown): number[] | undefined {
  const parts = Array.isArray(value)
    ? value.map((part) => (/^-?\d{1,4}$/.test(String(part)) ? Number(part) : Number.NaN))
    : []
  return parts.length > 0 && parts.length <= 3 && parts.every(Number.isInteger) ? parts : undefined
}
