/** A letter as plain text: the same words in lines of 72 columns. */
import { countPapers, type LetterContents, type LetterPart } from './contents.ts'
import type { LetterPaper } from './letter-paper.ts'
import { columns, joinLink, wrapText } from './wrap.ts'

export function formatText({ list, edition, lede, sections, more, foot }: LetterContents): string {
  let place = 0
  const blocks = [
    [wrapText(list.name), wrapText(list.description)],
    [wrapText(edition.name), '='.repeat(Math.min(columns, edition.name.length)), wrapText(lede), edition.url],
    ...sections.flatMap(({ day, papers }) => [
      ...(day ? [[rule], [wrapText(day.name), day.url]] : []),
      [rule],
      ...papers.flatMap((paper) => {
        place += 1
        return formatPaper(paper, place)
      }),
    ]),
    ...(more > 0 ? [[rule], [wrapText(`and ${countPapers(more)} more on the stand:`), edition.url]] : []),
    [rule],
    ...foot.map(formatParagraph),
  ]
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

const rule = '-'.repeat(columns)

/** Blocks of lines, each a paragraph. */
function formatPaper({ title, url, byline, figure, summary, links }: LetterPaper, place: number): string[][] {
  return [
    [wrapText(`${place}. ${title}`), ...(byline ? [wrapText(byline)] : [])],
    ...(figure ? [[wrapText([figure.bound, figure.number, figure.caption].filter(Boolean).join(' '), '    ')]] : []),
    ...(summary ? [[wrapText(summary)]] : []),
    [joinLink('On the stand', url), ...links.map((link) => joinLink(link.label, link.url))],
  ]
}

/** The words, and below them where their links lead; what can be written to is in the words already. */
function formatParagraph(parts: readonly LetterPart[]): string[] {
  const words = parts.map((part) => (typeof part === 'string' ? part : part.label)).join('')
  return [
    wrapText(words),
    ...parts.flatMap((part) =>
      typeof part === 'string' || part.url.startsWith('mailto:') ? [] : [joinLink(part.label, part.url)],
    ),
  ]
}
