/** What the W3C's validator asks of HTML in a feed, and of texts that shall have none. */
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import type { Rules } from './rule.ts'

/** Elements that the validator accepts, as far as we could ever write them. */
const elements = new Set(
  (
    'a abbr b bdi blockquote br cite code dd del div dl dt em h1 h2 h3 h4 h5 h6 hr i input ins kbd li ol p pre q s samp ' +
    'section small span strong sub sup table tbody td tfoot th thead tr u ul var'
  ).split(' '),
)

/**
 * It calls mathematics "not HTML" as well, since its list of elements is older than HTML 5. MathML is what the
 * list wants in its feeds, so this one warning is waited for wherever there is a formula.
 */
const mathematics = /^(?:math|m[a-z]+|annotation|semantics|none)$/

const attributes =
  /^(?:align|alt|cite|checked|class|colspan|dir|disabled|href|id|lang|name|rel|reversed|rowspan|scope|span|src|start|style|title|type|value|xmlns|data-.*)$/

/** Footnotes of the notes have these for screen readers; the validator knows no ARIA and warns of every one. */
const aria = /^aria-(?:describedby|label)$/

const properties =
  /^(?:background(?:-color)?|border(?:-(?:top|right|bottom|left))?(?:-(?:color|style|width))?|border-(?:collapse|color|spacing|style|width)|clear|color|display|font(?:-(?:family|size|style|variant|weight))?|height|letter-spacing|line-height|list-style-type|(?:margin|padding)(?:-(?:top|right|bottom|left))?|overflow|text-(?:align|decoration|indent)|vertical-align|white-space|width)$/
const lengths =
  /^(?:#[0-9a-f]+|\d?\.?\d?\d(?:cm|em|ex|in|mm|pc|pt|px|%)?|auto|none|solid|dashed|dotted|collapse|normal)$/

interface Node {
  tag: string
  attributes: [name: string, value: string][]
  isMathematics: boolean
}

export const htmlRules: Rules<string> = {
  NotHtml: (html) => [
    ...findParseErrors(html),
    ...walk(html)
      .filter(({ tag, isMathematics }) => !elements.has(tag) && !(isMathematics && mathematics.test(tag)))
      .map(({ tag }) => `<${tag}>`),
  ],
  SecurityRiskAttr: (html) =>
    walk(html)
      .filter(({ isMathematics }) => !isMathematics)
      .flatMap((node) => node.attributes.map(([name]) => name))
      .filter((name) => !attributes.test(name) && !aria.test(name)),
  DangerousStyleAttr: (html) => walk(html).flatMap((node) => valuesOf(node, 'style').flatMap(findDangerousStyle)),
  ContainsRelRef: (html) =>
    walk(html)
      .flatMap((node) => [...valuesOf(node, 'href'), ...valuesOf(node, 'src')])
      .filter((address) => !/^\w+:/.test(address.trim()) || !URL.canParse(address)),
  'nothing acts': (html) =>
    walk(html)
      .flatMap((node) => [...valuesOf(node, 'href'), ...valuesOf(node, 'src')])
      .filter((address) => !/^(?:https?|mailto):/i.test(address)),
  'nothing is fetched': (html) => walk(html).flatMap((node) => valuesOf(node, 'src')),
}

/** Whether the validator takes a plain text for one with HTML in it; `source` is the text as it stands in the file. */
export function seemsHtml(text: string, source: string): boolean {
  if ([...text.matchAll(/<\/(\w+)>/g)].some(([, tag = '']) => isHtmlTag(tag.toLowerCase()))) return true
  const hasHexReference = /&#x(?:26|3c);/i.test(source)
  return !hasHexReference && (/&(?:amp|lt|gt|quot|apos|nbsp|#)/.test(text) || /<[/a-zA-Z]/.test(text))
}

function isHtmlTag(tag: string): boolean {
  return elements.has(tag) || /^(?:script|style|title|img|iframe|svg|textarea|body|html|head|form)$/.test(tag)
}

/** What the tokenizer complains of, elements that nothing closes, and end tags that close nothing. */
function findParseErrors(html: string): string[] {
  const errors: string[] = []
  const root = parseFragment(html, { sourceCodeLocationInfo: true, onParseError: ({ code }) => errors.push(code) })
  let closed = 0
  const visit = (node: DefaultTreeAdapterTypes.Node) => {
    if ('tagName' in node) {
      const { startTag, endTag } = node.sourceCodeLocation ?? {}
      if (endTag) closed++
      const isVoid = /^(?:br|hr|img|input)$/.test(node.tagName) || node.namespaceURI.endsWith('/MathML')
      if (startTag && !endTag && !isVoid) errors.push(`<${node.tagName}> is not closed`)
    }
    if ('childNodes' in node) node.childNodes.forEach(visit)
  }
  visit(root)
  const endTags = html.match(/<\/[a-z]/gi)?.length ?? 0
  return endTags > closed ? [...errors, `${endTags - closed} end tags close nothing`] : errors
}

function findDangerousStyle(style: string): string[] {
  return style.split(';').flatMap((rule) => {
    const [name = '', value = ''] = rule.split(':').map((part) => part.trim())
    if (name === '') return []
    if (!properties.test(name)) return [rule]
    const isMeasured = /^(?:background|border|margin|padding)/.test(name)
    return isMeasured && !value.split(/\s+/).every((word) => lengths.test(word)) ? [rule] : []
  })
}

function valuesOf(node: Node, wanted: string): string[] {
  return node.attributes.flatMap(([name, value]) => (name === wanted ? [value] : []))
}

function walk(html: string): Node[] {
  const found: Node[] = []
  const visit = (node: DefaultTreeAdapterTypes.Node) => {
    if ('tagName' in node)
      found.push({
        tag: node.tagName,
        attributes: node.attrs.map(({ name, value }) => [name, value]),
        isMathematics: node.namespaceURI.endsWith('/MathML'),
      })
    if ('childNodes' in node) node.childNodes.forEach(visit)
  }
  visit(parseFragment(html))
  return found
}
