/** What both indexes together have to say to a question: in titles and names first, then in the texts, then what is near. */
import type { Answer } from './answer.ts'
import { correct, toFits } from './correct.ts'
import { findMost, type JoinedHit } from './most-words.ts'
import type { SmallIndex } from './small-index.ts'
import { isSmall, toWords, type Word } from './terms.ts'
import type { TextHit, TextIndex } from './text-index.ts'

/** What was found, before facets narrow it. */
export interface Findings extends Pick<Answer, 'corrected' | 'remark'> {
  hits: JoinedHit[]
  /** How many of them have all words, as they were typed or corrected. */
  sure: number
}

export interface Question {
  text: string
  words: readonly Word[]
  /** Nothing near the words is wanted. */
  asTyped: boolean
}

export const nothingFound: Findings = { hits: [], sure: 0, remark: '' }

/** Needed words that neither are in a title or name nor begin one that is. */
export function findUnknown({ words }: Question, small: SmallIndex): Word[] {
  return toNeeded(words).filter((word) => !small.knows(word))
}

/** What the small index can say alone. */
export function findInTitles(question: Question, small: SmallIndex): Findings {
  const { words, asTyped } = question
  const typed = small.find(words, 'typed')
  if (asTyped) return toSure(typed)
  const missing = new Set(findUnknown(question, small))
  const corrected = correct(words, missing, small, toFits(small))
  const meant = corrected === undefined ? typed : small.find(toWords(corrected), 'typed')
  const hits = meant.length < few ? join(meant, small.find(words, 'near')) : meant
  if (hits.length === 0) return toPartial(small.find(words, 'some'))
  return { hits, sure: meant.length, remark: '', corrected: meant.length > 0 ? corrected : undefined }
}

/** What both say. A word is corrected that neither knows; one that only the texts have is no mistake. */
export async function findInBoth(question: Question, small: SmallIndex, texts: TextIndex): Promise<Findings> {
  const { text, words, asTyped } = question
  if (isPhrase(text)) return toSure(toTextHits(await texts.find(text), words))
  const typed = small.find(words, 'typed')
  const unknown = typed.length > 0 ? [] : findUnknown(question, small)
  const areKnown = await Promise.all(unknown.map((word) => texts.knows(word.text)))
  const missing = new Set(unknown.filter((_, n) => !areKnown[n]))
  if (asTyped && missing.size > 0) return nothingFound
  const corrected = correct(words, missing, small, toFits(small))
  const meant = corrected === undefined ? words.filter((word) => !missing.has(word)) : toWords(corrected)
  const needed = toNeeded(meant)
  if (needed.length === 0) return nothingFound
  const named = corrected === undefined ? typed : small.find(meant, 'typed')
  const said = await texts.find(needed.map(({ text }) => text).join(' '))
  const sure = join(named, toTextHits(said, meant))
  if (asTyped) return toSure(sure)
  const hits = sure.length < few ? join(sure, small.find(words, 'near')) : sure
  if (hits.length === 0) return { ...toPartial(await findMost(needed, small, texts)), corrected }
  const remark = missing.size > 0 && corrected === undefined ? nowhere(missing) : ''
  return { hits, sure: sure.length, corrected, remark }
}

/** Whether the words are wanted as they stand between quotation marks: Pagefind takes them so, titles alone cannot. */
export function isPhrase(text: string): boolean {
  return /^\s*".+"\s*$/.test(text)
}

/** Each paper once, where it stands first. */
export function join(...lists: readonly (readonly JoinedHit[])[]): JoinedHit[] {
  const hits = new Map<number, JoinedHit>()
  for (const hit of lists.flat()) if (!hits.has(hit.paper)) hits.set(hit.paper, hit)
  return [...hits.values()]
}

/** So few that what is only near may be of use. */
const few = 10

/** Of papers that have all words. */
export function toSure(hits: JoinedHit[]): Findings {
  return { hits, sure: hits.length, remark: '' }
}

function toPartial(hits: JoinedHit[]): Findings {
  return { hits, sure: 0, remark: hits.length > 0 ? 'No paper has all of these words; these have most of them.' : '' }
}

function nowhere(missing: ReadonlySet<Word>): string {
  return `Nothing has ${[...missing].map(({ text }) => `“${text}”`).join(' or ')}.`
}

/** Those that say something; all where none does. */
function toNeeded(words: readonly Word[]): readonly Word[] {
  const telling = words.filter((word) => !isSmall(word))
  return telling.length > 0 ? telling : words
}

function toTextHits(hits: readonly TextHit[], words: readonly Word[]): JoinedHit[] {
  const terms = words.flatMap(({ ways }) => ways.flat())
  return hits.map((hit) => ({ ...hit, terms }))
}
