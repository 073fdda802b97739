/** The tables that people read. */
import { format } from 'prettier'
import type { Verdict } from './bars.ts'
import { formatFigure, formatMemory, formatRatio, grouped, median, ratio } from './figures.ts'
import type { Row } from './rows.ts'

/** Medians of all runs, and how many times those of the row that each is compared with; Markdown, its columns aligned. */
export async function formatRows(rows: readonly Row[]): Promise<string> {
  return formatTable(
    ['Papers', 'What', 'Median', 'CPU', 'Memory', 'Times', 'CPU times', 'Those of'],
    rows.map((row) => {
      const other = rows.find(({ papers, id }) => papers === row.papers && id === row.against)
      const compare = (pick: (row: Row) => number | undefined) =>
        write(ratio(pick(row), other && pick(other)), (times) => `${formatRatio(times)} ×`)
      return [
        grouped.format(row.papers),
        row.what,
        row.missing === undefined
          ? write(toFigure(row), (figure) => formatFigure(figure, row.unit))
          : `not measured: ${row.missing.split('\n').at(-1)}`,
        write(toCpu(row), (seconds) => formatFigure(seconds, 's')),
        write(median(row.peakBytes ?? []), formatMemory),
        compare(toFigure),
        compare(toCpu),
        compare(toFigure) && (other?.what ?? ''),
      ]
    }),
  )
}

/** Bars and goals, and whether each holds. */
export async function formatVerdicts(verdicts: readonly Verdict[]): Promise<string> {
  return formatTable(
    ['Papers', 'What', 'Limit', 'Measured', 'Verdict'],
    verdicts.map(({ papers, what, kind, limit, measured, verdict }) => [
      grouped.format(papers),
      `${kind}: ${what}`,
      limit,
      measured,
      verdict,
    ]),
  )
}

const toFigure = ({ figures }: Row) => median(figures)
const toCpu = ({ cpuSeconds }: Row) => median(cpuSeconds ?? [])

function write(value: number | undefined, format: (value: number) => string): string {
  return value === undefined ? '' : format(value)
}

function formatTable(head: readonly string[], lines: readonly (readonly string[])[]): Promise<string> {
  const rule = head.map((_, n) => (n === 1 || n === 7 ? '---' : '--:'))
  const table = [head, rule, ...lines].map(
    (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`,
  )
  return format(table.join('\n'), { parser: 'markdown' })
}
