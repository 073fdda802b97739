/** What is said about an answer, and what is offered beside it: other words, fewer choices, the whole list. */
import type { Answer } from './answer.ts'
import { hasChoices, isEmptyQuery, noChoices, type SearchQuery } from './query.ts'
import { fillSuggestion } from './suggestion.ts'

/** How many papers there are, and what has to be known of that. */
export function describe(query: SearchQuery, { found, isWhole, remark }: Answer): string {
  if (isEmptyQuery(query)) return remark || 'Type words of a title, names, an arXiv id, or choose a topic or a year.'
  if (!isWhole) return `${found} so far; ${remark}`
  const count = found === 0 ? 'Nothing found' : `${found} ${found === 1 ? 'paper' : 'papers'} found`
  return remark ? `${count}. ${remark}` : count
}

/** Where the whole list and its topics are; the latter, and where a paper is suggested, only where there is such a place. */
export interface WaysOut {
  list: string
  topics?: string | undefined
  suggest?: string | undefined
}

/** Puts the offers there, each as a button that asks something else, or a link; `go` gets what it asks. */
export function showOffers(
  place: HTMLElement,
  query: SearchQuery,
  answer: Answer,
  { list, topics, suggest }: WaysOut,
  go: (query: SearchQuery) => void,
): void {
  const { corrected, proposals, found, isWhole } = answer
  const other = (text: string, next: Partial<SearchQuery>) => toButton(text, () => go({ ...query, ...next }))
  const lines: (string | HTMLElement)[][] = []
  if (corrected !== undefined)
    lines.push([
      `Showing results for “${corrected}”. `,
      other(`Search for “${query.text.trim()}” alone`, { asTyped: true }),
    ])
  if (query.asTyped && isWhole) lines.push([other('Search for words like these, too', { asTyped: false })])
  if (proposals.length > 0)
    lines.push([
      'Did you mean ',
      ...proposals.slice(0, 3).flatMap((text, n) => [n > 0 ? ' or ' : '', other(text, { text })]),
      '?',
    ])
  if (found === 0 && isWhole && !isEmptyQuery(query)) {
    if (hasChoices(query.chosen) && query.text.trim())
      lines.push([other('Search the whole list for these words', { chosen: noChoices })])
    lines.push([
      'Try fewer or shorter words, or see ',
      toLink('the whole list', list),
      ...(topics ? [' or ', toLink('its topics', topics)] : []),
      '.',
    ])
    if (suggest)
      lines.push(['Is it missing? ', toLink('Suggest it to the curator', fillSuggestion(suggest, query.text)), '.'])
  }
  const hadFocus = place.contains(document.activeElement)
  place.replaceChildren(
    ...lines.map((parts) => {
      const line = document.createElement('p')
      line.append(...parts)
      return line
    }),
  )
  if (hadFocus) (place.querySelector<HTMLElement>('button, a') ?? place).focus()
}

function toButton(text: string, act: () => void): HTMLElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'offer'
  button.textContent = text
  button.addEventListener('click', act)
  return button
}

function toLink(text: string, href: string): HTMLElement {
  const link = document.createElement('a')
  link.href = href
  link.textContent = text
  return link
}
