/** What of the shelf is shown and in which order, as it stands in the address of the shelf page. */

import { formatCslDate } from '../bibliography/csl.ts'
import { formatNames } from '../bibliography/reference.ts'
import { compareTexts } from '../text/compare.ts'
import { type Mark, type State, states } from './mark.ts'

export const orders = ['marked', 'title', 'year'] as const
export type Order = (typeof orders)[number]

export interface Selection {
  /** Words that title, names or note all have. */
  text: string
  state: State | ''
  order: Order
}

/** Reads `?q=…&state=to+read&order=title`; what is not understood is left out. */
export function parseSelection(search: string): Selection {
  const parameters = new URLSearchParams(search)
  return {
    text: parameters.get('q') ?? '',
    state: states.find((state) => state === parameters.get('state')) ?? '',
    order: orders.find((order) => order === parameters.get('order')) ?? 'marked',
  }
}

/** The other way: "" for the whole shelf in its first order. */
export function formatSelection({ text, state, order }: Selection): string {
  const parameters = new URLSearchParams()
  if (text.trim()) parameters.set('q', text)
  if (state) parameters.set('state', state)
  if (order !== 'marked') parameters.set('order', order)
  return parameters.size > 0 ? `?${parameters}` : ''
}

/** Ids of the marks that are asked for: last marked first, by title, or the newest papers first and those without a year last. */
export function selectMarks(marks: ReadonlyMap<string, Mark>, { text, state, order }: Selection): string[] {
  const words = toPlainWords(text).split(' ')
  return [...marks]
    .filter(([, mark]) => (state === '' || mark.status === state) && words.every((word) => textOf(mark).includes(word)))
    .sort(([a, one], [b, other]) => compare[order](one, other) || compareTexts(a, b))
    .map(([id]) => id)
}

/** The title as a text, whatever an import brought. */
export function titleOf({ item }: Mark): string {
  return typeof item.title === 'string' && item.title.trim() ? item.title : String(item.id ?? 'Untitled')
}

export function yearOf({ item }: Mark): string {
  const year = formatCslDate(item.issued)?.slice(0, 4)
  return year && /^\d{4}$/.test(year) ? year : ''
}

const compare: Record<Order, (a: Mark, b: Mark) => number> = {
  marked: (a, b) => compareTexts(b.changed, a.changed),
  title: (a, b) => compareTexts(toPlainWords(titleOf(a)), toPlainWords(titleOf(b))),
  year: (a, b) => compareTexts(yearOf(b), yearOf(a)),
}

function textOf(mark: Mark): string {
  return toPlainWords([titleOf(mark), formatNames(mark.item.author, Number.POSITIVE_INFINITY), mark.note].join(' '))
}

/** In lower case and without accents. */
function toPlainWords(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()
}
