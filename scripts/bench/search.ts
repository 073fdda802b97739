/**
 * What readers pay for search, in Chromium: time and bytes until the first result, time for every letter after it, and
 * whether the paper is found that they have in mind. Others' search of the same papers stands beside it.
 */
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { findChromium, launchOptions } from '../chromium.ts'
import { say } from '../command.ts'
import { meanReciprocalRank, percentile, type Unit } from './figures.ts'
import { inventQueries, type Query, type QueryKind, queryKinds } from './queries.ts'
import { type Answer, type FirstAnswer, type Network, openField } from './reader.ts'
import { type Context, isSearchPeer, type Row, type SearchPeer, toMissing } from './rows.ts'
import { searchPeers, writeSearchPeer } from './search-peers.ts'
import { openHost, type StaticHost } from './static-host.ts'

/** Indexes of more papers are not asked here: those of the peers alone would take half an hour. */
const papersAtMost = 10_000

/** Something that searches: a page of a site. */
export interface Searcher {
  /** Before the ids of its rows: empty for ours. */
  id: '' | `${string} `
  what: string
  site: string
  path: string
}

/** Looks at `context.site`, which must be the site of the corpus, and leaves it as it is. The short form asks no peers. */
export async function measureSearch(context: Context): Promise<Row[]> {
  const { papers, site, quick, peers } = context
  const head = { papers, id: 'search', what: 'Search' }
  if (papers > papersAtMost) return [toMissing(head, `only up to ${papersAtMost} papers`)]
  if (!existsSync(join(site, 'search', 'index.html'))) return [toMissing(head, 'there is no site')]
  const executablePath = findChromium()
  if (executablePath === undefined)
    return [toMissing(head, 'there is no Chromium or Chrome here; install one, or name it in CHROMIUM_PATH')]
  return attempt(head, async () => {
    const browser = await chromium.launch({ executablePath, ...launchOptions })
    try {
      const rows = await measureSearcher(browser, { id: '', what: 'Paperstand', site, path: '/search/' }, context)
      for (const name of quick ? [] : peers.filter(isSearchPeer))
        rows.push(...(await measurePeer(browser, name, context)))
      return rows
    } finally {
      await browser.close()
    }
  })
}

async function measurePeer(browser: Browser, name: SearchPeer, context: Context): Promise<Row[]> {
  const { what, explainAbsence } = searchPeers[name]
  const head = { papers: context.papers, id: `${name} search`, what: `${what}, search` }
  const absence = explainAbsence?.(context.mayInstall)
  if (absence !== undefined) return [toMissing(head, absence)]
  return attempt(head, async () => {
    const site = await writeSearchPeer(name, context)
    const rows = await measureSearcher(browser, { id: `${name} `, what, site, path: '/' }, context)
    rmSync(site, { recursive: true })
    return rows
  })
}

/** All rows of one searcher; what fails is told in a row. */
async function measureSearcher(browser: Browser, searcher: Searcher, context: Context): Promise<Row[]> {
  const { papers } = context
  say(`${papers} papers: search by ${searcher.what}`)
  return attempt({ papers, id: `${searcher.id}search`, what: `${searcher.what}, search` }, async () => {
    const host = await openHost(searcher.site)
    const place = { browser, searcher, host, context }
    try {
      const relevance = await measureRelevance(place) // First, so that the host has compressed its files.
      return [...(await measureSpeed(place)), ...relevance]
    } finally {
      host.close()
    }
  })
}

/** Rows, or one that says why there are none. */
async function attempt(head: Pick<Row, 'papers' | 'id' | 'what'>, measure: () => Promise<Row[]>): Promise<Row[]> {
  try {
    return await measure()
  } catch (error) {
    return [toMissing(head, (error as Error).message.split('\n')[0] ?? '')]
  }
}

interface Place {
  browser: Browser
  searcher: Searcher
  host: StaticHost
  context: Context
}

/** First results and later keystrokes; each run has a browser that knows nothing, and a question of its own. */
async function measureSpeed(place: Place): Promise<Row[]> {
  const { quick, corpus } = place.context
  const queries = inventQueries(corpus.papers, 'exact', quick ? 3 : 5)
  const rows: Row[] = []
  for (const network of quick ? (['plain'] as const) : (['plain', 'slow 4G'] as const)) {
    const runs = []
    for (const query of queries) runs.push(await openAndType(place, query, network))
    const [slow, said] = network === 'plain' ? ['', ''] : [' slow', ', Slow 4G']
    const later = runs.flatMap(({ letters }) => letters.map(({ milliseconds }) => milliseconds))
    const slowest = percentile(later, 0.95)
    const firsts = runs.map(({ first }) => first)
    const countRow = (id: string, what: string, unit: Unit, pick: (first: FirstAnswer) => number) =>
      toSearchRow(place, `search ${id}${slow}`, `${what}${said}`, unit, firsts.map(pick))
    rows.push(
      toSearchRow(
        place,
        `search first${slow}`,
        `first search result${said}`,
        's',
        firsts.map(({ milliseconds }) => milliseconds / 1000),
      ),
      countRow('bytes', 'sent until the first search result', 'bytes', ({ bytes }) => bytes),
      countRow('requests', 'requests until the first search result', 'requests', ({ requests }) => requests),
      toSearchRow(place, `search letter${slow}`, `each later letter${said}`, 'ms', later),
      toSearchRow(
        place,
        `search letter${slow} p95`,
        `each later letter${said}, 95 of 100`,
        'ms',
        slowest === undefined ? [] : [slowest],
      ),
    )
  }
  return rows
}

/** Asks for two words at once, and then for the first letters of a third, each after the answer to the one before. */
async function openAndType(
  { browser, searcher, host, context: { quick } }: Place,
  { text }: Query,
  network: Network,
): Promise<{ first: FirstAnswer; letters: Answer[] }> {
  const field = await openField(browser, { host, ...searcher }, network)
  try {
    const start = text.lastIndexOf(' ') + 1
    const first = await field.askFirst(text.slice(0, start - 1))
    const letters: Answer[] = []
    const last = Math.min(text.length, start + (quick ? 3 : 6))
    for (let end = start + 1; end <= last; end++) letters.push(await field.press(text.slice(0, end)))
    return { first, letters }
  } finally {
    await field.close()
  }
}

/** One row for each kind of question: MRR@10, each question put in as a whole. */
async function measureRelevance(place: Place): Promise<Row[]> {
  const { quick, corpus } = place.context
  const kinds = Object.keys(queryKinds) as QueryKind[]
  const queries = kinds.flatMap((kind) =>
    inventQueries(corpus.papers, kind, quick ? 20 : 100).map((query) => ({ kind, ...query })),
  )
  const answers = Map.groupBy(await askAll(place, queries), ({ kind }) => kind)
  return kinds.map((kind) => toScoreRow(place, `relevance ${kind}`, queryKinds[kind], answers.get(kind) ?? []))
}

/** MRR@10 of answers to one kind of question. */
export function toScoreRow(
  place: Pick<Place, 'searcher' | 'context'>,
  id: string,
  what: string,
  answers: readonly { found: string[]; meant: string }[],
): Row {
  const score = meanReciprocalRank(answers)
  return toSearchRow(place, id, `MRR@10 of ${answers.length}: ${what}`, 'score', score === undefined ? [] : [score])
}

/** In several tabs at a time, since most of the time is waiting for nothing more to change. */
export async function askAll<T extends Query>(
  { browser, searcher, host }: Pick<Place, 'browser' | 'searcher' | 'host'>,
  queries: readonly T[],
): Promise<(T & { found: string[] })[]> {
  const waiting = [...queries]
  const answers: (T & { found: string[] })[] = []
  const work = async () => {
    const field = await openField(browser, { host, ...searcher })
    try {
      await field.askFirst(queries[0]?.text ?? '')
      for (let query = waiting.shift(); query !== undefined; query = waiting.shift()) {
        const { found } = await field.ask(query.text)
        answers.push({ ...query, found: found.map(toPaperId) })
      }
    } finally {
      await field.close()
    }
  }
  await Promise.all(Array.from({ length: tabs }, work))
  return answers
}

const tabs = 4

/** "/papers/some-id/" -> "some-id". */
function toPaperId(path: string): string {
  return path.split('/').at(-2) ?? ''
}

/** A row of a searcher, compared with the same row of ours. */
function toSearchRow(
  { searcher, context }: Pick<Place, 'searcher' | 'context'>,
  id: string,
  what: string,
  unit: Unit,
  figures: number[],
): Row {
  return {
    papers: context.papers,
    id: searcher.id + id,
    what: `${searcher.what}, ${what}`,
    unit,
    figures,
    ...(searcher.id !== '' && { against: id }),
  }
}
