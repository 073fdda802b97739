/** Why a paper stands beside another, in the words of a reader. */
import type { Bond } from './bonds.ts'
import type { SharedTerm } from './likeness.ts'

/** The longest reason, in characters: what stays on two lines beside a paper. */
export const reasonLimit = 90

/** How many shared terms are told, and from how many papers on (one in five) a term says nothing of the two. */
const toldLimit = 3
const commonShare = 1 / 5

/**
 * "also by Ada Fictive, on KV cache", "next on Shrinking the KV cache; shared: H₂O": what binds most comes first (authors, a
 * link in the notes, the next step of a path), then topics, then as many shared terms as there is room for. At most
 * `reasonLimit` characters; `size` is the number of papers of the list.
 */
export function formatReason({ authors, link, path, topics, terms }: Bond, size: number): string {
  const heads = [
    authors.length > 0 && `also by ${join(authors.slice(0, 2))}`,
    link === 'to' && 'named in the notes',
    link === 'from' && 'its notes lead here',
    path?.step === 'next' && `next on ${path.name}`,
    path?.step === 'before' && `before this on ${path.name}`,
    path && topics.length === 0 && `also on the path ${path.name}`,
  ]
  const head = heads.find((text) => text !== false && text !== undefined) || ''
  const isStep = head.endsWith(path?.name ?? ' ')
  const names = isStep ? [] : topics.map(({ name }) => name)
  const lead = longestThatFits(names, (some) =>
    [head, some.length > 0 && `${head && !link ? '' : 'also '}on ${join(some)}`]
      .filter(Boolean)
      .join(link ? '; ' : ', '),
  )
  const reason = longestThatFits(chooseTold(terms, lead ? size * commonShare : size), (some) =>
    [lead, some.length > 0 && `shared: ${some.join(', ')}`].filter(Boolean).join('; '),
  )
  return reason.length > reasonLimit ? `${reason.slice(0, reasonLimit - 1).trimEnd()}…` : reason
}

/** What is made of as many of these as there is room for, from the first on; of none of them, whatever its length. */
function longestThatFits(all: readonly string[], toText: (some: readonly string[]) => string): string {
  for (let n = all.length; n > 0; n--) {
    const text = toText(all.slice(0, n))
    if (text.length <= reasonLimit) return text
  }
  return toText([])
}

/** The first few that say something: none that more than `most` papers have, no word of a phrase beside the phrase. */
function chooseTold(shared: readonly SharedTerm[], most: number): string[] {
  const telling = shared.filter(({ spread }) => spread <= Math.max(3, most))
  const phrases = telling.filter(({ words }) => words.length > 1)
  const told: SharedTerm[] = []
  for (const term of telling) {
    if (told.length === toldLimit) break
    const isPart = term.words.length === 1 && phrases.some(({ words }) => words.includes(term.words[0] ?? ''))
    if (!isPart && !told.some(({ words }) => words.some((word) => term.words.includes(word)))) told.push(term)
  }
  return told.map(({ text }) => text)
}

function join(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
