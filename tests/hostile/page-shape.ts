/** What a page is made of, apart from its words: elements with their attributes, names, schemes; and what is live in its prose. */
import { type DefaultTreeAdapterTypes, parse, serializeOuter } from 'parse5'
import { findLive } from '../unit/text/live-markup.ts'

export interface PageShape {
  /** "a href", and "a" alone, for every element of the templates. */
  pairs: Set<string>
  /** Values of id and name. */
  names: Set<string>
  /** Schemes of everything that is an address: "https:", "mailto:", or "" for one of the own site. */
  schemes: Set<string>
  /** What is more than words where Markdown and formulas of a curator stand, and every comment: "<script>", "<!--x-->". */
  live: string[]
}

type Node = DefaultTreeAdapterTypes.Node
const addresses =
  /^(?:href|src|srcset|action|formaction|data|poster|cite|background|ping|manifest|xlink:href|longdesc|codebase|usemap)$/

/** The shape of a document; what stands in prose and formulas is only named where it is more than words of a curator. */
export function readShape(html: string): PageShape {
  const shape: PageShape = { pairs: new Set(), names: new Set(), schemes: new Set(), live: [] }
  const walk = (node: Node, isProse: boolean): void => {
    if (node.nodeName === '#comment' && 'data' in node) shape.live.push(`<!--${node.data}-->`)
    let inner = isProse
    if ('tagName' in node) {
      if (node.tagName === 'math') inner = true
      if (inner) shape.live.push(...findLive(serializeOuter({ ...node, childNodes: [] })))
      else shape.pairs.add(node.tagName)
      for (const { name, value } of node.attrs) {
        if (addresses.test(name)) shape.schemes.add(readScheme(value))
        if (inner) continue
        shape.pairs.add(`${node.tagName} ${name}`)
        if (name === 'id' || name === 'name') shape.names.add(value)
      }
      if (node.attrs.some(({ name, value }) => name === 'class' && /(?:^| )prose(?: |$)/.test(value))) inner = true
    }
    if ('childNodes' in node) for (const child of node.childNodes) walk(child, inner)
    if ('content' in node) walk(node.content, inner)
  }
  walk(parse(html), false)
  return shape
}

/** As a browser reads it: control characters and line ends are no obstacle. */
function readScheme(address: string): string {
  const base = 'own://site/'
  if (!URL.canParse(address, base)) return 'none'
  const { protocol, host } = new URL(address, base)
  return protocol === 'own:' ? (host === 'site' ? '' : `//${host}`) : protocol
}
