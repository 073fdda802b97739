/** Every file of the site that is no page: feeds, letters, bibliographies, the list in our own terms, and lists for programs. */
import { bibliographyFormats, mediaTypeOf } from './bibliography/bibliography.ts'
import { formatSubject, listBibliographies } from './bibliography/subjects.ts'
import { buildFeed } from './feeds/feed.ts'
import { feedTypes } from './feeds/feed-types.ts'
import { formatFeed } from './feeds/formats.ts'
import { formatOpml } from './feeds/opml.ts'
import { listSubjects } from './feeds/subjects.ts'
import { buildLetter } from './letters/letter.ts'
import { formatLetterPage } from './letters/letter-page.ts'
import type { Library } from './library/library.ts'
import { formatLibraryFile, formatLibrarySchema, formatPaperSchema } from './library/library-file.ts'
import { formatSitemap, toSitemapEntries } from './library/sitemap.ts'
import { makeStartFile } from './search/start-file.ts'
import {
  absoluteUrl,
  base,
  type FeedFormat,
  letterTextUrl,
  letterUrl,
  libraryFileUrl,
  opmlUrl,
  robotsUrl,
  schemaUrl,
  searchFileUrl,
  sitemapUrl,
} from './urls.ts'

export interface SiteFile {
  /** Below the address of the site: "papers/yan-2025-flash.bib". */
  path: string
  mediaType: string
  /** Its text; `root` is the whole address of the site, with a slash at its end. */
  format(root: URL): string | Promise<string>
}

/** All of them, in a fixed order. */
export async function listSiteFiles(library: Library): Promise<SiteFile[]> {
  const start = await makeStartFile(library)
  return [
    ...listFeeds(library),
    ...listLetters(library),
    toFile(opmlUrl(), 'text/x-opml', (root) => formatOpml(library, root)),
    toFile(sitemapUrl(), 'application/xml', (root) => formatSitemap(toSitemapEntries(library), root)),
    toFile(robotsUrl(), 'text/plain', formatRobots),
    toFile(libraryFileUrl(), 'application/json', (root) => formatLibraryFile(library, root)),
    toFile(schemaUrl('library'), 'application/json', formatLibrarySchema),
    toFile(schemaUrl('paper'), 'application/json', formatPaperSchema),
    toFile(searchFileUrl(start.name), start.mediaType, () => start.text),
    ...listBibliographies(library).flatMap((subject) =>
      bibliographyFormats.map((format) =>
        toFile(subject.files[format], mediaTypeOf(format), (root) => formatSubject(subject, format, root)),
      ),
    ),
  ]
}

function listFeeds(library: Library): SiteFile[] {
  return listSubjects(library).flatMap((subject) =>
    Object.entries(subject.feeds).map(([format, url]) =>
      toFile(url, feedTypes[format as FeedFormat], (root) =>
        formatFeed(buildFeed(subject, library, originOf(root)), format as FeedFormat, absoluteUrl(url, root)),
      ),
    ),
  )
}

function listLetters(library: Library): SiteFile[] {
  return Object.values(library.editions)
    .flat()
    .flatMap((edition) => {
      const make = (root: URL) => buildLetter(edition, library, originOf(root))
      return [
        toFile(letterUrl(edition.id), 'text/html', (root) => formatLetterPage(make(root).html)),
        toFile(letterTextUrl(edition.id), 'text/plain', (root) => make(root).text),
      ]
    })
}

/** Addresses have the base path in them already. */
const originOf = (root: URL) => new URL('/', root)

function formatRobots(root: URL): string {
  return `User-agent: *\nAllow: /\n\nSitemap: ${absoluteUrl(sitemapUrl(), root)}\n`
}

function toFile(url: string, mediaType: string, format: SiteFile['format']): SiteFile {
  return { path: url.slice(base.length), mediaType, format }
}
