/** Personal names: told apart once, here, and never split on spaces anywhere else. */
import type { Author } from '../schema.ts'

/** A name in parts, or a group's name whole. */
export type Name = { family: string; given?: string } | { literal: string }

/**
 * A name as the record has it, in parts. A string is read as "Given Family", with lower-case particles taken into the
 * family name ("Ludwig van Beethoven" -> "van Beethoven"), or as "Family, Given".
 */
export function toName(author: Author): Name {
  if (typeof author !== 'string') {
    if ('literal' in author) return { literal: author.literal }
    return author.given === undefined ? { family: author.family } : { family: author.family, given: author.given }
  }
  const text = author.trim().replace(/\s+/g, ' ')
  const comma = text.indexOf(', ')
  if (comma > 0) return { family: text.slice(0, comma), given: text.slice(comma + 2) }
  const parts = text.split(' ')
  if (parts.length === 1) return { literal: text }
  let start = parts.length - 1
  while (start > 1 && isSuffix(parts[start])) start--
  while (start > 1 && isParticle(parts[start - 1])) start--
  return { family: parts.slice(start).join(' '), given: parts.slice(0, start).join(' ') }
}

/** "Given Family", as a reader says it. */
export function formatName(name: Name): string {
  if ('literal' in name) return name.literal
  return name.given ? `${name.given} ${name.family}` : name.family
}

/** "Family, Given", as bibliographies and `citation_author` want it. */
export function formatSortName(name: Name): string {
  if ('literal' in name) return name.literal
  return name.given ? `${name.family}, ${name.given}` : name.family
}

function isParticle(word: string | undefined): boolean {
  return word !== undefined && /^(?:[a-z]|d'|al-)/.test(word) && word === word.toLowerCase()
}

function isSuffix(word: string | undefined): boolean {
  return word !== undefined && /^(?:Jr|Sr)\.?$|^(?:I{2,3}|IV)$/.test(word)
}
