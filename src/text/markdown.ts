/** The curator's Markdown: its links for the checks, its HTML for the pages. HTML in it is shown, never obeyed. */
import type { Nodes as HastNodes } from 'hast'
import type { Nodes } from 'mdast'
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { formulaClass, remarkFormulas, toFormulaElement } from './markdown-mathematics.ts'
import { formatMathML } from './mathematics.ts'

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
  return String(
    unified()
      .use(remarkParse)
      .use(remarkGfm)
      .use(remarkFormulas)
      .use(remarkRehype, {
        handlers: {
          html: (_: unknown, node: { value: string }) => ({ type: 'text', value: node.value }),
          formula: toFormulaElement,
        },
      })
      .use(() => (tree) => adapt(tree as HastNodes, toUrl))
      .use(rehypeSanitize, sanitizeSchema)
      .use(() => (tree) => setMathematics(tree as HastNodes))
      .use(rehypeStringify, { allowDangerousHtml: true })
      .processSync(markdown),
  )
}

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkFormulas)

/**
 * GitHub's schema without pictures: an image would be a request to somebody else's server. It need not prefix ids: the
 * only ones are those of footnotes, which have their prefix, and a second one would part them from their links.
 */
const sanitizeSchema = {
  ...defaultSchema,
  clobberPrefix: '',
  tagNames: (defaultSchema.tagNames ?? []).filter((name) => name !== 'img' && name !== 'picture' && name !== 'source'),
  protocols: { ...defaultSchema.protocols, href: ['https', 'http', 'mailto'] },
}

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

/** Runs after the sanitiser, on formulas alone; Temml escapes what it is given and obeys no command that reaches outside. */
function setMathematics(node: HastNodes): void {
  if (!('children' in node) || (node.type === 'element' && node.tagName === 'pre')) return
  node.children = node.children.map((child) => {
    const tex = readFormula(child as HastNodes)
    return tex === undefined ? child : { type: 'raw' as const, value: formatMathML(tex) }
  }) as typeof node.children
  for (const child of node.children) setMathematics(child as HastNodes)
}

function readFormula(node: HastNodes): string | undefined {
  if (node.type !== 'element' || node.tagName !== 'code') return undefined
  const [text] = node.children
  return String(node.properties['className']) === formulaClass && text?.type === 'text' ? text.value : undefined
}
