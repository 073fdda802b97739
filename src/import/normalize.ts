/** Makes an item clean, whatever format it came from: spaces, mathematics and identifiers as our records have them. */
import type { CslItem } from '../bibliography/csl.ts'
import { parseArxivId, parseDoi } from '../bibliography/identifiers.ts'
import { type Change, mendFlattenedTex } from './flattened-tex.ts'

/** A change and the field in which it was made. */
export interface FieldChange extends Change {
  field: 'title' | 'abstract'
}

export interface NormalizedItem {
  item: CslItem
  changed: FieldChange[]
}

/** Longer texts are no titles and abstracts; they are left for the schema to refuse. */
const lengthLimit = 20_000

/** Doing it twice changes nothing. White space and identifiers are normalised silently, every other change is told. */
export function normalizeItem(item: CslItem): NormalizedItem {
  const changed: FieldChange[] = []
  const result = { ...item }
  for (const field of ['title', 'abstract'] as const) {
    const text = item[field]?.replace(/[ \t\r\n\f\u00a0\u2028\u2029]+/g, ' ').trim()
    if (!text) {
      delete result[field]
      continue
    }
    const mended = text.length > lengthLimit ? { text, changed: [] } : mendFlattenedTex(text)
    result[field] = mended.text.trim()
    changed.push(...mended.changed.map((change) => ({ field, ...change })))
  }
  const doi = item.DOI === undefined ? undefined : parseDoi(item.DOI)
  if (doi !== undefined) result.DOI = doi
  const arxiv = parseArxivId(item.archive === 'arXiv' ? (item.number ?? '') : (doi ?? ''))
  return { item: arxiv ? { ...result, archive: 'arXiv', number: `arXiv:${arxiv}` } : result, changed }
}
