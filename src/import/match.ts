/** Is this paper in the list already, or was it declined? Asked before anything is written. */
import { parseArxivId, parseDoi } from '../bibliography/identifiers.ts'
import { words } from '../bibliography/paper-id.ts'
import { titleFingerprint } from '../bibliography/title-fingerprint.ts'
import type { Content, Source } from '../library/content.ts'
import { parseFrontmatter } from '../library/frontmatter.ts'
import { toPlainText } from '../text/mathematics.ts'

/** What papers are told apart by. */
export interface Facts {
  title?: string | undefined
  arxiv?: string | undefined
  doi?: string | undefined
  abstract?: string | undefined
}

/** The paper of the list that is the same one, and what it was recognised by. */
export interface Match {
  id: string
  by: 'arxiv' | 'doi' | 'title' | 'abstract'
}

/** The papers of a list by their keys, the names that are taken, and what was declined; `add` makes it grow. */
export interface ListIndex {
  has(id: string): boolean
  /** Whether the file of this id is there but tells neither title nor identifier. */
  isUnreadable(id: string): boolean
  add(id: string, facts: Facts): void
  find(facts: Facts): Match | undefined
  /** Why the curator declined this paper. */
  findDeclined(facts: Facts): string | undefined
}

/** Indexes the content folder. Files with problems count with what can be read of them, and their names are taken. */
export function indexList(sources: readonly Source[], { papers, site }: Content): ListIndex {
  const taken = new Set<string>()
  const unreadable = new Set<string>()
  const ids = new Map<string, Match>()
  const declined = new Map(
    site.declined.flatMap(({ identifier, reason }) => keysOf(toFacts(identifier)).map(([, key]) => [key, reason])),
  )
  const index: ListIndex = {
    has: (id) => taken.has(id),
    isUnreadable: (id) => unreadable.has(id),
    add(id, facts) {
      taken.add(id)
      unreadable.delete(id)
      for (const [by, key] of keysOf(facts)) if (!ids.has(key)) ids.set(key, { id, by })
    },
    find: (facts) =>
      keysOf(facts)
        .map(([, key]) => ids.get(key))
        .find(Boolean),
    findDeclined: (facts) =>
      keysOf(facts)
        .map(([, key]) => declined.get(key))
        .find(Boolean),
  }
  for (const { id, record } of papers) {
    index.add(id, record)
    for (const alias of record.aliases ?? []) taken.add(alias)
  }
  const broken = sources.map((source) => ({ source, id: /^papers\/(.+)\.md$/.exec(source.path)?.[1] }))
  for (const { source, id } of broken) {
    if (id === undefined || taken.has(id)) continue
    const facts = 'text' in source ? salvage(source.text) : {}
    index.add(id, facts)
    if (keysOf(facts).length === 0) unreadable.add(id)
  }
  return index
}

/** What can be told from an entry that is not well: its fields where YAML can be read, else its lines. */
export function salvage(text: string): Facts {
  const { data } = parseFrontmatter(text)
  const fields = (data ?? {}) as Record<string, unknown>
  const read = (name: string): string | undefined => {
    if (typeof fields[name] === 'string') return fields[name]
    const line = text.split('\n', 200).find((line) => line.startsWith(`${name}: `))
    return (
      line
        ?.slice(name.length + 2)
        .trim()
        .replace(/^(["'])(.*)\1$/, '$2') || undefined
    )
  }
  return { title: read('title'), arxiv: read('arxiv'), doi: read('doi') }
}

/**
 * Titles and abstracts count as the same when their words do. Short abstracts are no evidence. A DOI that arXiv gave is also
 * an arXiv id. The keys of one object are made once: it is asked for several times, and an abstract is long.
 */
function keysOf(facts: Facts): Key[] {
  const known = keysOfFacts.get(facts)
  if (known) return known
  const { title, arxiv, doi, abstract } = facts
  const plain = abstract === undefined ? '' : words(toPlainText(abstract)).join('')
  const keys: [Match['by'], string | undefined][] = [
    ['arxiv', arxiv && parseArxivId(arxiv)],
    ['arxiv', doi && parseArxivId(doi)],
    ['doi', doi && parseDoi(doi)],
    ['title', title && titleFingerprint(title)],
    ['abstract', plain.length >= 200 ? plain : undefined],
  ]
  const found = keys.flatMap(([by, key]) => (key ? [[by, `${by}:${key}`] as Key] : []))
  keysOfFacts.set(facts, found)
  return found
}

type Key = [by: Match['by'], key: string]

const keysOfFacts = new WeakMap<Facts, Key[]>()

function toFacts(identifier: string): Facts {
  const arxiv = parseArxivId(identifier)
  const doi = parseDoi(identifier)
  return arxiv || doi ? { arxiv, doi } : { title: identifier }
}
