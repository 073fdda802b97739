/** Where papers stand on reading paths, seen from the paper: which step it is, and what comes before and after. */
import type { Paper, Path } from './paper.ts'

interface Named {
  id: string
  /** Plain text. */
  title: string
}

export interface PaperStep {
  path: Pick<Path, 'id' | 'name'>
  /** From 1; of a paper that stands there twice, the first. */
  number: number
  of: number
  before: Named | undefined
  after: Named | undefined
}

/** The steps of each paper that stands on a path, by its id, in the order of the paths. */
export function findSteps(paths: readonly Path[]): Map<string, PaperStep[]> {
  const found = new Map<string, PaperStep[]>()
  for (const { id, name, steps } of paths)
    for (const [n, { paper }] of steps.entries()) {
      if (steps.findIndex((step) => step.paper === paper) < n) continue
      const [before, after] = [steps[n - 1], steps[n + 1]].map((step) => step && toNamed(step.paper))
      const step = { path: { id, name }, number: n + 1, of: steps.length, before, after }
      found.set(paper.id, [...(found.get(paper.id) ?? []), step])
    }
  return found
}

function toNamed({ id, plainTitle }: Paper): Named {
  return { id, title: plainTitle }
}
