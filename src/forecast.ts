/** How large a site will be, reckoned from its library before anything is built. */

import { bibliographyFormats } from './bibliography/bibliography.ts'
import { hasPaperFiles, listBibliographies } from './bibliography/subjects.ts'
import { countCards } from './cards/list.ts'
import { toTopicResultPages } from './discovery/result-pages.ts'
import { listSubjects } from './feeds/subjects.ts'
import { checkLimits, type Finding, findHost, type SiteSize } from './hosts.ts'
import type { Library } from './library/library.ts'
import { toSitemapEntries } from './library/sitemap.ts'
import { planIndexes } from './search/plan.ts'

/** What the limits of the site's host say to the site that this library will give. */
export function forecastLimits(library: Library): Finding[] {
  return checkLimits(findHost(library.site.host), forecastFiles(library), { forecast: true })
}

/** How many files a list has because each of its papers has bibliographies of its own. */
export function countTwins(library: Library): number {
  return hasPaperFiles(library) ? bibliographyFormats.length * library.papers.length : 0
}

/**
 * How many fragments the search index may have where the site's host has no room for one a paper; nothing where it has. The
 * more papers share one, the more a reader fetches for each result (0.8 kB a paper), so there is an end to it.
 */
export function limitFragments(library: Library, smallest?: number): number | undefined {
  const { limits } = findHost(library.site.host)
  const { papers, files, folders } = countFiles(library, smallest)
  const room = Math.min(
    (limits.files ?? Number.POSITIVE_INFINITY) * roomFor - files,
    (limits.entries ?? Number.POSITIVE_INFINITY) * roomFor - files - folders,
  )
  return papers > room ? Math.ceil(Math.max(room, papers / papersPerFragment)) : undefined
}

/** Which part of a host's limit the site may take; from four fifths on the curator is told. */
const roomFor = 0.8

/** At most so many papers share a fragment. */
const papersPerFragment = 20

/**
 * Number of files and folders; a test holds it against built sites (within 5 %). A page stands in a folder of its own and is
 * in the sitemap; the rest are feeds, bibliographies, letters, earlier addresses, and what the search keeps for each paper.
 * `smallest` is how many papers a search index has at least, where there are several (search/plan.ts).
 */
export function forecastFiles(
  library: Library,
  smallest?: number,
): Required<Pick<SiteSize, 'papers' | 'files' | 'twins' | 'folders' | 'fullest'>> {
  const { papers, files, folders, indexes } = countFiles(library, smallest)
  const twins = countTwins(library)
  const share = Math.min(1, (limitFragments(library, smallest) ?? papers) / papers)
  const fragments = indexes.map(({ name, papers }) => ({
    path: ['pagefind', name, 'fragment'].filter(Boolean).join('/'),
    files: Math.ceil(papers.length * share) || 0,
  }))
  return {
    papers,
    files: files + fragments.reduce((sum, one) => sum + one.files, 0),
    twins,
    folders,
    fullest: [...fragments, { path: 'papers', files: 1 + twins }].reduce((most, one) =>
      one.files > most.files ? one : most,
    ),
  }
}

/** Everything but the fragments of the search. */
function countFiles(library: Library, smallest?: number) {
  const listed = toSitemapEntries(library).length
  const onlyByYear = library.topics.filter((topic) => toTopicResultPages(topic).length === 1).length
  const moved = library.papers.reduce((sum, { aliases = [] }) => sum + aliases.length, 0)
  const feeds = listSubjects(library).reduce((sum, subject) => sum + Object.keys(subject.feeds).length, 0)
  const bibliographies = bibliographyFormats.length * listBibliographies(library).length
  const letters = 2 * Object.values(library.editions).flat().length
  const indexes = planIndexes(library.papers, smallest)
  const chunks = indexes.reduce((sum, { papers }) => sum + Math.ceil(papers.length / papersPerChunk), 0)
  const offline = library.site.offline ? offlineFiles + Math.floor(library.papers.length / papersPerPack) : 0
  const cards = countCards(library)
  const search = programs + indexes.length * filesPerIndex + chunks + (indexes.length > 1 ? commentLists : 0)
  return {
    papers: library.papers.length,
    files: listed + moved + feeds + bibliographies + letters + search + offline + cards + shelf.files + others.files,
    folders:
      listed +
      onlyByYear +
      moved +
      foldersPerIndex * indexes.length +
      (offline > 0 ? 1 : 0) +
      (cards > 0 ? 1 : 0) +
      shelf.folders +
      others.folders,
    indexes,
  }
}

/** How many papers fill one file of Pagefind's index: 63 in our list, copied to 1,000 and to 4,000 papers. */
const papersPerChunk = 60

/** What every index has beside fragments and chunks: its entry and its metadata, and a file for each of four facets. */
const filesPerIndex = 2 + 4

/** Its own, and three below it. */
const foldersPerIndex = 4

/** Pagefind's, beside the newest index: two scripts and two of WebAssembly. */
const programs = 4

/** `comments.json`, which merges the orders of several indexes. */
const commentLists = 1

/** What keeps a site offline: the page that says so, its folder, a pack of each of seven kinds, and the strip's scripts. */
const offlineFiles = 1 + 7 + 4

/** Of all kinds together, one pack more for so many papers: 15 in all of 1,000, and 79 of 10,000. */
const papersPerPack = 130

/** The page of the shelf with its scripts, in a folder of its own. */
const shelf = { files: 1 + 4, folders: 1 }

/**
 * What every site has beside its search index. Files: the search page and the 404; favicon and style of feeds; list of
 * feeds, robots.txt and sitemap; the list in our own terms, with two schemas; the service worker; style, font, and scripts
 * of every page; the search's two scripts and what it begins with. Folders: search/, searches/, schema/ and _astro/; the front page has none of its own.
 */
const others = { files: 2 + 2 + 3 + 3 + 1 + 3 + 3, folders: 4 - 1 }
