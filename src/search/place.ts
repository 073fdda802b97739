/** The place in the results: whoever comes back from a paper finds the list as it was left. */

export interface Place {
  /** How many results were shown. */
  shown: number
  /** How far the page was scrolled, in CSS pixels. */
  scroll: number
  /** The whole address of the result that was opened. */
  link: string
}

/** Keeps the place with this entry of the browser's history, when a result is opened. */
export function keepPlace(list: HTMLElement, { target }: Event): void {
  const link = (target as Element).closest('a')
  if (!link) return
  const place: Place = { shown: list.children.length, scroll: scrollY, link: link.href }
  history.replaceState({ place }, '')
}

/** The place that was kept with this entry; nothing where none was. */
export function readPlace(): Place | undefined {
  return (history.state as { place?: Place } | null)?.place
}

/** Goes there, once the results are shown. */
export function goToPlace(list: HTMLElement, { scroll, link }: Place): void {
  ;[...list.querySelectorAll('a')].find(({ href }) => href === link)?.focus({ preventScroll: true })
  scrollTo(0, scroll)
}
