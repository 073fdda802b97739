/** What a browser would make of a piece of HTML: every element and attribute in it that could act, ask or redirect. */
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'

/** Elements that only show something. */
const harmless = new Set(
  (
    'a abbr b blockquote br code dd del div dl dt em h3 h4 h5 h6 hr i input ins kbd li ol p pre q s samp section span ' +
    'strong sub sup table tbody td th thead tr ul var ' +
    'math maction menclose mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt ' +
    'mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none semantics'
  ).split(' '),
)

/** Attributes that only dress something, and what their values must look like. */
const attributes: Record<string, RegExp> = {
  'aria-describedby': /^footnote-label$/,
  'aria-label': /^[\w -]+$/,
  align: /^(?:left|center|right)$/,
  checked: /^$/,
  class: /^(?:[\w -]+|language-\S+)$/,
  'data-footnote-backref': /^$/,
  'data-footnote-ref': /^$/,
  'data-footnotes': /^$/,
  disabled: /^$/,
  href: /^(?:https?:\/\/|mailto:|#user-content-|#[\w-]+$|\/(?:papers|topics|paths)\/)/i,
  id: /^(?:user-content-[^\s<>"']+|footnote-label)$/,
  start: /^\d+$/,
  title: /^[^<>]*$/,
  type: /^checkbox$/,
}

/** Layout of formulas: numbers with units, names of colours, words. */
const layout = /^[\w#.%+ -]*$/
const layoutNames =
  /^(?:accent|accentunder|columnalign|columnlines|columnspacing|depth|display|displaystyle|encoding|fence|form|frame|framespacing|height|largeop|linebreak|linethickness|lspace|mathbackground|mathcolor|mathsize|mathvariant|maxsize|minsize|movablelimits|notation|rowalign|rowlines|rowspacing|rspace|scriptlevel|separator|stretchy|symmetric|voffset|width|columnspan|rowspan)$/

/** Names what is alive in it; an empty list means that it only shows text. */
export function findLive(html: string): string[] {
  const found: string[] = []
  const walk = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('tagName' in node) {
      if (!harmless.has(node.tagName)) found.push(`<${node.tagName}>`)
      for (const { name, value } of node.attrs) {
        const rule = layoutNames.test(name) ? layout : Object.hasOwn(attributes, name) ? attributes[name] : undefined
        if (!rule?.test(value)) found.push(`${name}="${value}"`)
      }
    }
    if (node.nodeName === '#comment') found.push('<!-- -->')
    if ('childNodes' in node) node.childNodes.forEach(walk)
  }
  walk(parseFragment(html))
  return found
}

/** The text that a reader sees. */
export function textOf(html: string): string {
  const walk = (node: DefaultTreeAdapterTypes.Node): string =>
    'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(walk).join('') : ''
  return walk(parseFragment(html))
}
