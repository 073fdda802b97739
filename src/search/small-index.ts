/** The small index: titles, names and ids of all papers, searched in the browser at every letter. */
import MiniSearch, { type Query } from 'minisearch'
import { findNearWords } from './near-words.ts'
import type { SearchRecord } from './records.ts'
import { openSlices } from './slices.ts'
import { isSmall, toTerms, type Word } from './terms.ts'

/** A paper that was found, by its number, and the terms of it that answer to words of the query. */
export interface Hit {
  paper: number
  terms: string[]
}

/**
 * How strictly words are taken: all of them, as they are or as beginnings; all of them, those with letters wrong that are not
 * known, or any where all are; or as many of them as can be, likewise.
 */
export type Strictness = 'typed' | 'near' | 'some'

export interface SmallIndex {
  /** How many papers it has. */
  size: number
  /** Best first. Words that say little need not be there, but where there are no others. */
  find(words: readonly Word[], how: Strictness): Hit[]
  /** Whether some paper has the word, or one that begins with it. */
  knows(word: Word): boolean
  /** How often a term stands in titles and names. */
  count(term: string): number
  /** Known terms near to a text, nearest first, then those of most papers; of one that is still typed, what may come of it. */
  findNear(text: string, isTyped: boolean): string[]
}

/** Makes the index, in some 50 ms for a thousand papers, and gives way to the reader in between. */
export async function openSmallIndex(records: readonly SearchRecord[]): Promise<SmallIndex> {
  const index = new MiniSearch({
    fields: Object.keys(boosts),
    // Fields come as terms already, and so do questions.
    stringifyField: (terms) => terms,
    tokenize: (terms) => (typeof terms === 'string' ? [terms] : terms),
    processTerm: (term) => term,
  })
  const counts = new Map<string, number>()
  const slices = openSlices()
  for (const [id, record] of records.entries()) {
    if (slices.isOver()) await slices.next()
    const fields = toFields(record)
    for (const terms of [fields.title, fields.authors])
      for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
    index.add({ id, ...fields })
  }
  const count = (term: string) => counts.get(term) ?? 0
  let byCount: string[] | undefined
  const listWords = () => {
    byCount ??= [...counts.keys()].filter((term) => /\p{L}/u.test(term)).sort((a, b) => count(b) - count(a))
    return byCount
  }

  const remembered = new Map<string, Found>()
  /** The papers that have one word. What was found is kept, since the next letter asks for most of it again. */
  const findWord = (word: Word, nearness: Nearness): Found => {
    const key = `${nearness} ${word.text} ${word.ways.join()}`
    const kept = remembered.get(key)
    if (kept) return kept
    const ways = word.ways.map((terms): Query => ({ queries: terms, combineWith: 'AND', prefix: true, boost: boosts }))
    const near = (nearness ? findNearWords(word.text, listWords(), nearness === 'typed') : []).map(
      ({ word, distance }): Query => ({ queries: [word], boost: boosts, boostTerm: () => nearWeight ** distance }),
    )
    const found = new Map(
      index
        .search({ queries: [...ways, ...near], combineWith: 'OR' })
        .map(({ id, score, match }) => [id as number, { score, terms: Object.keys(match) }]),
    )
    if (remembered.size > 200) remembered.clear()
    remembered.set(key, found)
    return found
  }

  return {
    size: records.length,
    count,
    findNear: (text, isTyped) => findNearWords(text, listWords(), isTyped).map(({ word }) => word),
    knows: (word) => findWord(word, '').size > 0,
    find(words, how) {
      const isNeeded = words.every(isSmall) ? () => true : (word: Word) => !isSmall(word)
      const hits = new Map<number, { score: number; words: number; terms: string[] }>()
      const unknown = words.filter((word) => isNeeded(word) && findWord(word, '').size === 0)
      const wrong = new Set(how === 'typed' ? [] : unknown.length > 0 ? unknown : words)
      for (const word of words)
        for (const [paper, { score, terms }] of findWord(
          word,
          wrong.has(word) ? (word === words.at(-1) ? 'typed' : 'whole') : '',
        )) {
          const hit = hits.get(paper) ?? { score: 0, words: 0, terms: [] }
          const words = hit.words + (isNeeded(word) ? 1 : 0)
          hits.set(paper, { score: hit.score + score, words, terms: [...hit.terms, ...terms] })
        }
      const most = Math.max(0, ...[...hits.values()].map((hit) => hit.words))
      const least = how === 'some' ? Math.max(1, most) : words.filter(isNeeded).length
      return [...hits]
        .filter(([, hit]) => hit.words >= least)
        .sort(([a, x], [b, y]) => y.words - x.words || y.score - x.score || a - b)
        .map(([paper, { terms }]) => ({ paper, terms }))
    },
  }
}

/** Whether words count that are near to one, and whether they are near to what it may become while it is typed. */
type Nearness = '' | 'whole' | 'typed'

type Found = ReadonlyMap<number, { score: number; terms: string[] }>

/** What names a paper counts for more than what it says about itself, and that for more than where it appeared. */
const boosts = { name: 3, title: 2, ids: 2, authors: 1.5, facts: 0.5 }

/** What a wrong letter leaves of a word's weight. */
const nearWeight = 0.3

function toFields({ title, authors, year, venue, organization, arxiv, doi }: SearchRecord) {
  return {
    name: toTerms(/^([^:]{1,40}): /.exec(title)?.[1] ?? ''),
    title: toTerms(title),
    ids: [...toTerms(arxiv), ...toTerms(doi)],
    authors: authors.flatMap(toTerms),
    facts: [year, venue, organization].flatMap(toTerms),
  } satisfies Record<keyof typeof boosts, string[]>
}
