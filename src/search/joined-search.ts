/**
 * Search by two indexes with one list of results: the small one answers at once, from titles and names; Pagefind adds what
 * stands in the texts. What is shown stays where it is, so what comes later comes below.
 */
import { paperUrl } from '../urls.ts'
import { type Answer, isStale, type Result, type Searcher } from './answer.ts'
import { applyChoices, countValues, openValues, sortPapers } from './choices.ts'
import { propose } from './correct.ts'
import { findNamedPaper } from './direct.ts'
import { type Piece, parseExcerpt, withEllipses } from './excerpt.ts'
import {
  type Findings,
  findInBoth,
  findInTitles,
  isPhrase,
  join,
  nothingFound,
  type Question,
  toSure,
} from './findings.ts'
import type { JoinedHit } from './most-words.ts'
import { isEmptyQuery, type SearchQuery } from './query.ts'
import type { SearchRecord } from './records.ts'
import { openSmallIndex } from './small-index.ts'
import { toWords } from './terms.ts'
import type { TextHit } from './text-index.ts'
import type { Texts } from './texts.ts'

/** `texts` is absent where there are none to search; `shelfOf` gives the reader's own mark of a paper. */
export async function openJoinedSearch(
  records: readonly SearchRecord[],
  shelfOf: (id: string) => string,
  texts?: Texts,
): Promise<Searcher> {
  const small = await openSmallIndex(records)
  const values = openValues(records, shelfOf)
  const everything = toSure(records.map((_, paper) => ({ paper, terms: [] })))

  const toResult = async ({ paper, terms, load }: JoinedHit): Promise<Result> => {
    const { id, title, authors, year, venue } = records[paper] as SearchRecord
    return {
      url: paperUrl(id),
      title,
      authors,
      facts: [year, venue].filter(Boolean),
      shelf: shelfOf(id),
      terms: new Set(terms),
      excerpt: load ? await loadExcerpt(load) : [],
    }
  }
  /** The answer to a query: what was found, as the facets leave it and in the order that is wanted. */
  const toAnswer = (query: SearchQuery, findings: Findings, isWhole: boolean): Answer => {
    const { hits, corrected, remark } = findings
    const byPaper = new Map(hits.map((hit) => [hit.paper, hit]))
    const papers = [...byPaper.keys()]
    const chosen = sortPapers(applyChoices(papers, query.chosen, values.of), query.sort, records)
    return {
      found: chosen.length,
      take: (from, to) =>
        Promise.all(chosen.slice(from, to).map((paper) => toResult(byPaper.get(paper) ?? { paper, terms: [] }))),
      totals: values.count(),
      counts: countValues(papers, query.chosen, values.of),
      isWhole,
      continues: false,
      remark,
      corrected,
      proposals: [],
    }
  }
  /** What both indexes say, or the small one alone where Pagefind cannot be had. */
  const findAll = async (question: Question, isCurrent: () => boolean): Promise<Findings> => {
    const alone = () => {
      const { remark, ...found } = findInTitles(question, small)
      return { ...found, remark: [remark, texts ? titlesAlone : ''].filter(Boolean).join(' ') }
    }
    await pause(typingPause)
    if (!isCurrent()) return nothingFound
    try {
      const index = await texts?.get()
      return index && isCurrent() ? await findInBoth(question, small, index) : alone()
    } catch (error) {
      if (isStale(error)) throw error
      console.warn(error)
      return alone()
    }
  }

  return {
    async ask(query, show, isCurrent) {
      if (isEmptyQuery(query))
        return show({ ...toAnswer(query, everything, true), found: 0, take: () => Promise.resolve([]) })
      if (query.text.trim() === '') return show(toAnswer(query, everything, true))
      const named = findNamedPaper(query.text, records)
      if (named !== undefined) return show(toAnswer(query, toSure([{ paper: named, terms: [] }]), true))
      const question = { text: query.text, words: toWords(query.text), asTyped: query.asTyped }
      const finding = findAll(question, isCurrent)
      finding.catch(() => {}) // Told below.
      let first = nothingFound
      if (query.sort === 'relevance') {
        if (!isPhrase(question.text)) first = toSure(small.find(question.words, 'typed'))
        if (first.hits.length === 0 && (await isLate(finding, texts?.isReady() ? patience : 0)) && isCurrent())
          first = findInTitles(question, small)
        if (first.hits.length > 0) await show(toAnswer(query, { ...first, remark: searchingTexts }, false))
      }
      const findings = await finding
      if (!isCurrent()) return
      const byPaper = new Map(findings.hits.map((hit) => [hit.paper, hit]))
      const kept = first.hits.flatMap(({ paper }) => byPaper.get(paper) ?? []) // The rest was only near, or had some words.
      const hits = join(kept, findings.hits)
      const isPoor = findings.sure < few && findings.corrected === undefined && !query.asTyped
      const promises = (text: string) => small.find(toWords(text), 'typed').length > findings.sure
      const proposals = isPoor ? propose(question.words, small).filter(promises) : []
      const continues = kept.length > 0 && kept.length === first.hits.length
      await show({ ...toAnswer(query, { ...findings, hits }, true), proposals, continues })
    },
  }
}

/** So few that other words are proposed. */
const few = 4

/** How long the small index waits with what is only near or has some of the words, where Pagefind may know better. Milliseconds. */
const patience = 400

/** Pagefind is asked when the reader has typed nothing for so long. Milliseconds. */
const typingPause = 80

const searchingTexts = 'searching summaries and abstracts …'
const titlesAlone = 'Only titles, names and identifiers were searched: the index of the texts could not be loaded.'

/** Nothing where it cannot be fetched: the title is there all the same. */
async function loadExcerpt(load: TextHit['load']): Promise<Piece[]> {
  try {
    const { excerpt, content } = await load()
    return withEllipses(parseExcerpt(excerpt), content)
  } catch (error) {
    if (isStale(error)) throw error
    return []
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

/** Whether something takes longer than so many milliseconds. */
function isLate(promise: Promise<unknown>, milliseconds: number): Promise<boolean> {
  const done = () => false
  return Promise.race([promise.then(done, done), pause(milliseconds).then(() => true)])
}
