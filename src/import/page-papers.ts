/** Which paragraphs of a page make up its papers: a title, its abstract right below, and perhaps a trailer. */
import { isFurniture, isPageHead, isPaperButton } from './page-furniture.ts'
import type { Paragraph } from './page-text.ts'
import { findTrailer, isTrailerLine, type Trailer } from './trailer.ts'

export interface PaperBlock {
  title: Paragraph
  abstract: string
  trailer: Trailer | undefined
  /** The page ends before the paper does, or its abstract ends in dots. */
  truncated: boolean
  /** The addresses that its title and its buttons lead to. */
  urls: string[]
}

/** A place where a paper seems to be, and why it cannot be told. */
export interface UnclearBlock {
  line: number
  title: string | undefined
  reason: string
}

/** Papers and unclear places in the order of the page. What stands before the first paper is the page's head. */
export function findPapers(paragraphs: readonly Paragraph[]): (PaperBlock | UnclearBlock)[] {
  const blocks: (PaperBlock | UnclearBlock)[] = []
  const strays: Paragraph[] = []
  let title: Paragraph | undefined
  let n = 0
  const passOver = () => {
    if (title) strays.push(title)
    title = undefined
  }
  while (n < paragraphs.length) {
    const paragraph = paragraphs[n] as Paragraph
    if (isTrailerLine(paragraph.text)) {
      const trailer = findTrailer(paragraphs, n) ?? { next: n + 1 }
      if (title && trailer.next > n + 1) blocks.push(explain(title, noAbstract))
      title = undefined
      n = trailer.next
    } else if (isFurniture(paragraph.text) || isPageHead(paragraph.text)) {
      passOver()
      const last = blocks.at(-1)
      if (last && 'urls' in last && isPaperButton(paragraph.text)) last.urls.push(...paragraph.urls)
      n++
    } else if (title && isAbstractOf(title, paragraphs, n)) {
      const block = toBlock(title, paragraphs, n)
      blocks.push(block)
      title = undefined
      n = block.next
    } else if (isProse(paragraph.text) && paragraph.text.length > titleLimit) {
      passOver()
      const trailerBehind = findTrailer(paragraphs, n + 1)
      if (trailerBehind) blocks.push(explain(undefined, 'an abstract stands here without a title', paragraph.line))
      n = trailerBehind?.next ?? n + 1
    } else {
      if (title?.text !== paragraph.text) passOver()
      title = paragraph
      n++
    }
  }
  passOver()
  return withStrays(blocks, strays, paragraphs)
}

const noAbstract = 'no abstract stands below this title'

/** Longer paragraphs are no titles. */
const titleLimit = 300

/** Prose has several sentences, or one long one that is ended. */
function isProse(text: string): boolean {
  if (text.length > titleLimit) return true
  return text.length >= 80 && (endsSentence(text) || /[a-z)]\. [A-Z]/.test(text))
}

function endsSentence(text: string): boolean {
  return /[.!…][)"'”’\]]{0,3}$|https?:\/\/\S{1,300}$/.test(text.slice(-310))
}

function isAbstractOf(title: Paragraph, paragraphs: readonly Paragraph[], n: number): boolean {
  const { text } = paragraphs[n] as Paragraph
  if (title.text.length > titleLimit || text === title.text) return false
  if (isProse(text)) return true
  const atEnd = n === paragraphs.length - 1
  return (
    (atEnd || (endsSentence(text) && findTrailer(paragraphs, n + 1) !== undefined)) &&
    text.length >= 40 &&
    /\S \S+ \S+ \S+ /.test(text)
  )
}

function toBlock(title: Paragraph, paragraphs: readonly Paragraph[], start: number): PaperBlock & { next: number } {
  const parts = [paragraphs[start] as Paragraph]
  let next = start + 1
  while (continues(paragraphs, next)) parts.push(paragraphs[next++] as Paragraph)
  const trailer = findTrailer(paragraphs, next)
  const abstract = parts.map(({ text }) => text).join(' ')
  next = trailer?.next ?? next
  const atEnd = !paragraphs.slice(next).some(({ text }) => !isFurniture(text) && !isTrailerLine(text))
  return {
    title,
    abstract,
    trailer,
    truncated: /(?:\.\.\.|…)$/.test(abstract) || (atEnd && !trailer?.date) || (!trailer && !endsSentence(abstract)),
    urls: [...title.urls],
    next,
  }
}

/** A second paragraph of the abstract: prose, and not the title of the abstract behind it. */
function continues(paragraphs: readonly Paragraph[], n: number): boolean {
  const text = paragraphs[n]?.text
  if (text === undefined || isFurniture(text) || isTrailerLine(text) || !isProse(text)) return false
  const behind = paragraphs[n + 1]?.text
  return text.length > titleLimit || (endsSentence(text) && (behind === undefined || !isProse(behind)))
}

/** Long lines between papers that belong to none: they may be papers too, so they are told. */
function withStrays(
  blocks: readonly (PaperBlock | UnclearBlock)[],
  strays: readonly Paragraph[],
  paragraphs: readonly Paragraph[],
): (PaperBlock | UnclearBlock)[] {
  const lineOf = (block: PaperBlock | UnclearBlock) =>
    'title' in block && typeof block.title === 'object' ? block.title.line : (block as UnclearBlock).line
  const first = blocks[0]
  if (!first) return []
  const lastTrailer = paragraphs.findLast(({ text }) => isTrailerLine(text))?.line ?? 0
  const last = paragraphs.at(-1)
  const told = strays
    .filter(
      (stray) => stray.text.length >= 40 && stray.line > lineOf(first) && (stray.line < lastTrailer || stray === last),
    )
    .map((stray) => explain(stray, noAbstract))
  return [...blocks, ...told].sort((a, b) => lineOf(a) - lineOf(b))
}

function explain(title: Paragraph | undefined, reason: string, line = title?.line ?? 1): UnclearBlock {
  return { line, title: title?.text, reason: `${reason}. Add the paper by hand, or mend the text and import again.` }
}
