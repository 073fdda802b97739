/** Search by Pagefind alone, for lists that are too long for a small index; a list of their words corrects what is typed. */
import type { Answer, Result, Searcher } from './answer.ts'
import { askPagefind, type MergedIndexes } from './ask-pagefind.ts'
import { countMarks } from './choices.ts'
import { correct } from './correct.ts'
import { toNamedId } from './direct.ts'
import { parseExcerpt, withEllipses } from './excerpt.ts'
import { isPhrase } from './findings.ts'
import { openJoinedSearch } from './joined-search.ts'
import { openKnownWords } from './known-words.ts'
import type { CommentCounts } from './merged-order.ts'
import {
  fetchFile,
  type IndexPlace,
  loadPagefind,
  mergeIndexes,
  type Pagefind,
  type PagefindAnswer,
  type PagefindResult,
} from './pagefind.ts'
import { type FacetCounts, facets, isEmptyQuery, noChoices, type SearchQuery } from './query.ts'
import type { SearchRecord } from './records.ts'
import { isSmall, toWords } from './terms.ts'
import { isKnownWord } from './text-index.ts'
import { openVocabulary } from './vocabulary.ts'

export interface IndexSearchOptions {
  place: IndexPlace
  /** Addresses of further indexes, of older papers. */
  older: readonly string[]
  /** Address of the file with the words; without it nothing is corrected. */
  words?: string | undefined
  shelfOf(id: string): string
  /** What is on the reader's shelf, with its own description: Pagefind knows nothing of it. */
  shelved(): readonly SearchRecord[]
}

export function openIndexSearch({ place, older, words, shelfOf, shelved }: IndexSearchOptions): Searcher {
  let loading: Promise<Pagefind> | undefined
  let merging: Promise<void> | undefined
  let counts: Promise<CommentCounts[]> | undefined
  let correcting: ReturnType<typeof openVocabulary> | undefined
  const merged: MergedIndexes = {
    findKnowing: openKnownWords(older.length + 1),
    loadCounts: () => {
      counts ??= fetchFile(`${place.folder}comments.json`).then((response) => response.json())
      return counts
    },
  }

  const loadVocabulary = () => {
    correcting ??= words ? fetchFile(words).then(async (response) => openVocabulary(await response.text())) : undefined
    correcting?.catch(() => {
      correcting = undefined
    })
    return correcting
  }
  /**
   * Which words Pagefind does not know, and are in no title or name, and what may be meant by them: for those alone one has
   * to wait. Nothing where all is well, or cannot be known.
   */
  const findMissing = async (
    pagefind: Pagefind,
    text: string,
  ): Promise<{ corrected?: string | undefined } | undefined> => {
    if (!words || isPhrase(text) || toNamedId(text) !== undefined) return undefined
    const search = async (text: string) => (await pagefind.search(text, { filters: {} })).results
    const asked = toWords(text)
    const known = await Promise.all(asked.map(async (word) => isSmall(word) || (await isKnownWord(word.text, search))))
    if (known.every(Boolean)) return undefined
    const vocabulary = await loadVocabulary()
    const missing = new Set(asked.filter(({ text }, n) => !known[n] && !vocabulary?.knows(text)))
    return vocabulary && missing.size > 0 ? { corrected: correct(asked, missing, vocabulary, () => false) } : undefined
  }

  const find = async (
    pagefind: Pagefind,
    query: SearchQuery,
    isWhole: boolean,
    shown: readonly PagefindResult[] = [],
  ): Promise<Answer & { results: PagefindResult[] }> => {
    const isEmpty = isEmptyQuery(query)
    const missing = isEmpty || !isWhole ? undefined : await findMissing(pagefind, query.text).catch(() => undefined)
    const corrected = query.asTyped ? undefined : missing?.corrected
    const hasNothing = isEmpty || (query.asTyped && missing !== undefined) // Pagefind would answer a shorter word.
    const asked = { ...query, text: corrected ?? toNamedId(query.text) ?? query.text }
    const askAll = (asked: SearchQuery) =>
      askPagefind(pagefind, asked, isWhole && older.length > 0 ? merged : undefined)
    const [totals, answer, aside, shelf] = await Promise.all([
      pagefind.filters(),
      hasNothing ? undefined : askAll(asked),
      countAside(asked, askAll),
      countShelf(query),
    ])
    const { results: found, filters } = answer ?? { results: [], filters: isEmpty ? totals : {} }
    const results = query.sort === 'relevance' ? joinResults(shown, found) : found
    const continues = shown.length > 0 && shown.every(({ id }, n) => results[n]?.id === id)
    return {
      results,
      found: results.length,
      take: (from, to) => Promise.all(results.slice(from, to).map((result) => toResult(result, shelfOf))),
      totals: { ...totals, shelf: countMarks(shelved(), shelfOf) },
      counts: { ...filters, ...aside, shelf },
      isWhole,
      continues,
      remark: isWhole ? '' : 'searching the rest …',
      corrected,
      proposals: [],
    }
  }

  /** What is on the shelf answers for itself. Pagefind's texts are not asked, nor do marks know all facets. */
  const askShelf: Searcher['ask'] = async ({ chosen, ...query }, show, isCurrent) => {
    const { shelf, year, venue } = chosen
    const isPassedOver = [chosen.topic, chosen.organization, chosen.status].some(({ length }) => length > 0)
    const found = await openJoinedSearch(shelved(), shelfOf)
    return found.ask(
      { ...query, chosen: { ...noChoices, shelf, year, venue } },
      (answer) => show({ ...answer, remark: [answer.remark, isPassedOver ? ofShelf : ''].filter(Boolean).join(' ') }),
      isCurrent,
    )
  }
  /** How many papers each mark would show. */
  const countShelf = async (query: SearchQuery): Promise<Record<string, number>> => {
    let counts: Record<string, number> = {}
    const take = async (answer: Answer) => {
      counts = answer.counts.shelf ?? {}
    }
    if (shelved().length > 0) await askShelf(query, take, () => true)
    return counts
  }

  return {
    async ask(query, show, isCurrent) {
      if (query.chosen.shelf.length > 0) return await askShelf(query, show, isCurrent)
      try {
        loading ??= loadPagefind(place).catch(() => loadPagefind({ ...place, tag: `${place.tag}-${Date.now()}` }))
        const pagefind = await loading
        let shown: readonly PagefindResult[] = []
        if (!merging && older.length > 0) {
          const answer = await find(pagefind, query, false)
          shown = answer.results
          if (isCurrent()) await show(answer)
        }
        if (!isCurrent()) return
        merging ??= mergeIndexes(pagefind, place, older)
        await merging
        const answer = await find(pagefind, query, true, shown)
        if (isCurrent()) await show(answer)
        loadVocabulary() // Now that it is in nobody's way.
      } catch (error) {
        loading = undefined
        merging = undefined
        counts = undefined
        correcting = undefined
        throw error
      }
    },
  }
}

const ofShelf = 'On the shelf, papers are told apart by words, years and venues only.'

/** Of a facet with choices, what every other choice would add: Pagefind counts what is left after them. */
async function countAside(
  query: SearchQuery,
  ask: (query: SearchQuery) => Promise<PagefindAnswer>,
): Promise<FacetCounts> {
  const narrowed = facets.filter((facet) => facet !== 'shelf' && query.chosen[facet].length > 0)
  const counts = narrowed.map(async (facet) => {
    const { filters } = await ask({ ...query, chosen: { ...query.chosen, [facet]: [] } })
    return [facet, filters[facet] ?? {}] as const
  })
  return Object.fromEntries(await Promise.all(counts))
}

/** Those that are shown stay where they are; the numbers of their indexes were not known then. */
function joinResults(shown: readonly PagefindResult[], found: readonly PagefindResult[]): PagefindResult[] {
  const byId = new Map(found.map((result) => [result.id, result]))
  return [...new Set([...shown.flatMap(({ id }) => byId.get(id) ?? []), ...found])]
}

async function toResult(result: PagefindResult, shelfOf: (id: string) => string): Promise<Result> {
  const { url, meta, excerpt, content } = await result.data()
  const { id = '', title = url, authors = '', published = '', venue = '' } = meta
  const isPlaceholder = content.includes(title) && content.includes(id) && content.length < `${title} ${id}`.length + 5
  return {
    url,
    title,
    authors: authors.split(', ').filter(Boolean),
    facts: [published.slice(0, 4), venue].filter(Boolean),
    shelf: shelfOf(id),
    terms: new Set(),
    // A paper without any text is indexed by its title and id, which need not be shown again.
    excerpt: isPlaceholder ? [] : withEllipses(parseExcerpt(excerpt), content),
  }
}
