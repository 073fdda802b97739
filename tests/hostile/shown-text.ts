/** How a text that a curator wrote is read on a page, where nothing is lost but what a page has no place for. */
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { toHtml } from '../../src/text/mathematics.ts'

/** Runs of spaces are one space, as a reader sees them; line ends are those of HTML. */
export function toShown(text: string): string {
  return text.replace(/[ \t\n\f\r]+/g, ' ').trim()
}

/** The same for a title, summary or abstract, in which there may be formulas: those are read as what they became. */
export function toShownRich(text: string): string {
  return toShown(text.includes('$') ? textOf(parseFragment(toHtml(text))) : text)
}

function textOf(node: DefaultTreeAdapterTypes.Node): string {
  if ('value' in node) return node.value
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : ''
}
