/** "/" leads to the search field, from wherever one reads. */
import { searchUrl } from '../urls.ts'

/** Focuses the field of this page, or opens the search page, which focuses its own. */
export function startSearchKey(): void {
  addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    event.preventDefault()
    const field = document.querySelector<HTMLInputElement>('.search-form input')
    if (field) field.select()
    else location.assign(searchUrl())
  })
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
}
