/** A Daily Papers page, copied as text: title, abstract, "• 3 authors", "·", "Oct 1, 2024 8", and so on. */
import { type CslItem, toCslDate } from '../bibliography/csl.ts'
import { parseArxivId } from '../bibliography/identifiers.ts'
import { titleFingerprint } from '../bibliography/title-fingerprint.ts'
import { completeDate, parseListingDate } from './listing-date.ts'
import { isFurniture, isPageHead } from './page-furniture.ts'
import { findPapers, type PaperBlock } from './page-papers.ts'
import { toParagraphs } from './page-text.ts'
import { type ReadPaper, type SourceList, type SourcePaper, toReadPaper } from './source-paper.ts'
import { isTrailerLine, type Trailer } from './trailer.ts'

export interface PageYear {
  /** The year of the page, where it prints none. */
  year?: number | undefined
  /** The day on which the papers join the list: none is younger. */
  added?: string | undefined
}

/**
 * Reads the page. `undefined` when it is none: it needs a paper (title, then abstract), and either authors or dates below
 * the abstracts, or the page's own head. A paper that comes twice is one paper.
 */
export function parseDailyPapersPage(text: string, { year, added }: PageYear = {}): SourceList | undefined {
  const paragraphs = toParagraphs(text, (line) => isFurniture(line) || isPageHead(line) || isTrailerLine(line))
  const blocks = findPapers(paragraphs)
  const papers = blocks.filter((block): block is PaperBlock => 'abstract' in block)
  const first = papers[0]
  if (!first) return undefined
  const head = paragraphs.slice(0, paragraphs.indexOf(first.title))
  const told = papers.filter(({ trailer }) => trailer !== undefined).length
  if (told === 0 && !(papers.length === 1 && head.some(({ text }) => isPageHead(text)))) return undefined
  if (told * 2 < papers.length - 1) return undefined

  const heading = head.map(({ text }) => text).find((line) => parseListingDate(line) !== undefined)
  const day = toPageDay(heading, year)
  const limit = day ?? (year === undefined ? undefined : added?.startsWith(`${year}`) ? added : String(year))
  const found = blocks.map((block): SourcePaper => ('abstract' in block ? toSourcePaper(block, limit) : block))
  return { heading, day, papers: mergeTwins(found) }
}

function toPageDay(heading: string | undefined, year: number | undefined): string | undefined {
  const date = heading === undefined ? undefined : parseListingDate(heading)
  return date && completeDate(date, date.year === undefined && year !== undefined ? String(year) : undefined)
}

function toSourcePaper(
  { title, abstract, trailer, truncated, urls }: PaperBlock,
  limit: string | undefined,
): SourcePaper {
  const { date, authorCount, organization }: Partial<Trailer> = trailer ?? {}
  const issued = date?.read && completeDate(date.read, limit)
  const [arxiv, ...otherIds] = new Set(urls.flatMap((url) => parseArxivId(url) ?? []))
  const code = urls.find((url) => /^https:\/\/(?:github|gitlab)\.com\/[\w.-]+\/[\w.-]+$/.test(url))
  const custom = {
    ...(authorCount === undefined ? {} : { authorCount }),
    ...(organization === undefined ? {} : { organization }),
    ...(date?.read?.comments === undefined ? {} : { comments: date.read.comments }),
    ...(code === undefined ? {} : { links: [{ type: 'code' as const, url: code }] }),
  }
  const item: CslItem = {
    id: String(title.line),
    type: 'article',
    genre: 'preprint',
    title: title.text,
    abstract,
    ...(issued ? { issued: toCslDate(issued) } : date ? { issued: { raw: date.text } } : {}),
    ...(arxiv && otherIds.length === 0 ? { archive: 'arXiv', number: `arXiv:${arxiv}` } : {}),
    custom,
  }
  const yearCompleted = issued !== undefined && date?.read?.year === undefined
  return toReadPaper(title.line, item, { truncated, yearCompleted })
}

/** Some pages print every paper twice; what the second has and the first has not is taken over. */
function mergeTwins(papers: readonly SourcePaper[]): SourcePaper[] {
  const firsts = new Map<string, ReadPaper>()
  for (const paper of papers) {
    if (!('item' in paper)) continue
    const first = firsts.get(keyOf(paper))
    if (!first) firsts.set(keyOf(paper), paper)
    else {
      first.item = { ...paper.item, ...first.item, custom: { ...paper.item.custom, ...first.item.custom } }
      first.truncated &&= paper.truncated
      first.yearCompleted ||= paper.yearCompleted
    }
  }
  return papers.filter((paper) => [undefined, paper].includes(firsts.get(keyOf(paper))))
}

function keyOf(paper: SourcePaper): string {
  const title = 'item' in paper ? paper.item.title : paper.title
  return title === undefined ? `line ${paper.line}` : titleFingerprint(title)
}
