/** The page of a reading path: what of it this reader has read, what comes next, and marking it there. */
import type { CslItem } from '../bibliography/csl.ts'
import { adoptMarks } from './adopt.ts'
import { noRoom } from './mark-control.ts'
import { findProgress, formatNext, formatProgress, isRead, type PathStep } from './path-progress.ts'
import { changeMark, markOf, onShelfChange, readKept, type Shelf } from './store.ts'

interface Step extends PathStep {
  /** What a mark keeps of the paper. */
  item: CslItem
  link: HTMLAnchorElement
  button: HTMLButtonElement
}

/** Wires up the steps; everything it needs stands in the markup of paths/[id].astro. */
export function startPathPage(shelf: Shelf, root: HTMLElement): void {
  const status = root.querySelector('#shelf-status') as HTMLElement
  const steps = [...root.querySelectorAll<HTMLElement>('.steps > li')].map(toStep)
  const show = () => {
    for (const { id, aliases, item, button } of steps) {
      const state = markOf(shelf, id, aliases)?.status
      button.textContent = isRead(state) ? 'Mark as unread' : 'Mark as read'
      button.ariaLabel = `${button.textContent}: ${item.title}`
      // The word above the title says it, and nobody loses a favourite by a slip.
      button.hidden = state === 'favourite'
      button.disabled = false
    }
    const progress = findProgress(shelf, steps)
    const next = progress.next === undefined ? undefined : steps[progress.next - 1]
    const line = [
      `${formatProgress(progress, steps.length)} `,
      ...(next ? [`${formatNext(progress)}: `, toLink(next)] : []),
    ]
    const said = line.map((part) => (typeof part === 'string' ? part : part.textContent)).join('')
    if (status.textContent !== said) status.replaceChildren(...line)
  }
  for (const { id, aliases, item, button } of steps)
    button.addEventListener('click', () => {
      if (aliases.some((alias) => readKept(shelf, alias))) adoptMarks(shelf, id, aliases)
      const isKept = changeMark(shelf, id, item, { status: isRead(markOf(shelf, id)?.status) ? '' : 'read' })
      if (!isKept) status.textContent = noRoom
      // As if another tab had changed it: the words above the titles follow, too.
      else dispatchEvent(new StorageEvent('storage'))
    })
  onShelfChange(shelf, show)
  show()
}

function toStep(element: HTMLElement): Step {
  const item = JSON.parse(element.dataset['item'] ?? '{}') as CslItem
  return {
    id: String(item.id),
    aliases: element.querySelector<HTMLElement>('.entry')?.dataset['aliases']?.split(' ') ?? [],
    item,
    link: element.querySelector('.title a') as HTMLAnchorElement,
    button: element.querySelector('.step button') as HTMLButtonElement,
  }
}

function toLink({ item, link: { href } }: Step): HTMLAnchorElement {
  const link = document.createElement('a')
  link.href = href
  link.textContent = String(item.title)
  return link
}
