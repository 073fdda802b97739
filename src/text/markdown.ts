/** The curator's Markdown: its links for the checks, its HTML for the pages. HTML in it is shown, never obeyed. */
import type { Nodes as HastNodes } from 'hast'
import type { Nodes } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { toFormula } from './formula.ts'
import { type Formula, remarkFormulas } from './markdown-mathematics.ts'
import { toSafeHtml } from './sanitizer.ts'

/** A link of a Markdown text; line and column count from 1, within the text. */
export interface MarkdownLink {
  url: string
  line: number
  column: number
}

/** Lists in quotes in lists: deeper than this nobody reads, and what walks the tree would exhaust its stack. */
const depthLimit = 100

/** Every link and image of the text, in order. Throws a RangeError when the text is nested too deeply to be rendered. */
export function findLinks(markdown: string): MarkdownLink[] {
  if (markdown.trim() === '') return []
  const links: MarkdownLink[] = []
  const walk = (node: Nodes, depth: number) => {
    if (depth > depthLimit) throw new RangeError('nested too deeply')
    if ((node.type === 'link' || node.type === 'definition' || node.type === 'image') && node.position) {
      links.push({ url: node.url, line: node.position.start.line, column: node.position.start.column })
    }
    if ('children' in node) for (const child of node.children) walk(child, depth + 1)
  }
  walk(parser.parse(markdown), 0)
  return links
}

/**
 * Markdown as safe HTML, with mathematics as MathML and headings that begin at h3.
 * `toUrl` turns the address of a link into the one to print; `undefined` leaves the words and drops the link.
 */
export function renderMarkdown(markdown: string, toUrl: (url: string) => string | undefined): string {
  if (markdown.trim() === '') return ''
  const tree = renderer.runSync(renderer.parse(markdown))
  adapt(tree, toUrl)
  return toSafeHtml(tree)
}

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkFormulas)

const renderer = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkFormulas)
  .use(remarkRehype, {
    handlers: {
      html: (_: unknown, { value }: { value: string }) => ({ type: 'text', value }),
      formula: (_: unknown, { value, display }: Formula) => toFormula(value, display),
    },
  })
  .freeze()

/** Headings begin below those of the page, links lead to pages, a picture is its description. */
function adapt(node: HastNodes, toUrl: (url: string) => string | undefined): void {
  if (node.type === 'element') {
    const level = /^h([1-6])$/.exec(node.tagName)?.[1]
    if (level) node.tagName = `h${Math.min(6, Number(level) + 2)}`
    if (node.tagName === 'a') {
      const url = toUrl(String(node.properties['href'] ?? ''))
      if (url === undefined) delete node.properties['href']
      else node.properties['href'] = url
    }
    if (node.tagName === 'img') {
      node.tagName = 'span'
      node.children = [{ type: 'text', value: String(node.properties['alt'] ?? '') }]
      node.properties = {}
    }
  }
  if ('children' in node) for (const child of node.children) adapt(child, toUrl)
}
