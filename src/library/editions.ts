/** Editions: the papers added on one day, and the weeks and months that roll days up. */
import { formatDate, toIsoWeek, weekDays } from './dates.ts'
import type { Paper } from './paper.ts'

export interface Edition {
  /** Its address: "2025-12-10", "2025-W50" or "2025-12". */
  id: string
  kind: 'day' | 'week' | 'month'
  /** Newest first. */
  papers: Paper[]
  /** Ids of the days in it, newest first; for a day, itself. */
  days: string[]
}

/** All editions that have papers, newest first within each kind; `papers` stand newest first. */
export function buildEditions(papers: readonly Paper[]): Record<Edition['kind'], Edition[]> {
  return {
    day: group(papers, 'day', (day) => day),
    week: group(papers, 'week', toIsoWeek),
    month: group(papers, 'month', (day) => day.slice(0, 7)),
  }
}

/** "10 December 2025", "Week 50 of 2025", "December 2025". */
export function formatEdition({ id, kind }: Pick<Edition, 'id' | 'kind'>, language: string): string {
  if (kind !== 'week') return formatDate(id, language)
  const [year, week] = id.split('-W')
  return `Week ${Number(week)} of ${year}`
}

/** The days that a week or month covers, in words; nothing for a day. */
export function formatSpan({ id, kind }: Pick<Edition, 'id' | 'kind'>, language: string): string | undefined {
  if (kind !== 'week') return undefined
  const { first, last } = weekDays(id)
  return `${formatDate(first, language)} to ${formatDate(last, language)}`
}

function group(papers: readonly Paper[], kind: Edition['kind'], toId: (day: string) => string): Edition[] {
  const editions = new Map<string, Edition>()
  for (const paper of papers) {
    const id = toId(paper.added)
    const edition: Edition = editions.get(id) ?? { id, kind, papers: [], days: [] }
    editions.set(id, edition)
    edition.papers.push(paper)
    if (edition.days.at(-1) !== paper.added) edition.days.push(paper.added)
  }
  return [...editions.values()]
}
