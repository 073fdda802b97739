/** Pages that show more of the shelf than the marks of their papers: the shelf itself, and the reading paths. */
import type { Shelf } from './store.ts'

/** Starts what the page is; each brings its own code. */
export async function startWhole(shelf: Shelf, root: HTMLElement): Promise<void> {
  if (root.querySelector('.steps')) (await import('./path-page.ts')).startPathPage(shelf, root)
  else (await import('./page.ts')).startShelfPage(shelf, root)
}
