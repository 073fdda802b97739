/** What may be said of a list without knowing more of it than it says itself: whose words and whose figures stand there. */
import type { Library } from './library.ts'

/** Sentences for the page About, each true of this list. */
export function describeList({ site, papers }: Pick<Library, 'site' | 'papers'>): string[] {
  const count = (has: (paper: Library['papers'][number]) => unknown) => papers.filter(has).length
  const summaries = count(({ summary }) => summary)
  const own = [...(summaries > 0 ? ['summaries'] : []), ...(count(({ notes }) => notes) > 0 ? ['notes'] : [])]
  return [
    `${site.curator} chooses the papers. Each is a file, and stands on the list from the day that the file names.`,
    ...(summaries > 0 && summaries < papers.length
      ? [`${summaries} of the ${papers.length} ${summaries === 1 ? 'has' : 'have'} a summary.`]
      : []),
    ...(own.length > 0 ? [`${capitalize(own.join(' and '))} are the curator’s own words.`] : []),
    ...(count(({ abstract }) => abstract) > 0 ? ['Abstracts are the authors’ own.'] : []),
    ...(count(({ results = [] }) => results.length > 0) > 0
      ? ['Figures are the authors’ own, each against the baseline that they name: a claim, not a verdict.']
      : []),
    ...(count(({ discussion }) => discussion?.comments) > 0
      ? ['Comments are those that a paper had elsewhere when it joined the list.']
      : []),
  ]
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
