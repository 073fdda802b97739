/** Everybody who wrote a paper on the list, with what they wrote. */
import { idLimit } from '../bibliography/id-form.ts'
import { formatName, formatSortName, type Name } from '../bibliography/names.ts'
import { words } from '../bibliography/paper-id.ts'
import type { Paper } from './paper.ts'

export interface Author {
  /** Address of the page: the name in lower-case ASCII. */
  slug: string
  name: string
  /** "Family, Given", by which lists are in order. */
  sortName: string
  /** Newest first. */
  papers: Paper[]
}

/** Above so many papers authors have no pages and feeds: there would be more of them than readers. */
const listLimit = 1000

/** Authors with two papers or more, by family name. Two spellings that give one slug are one author. */
export function buildAuthors(papers: readonly Paper[]): Author[] {
  if (papers.length > listLimit) return []
  const authors = new Map<string, Author>()
  for (const paper of papers) {
    for (const name of paper.names) {
      const slug = toAuthorSlug(name)
      if (slug === '') continue
      const author = authors.get(slug) ?? { slug, name: formatName(name), sortName: formatSortName(name), papers: [] }
      if (author.papers.at(-1) !== paper) author.papers.push(paper)
      authors.set(slug, author)
    }
  }
  return [...authors.values()]
    .filter((author) => author.papers.length > 1)
    .sort((a, b) => (a.sortName < b.sortName ? -1 : a.sortName > b.sortName ? 1 : 0))
}

/** "Christopher Ré" -> "christopher-re"; empty for a name without a Latin letter, cut where a file system would not take it. */
export function toAuthorSlug(name: Name): string {
  return words(formatName(name)).join('-').slice(0, idLimit).replace(/-$/, '')
}
