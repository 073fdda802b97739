/**
 * Words in the measure of real texts. How many different ones there are follows Heaps' law, and how often each comes
 * follows Zipf's, since a word that is not new is one that was said before, drawn from all that was said (H. A. Simon,
 * "On a class of skew distribution functions", Biometrika 42, 1955; with the falling rate of new words: D. Zanette and
 * M. Montemurro, "Dynamics of text generation with realistic Zipf's distribution", 2005).
 */
import type { Random } from './random.ts'

/**
 * Heaps' law, V = K·n^β, with the constants that Manning, Raghavan and Schütze fit to Reuters-RCV1 ("Introduction to
 * Information Retrieval", 2008, section 5.1.1): among a million words 38,000 are different, among four millions 75,000.
 */
export const heaps = { K: 44, beta: 0.49 } as const

/** How many different words a text of so many words has. */
export function expectWords(n: number): number {
  return heaps.K * n ** heaps.beta
}

export interface Vocabulary {
  /** A word for the next place, in lower case: a new one where the law asks for it, else one from before. */
  draw(): string
  /** Counts a word that stands there without having been drawn. */
  count(word: string): void
  /** A word that was never said, neither counted nor drawn later: the stem of a name. */
  coin(): string
}

/** The words of `known` come first, in their order; then come invented ones, without end. */
export function openVocabulary(random: Random, known: readonly string[]): Vocabulary {
  const seen = new Set<string>()
  const drawn: string[] = []
  const waiting = [...known]
  let words = 0
  const count = (word: string) => {
    words++
    seen.add(word)
  }
  const coin = () => {
    let word = inventWord(random)
    while (seen.has(word)) word = inventWord(random)
    return word
  }
  const renew = () => {
    for (let word = waiting.shift(); word !== undefined; word = waiting.shift()) if (!seen.has(word)) return word
    return coin()
  }
  return {
    count,
    coin,
    draw() {
      const word = drawn.length === 0 || seen.size < expectWords(words + 1) ? renew() : random.pick(drawn)
      drawn.push(word)
      count(word)
      return word
    },
  }
}

/** One to three syllables, and often an ending for search engines to take off. */
function inventWord(random: Random): string {
  const syllables = Array.from({ length: random.pick([1, 2, 2, 2, 2, 3]) }, () => inventSyllable(random))
  return syllables.join('') + random.pick(endings)
}

/** A consonant or two, a vowel, and sometimes a consonant behind it. */
export function inventSyllable(random: Random): string {
  return random.pick(onsets) + random.pick(vowels) + random.pick(codas)
}

const onsets = 'b br c ch d dr f fl g gl gr h j k kl l m n p pl pr qu r s sk st t tr v w z'.split(' ')
const vowels = ['a', 'e', 'i', 'o', 'u', 'a', 'e', 'i', 'o', 'ea', 'io', 'ou']
const codas = ['', '', '', '', '', '', 'l', 'm', 'n', 'r', 's', 'x']
const endings = ['', '', '', '', '', 's', 'ed', 'ing', 'ation', 'al']
