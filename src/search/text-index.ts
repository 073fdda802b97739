/** Pagefind over the papers that the small index knows: what stands in their summaries, notes and abstracts. */
import { staleIndex } from './answer.ts'
import type { Found, Pagefind, PagefindResult } from './pagefind.ts'
import type { SearchRecord } from './records.ts'
import { toTerms } from './terms.ts'

/** A paper that Pagefind found: its number, and what is fetched to show where. */
export interface TextHit {
  paper: number
  load(): Promise<Found>
}

export interface TextIndex {
  /** Papers that have all words, best first. */
  find(text: string): Promise<TextHit[]>
  /** Whether some text has the word, one that begins with it, or another form of it. */
  knows(word: string): Promise<boolean>
}

/**
 * Papers are told apart by the order of their dates, which both indexes have: so nothing is fetched to know which paper a
 * result is. Throws `staleIndex` where the two do not agree, here or when a result is fetched.
 */
export async function openTextIndex(pagefind: Pagefind, records: readonly SearchRecord[]): Promise<TextIndex> {
  const { results } = await pagefind.search(null, { filters: {}, sort: { date: 'desc' } })
  if (results.length !== records.length)
    throw staleIndex(`${results.length} papers in the index of the texts, ${records.length} in that of the titles`)
  const papers = new Map(results.map(({ id }, paper) => [id, paper]))
  const search = async (text: string) => (await pagefind.search(text, { filters: {} })).results
  const known = new Map<string, Promise<boolean>>()
  return {
    async find(text) {
      const found = await search(text)
      return found.flatMap((result) => {
        const paper = papers.get(result.id)
        return paper === undefined ? [] : [{ paper, load: () => load(result, records[paper]) }]
      })
    },
    knows(word) {
      const answer = known.get(word) ?? isKnownWord(word, search)
      known.set(word, answer)
      answer.catch(() => known.delete(word))
      return answer
    },
  }
}

async function load(result: PagefindResult, record: SearchRecord | undefined): Promise<Found> {
  const found = await result.data()
  if (found.meta['id'] !== record?.id) throw staleIndex(`${found.meta['id']} stands where ${record?.id} should be`)
  return found
}

/**
 * Quotation marks ask for a word as it is. Without them Pagefind (1.6.0) takes a word that it does not know for a shorter one
 * ("retreival" for "ret…"), so what it found has to be looked at: a longer word, a part of a compound, or another form.
 */
export async function isKnownWord(word: string, search: (text: string) => Promise<PagefindResult[]>): Promise<boolean> {
  if ((await search(`"${word}"`)).length > 0) return true
  const inTexts = (await search(word)).filter(({ words }) => words.length > 0).slice(0, lookedAt)
  const found = await Promise.all(
    inTexts.map((result) => result.data().then(({ content }) => [result, content] as const)),
  )
  return found.some(([{ words }, content]) => {
    const all = content.split(/[^\S\uFEFF]+/)
    return words.some((place) => toTerms(all[place] ?? '').some((term) => isForm(term, word)))
  })
}

/** Each is fetched, and shown as likely as not. */
const lookedAt = 3

/** Whether a term begins with a word, or differs from it by an ending of English alone: "merged" and "merging". */
function isForm(term: string, word: string): boolean {
  let shared = 0
  while (shared < word.length && term[shared] === word[shared]) shared++
  return shared === word.length || (shared > 2 && [term, word].every((form) => endings.test(form.slice(shared))))
}

const endings = /^(?:e|s|es|ed|er|ers|ing|ings|ion|ions|ive|or|ors|able|ly|y|ies|ied|al|ity|ment|ments|ation|ations)?$/
