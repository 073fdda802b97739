/**
 * What a page or file is made from, in a word, so that a build can take over what an earlier one made (`cacheKey` of a
 * page's path, `madeFrom` of a file). Those of one address whose keys are equal are equal, as long as code and packages
 * are; so a page shows nothing that its key does not name. What every page may show (the site file, names of topics, ways
 * in) is in every key, but for what in the site file is for the build alone, or on pages without a key, or told as a fact
 * of theirs (`twins`, `searches`).
 */
import { listIndexes } from './indexes.ts'
import type { Library, Paper } from './library.ts'

export interface PageKeys {
  /** The key of a page that shows these papers, and these facts beside them: whatever JSON can write. */
  toKey(papers: readonly Pick<Paper, 'id'>[], ...facts: readonly unknown[]): string
  /** What a file of the content folder says ("topics/kv-cache"), as a fact. */
  digestOf(entry: string): string
  /** What head and foot tell of the whole list: a fact of every page that does not stand for a day of its own. */
  frame: readonly unknown[]
}

/** `digests` has one of each content file, by collection and id. */
export function toPageKeys(library: Library, digests: ReadonlyMap<string, string>): PageKeys {
  const { declined, host, twins, searches, about, ...site } = library.site
  const { topics, paths, papers, editions, changed } = library
  const ways = listIndexes(library).map(({ name }) => name)
  const everywhere = JSON.stringify([site, topics.map(({ id, name }) => [id, name]).sort(), paths.length > 0, ways])
  const [newest] = editions.day
  const digestOf = (entry: string) => digests.get(entry) ?? ''
  return {
    toKey: (shown, ...facts) =>
      JSON.stringify([everywhere, shown.map(({ id }) => [id, digestOf(`papers/${id}`)]), facts]),
    digestOf,
    frame: [papers.length, changed, newest && [newest.id, newest.papers.length]],
  }
}
