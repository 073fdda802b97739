/** Topics of the list that a paper's own key terms name: proposed in the report, never given. */
import { words } from '../bibliography/paper-id.ts'
import type { ProposeTopics } from './plan.ts'

/** A term names a topic if it is its name or its id; case, hyphens and a plural's "s" do not count. */
export function openTopicProposer(topics: readonly { id: string; name?: string | undefined }[]): ProposeTopics {
  const byTerm = new Map<string, string>()
  for (const { id, name } of topics)
    for (const term of [id, name ?? '']) if (keyOf(term) !== '') byTerm.set(keyOf(term), id)
  return (terms) => {
    if (byTerm.size === 0) return []
    return [...new Set(terms.slice(0, 200).flatMap((term) => byTerm.get(keyOf(term)) ?? []))]
  }
}

function keyOf(term: string): string {
  return words(term.slice(0, 200)).join(' ').replace(/s$/, '')
}
