/**
 * What readers type who have one paper in mind and remember some of it (known-item search). The queries are made from the
 * records themselves, in lower case; the same papers, kind and number give the same queries.
 */
import { toName } from '../../src/bibliography/names.ts'
import { toPlainText } from '../../src/text/mathematics.ts'
import type { InventedPaper } from './invented-paper.ts'
import { wordPattern } from './patterns.ts'
import { openRandom, type Random } from './random.ts'

export interface Query {
  text: string
  /** Id of the paper that is meant. */
  meant: string
}

/** Kinds of queries, and what a reader remembers. */
export const queryKinds = {
  exact: 'three title words',
  prefix: 'three title words, the last one cut',
  typo: 'three title words, one letter wrong',
  name: 'name alone',
  'name typo': 'name alone, one letter wrong',
  author: 'an author and a title word',
} as const
export type QueryKind = keyof typeof queryKinds

/**
 * So many different queries of a kind, or as many as the papers give: about each paper once, in an order drawn by lot, and
 * then again from the first on. A smaller number gives the first of a larger one.
 */
export function inventQueries(papers: readonly InventedPaper[], kind: QueryKind, count: number): Query[] {
  const random = openRandom(Object.keys(queryKinds).indexOf(kind) + 1)
  const order = shuffle(papers, random)
  const queries = new Map<string, Query>()
  for (let round = 0; round < roundsAtMost; round++)
    for (const paper of order) {
      if (queries.size === count) return [...queries.values()]
      const text = remember[kind](paper, random)
      if (text !== undefined && !queries.has(text)) queries.set(text, { text, meant: paper.id })
    }
  return [...queries.values()]
}

/**
 * A word with one letter wrong: one too many, one missing, another one, or two neighbours in each other's place, each as
 * likely as the others (Damerau's four errors). The word has two letters or more and stays lower case.
 */
export function mistype(word: string, random: Random): string {
  const places = [...word.matchAll(/\p{L}/gu)].map(({ index }) => index)
  for (;;) {
    const at = random.pick(places)
    const [before, letter, next, after] = [word.slice(0, at), word[at] ?? '', word[at + 1] ?? '', word.slice(at + 1)]
    const wrong = random.pick([
      () => before + random.pick(alphabet) + letter + after,
      () => before + after,
      () => before + random.pick(alphabet) + after,
      () => (isLetter(next) ? before + next + letter + after.slice(1) : word),
    ])()
    if (wrong !== word) return wrong
  }
}

/** How often every paper is asked about, at the most: a short list has no more different queries. */
const roundsAtMost = 8

const alphabet = [...'abcdefghijklmnopqrstuvwxyz']

/** Words from so many letters on are remembered; shorter ones say little. */
const rememberedFrom = 4

/** Words from so many letters on are cut or mistyped: with one letter wrong in "nine" nobody could know. */
const mistypedFrom = 5

/** A query for a paper; nothing where the paper has not what it takes. */
const remember: Record<QueryKind, (paper: InventedPaper, random: Random) => string | undefined> = {
  exact: (paper, random) => drawWords(paper, random)?.join(' '),
  prefix(paper, random) {
    const words = drawWords(paper, random)
    const last = words?.pop()
    if (!words || !last || last.length < mistypedFrom) return undefined
    return [...words, last.slice(0, random.integer(3, last.length - 1))].join(' ')
  },
  typo(paper, random) {
    const words = drawWords(paper, random) ?? []
    const long = words.filter((word) => word.length >= mistypedFrom)
    if (long.length === 0) return undefined
    const wrong = random.pick(long)
    return words.map((word) => (word === wrong ? mistype(word, random) : word)).join(' ')
  },
  name: (paper) => findName(paper),
  'name typo'(paper, random) {
    const name = findName(paper)
    return name === undefined || name.length < mistypedFrom ? undefined : mistype(name, random)
  },
  author(paper, random) {
    const [authors, words] = [paper.record.authors ?? [], toTitleWords(paper)]
    if (authors.length === 0 || words.length === 0) return undefined
    const name = toName(random.pick(authors))
    return `${'family' in name ? name.family : name.literal} ${random.pick(words)}`.toLowerCase()
  },
}

/** Three different words of the title, in its order. */
function drawWords(paper: InventedPaper, random: Random): string[] | undefined {
  const words = toTitleWords(paper)
  const drawn = new Set(shuffle(words, random).slice(0, 3))
  return drawn.size < 3 ? undefined : words.filter((word) => drawn.has(word))
}

function toTitleWords({ record }: InventedPaper): string[] {
  const words = toPlainText(record.title).toLowerCase().match(wordPattern) ?? []
  return [...new Set(words)].filter((word) => word.length >= rememberedFrom)
}

/** "Flomnet: …" -> "flomnet". */
function findName({ record }: InventedPaper): string | undefined {
  return /^([^\s:$]+): /.exec(record.title)?.[1]?.toLowerCase()
}

function isLetter(sign: string): boolean {
  return /^\p{L}$/u.test(sign)
}

function shuffle<T>(list: readonly T[], random: Random): T[] {
  const left = [...list]
  return list.map(() => left.splice(random.integer(0, left.length - 1), 1)[0] as T)
}
