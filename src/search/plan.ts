/** Which papers stand in which search index: a short list has one, a long one several, each for some years. */

/** What the plan needs of a paper: its day, month or year, and the day on which it joined the list. */
export interface Dated {
  published?: string | undefined
  added: string
}

export interface PlannedIndex<T> {
  /** Its years ("2008-2021", "2024"); empty for the newest, which stands at the top and brings Pagefind's programs. */
  name: string
  /** Oldest first. Pagefind keeps the order, and of papers with equal sort keys tells the last first. */
  papers: T[]
}

/**
 * How many papers an index has at least, where there are several; so a list of fewer than twice as many has one. Half as many are
 * enough for the newest: it is made anew after most edits, and grows.
 *
 * Measured in Chromium over Slow 4G, one index against several of about this size, seconds from asking for Pagefind: first
 * results of 10,000 papers 3.0 against 2.4, all results 3.0 against 3.9, three other words 1.0 against 1.8; of 20,000
 * papers 6.0 against 3.0, 6.0 against 6.0, 1.5 against 2.8; of 50,000 14.4 against 3.2, 14.4 against 11, 2.2 against 5.
 * The start of an index grows with its papers (18 bytes each), a common word costs time that grows with their square, and
 * making it takes 0.1 MB of memory for each; but every index has its own chunk of 30 kB for each word that is asked for.
 */
export const smallestIndex = 5000

/**
 * The indexes of a list, newest first, each with whole years. Years are counted off from the oldest on, so that a paper of
 * this year changes nothing in the indexes of the years before. A paper without a date counts to the year in which it was
 * added, as it does when results are sorted by date; so every paper of an index is newer than all of the next.
 */
export function planIndexes<T extends Dated>(
  papers: readonly T[],
  smallest: number = smallestIndex,
): PlannedIndex<T>[] {
  const oldestFirst = papers.toReversed().sort((a, b) => (dateOf(a) < dateOf(b) ? -1 : dateOf(a) > dateOf(b) ? 1 : 0))
  const groups: T[][] = [[]]
  for (const year of Map.groupBy(oldestFirst, yearOf).values()) {
    const last = groups.at(-1) as T[]
    if (last.length < smallest) last.push(...year)
    else groups.push(year)
  }
  const newestIsSmall = (groups.at(-1) as T[]).length < (papers.length < 2 * smallest ? smallest : smallest / 2)
  if (groups.length > 1 && newestIsSmall) groups.push(groups.splice(-2).flat())
  const [newest = [], ...older] = groups.reverse()
  return [{ name: '', papers: newest }, ...older.map((papers) => ({ name: nameOf(papers), papers }))]
}

function dateOf({ published, added }: Dated): string {
  return published ?? added
}

function yearOf(paper: Dated): string {
  return dateOf(paper).slice(0, 4)
}

function nameOf(oldestFirst: readonly Dated[]): string {
  const years = new Set(oldestFirst.map(yearOf))
  return [...years].filter((_, n) => n === 0 || n === years.size - 1).join('-')
}
