/** Which words of a title or a name answer to the question: they are marked, so that one sees why a paper is there. */
import type { Piece } from './excerpt.ts'
import { toTerms } from './terms.ts'

/** The text in pieces; a word is marked without the signs around it. */
export function markTerms(text: string, terms: ReadonlySet<string>): Piece[] {
  if (terms.size === 0) return [{ text, marked: false }]
  return text
    .split(/([\p{L}\p{N}](?:\S*[\p{L}\p{M}\p{N}])?)/u)
    .filter(Boolean)
    .map((piece) => ({ text: piece, marked: toTerms(piece).some((term) => terms.has(term)) }))
}
