/**
 * Page text has lost the dollar signs of TeX and most of its backslashes: "3.5$\times$" has become "3.5times". Where that
 * is certain it is mended: formulas stand between dollar signs again, plain signs as themselves.
 */
import { findFormulas, findMoney, type Span } from './dollar-signs.ts'
import { findUrls } from './links.ts'
import { residues } from './tex-residues.ts'

/** One change: the words as they were and as they are. Applied in order, each at its first place, they make the new text. */
export interface Change {
  from: string
  to: string
}

/** A text after its changes. */
export interface Mended {
  text: string
  changed: Change[]
}

/** Mends a text; doing it twice changes nothing. What stands between dollar signs already is left alone; money stays money. */
export function mendFlattenedTex(text: string): Mended {
  const mended = mendResidues(text)
  const money = findMoney(text)
  // One dollar sign alone can open no formula.
  if (money.length === 0 || mended.text.split('$').length === 2) return mended
  const escaped = applyEdits(
    text,
    money.map((start) => ({ start, end: start, put: '\\' })),
  )
  const rest = mendResidues(escaped.text)
  return { text: rest.text, changed: [...escaped.changed, ...rest.changed] }
}

interface Edit extends Span {
  put: string
}

/** Again and again, because what is mended may have hidden something ("\\textbf{3times}"); nobody nests deeper than this. */
function mendResidues(text: string, rounds = 10): Mended {
  const { text: next, changed } = applySafely(text, findEdits(text))
  if (next === text || rounds === 0) return { text: next, changed }
  const rest = mendResidues(next, rounds - 1)
  return { text: rest.text, changed: [...changed, ...rest.changed] }
}

/** New formulas must be seen as such and take no money in: else they are not certain, and the text goes without them. */
function applySafely(text: string, edits: readonly Edit[]): Mended {
  const money = findMoney(text).length
  const tries = [edits, edits.filter(({ put }) => !put.includes('$')), []]
  return (
    tries.map((some) => applyEdits(text, some)).find((mended) => findMoney(mended.text).length === money) ?? {
      text,
      changed: [],
    }
  )
}

function findEdits(text: string): Edit[] {
  const taken = new Uint8Array(text.length)
  for (const { start, end } of findUrls(text)) taken.fill(inAddress, start, end)
  for (const { start, end } of findFormulas(text)) taken.fill(forGood, start, end)
  const edits: Edit[] = []
  for (const { find, mend, inAddresses } of residues) {
    for (const match of text.matchAll(find)) {
      const [start, end] = [match.index, match.index + match[0].length]
      const place = taken.subarray(start, end)
      if (place.includes(forGood) || (!inAddresses && place.includes(inAddress))) continue
      const put = mend(match)
      if (put === undefined || put === match[0]) continue
      edits.push({ start, end, put })
      taken.fill(forGood, start, end)
    }
  }
  return edits.sort((a, b) => a.start - b.start)
}

const inAddress = 1
const forGood = 2

/** Edits are sorted and apart. Changes are told in whole words; edits that share a word are one change. */
function applyEdits(text: string, edits: readonly Edit[]): Mended {
  const changed: Change[] = []
  let result = ''
  let done = 0
  for (const { start, end, edits: inside } of groupByWords(text, edits)) {
    let to = ''
    let at = start
    for (const edit of inside) {
      to += text.slice(at, edit.start) + edit.put
      at = edit.end
    }
    to += text.slice(at, end)
    changed.push({ from: text.slice(start, end), to })
    result += text.slice(done, start) + to
    done = end
  }
  return { text: result + text.slice(done), changed }
}

function groupByWords(text: string, edits: readonly Edit[]): (Span & { edits: Edit[] })[] {
  const groups: (Span & { edits: Edit[] })[] = []
  for (const edit of edits) {
    const last = groups.at(-1)
    if (last && edit.start <= last.end) {
      last.edits.push(edit)
      if (edit.end > last.end) last.end = wordEnd(text, edit.end)
    } else groups.push({ start: wordStart(text, edit.start), end: wordEnd(text, edit.end), edits: [edit] })
  }
  return groups
}

function wordStart(text: string, at: number): number {
  let start = at
  while (start > 0 && /\S/.test(text[start - 1] as string)) start--
  return start
}

function wordEnd(text: string, at: number): number {
  let end = at
  while (end < text.length && /\S/.test(text[end] as string)) end++
  return end
}
