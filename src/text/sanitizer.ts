/**
 * The one sanitiser: all HTML that is made of text (formulas in titles and summaries, the Markdown of notes) is a tree that
 * comes through here, and is written from it. What is not named below does not stand on a page.
 */
import type { Root } from 'hast'
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import { formulaAttributes, formulaElements } from './formula-schema.ts'

/** HTML of those elements, attributes and addresses of the tree that only show something; the words of all others stay. */
export function toSafeHtml(tree: Root): string {
  return processor.stringify(processor.runSync(tree))
}

/** What Markdown is made of, from h3 on (markdown.ts). No picture: it would be a request to somebody else's server. */
const markdownElements: readonly string[] = [
  ...['p', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre', 'hr', 'section', 'ul', 'ol', 'li', 'input'],
  ...['table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ...['a', 'br', 'code', 'del', 'em', 'span', 'strong', 'sup'],
]

/** The only ids are those of footnotes, which have a prefix of their own: with another they would part from their links. */
const footnoteId: [string, RegExp] = ['id', /^(?:user-content-fn(?:ref)?-|footnote-label$)/]

const schema: typeof defaultSchema = {
  ...defaultSchema,
  clobberPrefix: '',
  tagNames: [...markdownElements, ...formulaElements],
  attributes: {
    a: [
      ...['href', 'title', 'ariaDescribedBy', 'ariaLabel', 'dataFootnoteBackref', 'dataFootnoteRef'],
      footnoteId,
      ['className', 'data-footnote-backref'],
    ],
    code: [['className', /^language-./]],
    h4: [footnoteId],
    input: ['checked', ['disabled', true], ['type', 'checkbox']],
    li: [footnoteId, ['className', 'task-list-item']],
    ol: ['start', ['className', 'contains-task-list']],
    section: ['dataFootnotes', ['className', 'footnotes']],
    span: [['className', 'unbroken']],
    td: ['align'],
    th: ['align'],
    ul: [['className', 'contains-task-list']],
    ...Object.fromEntries(formulaElements.map((name) => [name, formulaAttributes])),
  },
  protocols: { href: ['https', 'http', 'mailto'] },
}

const processor = unified().use(rehypeSanitize, schema).use(rehypeStringify).freeze()
