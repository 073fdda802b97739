/** Which papers are to be refreshed: those that are named, else all that somebody can be asked for. */
import { parseArxivId, parseDoi } from '../bibliography/identifiers.ts'
import type { Entry } from '../library/content.ts'
import { propose } from '../library/problems.ts'
import type { PaperRecord } from '../schema.ts'

/** What is wrong with each name that is no paper's; `known` are the ids of all files there are. */
export function findUnknownIds(
  names: readonly string[],
  known: readonly string[],
  papers: readonly Entry<PaperRecord>[],
): string[] {
  return names
    .filter((name) => !known.includes(name))
    .map((name) => {
      const [arxiv, doi] = [parseArxivId(name), parseDoi(name)]
      const same = papers.find(
        ({ record }) =>
          record.aliases?.includes(name) ||
          (arxiv !== undefined && record.arxiv === arxiv) ||
          (doi !== undefined && record.doi?.toLowerCase() === doi),
      )
      const bare = name.replace(/^.*\//, '').replace(/\.md$/, '')
      const hint = known.includes(bare) ? ` Did you mean "${bare}"?` : propose(name, known)
      return `There is no paper "${name}".${same ? ` Did you mean "${same.id}"?` : hint || ' Ids are the names of the files without ".md".'}`
    })
}
