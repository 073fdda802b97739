/** What could not be read as a mark, on the shelf page: to be saved and mended, or forgotten. */
import { forgetDamaged, readDamaged } from './all-marks.ts'
import { saveFile } from './save-file.ts'
import type { Shelf } from './store.ts'

/** Shows what was set aside; nothing where there is nothing. */
export function showDamaged(root: HTMLElement, shelf: Shelf): void {
  const section = root.querySelector('#shelf-damaged') as HTMLElement
  const damaged = readDamaged(shelf)
  section.hidden = damaged.size === 0
  section.querySelector('ul')?.replaceChildren(...[...damaged].map(([key, text]) => toItem(root, shelf, key, text)))
}

function toItem(root: HTMLElement, shelf: Shelf, key: string, text: string): HTMLLIElement {
  const item = document.createElement('li')
  item.className = 'tools'
  const name = key.replace(/^damaged:/, '').replace(/\++$/, '')
  const button = (label: string, press: () => void) => {
    const made = document.createElement('button')
    made.type = 'button'
    made.textContent = label
    made.ariaLabel = `${label}: ${name}`
    made.addEventListener('click', press)
    return made
  }
  item.append(
    `${name}: ${text.slice(0, 80)}${text.length > 80 ? ' …' : ''}`,
    button('Save as a file', () => saveFile(`${name}.txt`, 'text/plain', text)),
    button('Forget it', () => {
      forgetDamaged(shelf, key)
      showDamaged(root, shelf)
      const next =
        root.querySelector<HTMLElement>('#shelf-damaged button') ?? root.querySelector<HTMLElement>('[type=file]')
      next?.focus()
    }),
  )
  return item
}
