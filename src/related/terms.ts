/**
 * Words of running text as terms, so that "Kernels" and "kernel" count as one, while each paper's own way of writing stays
 * known. What is particular to English (stems, stop words) is left out for a list in another language.
 */
import { stemmer } from 'stemmer'
import { stopWords } from '../bibliography/paper-id.ts'
import { unfoldLetters } from '../text/letters.ts'

/** The words of one text, in order. */
export interface Reading {
  /** Numbers of their forms ("Kernels"), for the lexicon that read them. */
  forms: Int32Array
  /** The code of the sign between a word and the one before it, if that is one space or hyphen; else 0: the two are parted. */
  joints: Uint8Array
}

export interface Lexicon {
  read(text: string): Reading
  /** The number of a form's term; -1 where a form says nothing by itself: stop words, single letters, numbers. */
  termOf(form: number): number
  /** How many terms have been met; their numbers run from 0. */
  countTerms(): number
  /** What stands for a term in comparisons: its stem, or the word in small letters. */
  keyAt(term: number): string
  /** Whether a term is only ever written as names are, with a digit or a capital behind its first letter ("H₂O", "LoRA"). */
  isName(term: number): boolean
  /** A form as it is written within a sentence: its initial small if any form of its term is ("Merging" where "merges" is). */
  toPlainForm(form: number): string
}

/** An empty lexicon; `language` is the list's, a BCP 47 tag. */
export function createLexicon(language: string): Lexicon {
  const isEnglish = /^en(?:-|$)/i.test(language)
  const forms: string[] = []
  const terms: number[] = []
  const keys: string[] = []
  const named: boolean[] = []
  const small: boolean[] = []
  const formNumbers = new Map<string, number>()
  const termNumbers = new Map<string, number>()

  function add(form: string): number {
    if (gapPattern.test(form)) {
      formNumbers.set(form, gap)
      return gap
    }
    const key = toKey(form, isEnglish)
    let term = key === undefined ? -1 : (termNumbers.get(key) ?? keys.length)
    if (key !== undefined && term === keys.length) {
      term = keys.push(key) - 1
      named.push(true)
      small.push(false)
      termNumbers.set(key, term)
    }
    if (term >= 0 && !namePattern.test(form)) named[term] = false
    if (term >= 0 && /^\p{Ll}/u.test(form)) small[term] = true
    formNumbers.set(form, forms.length)
    terms.push(term)
    return forms.push(form) - 1
  }

  const formAt = (form: number) => forms[form] ?? ''
  const termOf = (form: number) => terms[form] ?? -1
  return {
    read(text) {
      const found: number[] = []
      const joints: number[] = []
      let joint = 0
      for (const piece of text.match(piecePattern) ?? []) {
        const form = piece === ' ' ? gap : (formNumbers.get(piece) ?? add(piece))
        if (form === gap) joint = piece === ' ' || piece === '-' ? piece.charCodeAt(0) : 0
        else {
          found.push(form)
          joints.push(joint)
          joint = 0
        }
      }
      return { forms: Int32Array.from(found), joints: Uint8Array.from(joints) }
    },
    termOf,
    countTerms: () => keys.length,
    keyAt: (term) => keys[term] ?? '',
    isName: (term) => named[term] ?? false,
    toPlainForm(form) {
      const written = formAt(form)
      const isTitleCase = titleCasePattern.test(written) && small[termOf(form)]
      return isTitleCase ? written.slice(0, 1).toLowerCase() + written.slice(1) : written
    },
  }
}

/** Words, and what stands between them. */
const piecePattern = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*|[^\p{L}\p{N}]+/gu
const gap = -1
const gapPattern = /^[^\p{L}\p{N}]/u
const titleCasePattern = /^\p{Lu}[^\p{Lu}]+$/u
const namePattern = /.\p{Lu}|\p{L}\p{N}/u

function toKey(form: string, isEnglish: boolean): string | undefined {
  const plain = unfoldLetters(form).replace(/\p{M}/gu, '').toLowerCase()
  if (plain.length < 2 || !/^\p{L}/u.test(plain)) return undefined
  if (!isEnglish || !/^[a-z]+$/.test(plain)) return plain
  const stem = stemmer(plain)
  return stops.has(stem) ? undefined : stem
}

/**
 * Words that any paper may use, whatever it is about: those that an id leaves out, the other small words of English, and
 * what every paper says of itself. They are needed for the reasons that readers see more than for the ranking.
 */
const stops = new Set(
  [
    ...stopWords,
    'about above across after again against ago all almost along also although among another any around away because',
    'been before behind below beneath beside besides between beyond both but could did each either else enough even ever',
    'every everyone few fewer first further had has have he hence her here his however if instead itself just keep kept',
    'last least less let like may me mere merely might more most much must my need neither never next no none nor not now',
    'off often once one only other others otherwise our out own per rather same second several shall she should since so',
    'some still such tell than then there therefore these they third this those though three thus till together too toward',
    'twice two under unless until up upon us very was way were whatever whether while who whole whom whose why will within',
    'would yet you your',
    'become begin bring come get give go help make meet put say see show take try turn use want',
    'bad best better big end full good great high large little long low many new old partial short side small thing time well work',
    'approach author aware base depend efficient fast level method optimal paper result simple slow study system task',
  ]
    .flatMap((words) => words.split(' '))
    .map((word) => stemmer(word)),
)
