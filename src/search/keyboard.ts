/** The keys of the search page, beside those of every page. */

/** Arrows walk from the field through the results and back; Escape returns to the field, and clears it: `cleared` hears so. */
export function moveFocus(event: KeyboardEvent, input: HTMLInputElement, list: HTMLElement, cleared: () => void): void {
  if (event.isComposing) return // The keys are those of an input method.
  const links = [...list.querySelectorAll('a')]
  const at = links.indexOf(document.activeElement as HTMLAnchorElement)
  const inList = at >= 0
  if (!inList && document.activeElement !== input) return
  if (event.key === 'ArrowDown' && links[at + 1]) links[at + 1]?.focus()
  else if (event.key === 'ArrowUp' && inList) (links[at - 1] ?? input).focus()
  else if (event.key === 'Escape' && inList) input.focus()
  else if (event.key === 'Escape' && input.value) {
    input.value = ''
    cleared()
  } else return
  event.preventDefault()
}
