/**
 * Which letters of which typeface a text is drawn with. Nothing is ever drawn as an empty box: what no typeface has is put
 * in a plainer form, or left out where it is a mere sign; a text with letters that cannot be drawn has no place on a card.
 */
import { type Face, faces, isCovered } from './covered.ts'

/** A part of a text that is drawn with one typeface; `script` is 1 for what stands raised and small, -1 for lowered. */
export interface Run {
  text: string
  face: Face
  script: -1 | 0 | 1
}

/** Whether all letters and figures of a text can be drawn, and there are some. */
export function canBeDrawn(text: string): boolean {
  const pieces = toPieces(text)
  return (
    pieces.every((piece) => piece !== undefined) && pieces.some((piece) => piece && /[\p{L}\p{N}]/u.test(piece.text))
  )
}

/** The text in parts, in its order; what cannot be drawn is left out. */
export function toRuns(text: string): Run[] {
  const runs: Run[] = []
  for (const piece of toPieces(text)) {
    if (piece === undefined) continue
    const last = runs.at(-1)
    if (last && last.script === piece.script && canTake(last, piece)) last.text += piece.text
    else if (last && /^\p{M}/u.test(piece.text) && last.script === piece.script) continue
    else runs.push({ ...piece })
  }
  return runs
}

/** Spaces do not change the typeface; a mark needs that of its letter. */
function canTake(run: Run, piece: Run): boolean {
  return run.face === piece.face || (/^[\s\p{M}]+$/u.test(piece.text) && isCoveredBy(run.face, piece.text))
}

/** Of each character: how it is drawn, nothing where it cannot be; signs that are left out are not among them. */
function toPieces(text: string): (Run | undefined)[] {
  const kept = [...text.normalize('NFC')].filter(
    (character) => /\s/.test(character) || recallPiece(character) !== nothing,
  )
  return [...kept.join('').replace(/\s+/g, ' ').trim()].map(recallPiece)
}

const pieces = new Map<string, Run | undefined>()

/** There are not many characters, and a long list asks for each of them a hundred thousand times. */
function recallPiece(character: string): Run | undefined {
  if (!pieces.has(character)) pieces.set(character, toPiece(character))
  return pieces.get(character)
}

function toPiece(character: string): Run | undefined {
  const script = raised.test(character) ? 1 : lowered.test(character) ? -1 : 0
  const plain = script === 0 ? character : character.normalize('NFKD')
  const forms = [plain, plainForms.get(character), character.normalize('NFKC'), withoutMarks(character)]
  for (const form of forms) {
    const face = form && faces.find((candidate) => isCoveredBy(candidate, form))
    if (form && face) return { text: form, face, script }
  }
  return /[\p{L}\p{N}]/u.test(character) ? undefined : nothing
}

const nothing: Run = { text: '', face: 'newsreader-latin', script: 0 }

function withoutMarks(character: string): string {
  return character.normalize('NFKD').replace(/\p{M}/gu, '')
}

function isCoveredBy(face: Face, text: string): boolean {
  return [...text].every((character) => isCovered(face, character.codePointAt(0) ?? 0))
}

/** Superscripts, all of one make: Newsreader has ¹²³ alone, and "10¹²⁴" would be of two. */
const raised = /[²³¹⁰ⁱ⁴-ⁿʰ-ʸˡ-ˣᴬ-ᴮᴰ-ᴺᴼᴾ-ᵂᵃᵇᵈ-ᵍᵏᵐᵒᵖᵗ-ᵛᵝ-ᵡᶜᶠᶻ]/u
const lowered = /[₀-₎ₐ-ₜᵢ-ᵪⱼ]/u

/** Signs that look the same, where the one that is written is in no typeface of ours. */
const plainForms = new Map([
  ['‐', '-'],
  ['‑', '-'],
  ['―', '—'],
  ['‖', '||'],
  ['⋆', '*'],
  ['☆', '*'],
  ['★', '*'],
])
