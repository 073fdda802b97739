/** What Paperstand must cost, and what it wants to: the limits, held against the rows of a run. */
import { formatFigure, formatMemory, median, ratio } from './figures.ts'
import type { Row } from './rows.ts'

export interface Verdict {
  papers: number
  what: string
  kind: 'bar' | 'goal'
  /** The limit and what was measured, as they are printed; empty where a figure is missing. */
  limit: string
  measured: string
  verdict: 'holds' | 'fails' | 'not measured'
}

interface Limit {
  papers: number
  what: string
  kind: Verdict['kind']
  /** What was measured and how much it may be, both in the same unit; undefined where a row is missing. */
  measured(find: Finder): number | undefined
  limit(find: Finder): number | undefined
  format(value: number): string
}

/** Medians of rows: their figures, and their memory. */
interface Finder {
  figure(papers: number, id: string): number | undefined
  memory(papers: number, id: string): number | undefined
}

/** All bars and goals whose size is among the rows. */
export function judge(rows: readonly Row[]): Verdict[] {
  const row = (papers: number, id: string) => rows.find((row) => row.papers === papers && row.id === id)
  const finder: Finder = {
    figure: (papers, id) => median(row(papers, id)?.figures ?? []),
    memory: (papers, id) => median(row(papers, id)?.peakBytes ?? []),
  }
  const sizes = new Set(rows.map(({ papers }) => papers))
  return limits
    .filter(({ papers }) => sizes.has(papers))
    .sort((a, b) => a.papers - b.papers)
    .map((limit) => hold(limit, finder))
}

function hold({ papers, what, kind, format, ...limit }: Limit, finder: Finder): Verdict {
  const [most, measured] = [limit.limit(finder), limit.measured(finder)]
  const verdict = most === undefined || measured === undefined ? 'not measured' : measured <= most ? 'holds' : 'fails'
  const write = (value: number | undefined) => (value === undefined ? '' : format(value))
  return { papers, what, kind, limit: write(most), measured: write(measured), verdict }
}

const seconds = (value: number) => formatFigure(value, 's')
const bytes = (value: number) => formatFigure(value, 'bytes')
const times = (value: number) => `${value.toFixed(2)} ×`
const gibibyte = 2 ** 30

/** The time or size of one row, at most so much: a number, or what is made of the figures of others. */
function atMost(
  [papers, id]: [number, string],
  what: string,
  { bar, goal }: Record<Verdict['kind'], number | Limit['limit']>,
  format = seconds,
): Limit[] {
  const measured = (find: Finder) => find.figure(papers, id)
  const toLimit = (limit: number | Limit['limit']) => (typeof limit === 'number' ? () => limit : limit)
  return [
    { papers, what, kind: 'bar', measured, limit: toLimit(bar), format },
    { papers, what, kind: 'goal', measured, limit: toLimit(goal), format },
  ]
}

/** The memory of all processes of one row, at most so much; some sizes have a goal alone. */
function memoryAtMost([papers, id]: [number, string], limits: { bar?: number; goal: number }): Limit[] {
  const what = 'cold build, memory of all processes'
  const measured = (find: Finder) => find.memory(papers, id)
  return (['bar', 'goal'] as const).flatMap((kind) => {
    const limit = limits[kind]
    return limit === undefined ? [] : [{ papers, what, kind, measured, limit: () => limit, format: formatMemory }]
  })
}

/** In the order and with the numbers of the project's performance plan. */
const limits: readonly Limit[] = [
  ...atMost([58, 'cold'], 'cold build', { bar: 5, goal: 3 }),
  ...atMost([1000, 'cold'], 'cold build (goal: 4 × Hugo + 2 s)', {
    bar: 6,
    goal: (find) => map(find.figure(1000, 'hugo'), (hugo) => 4 * hugo + 2),
  }),
  ...atMost([10_000, 'cold'], 'cold build (bar: Astro plus Pagefind; goal: 1.3 × Eleventy)', {
    bar: (find) => find.figure(10_000, 'astro and pagefind'),
    goal: (find) => map(find.figure(10_000, 'eleventy'), (eleventy) => 1.3 * eleventy),
  }),
  ...memoryAtMost([10_000, 'cold'], { bar: 3 * gibibyte, goal: 2 * gibibyte }),
  ...atMost([10_000, 'edited'], 'one paper changed, site up to date', { bar: 20, goal: 8 }),
  ...atMost([10_000, 'import bibtex'], 'import of BibTeX', { bar: 30, goal: 10 }),
  {
    papers: 50_000,
    what: 'cold build, against 10,000',
    kind: 'bar',
    measured: (find) => ratio(find.figure(50_000, 'cold'), find.figure(10_000, 'cold')),
    limit: () => 5.5,
    format: times,
  },
  {
    papers: 50_000,
    what: 'cold build, against Hugo',
    kind: 'goal',
    measured: (find) => ratio(find.figure(50_000, 'cold'), find.figure(50_000, 'hugo')),
    limit: () => 2,
    format: times,
  },
  ...memoryAtMost([50_000, 'cold'], { goal: 4 * gibibyte }),
  ...[58, 1000, 10_000, 50_000].flatMap((papers) =>
    atMost([papers, 'bare paper page brotli'], 'paper page, Brotli', { bar: 6000, goal: 4000 }, bytes),
  ),
]

function map(value: number | undefined, change: (value: number) => number): number | undefined {
  return value === undefined ? undefined : change(value)
}
