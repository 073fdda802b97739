/** What each paper of a list speaks of, in the terms of its field: those that titles and topics use, and names. */

import type { Paper, Topic } from '../library/paper.ts'
import { toPlainText } from '../text/mathematics.ts'
import { createLexicon, type Lexicon, type Reading } from './terms.ts'

export interface Profiles {
  /** How many papers speak of a term, by the term's number. */
  spread: Int32Array
  /** What the paper at this place speaks of, each term once, and how much; a mention in the text counts 1. */
  weigh(place: number): { term: number; weight: number }[]
  /** Some of the terms of the paper at this place, as it writes them: "tensor cores", "fine-tuning", "H₂O". */
  write(place: number, terms: ReadonlySet<number>): Map<number, string>
  /** The words of a term, each in what stands for all its forms: "tensor", "core". */
  wordsOf(term: number): string[]
  /** The same of a text that is not a paper's. */
  readWords(text: string): string[]
}

/** A mention in a title says more than one in the text; one in passing (captions of figures, notes) says less. */
const titleWeight = 3
const textWeight = 1
const captionWeight = 0.7
const noteWeight = 0.5

/** How much of an abstract and of notes is read, in characters. */
const readLimit = 1500

/** Reads every paper once. The list's language is a BCP 47 tag. */
export function buildProfiles(papers: readonly Paper[], topics: readonly Topic[], language: string): Profiles {
  const lexicon = createLexicon(language)
  const texts = papers.map((paper) => toTexts(paper).map(({ text, weight }) => ({ ...lexicon.read(text), weight })))
  const heads = [...texts.map(([title]) => title as Reading), ...topics.map(({ name }) => lexicon.read(name))]
  const isOfField = findFieldWords(heads, lexicon)
  const { phrases, parts } = findPhrases(heads, lexicon, isOfField)
  const words = lexicon.countTerms()

  /** Visits words and phrases of a text with the place where each ends; a phrase comes behind its words. */
  function visitTerms({ forms, joints }: Reading, visit: (term: number, last: number) => void): void {
    let before = -1
    for (let n = 0; n < forms.length; n++) {
      const word = lexicon.termOf(forms[n] as number)
      const isKnown = word >= 0 && isOfField[word] === 1
      if (isKnown) {
        visit(word, n)
        const phrase = before >= 0 && isPair(joints, n) ? phrases[before]?.get(word) : undefined
        if (phrase !== undefined) visit(phrase, n)
      }
      before = isKnown ? word : -1
    }
  }

  const spread = new Int32Array(words + parts.length)
  const metBefore = new Int32Array(spread.length).fill(-1)
  for (let place = 0; place < papers.length; place++) {
    for (const text of texts[place] ?? []) {
      visitTerms(text, (term) => {
        if (metBefore[term] !== place) spread[term] = (spread[term] as number) + 1
        metBefore[term] = place
      })
    }
  }
  const sums = new Float64Array(spread.length)
  function weigh(place: number): { term: number; weight: number }[] {
    const met: number[] = []
    for (const text of texts[place] ?? []) {
      visitTerms(text, (term) => {
        if (sums[term] === 0) met.push(term)
        sums[term] = (sums[term] as number) + text.weight
      })
    }
    const weights = met.map((term) => ({ term, weight: sums[term] as number }))
    for (const term of met) sums[term] = 0
    return weights
  }

  return {
    spread,
    weigh,
    write(place, terms) {
      const written = new Map<number, string>()
      for (const text of texts[place] ?? []) {
        const formAt = (n: number) => lexicon.toPlainForm(text.forms[n] as number)
        visitTerms(text, (term, n) => {
          if (!terms.has(term)) return
          const joint = String.fromCharCode(text.joints[n] as number)
          written.set(term, term < words ? formAt(n) : formAt(n - 1) + joint + formAt(n))
        })
      }
      return written
    },
    wordsOf: (term) => (term < words ? [term] : (parts[term - words] ?? [])).map((word) => lexicon.keyAt(word)),
    readWords: (text) =>
      [...lexicon.read(text).forms].map((form) => lexicon.keyAt(lexicon.termOf(form))).filter(Boolean),
  }
}

/** The title comes first and what is written for reading last, since the last form of a term is the one that is told. */
function toTexts({ plainTitle, summary, abstract, notes, results }: Paper): { text: string; weight: number }[] {
  const captions = (results ?? []).map((result) => [result.of, result.against].join('; '))
  return [
    { text: plainTitle, weight: titleWeight },
    { text: toPlain(captions.join('; ')), weight: captionWeight },
    { text: toPlain(notes.slice(0, readLimit).replace(/\]\([^)]*\)/g, ']')), weight: noteWeight },
    { text: toPlain((abstract ?? '').slice(0, readLimit)), weight: textWeight },
    { text: toPlain(summary ?? ''), weight: textWeight },
  ].filter(({ text }, n) => n === 0 || text)
}

function toPlain(text: string): string {
  return text.includes('$') ? toPlainText(text) : text
}

/** The words of titles and topics, and names wherever they stand: 1 at the number of each. */
function findFieldWords(heads: readonly Reading[], lexicon: Lexicon): Uint8Array {
  const isOfField = Uint8Array.from({ length: lexicon.countTerms() }, (_, term) => (lexicon.isName(term) ? 1 : 0))
  for (const { forms } of heads) {
    for (const form of forms) {
      const word = lexicon.termOf(form)
      if (word >= 0) isOfField[word] = 1
    }
  }
  return isOfField
}

/** Two words in a row in a title or a topic ("sparse attention") are a term of their own; its number follows all words'. */
function findPhrases(heads: readonly Reading[], lexicon: Lexicon, isOfField: Uint8Array) {
  const phrases: Map<number, number>[] = []
  const parts: [number, number][] = []
  for (const { forms, joints } of heads) {
    for (let n = 1; n < forms.length; n++) {
      const [first, second] = [lexicon.termOf(forms[n - 1] as number), lexicon.termOf(forms[n] as number)]
      if (!isPair(joints, n) || first < 0 || second < 0 || !isOfField[first] || !isOfField[second]) continue
      phrases[first] ??= new Map()
      if (!phrases[first].has(second))
        phrases[first].set(second, lexicon.countTerms() + parts.push([first, second]) - 1)
    }
  }
  return { phrases, parts }
}

const hyphen = 0x2d

/** Whether a word makes a phrase with the one before it: "long-context", "sparse attention", yet not "context LLM" of "long-context LLM". */
function isPair(joints: Uint8Array, n: number): boolean {
  return joints[n] === hyphen || (joints[n] !== 0 && joints[n - 1] !== hyphen)
}
