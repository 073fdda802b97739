/** Which known words somebody may have meant who typed another: one or two letters wrong, by the length of the word. */

export interface NearWord {
  word: string
  /** How many letters are wrong: too many, missing, others, or two neighbours in each other's place. */
  distance: number
}

/**
 * The words of a vocabulary that are near, nearest first and else in its order. Where `isPrefix`, what is near is the word
 * or its beginning, as of somebody who is still typing.
 */
export function findNearWords(word: string, vocabulary: Iterable<string>, isPrefix = false): NearWord[] {
  const limit = limitFor(word)
  if (limit === 0) return []
  const measure = openMeasure(word, limit)
  const near: NearWord[] = []
  for (const known of vocabulary) {
    const distance = measure(known, isPrefix)
    if (distance <= limit && distance > 0) near.push({ word: known, distance })
  }
  return near.sort((a, b) => toCost(a, word) - toCost(b, word))
}

/** The first letter is seldom the wrong one. */
function toCost({ word, distance }: NearWord, typed: string): number {
  return distance + (word[0] === typed[0] ? 0 : 0.5)
}

/** Of three letters nobody can say which one is wrong. */
function limitFor({ length }: string): number {
  return length < 4 ? 0 : length < 8 ? 1 : 2
}

/**
 * Distances from one word, by Damerau and Levenshtein, each stretch of letters changed once ("optimal string alignment");
 * whatever is above the limit is one more than it. Rows are kept from word to word, since there are thousands.
 */
function openMeasure(word: string, limit: number): (other: string, isPrefix: boolean) => number {
  const { length } = word
  let [before, last, row] = [0, 1, 2].map(() => new Uint8Array(length + 1)) as [Uint8Array, Uint8Array, Uint8Array]
  return (other, isPrefix) => {
    if (other.length < length - limit || (!isPrefix && other.length > length + limit)) return limit + 1
    for (let at = 0; at <= length; at++) last[at] = at
    let best = limit + 1
    const end = isPrefix ? Math.min(other.length, length + limit) : other.length
    for (let n = 1; n <= end; n++) {
      row[0] = n
      let least = n
      for (let at = 1; at <= length; at++) {
        const isSame = word[at - 1] === other[n - 1]
        let cost = isSame ? (last[at - 1] ?? 0) : 1 + Math.min(last[at - 1] ?? 0, last[at] ?? 0, row[at - 1] ?? 0)
        if (!isSame && n > 1 && at > 1 && word[at - 1] === other[n - 2] && word[at - 2] === other[n - 1])
          cost = Math.min(cost, (before[at - 2] ?? 0) + 1)
        row[at] = cost
        if (cost < least) least = cost
      }
      if (isPrefix || n === other.length || (n === other.length - 1 && other.endsWith('s')))
        best = Math.min(best, row[length] ?? best)
      if (least > limit + 1) return best
      ;[before, last, row] = [last, row, before]
    }
    return best
  }
}
