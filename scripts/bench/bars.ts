/** What Paperstand must cost, and what it wants to: the limits, held against the rows of a run. */
import { formatFigure, formatMemory, median, ratio } from './figures.ts'
import type { Row } from './rows.ts'

export interface Verdict {
  papers: number
  what: string
  kind: 'bar' | 'goal'
  /** The limit ("at most 5.0 s") and what was measured, as they are printed; empty where a figure is missing. */
  limit: string
  measured: string
  verdict: 'holds' | 'fails' | 'not measured'
}

interface Limit {
  papers: number
  what: string
  kind: Verdict['kind']
  /** Whether what is measured must reach the limit; else it must not exceed it. */
  atLeast?: boolean
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

function hold({ papers, what, kind, format, atLeast = false, ...row }: Limit, finder: Finder): Verdict {
  const [limit, measured] = [row.limit(finder), row.measured(finder)]
  const holds = () => (atLeast ? Number(measured) >= Number(limit) : Number(measured) <= Number(limit))
  const verdict = limit === undefined || measured === undefined ? 'not measured' : holds() ? 'holds' : 'fails'
  return {
    papers,
    what,
    kind,
    limit: limit === undefined ? '' : `at ${atLeast ? 'least' : 'most'} ${format(limit)}`,
    measured: measured === undefined ? '' : format(measured),
    verdict,
  }
}

const seconds = (value: number) => formatFigure(value, 's')
const bytes = (value: number) => formatFigure(value, 'bytes')
const times = (value: number) => `${value.toFixed(2)} ×`
const milliseconds = (value: number) => formatFigure(value, 'ms')
const score = (value: number) => formatFigure(value, 'score')
const gibibyte = 2 ** 30

/** The time or size of one row, at most so much: a number, or what is made of the figures of others; some have one of both alone. */
function atMost(
  [papers, id]: [number, string],
  what: string,
  limits: { bar?: number | Limit['limit']; goal?: number | Limit['limit'] },
  format = seconds,
): Limit[] {
  const measured = (find: Finder) => find.figure(papers, id)
  return (['bar', 'goal'] as const).flatMap((kind) => {
    const limit = limits[kind]
    if (limit === undefined) return []
    return [{ papers, what, kind, measured, limit: typeof limit === 'number' ? () => limit : limit, format }]
  })
}

/** The same, but it has to be reached: what is better the more there is of it. */
function atLeast(...[row, what, limits, format]: Parameters<typeof atMost>): Limit[] {
  return atMost(row, what, limits, format).map((limit) => ({ ...limit, atLeast: true }))
}

/** The memory of all processes of one row, at most so much; some have a goal alone, or a bar alone. */
function memoryAtMost(
  [papers, id]: [number, string],
  limits: { bar?: number; goal?: number },
  what = 'cold build, memory of all processes',
): Limit[] {
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
  ...memoryAtMost([10_000, 'import bibtex'], { bar: 600e6 }, 'import of BibTeX, memory'),
  ...atMost([1000, 'offline'], 'keep the whole site for offline use', { bar: 20, goal: 5 }),
  ...atMost([1000, 'search first slow'], 'first search result, Slow 4G', { bar: 1.5, goal: 1 }),
  ...atMost(
    [1000, 'search bytes slow'],
    'sent until the first search result, Slow 4G',
    { bar: 120_000, goal: 80_000 },
    bytes,
  ),
  ...atMost([1000, 'search letter p95'], 'each later letter, 95 of 100', { goal: 50 }, milliseconds),
  ...atMost([1000, 'search letter slow p95'], 'each later letter, 95 of 100, Slow 4G', { goal: 50 }, milliseconds),
  ...atLeast([1000, 'relevance exact'], 'MRR@10: title words as they are', { bar: 0.99 }, score),
  ...atLeast([1000, 'relevance prefix'], 'MRR@10: title words, the last one cut', { bar: 0.97 }, score),
  ...atLeast([1000, 'relevance typo'], 'MRR@10: title words, one letter wrong', { bar: 0.95, goal: 0.98 }, score),
  ...atLeast([1000, 'relevance name typo'], 'MRR@10: name alone, one letter wrong', { bar: 0.95, goal: 0.98 }, score),
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
