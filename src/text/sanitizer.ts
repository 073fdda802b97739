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

/**
 * GitHub's schema without pictures (an image would be a request to somebody else's server) and with formulas. It need not
 * prefix ids: the only ones are those of footnotes, which have their prefix, and a second one would part them from their links.
 */
const schema: typeof defaultSchema = {
  ...defaultSchema,
  clobberPrefix: '',
  tagNames: [
    ...(defaultSchema.tagNames ?? []).filter((name) => !['img', 'picture', 'source'].includes(name)),
    ...formulaElements,
  ],
  attributes: {
    ...defaultSchema.attributes,
    span: [['className', 'unbroken']],
    ...Object.fromEntries(formulaElements.map((name) => [name, formulaAttributes])),
  },
  protocols: { ...defaultSchema.protocols, href: ['https', 'http', 'mailto'] },
}

const processor = unified().use(rehypeSanitize, schema).use(rehypeStringify).freeze()
