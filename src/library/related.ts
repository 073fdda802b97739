/** Papers that belong together, each with the reason that a reader would give. */
import { formatName } from '../bibliography/names.ts'
import type { Library, Paper, Topic } from './library.ts'

export interface Related {
  paper: Paper
  reason: string
}

/**
 * Up to `limit` papers that share topics or authors with this one, nearest first. A rare topic binds more than a common
 * one, and a shared author more than a topic. Only the newest hundred of each topic are looked at, so that the whole
 * site stays linear in the number of papers.
 */
export function findRelated(paper: Paper, { findTopic }: Pick<Library, 'findTopic'>, limit = 4): Related[] {
  const topics = (paper.topics ?? []).flatMap((id) => findTopic(id) ?? [])
  const shared = new Map<Paper, Topic[]>()
  for (const topic of topics) {
    for (const other of topic.papers.slice(0, 100))
      if (other.id !== paper.id) shared.set(other, [...(shared.get(other) ?? []), topic])
  }
  const own = new Set(paper.names.map(formatName))
  return [...shared]
    .map(([other, common]) => {
      const authors = other.names.map(formatName).filter((name) => own.has(name))
      const score = common.reduce((sum, topic) => sum + 1 / Math.log2(1 + topic.papers.length), 0) + authors.length
      return { paper: other, score, reason: explain(common, authors) }
    })
    .sort(
      (a, b) =>
        b.score - a.score || distance(a.paper, paper) - distance(b.paper, paper) || (a.paper.id < b.paper.id ? -1 : 1),
    )
    .slice(0, limit)
    .map(({ paper: other, reason }) => ({ paper: other, reason }))
}

function explain(topics: readonly Topic[], authors: readonly string[]): string {
  const by = authors.length > 0 ? `also by ${join(authors.slice(0, 2))}` : ''
  const on = `${by ? 'on' : 'also on'} ${join(topics.map(({ name }) => name))}`
  return by ? `${by}, ${on}` : on
}

function join(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

/** Years between two papers; undated ones are far from everything. */
function distance(a: Paper, b: Paper): number {
  return a.year && b.year ? Math.abs(Number(a.year) - Number(b.year)) : 100
}
