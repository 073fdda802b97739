/** References from files as CSL describes them: a field that is of another kind than its name says is left out. */
import { type CslItem, type CslName, cslText } from '../bibliography/csl.ts'

/** The item with its fields as they came, but for those that programs would stumble over. Doing it twice changes nothing. */
export function cleanItem(item: Record<string, unknown>): CslItem {
  const kept = Object.entries(item).filter(([field, value]) => isOfItsKind.get(field)?.(value) ?? true)
  const clean = Object.fromEntries(kept)
  if (Array.isArray(clean['author'])) clean['author'] = clean['author'].flatMap(toNames)
  return { ...clean, id: cslText(item['id']) ?? '', type: typeof item['type'] === 'string' ? item['type'] : 'document' }
}

/** Fields that our own code reads, and what they have to be. */
const isOfItsKind = new Map<string, (value: unknown) => boolean>(
  Object.entries({
    title: isText,
    author: Array.isArray,
    issued: isGroup,
    DOI: isText,
    URL: isText,
    number: isText,
    archive: isText,
    archive_location: isText,
    custom: isGroup,
  }),
)

function toNames(name: unknown): CslName[] {
  if (!isGroup(name)) return []
  const parts = Object.entries(name).filter(([, part]) => typeof part === 'string' && part.trim() !== '')
  return parts.length > 0 ? [Object.fromEntries(parts) as CslName] : []
}

function isText(value: unknown): boolean {
  return typeof value === 'string'
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
