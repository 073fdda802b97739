/** Which papers stand under which term, so that nobody need be compared with all. */
import { takeFirst } from './nearest.ts'
import type { Vectors } from './vectors.ts'

/** Papers by their places, and the share that a term has in each. */
interface Posting {
  places: Int32Array
  shares: Int32Array
}

/**
 * For each term the papers whose vectors have it: the `limit` with the largest shares, among equals those that come first in
 * `byId`; nothing for what only one has. `spread` is no less than the number of vectors that have a term.
 */
export function buildPostings(
  { width, terms, shares }: Vectors,
  spread: Int32Array,
  limit: number,
  byId: (a: number, b: number) => number,
): (Posting | undefined)[] {
  const postings = Array.from(spread, (size): Posting | undefined =>
    size < 2 ? undefined : { places: new Int32Array(size), shares: new Int32Array(size) },
  )
  const sizes = new Int32Array(spread.length)
  for (let n = 0; n < terms.length; n++) {
    const term = terms[n] as number
    const posting = shares[n] ? postings[term] : undefined
    if (!posting) continue
    const size = sizes[term] as number
    posting.places[size] = Math.floor(n / width)
    posting.shares[size] = shares[n] as number
    sizes[term] = size + 1
  }
  return postings.map((posting, term) =>
    posting ? cutPosting(posting, sizes[term] as number, limit, byId) : undefined,
  )
}

function cutPosting(
  { places, shares }: Posting,
  size: number,
  limit: number,
  byId: (a: number, b: number) => number,
): Posting | undefined {
  if (size < 2) return undefined
  if (size <= limit) return { places: places.slice(0, size), shares: shares.slice(0, size) }
  const all = Array.from({ length: size }, (_, n) => n)
  const placeAt = (n: number) => places[n] as number
  const shareAt = (n: number) => shares[n] as number
  const largest = takeFirst(all, limit, (a, b) => shareAt(b) - shareAt(a) || byId(placeAt(a), placeAt(b)))
  return { places: Int32Array.from(largest, placeAt), shares: Int32Array.from(largest, shareAt) }
}
