/** Papers as directions in the space of terms: sparse vectors of one length, in whole numbers, one after another in two arrays. */

export interface Vectors {
  /** How many places in the arrays each vector has; what it does not fill is 0 in both. */
  width: number
  terms: Int32Array
  /** The squares of a vector's shares sum up to about a million. */
  shares: Int32Array
}

export function createVectors(count: number, width: number): Vectors {
  return { width, terms: new Int32Array(count * width), shares: new Int32Array(count * width) }
}

/** Writes the vector at `place`: its heaviest terms, brought to length 1000; among equals those of lower number. */
export function writeVector(
  { width, terms, shares }: Vectors,
  place: number,
  weighted: readonly { term: number; weight: number }[],
): void {
  const heaviest = weighted
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.term - b.term)
    .slice(0, width)
  const length = Math.sqrt(heaviest.reduce((sum, { weight }) => sum + weight * weight, 0))
  for (const [n, { term, weight }] of heaviest.entries()) {
    terms[place * width + n] = term
    shares[place * width + n] = Math.round((1000 * weight) / length)
  }
}

/** The products of the vector at `place` with others, up to about a million; `space` has a zero for each term there is. */
export function multiplyWithEach(
  { width, terms, shares }: Vectors,
  place: number,
  others: readonly number[],
  space: Int32Array,
): number[] {
  const start = place * width
  for (let n = start; n < start + width; n++) if (shares[n]) space[terms[n] as number] = shares[n] as number
  const products = others.map((other) => {
    let product = 0
    for (let n = other * width; n < (other + 1) * width; n++)
      product += (space[terms[n] as number] as number) * (shares[n] as number)
    return product
  })
  for (let n = start; n < start + width; n++) space[terms[n] as number] = 0
  return products
}
