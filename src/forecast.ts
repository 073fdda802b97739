/** How large a site will be, reckoned from its library before anything is built. */
import { listSubjects } from './feeds/subjects.ts'
import { checkLimits, type Finding, findHost, type SiteSize } from './hosts.ts'
import type { Library } from './library/library.ts'
import { toSitemapEntries } from './library/sitemap.ts'

/** What the limits of the site's host say to the site that this library will give. */
export function forecastLimits(library: Library): Finding[] {
  return checkLimits(findHost(library.site.host), forecastFiles(library), { forecast: true })
}

/**
 * Number of files and folders; a test holds it against built sites (within 5 %). A page stands in a folder of its own and is
 * in the sitemap; the rest are feeds, letters, earlier addresses, and what the search keeps for each paper.
 */
export function forecastFiles(library: Library): Required<Pick<SiteSize, 'papers' | 'files' | 'folders' | 'fullest'>> {
  const papers = library.papers.length
  const listed = toSitemapEntries(library).length
  const moved = library.papers.reduce((sum, { aliases = [] }) => sum + aliases.length, 0)
  const feeds = listSubjects(library).reduce((sum, subject) => sum + Object.keys(subject.feeds).length, 0)
  const letters = 2 * Object.values(library.editions).flat().length
  const chunks = Math.ceil(papers / papersPerChunk)
  return {
    papers,
    files: listed + moved + feeds + letters + papers + chunks + others.files,
    folders: listed + moved + others.folders,
    fullest: { path: 'pagefind/fragment', files: papers },
  }
}

/** How many papers fill one file of Pagefind's index: 63 in our list, copied to 1,000 and to 4,000 papers. */
const papersPerChunk = 60

/**
 * What every site has. Files: the search page and the 404; favicon and style of feeds; list of feeds, robots.txt and sitemap;
 * style, font and script; six of Pagefind and four facets. Folders: search/, searches/, _astro/ and Pagefind's four; the front
 * page has none of its own.
 */
const others = { files: 2 + 2 + 3 + 3 + 6 + 4, folders: 3 + 4 - 1 }
