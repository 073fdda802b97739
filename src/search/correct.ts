/** What somebody may have meant whose words stand nowhere, and what promises more than what was typed. */
import type { SmallIndex } from './small-index.ts'
import { isSmall, toWords, type Word } from './terms.ts'

/** What is needed of an index: the small one has it, and a list of all words. */
export type Vocabulary = Pick<SmallIndex, 'count' | 'findNear'>

/**
 * The text with other words for those that are missing; nothing where none is, and where there is none for one of them. `fits` says whether
 * papers have all of some words: what goes with the rest of the query is meant rather than what is only near.
 */
export function correct(
  words: readonly Word[],
  missing: ReadonlySet<Word>,
  vocabulary: Vocabulary,
  fits: (text: string) => boolean,
): string | undefined {
  if (missing.size === 0) return undefined
  const texts = words.map(({ text }) => text)
  for (const [at, word] of words.entries()) {
    if (!missing.has(word)) continue
    const candidates = [...findParts(word.text, vocabulary), ...vocabulary.findNear(word.text, at === words.length - 1)]
    const known = texts.filter((_, n) => n < at || (n > at && !missing.has(words[n] as Word)))
    const meant = candidates.slice(0, triedAtMost).find((text) => fits([...known, text].join(' '))) ?? candidates[0]
    if (meant === undefined) return undefined
    texts[at] = meant
  }
  return texts.join(' ')
}

/** Texts with a word that is near and far more frequent; for questions that find next to nothing. */
export function propose(words: readonly Word[], vocabulary: Vocabulary): string[] {
  return words.flatMap((word, at) => {
    if (isSmall(word)) return []
    const [frequent] = vocabulary
      .findNear(word.text, false)
      .filter((text) => vocabulary.count(text) >= proposedFrom * (vocabulary.count(word.text) + 1))
    return frequent === undefined ? [] : [words.map(({ text }, n) => (n === at ? frequent : text)).join(' ')]
  })
}

const triedAtMost = 12

/** How many times as frequent a word has to be, so that it is offered for one that is known too. */
const proposedFrom = 4

/** "flashattention" -> "flash attention", where each is a word; up to three of them. */
function findParts(text: string, { count }: Pick<Vocabulary, 'count'>, atMost = 3): string[] {
  const ends = Array.from({ length: Math.max(0, text.length - 5) }, (_, n) => n + 3)
  return ends.flatMap((end) => {
    const [head, rest] = [text.slice(0, end), text.slice(end)]
    if (count(head) === 0) return []
    const rests = atMost > 2 ? findParts(rest, { count }, atMost - 1) : []
    return [...(count(rest) > 0 ? [rest] : []), ...rests].map((tail) => `${head} ${tail}`)
  })
}

/** Whether papers have all of these words, of one index: for `correct`. */
export function toFits(index: SmallIndex): (text: string) => boolean {
  return (text) => index.find(toWords(text), 'typed').length > 0
}
