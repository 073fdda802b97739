/** Which headline figures stand on a card, and what is said of each. */
import { toShortTitle } from '../discovery/figure-words.ts'
import { groupFigures } from '../discovery/figures.ts'
import type { Paper } from '../library/paper.ts'
import { formatBound, formatFigure, formatMeasured, formatResultCaption } from '../library/results.ts'
import type { Result } from '../schema.ts'
import { toPlainText } from '../text/mathematics.ts'
import { canBeDrawn } from './letters.ts'

export interface CardFigure {
  /** "H₂O": the paper it is from; absent on a card of that paper. */
  name?: string | undefined
  /** "up to" */
  bound?: string | undefined
  /** "3.5×" */
  figure: string
  /** "throughput, against a full cache" */
  caption: string
  /** The same without the baseline, where there is no room for it. */
  shortCaption: string
}

/** "12 500 tokens/s": a figure with a longer unit would have to be set too small to be a picture. */
const longestFigure = 18

/** So many stand side by side. */
const limit = 3

/** Of papers in their order: the first figure of each, and of each metric the first before a second of any. */
export function chooseHeadlines(papers: readonly Paper[]): CardFigure[] {
  const headlines = papers.flatMap((paper) => (paper.results ?? []).slice(0, 1).map((result) => ({ paper, result })))
  const seen = new Set<Result['metric']>()
  const firsts = headlines.filter(({ result: { metric } }) => !seen.has(metric) && seen.add(metric))
  const chosen = new Map<Paper, CardFigure>()
  for (const { paper, result } of [...firsts, ...headlines]) {
    if (chosen.size === limit) break
    const figure = chosen.has(paper) ? undefined : toFigure(result, paper)
    if (figure) chosen.set(paper, figure)
  }
  return papers.flatMap((paper) => chosen.get(paper) ?? [])
}

/** The strongest of each kind (metric and unit, as tables compare them), the kinds with most figures first, each of another paper. */
export function chooseStrongest(papers: readonly Paper[]): CardFigure[] {
  const groups = groupFigures(papers, 'strength').sort((a, b) => b.count - a.count)
  const chosen = new Map<Paper, CardFigure>()
  for (const { figures } of groups) {
    if (chosen.size === limit) break
    for (const { paper, result } of figures) {
      const figure = chosen.has(paper) ? undefined : toFigure(result, paper)
      if (figure === undefined) continue
      chosen.set(paper, figure)
      break
    }
  }
  return [...chosen.values()]
}

/** Those of one paper, as its record has them. */
export function chooseOfPaper({ results = [] }: Paper): CardFigure[] {
  return results.flatMap((result) => toFigure(result) ?? []).slice(0, limit)
}

/** Nothing where a word of it cannot be drawn, or the figure is too long. */
function toFigure(result: Result, paper?: Paper): CardFigure | undefined {
  const figure = {
    name: paper && toPlainText(toShortTitle(paper.title)),
    bound: formatBound(result),
    figure: formatFigure(result),
    caption: toPlainText(formatResultCaption(result)),
    shortCaption: toPlainText(formatMeasured(result)),
  }
  const isShort = figure.figure.length <= longestFigure
  return isShort && Object.values(figure).every((text) => text === undefined || canBeDrawn(text)) ? figure : undefined
}
