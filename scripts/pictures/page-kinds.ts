/** One page of each kind that a built site has: what is looked at after a change. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** So many pages of a collection are looked through for the fullest and the barest. */
const most = 2000

/** Names for files, with addresses below the site's own; a kind that the site does not have is left out. */
export function findPageKinds(site: string): Record<string, string> {
  const papers = listPages(site, 'papers', /^[a-z0-9-]*[a-z][a-z0-9-]*$/)
  const one = (collection: string, name = /^/) => listPages(site, collection, name)[0]
  const topic = one('topics')
  const found: Record<string, string | undefined> = {
    front: '',
    paper: papers[0],
    'paper-bare': papers.length > 1 ? papers.at(-1) : undefined,
    papers: 'papers/',
    topic,
    'topic-results': topic && `${topic}results/`,
    topics: 'topics/',
    path: one('paths'),
    paths: 'paths/',
    'edition-day': one('editions', /^\d{4}-\d\d-\d\d$/),
    'edition-week': one('editions', /^\d{4}-W\d\d$/),
    'edition-month': one('editions', /^\d{4}-\d\d$/),
    editions: 'editions/',
    author: one('authors'),
    authors: 'authors/',
    venue: one('venues'),
    venues: 'venues/',
    organisation: one('organizations'),
    organisations: 'organizations/',
    year: one('years'),
    years: 'years/',
    results: 'results/',
    'results-by-year': 'results/by-year/',
    timeline: 'timeline/',
    discussed: 'discussed/',
    'saved-search': one('searches'),
    search: 'search/',
    shelf: 'shelf/',
    subscribe: 'subscribe/',
    about: 'about/',
    offline: 'offline/',
    missing: '404.html',
  }
  const day = found['edition-day']
  if (day) found['letter'] = `${day}letter.html`
  return Object.fromEntries(
    Object.entries(found).flatMap(([kind, address]) =>
      address !== undefined && existsSync(join(site, address.endsWith('.html') ? address : `${address}index.html`))
        ? [[kind, address]]
        : [],
    ),
  )
}

/** Addresses of a collection's pages, the fullest first. */
function listPages(site: string, collection: string, name: RegExp): string[] {
  const folder = join(site, collection)
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter(
      (entry) => entry.isDirectory() && name.test(entry.name) && existsSync(join(folder, entry.name, 'index.html')),
    )
    .slice(0, most)
    .map(({ name }) => ({ name, size: statSync(join(folder, name, 'index.html')).size }))
    .sort((a, b) => b.size - a.size)
    .map(({ name }) => `${collection}/${name}/`)
}
