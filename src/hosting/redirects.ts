/** Where papers stood before, for hosts that lead on by themselves; elsewhere a page does it (components/Moved.astro). */
import { bibliographyFormats } from '../bibliography/bibliography.ts'
import { hasPaperFiles } from '../bibliography/subjects.ts'
import type { Library } from '../library/library.ts'

/** Paths below the site's address: "papers/old/" to "papers/new/". */
export interface Redirect {
  from: string
  to: string
}

/** Former addresses of pages, then of the bibliographies beside them, which have no page that leads on. */
export function listRedirects(library: Library): Redirect[] {
  const moved = library.papers.flatMap(({ id, aliases = [] }) => aliases.map((alias) => [alias, id] as const))
  const endings = ['/', ...(hasPaperFiles(library) ? bibliographyFormats.map((format) => `.${format}`) : [])]
  return endings.flatMap((ending) =>
    moved.map(([alias, id]) => ({ from: `papers/${alias}${ending}`, to: `papers/${id}${ending}` })),
  )
}
