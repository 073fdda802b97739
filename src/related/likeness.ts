/** How alike papers are by their words: the angle between their weighted terms, found without comparing all with all. */

import type { Paper, Topic } from '../library/paper.ts'
import { compareTexts } from '../text/compare.ts'
import { takeFirst } from './nearest.ts'
import { buildPostings } from './postings.ts'
import { buildProfiles } from './profiles.ts'
import { createVectors, multiplyWithEach, writeVector } from './vectors.ts'

/** Papers are named by their places in the list. */
export interface Likeness {
  /** For each of the others, in thousandths: from 0 (no term in common) to 1000. The same both ways. */
  compare(place: number, others: readonly number[]): number[]
  /** Up to `limit` papers that share terms with this one, the likest first; common terms lead to a few papers only. */
  findLike(place: number, limit: number): number[]
  /** The terms that two papers share, the most telling first, as the first of them writes them. */
  findShared(place: number, other: number): SharedTerm[]
  /** The words of a text, in the forms that `SharedTerm` has. */
  readWords(text: string): string[]
}

export interface SharedTerm {
  /** As the paper writes it: "tensor cores". */
  text: string
  /** Its words, each in what stands for all its forms: "tensor", "core". */
  words: string[]
  /** How many papers speak of it. */
  spread: number
}

/** How many terms stand for a paper: the heaviest. */
const termLimit = 40

/** How many papers of one term are looked at: those for which it is most typical. So the work is linear in the papers. */
const postingLimit = 60

/**
 * Terms weigh by how often a paper has them and how few papers do (tf·idf: Salton and Buckley, 1988). The size of the list
 * counts in powers of two, so that a new paper moves the weights of its own terms alone, and shares are whole numbers, so
 * that no sum depends on its order. The list's language is a BCP 47 tag.
 */
export function buildLikeness(papers: readonly Paper[], topics: readonly Topic[], language: string): Likeness {
  const { spread, weigh, write, wordsOf, readWords } = buildProfiles(papers, topics, language)
  const rarities = Float64Array.from(spread, (size) => toRarity(size, papers.length))
  const vectors = createVectors(papers.length, termLimit)
  for (let place = 0; place < papers.length; place++) {
    const weights = weigh(place)
    for (const one of weights) one.weight = (1 + Math.log(one.weight)) * (rarities[one.term] as number)
    writeVector(vectors, place, weights)
  }
  const byId = (a: number, b: number) => compareTexts(papers[a]?.id ?? '', papers[b]?.id ?? '')
  const postings = buildPostings(vectors, spread, postingLimit, byId)
  const sums = new Int32Array(papers.length)
  const space = new Int32Array(spread.length)

  /** The terms of a paper and their shares. */
  function listTerms(place: number): Map<number, number> {
    const shares = new Map<number, number>()
    for (let n = place * termLimit; n < (place + 1) * termLimit; n++)
      if (vectors.shares[n]) shares.set(vectors.terms[n] as number, vectors.shares[n] as number)
    return shares
  }

  return {
    readWords,
    compare: (place, others) =>
      multiplyWithEach(vectors, place, others, space).map((product) => Math.min(Math.round(product / 1000), 1000)),
    findLike(place, limit) {
      const met: number[] = []
      for (const [term, share] of listTerms(place)) {
        const posting = postings[term]
        if (!posting) continue
        for (let n = 0; n < posting.places.length; n++) {
          const other = posting.places[n] as number
          if (sums[other] === 0 && other !== place) met.push(other)
          sums[other] = (sums[other] as number) + share * (posting.shares[n] as number)
        }
      }
      const like = takeFirst(met, limit, (a, b) => (sums[b] as number) - (sums[a] as number) || byId(a, b))
      for (const other of met) sums[other] = 0
      sums[place] = 0
      return like
    },
    findShared(place, other) {
      const theirs = listTerms(other)
      const shared = [...listTerms(place)]
        .map(([term, share]) => ({ term, product: share * (theirs.get(term) ?? 0) }))
        .filter(({ product }) => product > 0)
        .sort((a, b) => b.product - a.product)
        .map(({ term }) => term)
      const written = write(place, new Set(shared))
      return shared.map((term) => ({
        text: written.get(term) ?? '',
        words: wordsOf(term),
        spread: spread[term] as number,
      }))
    },
  }
}

/**
 * How much it says that something is shared by this many papers of a list, from 1 (one has it) to 0 (all have it). The size
 * of the list counts in powers of two, from 16 on.
 */
export function toRarity(spread: number, size: number): number {
  return Math.max(0, 1 - Math.log2(Math.max(spread, 1)) / Math.max(4, Math.ceil(Math.log2(Math.max(size, 1)))))
}
