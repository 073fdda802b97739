/** One marked paper on the shelf page. Whatever an import brought is shown as text. */
import { formatNames } from '../bibliography/reference.ts'
import { formatDate } from '../library/dates.ts'
import { paperUrl } from '../urls.ts'
import type { Mark } from './mark.ts'
import { noRoom, startMarkControl } from './mark-control.ts'
import { titleOf, yearOf } from './selection.ts'
import { changeMark, markOf, type Shelf } from './store.ts'

export interface Row {
  element: HTMLElement
  /** Shows the mark as it is kept now. */
  show(): void
}

/** Makes a row after the page's pattern. */
export function makeRow(root: HTMLElement, shelf: Shelf, id: string, mark: Mark): Row {
  const pattern = root.querySelector('template') as HTMLTemplateElement
  const element = (pattern.content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement
  const title = element.querySelector('a') as HTMLAnchorElement
  const control = element.querySelector('fieldset') as HTMLFieldSetElement
  const { item } = mark
  const source = toWebAddress(item.URL)
  const url = mark.foreign ? source : paperUrl(id)
  title.textContent = titleOf(mark)
  if (url) title.href = url
  const legend = control.querySelector('legend')
  if (legend) legend.textContent = `State of ${titleOf(mark)}`
  const byline = element.querySelector('.byline') as HTMLElement
  byline.textContent = [
    formatNames(item.author, 3),
    yearOf(mark),
    textOf(item['container-title-short'] ?? item['container-title']),
  ]
    .filter(Boolean)
    .join(' · ')
  if (source && source !== url) byline.append(byline.textContent ? ' · ' : '', toLink(source))
  const foot = element.querySelector('.marked') as HTMLElement
  const remove = element.querySelector('[data-remove]') as HTMLButtonElement
  let last = mark
  const showControl = startMarkControl(control, shelf, id, item)
  const show = () => {
    const now = markOf(shelf, id)
    last = now ?? last
    remove.textContent = now ? 'Remove' : 'Put back'
    remove.ariaLabel = `${remove.textContent}: ${titleOf(mark)}`
    foot.textContent = now
      ? `Marked ${formatDate(now.changed.slice(0, 10), document.documentElement.lang)}${now.foreign ? ' · from a file, with no page known here' : ''}`
      : 'Removed'
    showControl()
  }
  remove.addEventListener('click', () => {
    const kept = changeMark(shelf, id, item, markOf(shelf, id) ? { status: '', note: '' } : last)
    const status = control.querySelector('[role=status]') as HTMLElement
    status.textContent = kept ? '' : noRoom
    show()
  })
  for (const type of ['click', 'input']) control.addEventListener(type, show)
  show()
  return { element, show }
}

/** The address, if it is one that a link may lead to. */
function toWebAddress(url: unknown): string | undefined {
  if (typeof url !== 'string' || !URL.canParse(url)) return undefined
  const { protocol, href } = new URL(url)
  return protocol === 'https:' || protocol === 'http:' ? href : undefined
}

function toLink(url: string): HTMLAnchorElement {
  const link = document.createElement('a')
  link.href = url
  link.textContent = new URL(url).hostname
  return link
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
