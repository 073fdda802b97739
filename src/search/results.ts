/** The list of what was found: twenty at first, the rest on demand. */
import { parseExcerpt, withEllipses } from './excerpt.ts'
import type { Found, SearchAnswer } from './pagefind.ts'

const step = 20

/** Shows the results in order. `isCurrent` says whether the reader still waits for this answer. */
export async function showResults(
  list: HTMLElement,
  results: SearchAnswer['results'],
  isCurrent: () => boolean,
): Promise<void> {
  const first = await Promise.all(results.slice(0, step).map((result) => result.data()))
  if (!isCurrent()) return
  const focused = list.contains(document.activeElement) ? (document.activeElement as HTMLAnchorElement).href : undefined
  list.replaceChildren(...first.map(toItem))
  if (focused) [...list.querySelectorAll('a')].find(({ href }) => href === focused)?.focus()
  list.parentElement?.querySelector('.more-results')?.remove()
  if (results.length > step) list.after(moreButton(list, results.slice(step), isCurrent))
}

function moreButton(list: HTMLElement, rest: SearchAnswer['results'], isCurrent: () => boolean): HTMLElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'more-results'
  button.textContent = `Show ${Math.min(step, rest.length)} more`
  button.addEventListener('click', async () => {
    const next = await Promise.all(rest.slice(0, step).map((result) => result.data()))
    if (!isCurrent()) return
    const items = next.map(toItem)
    list.append(...items)
    button.remove()
    if (rest.length > step) list.after(moreButton(list, rest.slice(step), isCurrent))
    items[0]?.querySelector('a')?.focus()
  })
  return button
}

function toItem({ url, excerpt, content, meta }: Found): HTMLLIElement {
  const item = document.createElement('li')
  const link = document.createElement('a')
  link.href = url
  link.textContent = meta['title'] ?? url
  const byline = document.createElement('p')
  byline.className = 'byline'
  byline.textContent = [shorten(meta['authors']), meta['published']?.slice(0, 4), meta['venue']]
    .filter(Boolean)
    .join(' · ')
  const text = document.createElement('p')
  text.className = 'excerpt'
  for (const piece of withEllipses(parseExcerpt(excerpt), content)) {
    if (!piece.marked) text.append(piece.text)
    else {
      const mark = document.createElement('mark')
      mark.textContent = piece.text
      text.append(mark)
    }
  }
  item.append(link, byline)
  if (!isPlaceholder(content, meta)) item.append(text)
  return item
}

/** A paper without any text is indexed by its title and id, which need not be shown again. */
function isPlaceholder(content: string, { title, id }: Found['meta']): boolean {
  return content.includes(title ?? '') && content.includes(id ?? '') && content.length < `${title} ${id}`.length + 5
}

/** Three authors, and how many more there are. */
function shorten(authors: string | undefined): string | undefined {
  const names = authors?.split(', ') ?? []
  return names.length > 4 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : authors
}
