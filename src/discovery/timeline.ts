/** When papers came out, topic by topic: a mark for each paper, or for each cell with its number where there are many. */
import { scaleSqrt } from 'd3-scale'
import type { Paper, Topic } from '../library/paper.ts'

export interface Timeline {
  /** What a column is. */
  unit: 'month' | 'year'
  /** "2024-03" or "2024": from the first to the last, none left out. */
  columns: string[]
  rows: TimelineRow[]
  /** Whether a mark is one paper. */
  isSingle: boolean
  /** Papers that nothing dates. */
  undated: Paper[]
}

export interface TimelineRow {
  /** Absent for papers of other topics, or of none. */
  topic?: Topic
  name: string
  /** How many papers stand in it, undated ones left out. */
  count: number
  /** The most marks that stand on each other in it. */
  levels: number
  marks: TimelineMark[]
}

export interface TimelineMark {
  /** Place in `columns`. */
  column: number
  /** From 0, the lowest. */
  level: number
  papers: Paper[]
  /** Part of a full mark's radius, 0 to 1: its area is the number of papers. */
  size: number
  /** The year is known and no more: it stands in the middle of its year. */
  isVague: boolean
}

/** So many marks can be told apart, and named within the bytes of a page; above, a mark is a cell. */
const singleLimit = 600

/** Twelve years of months are as wide as a page can be drawn; above, a column is a year. */
const monthLimit = 144

/** So many topics have a row of their own where a mark is a cell; those with fewest papers share one. */
const rowLimit = 24

/** `topics` stand by number of papers, most first. */
export function buildTimeline(papers: readonly Paper[], topics: readonly Topic[]): Timeline {
  const dated = papers.filter(({ published }) => published !== undefined)
  const undated = papers.filter(({ published }) => published === undefined)
  const filled = topics.filter((topic) => topic.papers.length > 0)
  const marks = dated.reduce((sum, paper) => sum + Math.max(1, paper.topics?.length ?? 0), 0)
  const isSingle = marks <= singleLimit
  const months = listMonths(dated)
  const unit = months.length > monthLimit ? 'year' : 'month'
  const columns = unit === 'year' ? [...new Set(months.map((month) => month.slice(0, 4)))] : months
  const own = isSingle || filled.length <= rowLimit ? filled : filled.slice(0, rowLimit)
  const shown = new Set(own.map(({ id }) => id))
  const rest = dated.filter(({ topics: ids = [] }) => ids.length > 0 && !ids.some((id) => shown.has(id)))
  const without = dated.filter(({ topics: ids = [] }) => ids.length === 0)
  const rows = [
    ...own.map((topic) => ({ topic, name: topic.name, papers: topic.papers })),
    { name: 'Other topics', papers: rest },
    { name: 'Without a topic', papers: without },
  ]
  return { unit, columns, rows: drawRows(rows, { unit, columns, isSingle }), isSingle, undated }
}

function drawRows(
  rows: readonly { topic?: Topic; name: string; papers: readonly Paper[] }[],
  { unit, columns, isSingle }: Pick<Timeline, 'unit' | 'columns' | 'isSingle'>,
): TimelineRow[] {
  const places = new Map(columns.map((column, n) => [column, n]))
  const cells = rows
    .map(({ papers, ...row }) => ({ ...row, cells: toCells(papers, unit, places) }))
    .filter((row) => row.cells.size > 0)
  const most = Math.max(1, ...cells.flatMap((row) => [...row.cells.values()].map((papers) => papers.length)))
  const sizeOf = scaleSqrt([0, most], [0, 1])
  return cells.map(({ cells, ...row }) => {
    const all = [...cells].sort(([a], [b]) => a - b)
    const marks = all.flatMap(([column, papers]) =>
      isSingle
        ? papers.map((paper, level) => ({ column, level, papers: [paper], size: 1, isVague: isVague(paper, unit) }))
        : [{ column, level: 0, papers, size: Math.max(smallest, sizeOf(papers.length)), isVague: false }],
    )
    return {
      ...row,
      count: all.reduce((sum, [, papers]) => sum + papers.length, 0),
      levels: Math.max(...marks.map(({ level }) => level + 1)),
      marks,
    }
  })
}

/** What is smaller is not seen. */
const smallest = 0.22

function toCells(papers: readonly Paper[], unit: Timeline['unit'], places: ReadonlyMap<string, number>) {
  const cells = new Map<number, Paper[]>()
  for (const paper of papers) {
    const place = paper.published === undefined ? undefined : places.get(toColumn(paper.published, unit))
    if (place === undefined) continue
    const cell = cells.get(place)
    if (cell) cell.push(paper)
    else cells.set(place, [paper])
  }
  return cells
}

/** A year alone stands where its middle is. */
function toColumn(published: string, unit: Timeline['unit']): string {
  if (unit === 'year') return published.slice(0, 4)
  return published.length === 4 ? `${published}-07` : published.slice(0, 7)
}

function isVague({ published }: Paper, unit: Timeline['unit']): boolean {
  return unit === 'month' && published?.length === 4
}

/** From the first to the last month in which a paper came out; a year alone counts with its middle. */
function listMonths(dated: readonly Paper[]): string[] {
  if (dated.length === 0) return []
  const months = dated.map(({ published = '' }) => toColumn(published, 'month'))
  const numbers = months.map((month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1)
  const [first, last] = numbers.reduce(
    ([least, most], number) => [Math.min(least, number), Math.max(most, number)],
    [Number.POSITIVE_INFINITY, 0],
  )
  return Array.from({ length: last - first + 1 }, (_, n) => {
    const number = first + n
    return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`
  })
}
