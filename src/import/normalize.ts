/** Makes an item clean, whatever format it came from: spaces, mathematics and identifiers as our records have them. */
import type { CslItem } from '../bibliography/csl.ts'
import { parseDoi } from '../bibliography/identifiers.ts'
import { placeArxivId } from './arxiv-traces.ts'
import { type Change, mendFlattenedTex } from './flattened-tex.ts'

/** A change and the field in which it was made. */
export interface FieldChange extends Change {
  field: 'title' | 'abstract'
}

export interface NormalizedItem {
  item: CslItem
  changed: FieldChange[]
}

/** Longer texts are no titles and abstracts; nothing is mended in them. */
const lengthLimit = 20_000

/**
 * Doing it twice changes nothing. White space and identifiers are normalised silently, every other change is told. Texts that
 * come from TeX have lost nothing, and nothing is mended in them.
 */
export function normalizeItem(item: CslItem, { isTex = false } = {}): NormalizedItem {
  const changed: FieldChange[] = []
  const result: CslItem = { ...item }
  for (const [field, value] of Object.entries(item)) {
    if (typeof value !== 'string' || field === 'id' || field === 'type') continue
    const text = value.replace(/[\s\u00a0\u2028\u2029]+/g, ' ').trim()
    if (text === '') delete result[field]
    else result[field] = text
  }
  for (const field of ['title', 'abstract'] as const) {
    const text = result[field]
    if (text === undefined || isTex || text.length > lengthLimit) continue
    const mended = mendFlattenedTex(text)
    result[field] = mended.text.trim()
    changed.push(...mended.changed.map((change) => ({ field, ...change })))
  }
  const doi = typeof item.DOI === 'string' ? parseDoi(item.DOI) : undefined
  if (doi !== undefined) result.DOI = doi
  return { item: placeArxivId(result), changed }
}
