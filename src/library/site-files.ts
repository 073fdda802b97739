/** Files of the site that are for programs alone: bibliographies, and the list in our own terms. Pages are not among them. */
import { bibliographyFormats, mediaTypeOf } from '../bibliography/bibliography.ts'
import { formatSubject, listBibliographies } from '../bibliography/subjects.ts'
import { base, libraryFileUrl, schemaUrl } from '../urls.ts'
import type { Library } from './library.ts'
import { formatLibraryFile, formatLibrarySchema, formatPaperSchema } from './library-file.ts'

export interface SiteFile {
  /** Below the address of the site: "papers/yan-2025-flash.bib". */
  path: string
  mediaType: string
  /** Its text; `root` is the whole address of the site, with a slash at its end. */
  format(root: URL): string
}

/** All of them, in a fixed order. */
export function listSiteFiles(library: Library): SiteFile[] {
  const json = (url: string, format: SiteFile['format']): SiteFile => ({
    path: toPath(url),
    mediaType: 'application/json',
    format,
  })
  return [
    json(libraryFileUrl(), (root) => formatLibraryFile(library, root)),
    json(schemaUrl('library'), formatLibrarySchema),
    json(schemaUrl('paper'), formatPaperSchema),
    ...listBibliographies(library).flatMap((subject) =>
      bibliographyFormats.map((format) => ({
        path: toPath(subject.files[format]),
        mediaType: mediaTypeOf(format),
        format: (root: URL) => formatSubject(subject, format, root),
      })),
    ),
  ]
}

const toPath = (url: string) => url.slice(base.length)
