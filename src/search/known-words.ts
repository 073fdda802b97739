/**
 * Which of several indexes know all words of a query. A word that an index does not know is passed over there by Pagefind
 * (1.6.0), or taken for a shorter one ("kettledrum" for "kettle"); in one index of all papers that happens only to words
 * that no paper has. So that several answer as one does, a query goes to those that know its words.
 */
import type { PagefindResult } from './pagefind.ts'

/** Answers a plain text, without filters, from all indexes. */
export type AskAll = (text: string) => Promise<PagefindResult[]>

/** The numbers of the indexes that know all words which any of them knows; a memory for one set of indexes. */
export type FindKnowing = (text: string, ask: AskAll) => Promise<number[]>

export function openKnownWords(indexes: number): FindKnowing {
  const known = new Map<string, Promise<ReadonlySet<number>>>()
  const all = Array.from({ length: indexes }, (_, index) => index)
  return async (text, ask) => {
    if (text.includes('"')) return all // A phrase is found as it is, or not at all.
    const knowing = await Promise.all(
      text.split(/\s+/).map((word) => {
        const found =
          known.get(word) ?? (isTelling(word) ? findIndexesOf(word, indexes, ask) : Promise.resolve(new Set<number>()))
        known.set(word, found)
        found.catch(() => known.delete(word))
        return found
      }),
    )
    const constraints = knowing.filter(({ size }) => size > 0)
    return all.filter((index) => constraints.every((some) => some.has(index)))
  }
}

/**
 * Whether it is worth asking after: it has letters or digits, of scripts that put spaces between words, since in others a
 * "word" is a sentence; and it is none of those that every index knows, and that Pagefind takes long to find everywhere.
 */
function isTelling(word: string): boolean {
  return /[\p{L}\p{N}]/u.test(word) && !/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]/u.test(word) && !common.has(word)
}

const common = new Set('a an and as at by for from in is of on or the to via with'.split(' '))

/**
 * An index knows a word that stands in it as it is, and one that begins another. The latter has other results than what
 * comes of putting letters behind it with which no word goes on: that is taken for a shorter word, as is a word that is
 * not known. (They are mistaken for each other where both come from one compound, "flash" and "flashattention2" from
 * "FlashAttention-2".) Of a word that no index knows, Pagefind finds the longest shorter one, so those that have it count.
 */
async function findIndexesOf(word: string, indexes: number, ask: AskAll): Promise<ReadonlySet<number>> {
  const knowing = await findWhole(word, ask)
  if (knowing.size === indexes) return knowing
  // One after the other: what Pagefind takes a word for depends on what it has loaded by then.
  const asShorter = await ask(`${word}qxzqxz`)
  const asIs = await ask(word)
  const placesOf = (results: PagefindResult[], index: number) =>
    results
      .filter((result) => result.index === index)
      .map(({ id, words }) => `${id} ${words}`)
      .sort()
      .join('\n')
  for (const index of new Set(asIs.map((result) => result.index)))
    if (placesOf(asIs, index) !== placesOf(asShorter, index)) knowing.add(index)
  for (let shorter = word.slice(0, -1); knowing.size === 0 && shorter !== ''; shorter = shorter.slice(0, -1))
    for (const index of await findWhole(shorter, ask)) knowing.add(index)
  return knowing
}

/** Quotation marks ask for a word as it is. */
async function findWhole(word: string, ask: AskAll): Promise<Set<number>> {
  return new Set((await ask(`"${word}"`)).map(({ index }) => index))
}
