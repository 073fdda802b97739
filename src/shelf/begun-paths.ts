/** The reading paths that this reader has begun, on the shelf page. */
import { paperUrl } from '../urls.ts'
import { findProgress, formatNext, formatProgress, parseSteps } from './path-progress.ts'
import type { Shelf } from './store.ts'

/** Shows those that were begun, each with how far; everything it needs stands in the markup of shelf.astro. */
export function showBegunPaths(root: HTMLElement, shelf: Shelf): void {
  const section = root.querySelector<HTMLElement>('#shelf-paths')
  if (!section) return
  for (const line of section.querySelectorAll<HTMLElement>('[data-steps]')) {
    const steps = parseSteps(line.dataset['steps'] ?? '')
    const progress = findProgress(shelf, steps)
    const [count, next] = ['.count', '.next'].map((name) => line.querySelector(name) as HTMLElement)
    const step = progress.next === undefined ? undefined : steps[progress.next - 1]
    line.hidden = !progress.isBegun
    if (count) count.textContent = formatProgress(progress, steps.length)
    next?.replaceChildren(...(step ? [toLink(paperUrl(step.id), formatNext(progress))] : []))
  }
  section.hidden = section.querySelector('[data-steps]:not([hidden])') === null
}

function toLink(href: string, text: string): HTMLAnchorElement {
  const link = document.createElement('a')
  link.href = href
  link.textContent = text
  return link
}
