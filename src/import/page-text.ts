/** A page as text, whoever made the text: its paragraphs, without the marks of Markdown and of text browsers. */

export interface Paragraph {
  text: string
  /** Line of the source on which it begins, from 1. */
  line: number
  /** The addresses that were linked in it, or stood alone below it. */
  urls: string[]
}

/**
 * One paragraph a line, or several lines where a text browser has wrapped it. `standsAlone` tells lines that never belong
 * to their neighbours. Links and pictures of Markdown, numbered references as Lynx prints them ("[12]Title" and a list at
 * the end) and bare addresses become `urls`.
 */
export function toParagraphs(source: string, standsAlone: (line: string) => boolean): Paragraph[] {
  const lines = source.split(/\r\n?|\n|\f/)
  const { references, end } = findReferences(lines)
  const paragraphs: Paragraph[] = []
  let open: string | undefined
  for (const [n, raw] of lines.slice(0, end).entries()) {
    const last = paragraphs.at(-1)
    const { text, urls } = cleanLine(raw, references)
    const wrapsOn = open !== undefined && wraps(open, raw)
    if (text === '' || (bareAddress.test(text) && (!wrapsOn || paperAddress.test(` ${text}`)))) {
      open = undefined
      if (last && text !== '' && !standsAlone(last.text)) last.urls.push(text)
    } else if (last && wrapsOn && !standsAlone(text)) {
      last.text = join(last.text, text)
      last.urls.push(...urls)
      open = text
    } else {
      paragraphs.push({ text, line: n + 1, urls })
      open = standsAlone(text) || /^\s*#/.test(raw) ? undefined : text
    }
  }
  return paragraphs
}

/** Width up to which a line may be one that was wrapped, and from which on it is full enough to have been. */
const wrapped = { atMost: 120, atLeast: 40 }

function wraps(line: string, next: string): boolean {
  return line.length >= wrapped.atLeast && line.length <= wrapped.atMost && next.length <= wrapped.atMost
}

/** A word with a hyphen at the end of a line goes on behind it, except in "pre- and post-". */
function join(text: string, next: string): string {
  return /[A-Za-z]-$/.test(text.slice(-2)) && !/^(?:and|or|to) /.test(next) ? text + next : `${text} ${next}`
}

function cleanLine(raw: string, references: ReadonlyMap<string, string>): { text: string; urls: string[] } {
  const urls: string[] = []
  const take = (text: string, url: string) => {
    urls.push(url)
    return text
  }
  const text = raw
    .replace(/!\[[^[\]]*\]\((?:https?:|data:|\/)[^()\s]*\)/g, ' ')
    .replace(/\[([^[\]]*)\]\(((?:https?:|[/#])[^()\s]*)\)/g, (_, words: string, url: string) => take(words, url))
    .replace(/\[(\d{1,4})\](?=\S)/g, (mark, n: string) => {
      const url = references.get(n)
      return url === undefined ? mark : take('', url)
    })
    .replace(paperAddress, (_, url: string) => take('', url))
    .replace(/^\s*(?:#{1,6}\s|[*+-]\s)?\s*/, '')
    .replace(/\s+/g, ' ')
    .trim()
  return { text, urls }
}

const bareAddress = /^https?:\/\/\S+$/

/** An address of a paper's own page behind its title, bare or in brackets. */
const paperAddress =
  /(?<!\b(?:at|in|on|see|from|via|is)|:)\s\(?(https?:\/\/(?:huggingface\.co\/papers|arxiv\.org\/abs)\/[\w.]{5,20})\)?\s*$/

/** The list of addresses that Lynx puts under a page. */
function findReferences(lines: readonly string[]): { references: Map<string, string>; end: number } {
  const references = new Map<string, string>()
  const end = lines.findLastIndex((line) => /^\s{0,8}(?:References|Visible links:?)\s{0,8}$/.test(line))
  if (end < 0) return { references, end: lines.length }
  for (const line of lines.slice(end)) {
    const match = /^\s{0,8}(\d{1,4})\. (\S+)\s{0,8}$/.exec(line)
    if (match?.[1] && match[2]) references.set(match[1], match[2])
  }
  return references.size > 0 ? { references, end } : { references, end: lines.length }
}
