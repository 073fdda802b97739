/** The folders of a build: where the content is, and where the site may go without taking the place of something else. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { hostFileNames } from '../src/hosting/host-files.ts'
import { findContentFolder } from './content-folder.ts'
import { findPlace } from './stage.ts'

export interface BuildFolders {
  content: string
  out: string
}

/** The project itself. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** Every name that a build writes, now or by the table of addresses, at the top of a site; what `public/` has comes on top. */
export const writtenNames: ReadonlySet<string> = new Set([
  ...['404.html', 'index.html', 'favicon.svg', 'robots.txt', 'sitemap.xml', 'sw.js', '_astro', 'pagefind', 'schema'],
  ...['papers', 'topics', 'paths', 'editions', 'authors', 'venues', 'organizations', 'years'],
  ...['results', 'timeline', 'discussed'],
  ...['search', 'searches', 'shelf', 'subscribe', 'about', 'offline', 'cards'],
  ...['feed.xml', 'feed.atom', 'feed.json', 'feed.css', 'changes.xml', 'digest.xml', 'opml.xml'],
  ...['library.json', 'library.bib', 'library.ris', 'library.csl.json', 'library.md'],
  ...hostFileNames,
])

/** What systems leave in every folder that is looked at: no loss. */
const leftBySystems: ReadonlySet<string> = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini'])

/** The path of a content folder within the project, for links to its files; that of ours where it stands elsewhere. */
export function toListFolder(content: string): string {
  const path = relative(root, resolve(content)).replaceAll('\\', '/')
  return path === '' || path.startsWith('..') || isAbsolute(path) ? 'content' : path
}

/** Whole paths of what the command line names. */
export function toBuildFolders(options: { content?: string | undefined; out?: string | undefined }): BuildFolders {
  return {
    content: resolve(options.content ?? join(root, findContentFolder(root))),
    out: resolve(options.out ?? join(root, 'dist')),
  }
}

/**
 * Why there can be no build with these folders, as a sentence; nothing when all is well. A build puts a new folder in the
 * place of `out`, so that must be free, empty, or a site that was built before and has nothing else in it.
 */
export function refuseFolders({ content, out }: BuildFolders): string | undefined {
  if (!existsSync(content)) return `There is no folder ${content}. Make it, or name another with --content.`
  const file = findFileAbove(out)
  if (file !== undefined) return `The site cannot go to ${out}: ${file} is a file. Name another folder with --out.`
  const [source, place] = [findPlace(content), findPlace(out)]
  if ([source, findPlace(root)].some((kept) => isWithin(kept, place)) || isWithin(place, source))
    return `The site cannot go to ${out}: the content or the project stands there. Name another folder with --out.`
  return existsSync(out) ? explainTaken(out) : undefined
}

/** What stands where a folder above this path would have to be, and is none. */
function findFileAbove(path: string): string | undefined {
  const parent = dirname(path)
  if (existsSync(parent)) return statSync(parent).isDirectory() ? undefined : parent
  return parent === path ? undefined : findFileAbove(parent)
}

/** Whether a whole path is this folder, or lies in it. */
export function isWithin(inner: string, outer: string): boolean {
  const path = relative(outer, inner)
  return path === '' || (!/^\.\.(?:[/\\]|$)/.test(path) && !isAbsolute(path))
}

/** What is there and would be lost, as a sentence; nothing where there is room for a site. */
function explainTaken(out: string): string | undefined {
  const lost = `The site cannot go to ${out}: there is something else, and it would be lost. Name a new or an empty folder with --out.`
  if (!statSync(out).isDirectory()) return lost
  const names = readdirSync(out).filter((name) => !leftBySystems.has(name))
  if (names.length > 0 && !(names.includes('index.html') && names.includes('pagefind'))) return lost
  const foreign = names.filter((name) => !writtenNames.has(name) && !existsSync(join(root, 'public', name)))
  if (foreign.length === 0) return undefined
  const named = `${foreign.slice(0, 3).join(', ')}${foreign.length > 3 ? ` and ${foreign.length - 3} more` : ''}`
  return `The site cannot go to ${out}: no build made ${named}, and it would be lost. Move it away (into public/ what every build should copy), or name another folder with --out.`
}
