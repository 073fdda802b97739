/** The curator's Markdown for others to render, who may obey the HTML in it: our pages show it as words, and so shall theirs. */
import type { Nodes } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { remarkFormulas } from './markdown-mathematics.ts'

/**
 * The same text with every tag and comment as words ("<b>" -> "&lt;b>"); code and all else stay byte for byte. What was inside
 * a tag is text then and may pair with signs behind it, so it is looked at again until there is none; by the eyes of programs
 * that know formulas, and of those that do not.
 */
export function toInertMarkdown(markdown: string): string {
  for (const parser of parsers) {
    const tags = findHtml(parser.parse(markdown))
    if (tags.length > 0) return toInertMarkdown(escapeTags(markdown, tags))
  }
  return markdown
}

const plain = unified().use(remarkParse).use(remarkGfm)
const parsers = [plain, plain().use(remarkFormulas)]

function escapeTags(markdown: string, tags: readonly Place[]): string {
  let written = ''
  let end = 0
  for (const { from, to } of tags) {
    written += markdown.slice(end, from) + markdown.slice(from, to).replaceAll('<', '&lt;')
    end = to
  }
  return written + markdown.slice(end)
}

interface Place {
  from: number
  to: number
}

/** Places in the text, in order. */
function findHtml(node: Nodes): Place[] {
  if (node.type === 'html') return [{ from: node.position?.start.offset ?? 0, to: node.position?.end.offset ?? 0 }]
  return 'children' in node ? node.children.flatMap(findHtml) : []
}
