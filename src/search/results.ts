/** The list of what was found: twenty at first, the rest on demand. What is shown stays where it is. */
import type { Answer, Result } from './answer.ts'
import type { Piece } from './excerpt.ts'
import { markTerms } from './marked-text.ts'

const step = 20

/**
 * Shows an answer in place of the last one, or, where it continues that, behind what is shown. `isCurrent` says whether
 * the reader still waits for it, `atLeast` how many results were shown before.
 */
export async function showResults(
  list: HTMLElement,
  answer: Answer,
  isCurrent: () => boolean,
  atLeast = step,
): Promise<void> {
  const { continues } = answer
  const from = continues ? list.children.length : 0
  const items = (await answer.take(from, Math.max(atLeast, step, from))).map(toItem)
  if (!isCurrent()) return
  const focused = list.contains(document.activeElement) ? (document.activeElement as HTMLAnchorElement).href : undefined
  if (continues) list.append(...items)
  else list.replaceChildren(...items)
  if (focused && !list.contains(document.activeElement))
    [...list.querySelectorAll('a')].find(({ href }) => href === focused)?.focus()
  showMoreButton(list, answer, isCurrent)
}

/** Takes away what another question found. */
export function clearResults(list: HTMLElement): void {
  list.replaceChildren()
  list.parentElement?.querySelector('.more-results')?.remove()
}

function showMoreButton(list: HTMLElement, answer: Answer, isCurrent: () => boolean): void {
  const before = list.parentElement?.querySelector('.more-results')
  const hadFocus = before !== null && before === document.activeElement
  before?.remove()
  const shown = list.children.length
  if (answer.found <= shown) return
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'more-results'
  button.textContent = `Show ${Math.min(step, answer.found - shown)} more`
  button.addEventListener('click', async () => {
    button.disabled = true
    try {
      const items = (await answer.take(shown, shown + step)).map(toItem)
      if (!isCurrent() || !button.isConnected) return
      list.append(...items)
      showMoreButton(list, answer, isCurrent)
      items[0]?.querySelector('a')?.focus()
    } catch (error) {
      console.warn(error)
      button.disabled = false
      button.textContent = 'They could not be loaded. Try again'
    }
  })
  list.after(button)
  if (hadFocus) button.focus()
}

function toItem({ url, title, authors, facts, shelf, terms, excerpt }: Result): HTMLLIElement {
  const item = document.createElement('li')
  const link = document.createElement('a')
  link.href = url
  link.dir = 'auto' // Titles that are written from right to left.
  appendPieces(link, markTerms(title, terms))
  const byline = document.createElement('p')
  byline.className = 'byline'
  byline.append(...toByline(authors, terms))
  const rest = facts.join(' · ')
  if (rest) byline.append(authors.length > 0 ? ' · ' : '')
  appendPieces(byline, markTerms(rest, terms))
  item.append(link, byline)
  if (shelf) {
    const state = document.createElement('span')
    state.className = 'own'
    state.textContent = `Shelf: ${shelf}`
    byline.append(byline.textContent ? ' · ' : '', state)
  }
  if (excerpt.length > 0) {
    const text = document.createElement('p')
    text.className = 'excerpt'
    appendPieces(text, excerpt)
    item.append(text)
  }
  return item
}

/** Three authors and those that answer to the question, and how many more there are. */
function toByline(authors: readonly string[], terms: ReadonlySet<string>): (string | HTMLElement)[] {
  const names = authors.map((name) => markTerms(name, terms))
  const shown = names.filter((name, n) => n < 3 || authors.length < 5 || name.some(({ marked }) => marked)).slice(0, 6)
  const more = authors.length - shown.length
  const items = shown.flatMap((pieces, n) => {
    const name = document.createElement('bdi') // Also of one that is written from right to left.
    appendPieces(name, pieces)
    return n === 0 ? [name] : [', ', name]
  })
  return more > 0 ? [...items, ` and ${more} more`] : items
}

function appendPieces(place: HTMLElement, pieces: readonly Piece[]): void {
  for (const { text, marked } of pieces) {
    if (!marked) place.append(text)
    else {
      const mark = document.createElement('mark')
      mark.textContent = text
      place.append(mark)
    }
  }
}
