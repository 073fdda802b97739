/** The marks of papers in lists: a word above the title, where there is room for it already. */
import { formatState } from './mark.ts'
import { markOf, onShelfChange, type Shelf } from './store.ts'

/** Shows the reader's marks at all entries of the page, and follows other tabs. */
export function startMarkedEntries(shelf: Shelf): void {
  const show = () => {
    for (const entry of document.querySelectorAll<HTMLElement>('.entry')) showState(shelf, entry)
  }
  show()
  onShelfChange(shelf, show)
}

function showState(shelf: Shelf, entry: HTMLElement): void {
  const id = entry.querySelector('a')?.pathname.split('/').at(-2) ?? ''
  const state = formatState(markOf(shelf, id, entry.dataset['aliases']?.split(' ')))
  const shown = entry.querySelector('.state')
  if (!state) shown?.remove()
  else {
    const label = shown ?? entry.appendChild(document.createElement('p'))
    label.className = 'state label'
    label.textContent = `Shelf: ${state}`
  }
}
