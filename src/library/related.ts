/** Papers that belong together, each with the reason that a reader would give. */
import { formatName } from '../bibliography/names.ts'
import type { Library, Paper, Topic } from './library.ts'

export interface Related {
  paper: Paper
  reason: string
}

type Whole = Pick<Library, 'papers' | 'findTopic'>

/** How many of a topic's papers are looked at, the newest: the whole site stays linear in the number of papers. */
const neighbourLimit = 100

/**
 * Up to `limit` papers that share topics or authors with this one, nearest first. A rare topic binds more than a common
 * one, and a shared author more than a topic.
 */
export function findRelated(paper: Paper, library: Whole, limit = 4): Related[] {
  const topics = (paper.topics ?? []).flatMap((id) => library.findTopic(id) ?? [])
  const scores = scoreNeighbours(paper, topics, library)
  const nearest: { paper: Paper; score: number }[] = []
  for (const [other, score] of scores) {
    const last = nearest[limit - 1]
    if (last && score < last.score) continue
    const candidate = { paper: other, score }
    if (last && compare(candidate, last, paper) > 0) continue
    const place = nearest.findIndex((placed) => compare(candidate, placed, paper) < 0)
    nearest.splice(place < 0 ? nearest.length : place, 0, candidate)
    nearest.length = Math.min(nearest.length, limit)
  }
  return nearest.map(({ paper: other }) => ({ paper: other, reason: explain(paper, other, topics) }))
}

function scoreNeighbours(paper: Paper, topics: readonly Topic[], library: Whole): Map<Paper, number> {
  const scores = new Map<Paper, number>()
  for (const { papers } of topics) {
    const weight = 1 / Math.log2(1 + papers.length)
    for (let n = 0; n < papers.length && n < neighbourLimit; n++) {
      const other = papers[n] as Paper
      scores.set(other, (scores.get(other) ?? 0) + weight)
    }
  }
  const byAuthor = papersByAuthor(library)
  for (const author of new Set(paper.names.map(formatName))) {
    for (const other of byAuthor.get(author) ?? []) {
      const score = scores.get(other)
      if (score !== undefined) scores.set(other, score + 1)
    }
  }
  scores.delete(paper)
  return scores
}

const authorIndexes = new WeakMap<Whole['papers'], Map<string, Set<Paper>>>()

function papersByAuthor({ papers }: Whole): Map<string, Set<Paper>> {
  const known = authorIndexes.get(papers)
  if (known) return known
  const index = new Map<string, Set<Paper>>()
  for (const paper of papers) {
    for (const name of paper.names.map(formatName)) {
      const own = index.get(name)
      if (own) own.add(paper)
      else index.set(name, new Set([paper]))
    }
  }
  authorIndexes.set(papers, index)
  return index
}

/** Nearest first; among equals those of its years, then by id. */
function compare(a: { paper: Paper; score: number }, b: { paper: Paper; score: number }, paper: Paper): number {
  return b.score - a.score || distance(a.paper, paper) - distance(b.paper, paper) || (a.paper.id < b.paper.id ? -1 : 1)
}

function explain(paper: Paper, other: Paper, topics: readonly Topic[]): string {
  const own = new Set(paper.names.map(formatName))
  const authors = other.names.map(formatName).filter((name) => own.has(name))
  const shared = topics.filter(({ id }) => other.topics?.includes(id)).map(({ name }) => name)
  const by = authors.length > 0 ? `also by ${join(authors.slice(0, 2))}` : ''
  return by ? `${by}, on ${join(shared)}` : `also on ${join(shared)}`
}

function join(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

/** Years between two papers; undated ones are far from everything. */
function distance(a: Paper, b: Paper): number {
  return a.year && b.year ? Math.abs(Number(a.year) - Number(b.year)) : 100
}
