/** Words as the small index has them: the same for what stands in a record and for what a reader types. */
import { stopWords } from '../bibliography/paper-id.ts'
import { unfoldLetters } from '../text/letters.ts'

/** A word as somebody typed it, and what it may be in the index: each way is terms that all have to be there. */
export interface Word {
  text: string
  ways: string[][]
}

/**
 * All terms of a text. What hangs together by hyphens, points or inner capitals is there whole and in its parts, so that
 * it is found however it is typed: "FlashAttention-2" -> flashattention2, flash, attention, 2, flashattention.
 */
export function toTerms(text: string): string[] {
  return text.split(/\s+/).flatMap((token) => {
    const known = termsOf.get(token)
    if (known) return known
    const terms = toRuns(token).flatMap((run) => {
      const chunks = run.split(joints).filter(Boolean)
      return [...new Set([...chunks.flatMap(splitCompound), ...chunks, chunks.join('')].map(fold))]
    })
    termsOf.set(token, terms)
    return terms
  })
}

/** Of what stands between spaces, since most of it stands in a list more than once. */
const termsOf = new Map<string, string[]>()

/** What a reader typed, word by word. "flash-attention" is the one term, or both of its parts. */
export function toWords(text: string): Word[] {
  return toRuns(text).map((run) => {
    const chunks = run.split(joints).filter(Boolean)
    const parts = chunks.flatMap(splitCompound).map(fold)
    const whole = fold(chunks.join(''))
    const singular = /^.{3,}[^s]s$/.test(whole) ? [[whole.slice(0, -1)]] : []
    return { text: fold(run), ways: [[whole], ...(parts.length > 1 ? [parts] : []), ...singular] }
  })
}

/** Whether a word says so little that a paper need not have it. */
export function isSmall({ text }: Word): boolean {
  return stopWords.has(text)
}

/** Letters and digits of all writings, in lower case, without accents. */
function fold(text: string): string {
  return text.toLowerCase()
}

/** What stands between spaces, without the signs around it. Of writings that set no spaces every sign is a word. */
function toRuns(text: string): string[] {
  if (/^[a-z]+$/i.test(text)) return [text]
  const plain = unfoldLetters(text).replace(/[\u0300-\u036f'’`]/g, '')
  return plain.match(runPattern)?.map((run) => run.normalize('NFC')) ?? []
}

const runPattern = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]|[\p{L}\p{N}](?:[\p{M}\-‐-―.+#_·×]*[\p{L}\p{M}\p{N}])*/gu

const joints = /[-‐-―.+#_·×]+/

/** FlashAttention -> Flash, Attention; CUDAForge -> CUDA, Forge; Graph4Code -> Graph, 4, Code; LLMs, H2O and iPhone stay whole. */
function splitCompound(chunk: string): string[] {
  return /^\p{L}?\p{Ll}*$/u.test(chunk) ? [chunk] : chunk.split(compoundPattern)
}

const compoundPattern =
  /(?<=[\p{Ll}\p{N}]{2})(?=\p{Lu}{2}|\p{Lu}\p{Ll})|(?<=\p{Lu}{2})(?=\p{Lu}\p{Ll}{2})|(?<=\p{L}{3})(?=[24]\p{L}{3})|(?<=\p{L}{3}[24])(?=\p{L}{3})/u
