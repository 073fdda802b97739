/** Every file of the site that is no page: feeds, letters, bibliographies, the list in our own terms, and lists for programs. */
import { bibliographyFormats } from './bibliography/bibliography.ts'
import { formatSubject, listBibliographies } from './bibliography/subjects.ts'
import { buildFeed, listSeeds } from './feeds/feed.ts'
import { formatFeed } from './feeds/formats.ts'
import { formatOpml } from './feeds/opml.ts'
import { listSubjects } from './feeds/subjects.ts'
import { buildLetter } from './letters/letter.ts'
import { formatLetterPage } from './letters/letter-page.ts'
import type { Library, Paper } from './library/library.ts'
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
  /** Its text; `root` is the whole address of the site, with a slash at its end. */
  format(root: URL): string | Promise<string>
  /**
   * The papers that it tells of, and facts beside them: beyond what `toKey` of library/page-keys.ts has in every key nothing else
   * is in it. Absent where it tells of the whole list, and is another one after every change.
   */
  madeFrom?: { papers: readonly Paper[]; facts: readonly unknown[] } | undefined
}

/** All of them, in a fixed order. */
export async function listSiteFiles(library: Library): Promise<SiteFile[]> {
  const start = await makeStartFile(library)
  return [
    ...listFeeds(library),
    ...listLetters(library),
    toFile(opmlUrl(), (root) => formatOpml(library, root)),
    toFile(sitemapUrl(), (root) => formatSitemap(toSitemapEntries(library), root)),
    toFile(robotsUrl(), formatRobots),
    toFile(libraryFileUrl(), (root) => formatLibraryFile(library, root)),
    toFile(schemaUrl('library'), formatLibrarySchema),
    toFile(schemaUrl('paper'), formatPaperSchema),
    toFile(searchFileUrl(start.name), () => start.text),
    ...listBibliographies(library).flatMap((subject) => {
      const { title, description, papers, topics } = subject
      const madeFrom = papers === library.papers ? undefined : { papers, facts: [title, description, topics] }
      return bibliographyFormats.map((format) =>
        toFile(subject.files[format], (root) => formatSubject(subject, format, root), madeFrom),
      )
    }),
  ]
}

function listFeeds(library: Library): SiteFile[] {
  return listSubjects(library).flatMap((subject) => {
    const seeds = listSeeds(subject, library)
    const moments = seeds.map(({ papers, ...moment }) => [papers.length, moment])
    const madeFrom = { papers: seeds.flatMap(({ papers }) => papers), facts: [subject, moments] }
    return Object.entries(subject.feeds).map(([format, url]) =>
      toFile(
        url,
        (root) => formatFeed(buildFeed(subject, library, originOf(root)), format as FeedFormat, absoluteUrl(url, root)),
        madeFrom,
      ),
    )
  })
}

function listLetters(library: Library): SiteFile[] {
  return Object.values(library.editions)
    .flat()
    .flatMap((edition) => {
      const make = (root: URL) => buildLetter(edition, library, originOf(root))
      const { papers, ...about } = edition
      const madeFrom = { papers, facts: [about] }
      return [
        toFile(letterUrl(edition.id), (root) => formatLetterPage(make(root).html), madeFrom),
        toFile(letterTextUrl(edition.id), (root) => make(root).text, madeFrom),
      ]
    })
}

/** Addresses have the base path in them already. */
const originOf = (root: URL) => new URL('/', root)

function formatRobots(root: URL): string {
  return `User-agent: *\nAllow: /\n\nSitemap: ${absoluteUrl(sitemapUrl(), root)}\n`
}

function toFile(url: string, format: SiteFile['format'], madeFrom?: SiteFile['madeFrom']): SiteFile {
  return { path: url.slice(base.length), format, madeFrom }
}
