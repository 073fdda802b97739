/** BibTeX and BibLaTeX: every entry an item of CSL, with the line on which it begins. */

import { inheritFields } from './bibtex-inherit.ts'
import { type BibtexContext, toItem } from './bibtex-item.ts'
import { type BibEntry, type BibFault, scanBibtex } from './bibtex-scan.ts'
import { type SourceList, type SourcePaper, toReadPaper } from './source-paper.ts'
import { openTexDecoder } from './tex-decode.ts'

/** Whether a text is a bibliography: an "@type{" with a key or a field behind it, at the beginning of a line. */
export function isBibtex(text: string): boolean {
  return /^[ \t]{0,20}@(?:string|comment|preamble|[A-Za-z]{2,30})\s?[{(]\s{0,20}[^\s{}()]{0,200}\s{0,10}[,={"-]/im.test(
    text.slice(0, 200_000),
  )
}

/** Reads all entries. `undefined` where there is none. `tell` hears how many entries of how many have been read. */
export function parseBibtex(
  text: string,
  tell: (done: number, all: number) => void = () => {},
): SourceList | undefined {
  const found = scanBibtex(text)
  const faults = found.filter((entry): entry is BibFault => 'reason' in entry)
  const entries = inheritFields(found.filter((entry): entry is BibEntry => 'fields' in entry))
  if (entries.length + faults.length === 0) return undefined
  const context: BibtexContext = { decoder: openTexDecoder() }
  const read = entries.map((entry, n): SourcePaper => {
    tell(n + 1, entries.length)
    const { item, lost, reason } = toItem(entry, context)
    if (reason !== undefined) return { line: entry.line, title: entry.key || undefined, reason }
    return toReadPaper(entry.line, item, { isTex: true, lost })
  })
  const unread = faults.map(({ line, key, reason }): SourcePaper => ({ line, title: key, reason }))
  return { papers: [...read, ...unread].sort((a, b) => (a.line ?? 0) - (b.line ?? 0)) }
}
