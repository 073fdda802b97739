/** Lines for plain text in mail: 72 columns, so that they survive being quoted; an address is never broken. */
import { toLegalXml } from '../text/html.ts'

export const columns = 72

/** The words of a text in lines, each with `indent` before it. A word that is longer than a line is cut, unless it is an address. */
export function wrapText(text: string, indent = ''): string {
  const width = columns - indent.length
  const lines: string[] = []
  let line = ''
  let used = 0
  const words = toLegalXml(text).split(blanks).filter(Boolean)
  for (const word of words.flatMap((long) => cutWord(long, width))) {
    const more = widthOf(word)
    if (line && used + 1 + more > width) {
      lines.push(line)
      line = word
      used = more
    } else {
      used += line ? 1 + more : more
      line = line ? `${line} ${word}` : word
    }
  }
  return [...lines, line].map((each) => indent + each).join('\n')
}

/** "On the stand: https://…", in two lines where it is too long for one. */
export function joinLink(label: string, url: string): string {
  return `${label}:${widthOf(`${label}: ${url}`) > columns ? '\n' : ' '}${url}`
}

/** What may be a line's end; not the spaces that keep a figure with its unit. */
const blanks = /[ \t\n\v\f\r\u0085\u2028\u2029]+/

function cutWord(word: string, width: number): string[] {
  if (widthOf(word) <= width || word.includes('://')) return [word]
  const signs = [...word]
  return Array.from({ length: Math.ceil(signs.length / width) }, (_, n) =>
    signs.slice(n * width, (n + 1) * width).join(''),
  )
}

/** In signs: what UTF-16 writes as two units is one. */
function widthOf(text: string): number {
  return text.length - (text.match(/[\u{10000}-\u{10FFFF}]/gu)?.length ?? 0)
}
