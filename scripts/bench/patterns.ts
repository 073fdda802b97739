/**
 * Sentences to fill in, made of what we wrote ourselves: the summaries and titles of content/papers. A word that many of
 * them have stays where it is; every other word is a place for one that is drawn.
 */
import type { PaperRecord } from '../../src/schema.ts'
import type { Vocabulary } from './vocabulary.ts'

export interface Patterns {
  /** Of sentences that name no system, and of those that do. */
  plain: readonly Pattern[]
  naming: readonly Pattern[]
  /** Of titles of 4 to 14 words; those that are naming begin "System: ". */
  titles: readonly Pattern[]
  namingTitles: readonly Pattern[]
  /** The words that had to make room, the most frequent first, in lower case. */
  words: readonly string[]
}

/** Pieces of text in their order: words, what stands between them, and places to be filled. */
export type Pattern = readonly Piece[]
type Piece = { kind: 'text' | 'kept word'; text: string } | { kind: 'place'; capital: boolean } | { kind: 'name' }

/** Words of texts: letters, with hyphens and apostrophes within. */
export const wordPattern = /\p{L}+(?:['’-]\p{L}+)*/gu

/** One text in so many has to have a word for it to stay: "the", "memory", "GPU" in summaries; "for", "Inference" in titles. */
const keptFrom = 1 / 12

/** Reads the patterns off records; those with mathematics have none. */
export function findPatterns(papers: readonly PaperRecord[]): Patterns {
  const systems = papers.map(({ title }) => /^([^\s:$]+): /.exec(title)?.[1])
  const summaries = papers.map(({ summary = '' }) => summary)
  const titles = papers.map(({ title }) => title).filter((title) => isBetween(countWords(title), 4, 14))
  const [keptInSummaries, keptInTitles] = [findKept(summaries), findKept(titles)]
  const sentences = summaries.flatMap((summary, n) =>
    toSentences(summary).map((sentence) => toPattern(sentence, keptInSummaries, systems[n])),
  )
  const headings = titles
    .filter((title) => !title.includes('$'))
    .map((title) => toPattern(title, keptInTitles, /^([^\s:]+): /.exec(title)?.[1]))
  return {
    plain: sentences.filter((pattern) => !isNaming(pattern)),
    naming: sentences.filter(isNaming),
    titles: headings.filter((pattern) => !isNaming(pattern)),
    namingTitles: headings.filter(isNaming),
    words: rank(summaries.flatMap(toWords).filter((word) => !keptInSummaries.has(word))),
  }
}

/** The text of a pattern, its places filled and all its words counted. */
export function fill(pattern: Pattern, vocabulary: Vocabulary, name = ''): string {
  return pattern
    .map((piece) => {
      if (piece.kind === 'text') return piece.text
      if (piece.kind === 'place') return piece.capital ? capitalize(vocabulary.draw()) : vocabulary.draw()
      const word = piece.kind === 'name' ? name : piece.text
      vocabulary.count(word.toLowerCase())
      return word
    })
    .join('')
}

/** How many words a text has. */
export function countWords(text: string): number {
  return text.match(wordPattern)?.length ?? 0
}

export function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

function toSentences(text: string): string[] {
  return text.split(/(?<=[.?!]) (?=\p{Lu})/u).filter((sentence) => !sentence.includes('$'))
}

function toPattern(text: string, kept: ReadonlySet<string>, system?: string): Pattern {
  const pieces: Piece[] = []
  let rest = 0
  for (const { 0: word, index } of text.matchAll(wordPattern)) {
    pieces.push({ kind: 'text', text: text.slice(rest, index) })
    rest = index + word.length
    if (word === system) pieces.push({ kind: 'name' })
    else if (kept.has(word.toLowerCase())) pieces.push({ kind: 'kept word', text: word })
    else pieces.push({ kind: 'place', capital: /^\p{Lu}/u.test(word) })
  }
  pieces.push({ kind: 'text', text: text.slice(rest) })
  return pieces.filter((piece) => piece.kind !== 'text' || piece.text !== '')
}

function isNaming(pattern: Pattern): boolean {
  return pattern.some(({ kind }) => kind === 'name')
}

function findKept(texts: readonly string[]): Set<string> {
  const counts = countEach(texts.flatMap((text) => [...new Set(toWords(text))]))
  return new Set([...counts].filter(([, count]) => count >= texts.length * keptFrom).map(([word]) => word))
}

function rank(words: readonly string[]): string[] {
  return [...countEach(words)].sort(([, a], [, b]) => b - a).map(([word]) => word)
}

function countEach(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

function toWords(text: string): string[] {
  return text.toLowerCase().match(wordPattern) ?? []
}

function isBetween(value: number, from: number, to: number): boolean {
  return value >= from && value <= to
}
