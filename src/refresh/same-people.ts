/** Authors, compared: one person is written in many ways, and another way of writing is no other person. */
import { formatName, toName } from '../bibliography/names.ts'
import { words } from '../bibliography/paper-id.ts'
import type { Author } from '../schema.ts'

/**
 * Whether both may be names of one person: initials stand for names, middle names may be missing, accents, hyphens and the order of
 * family and given name say nothing. A name in a writing that cannot be compared is taken for the same.
 */
export function isSamePerson(a: Author, b: Author): boolean {
  const [one, other] = [wordsOf(a), wordsOf(b)]
  if (one.length === 0 || other.length === 0) return one.length !== other.length || plainName(a) === plainName(b)
  if (isSameRun(one, other)) return true
  return hasAll(...(one.length <= other.length ? ([one, other] as const) : ([other, one] as const)))
}

/** Whether both lists name the same people in the same order. */
export function areSamePeople(a: readonly Author[], b: readonly Author[]): boolean {
  return a.length === b.length && a.every((author, n) => isSamePerson(author, b[n] ?? ''))
}

/** Whether nobody of one list can be found in the other, as far as the names can be compared; nothing where they cannot. */
export function areStrangers(a: readonly Author[], b: readonly Author[]): boolean | undefined {
  const share = commonShare(a, b)
  return share === undefined ? undefined : share === 0
}

/** Which part of the longer list can be found in the other, from 0 to 1; nothing where names cannot be compared. */
export function commonShare(a: readonly Author[], b: readonly Author[]): number | undefined {
  const [ours, told] = [a, b].map((authors) => authors.filter((author) => wordsOf(author).length > 0))
  if (!ours?.length || !told?.length) return undefined
  const common = ours.filter((author) => told.some((other) => isSamePerson(author, other)))
  return Math.min(1, common.length / Math.max(ours.length, told.length))
}

/**
 * The authors as a source names them, each as the record writes that person already; who is new is written as most of the
 * others are.
 */
export function mergePeople(ours: readonly Author[], told: readonly Author[]): Author[] {
  const left = [...ours]
  const asText = ours.length > 0 && ours.filter((author) => typeof author === 'string').length * 2 >= ours.length
  return told.map((author, n) => {
    const same = (other: Author | undefined) =>
      other !== undefined && left.includes(other) && isSamePerson(other, author)
    const known = same(ours[n]) ? ours[n] : left.find(same)
    if (known === undefined) return asText ? toText(author) : author
    left.splice(left.indexOf(known), 1)
    return known
  })
}

/** How much of the given names is written out, in letters. */
export function fullness(authors: readonly Author[]): number {
  return authors.flatMap(wordsOf).filter((word) => word.length > 1).length
}

/** "Given Family" where it is read back as the same person; else in parts. */
function toText(author: Author): Author {
  const name = toName(author)
  const text = formatName(name)
  return JSON.stringify(toName(text)) === JSON.stringify(name) ? text : author
}

function wordsOf(author: Author): string[] {
  return words(formatName(toName(author)).replace(/\.(?=\S)/g, '. '))
}

function plainName(author: Author): string {
  return formatName(toName(author)).replace(/\s/g, '')
}

/** "Xiao-Ming Li" and "Xiaoming Li", "Müller" and "Mueller", "Li Xiaoming". */
function isSameRun(a: readonly string[], b: readonly string[]): boolean {
  const fold = (parts: readonly string[]) => parts.join('').replace(/([aou])e/g, '$1')
  const turned = [...b.slice(-1), ...b.slice(0, -1)]
  const back = [...b.slice(1), ...b.slice(0, 1)]
  return [b, turned, back].some((parts) => fold(parts) === fold(a))
}

/** Every word of the shorter name has its own in the other, as a whole or by its initial, and one is whole in both. */
function hasAll(shorter: readonly string[], longer: readonly string[]): boolean {
  const left = longer.map((word) => word.replace(/([aou])e/g, '$1'))
  let whole = 0
  const rest = shorter
    .map((word) => word.replace(/([aou])e/g, '$1'))
    .filter((word) => {
      const at = word.length > 1 ? left.indexOf(word) : -1
      if (at < 0) return true
      whole++
      left.splice(at, 1)
      return false
    })
  return (
    whole > 0 &&
    rest.every((word) => {
      const at = left.findIndex((other) => (word.length === 1 ? other.startsWith(word) : other === word[0]))
      if (at >= 0) left.splice(at, 1)
      return at >= 0
    })
  )
}
