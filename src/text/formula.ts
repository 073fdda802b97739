/** TeX as a tree of MathML: what Temml writes is read as a browser would read it, so that no escaping of others is relied upon. */
import type { Element, ElementContent } from 'hast'
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import temml from 'temml'
import { classOfStyle, formulaElements, ownClasses } from './formula-schema.ts'

/**
 * Not to be changed: who asks again gets the same. A formula that cannot be read, or would be more than signs (\ref makes a
 * link), stands there as it was written, as code.
 */
export function toFormula(tex: string): Element {
  const known = answers.get(tex)
  if (known) return known
  if (answers.size >= answersLimit) answers.clear()
  const formula = readFormula(tex) ?? toElement('code', {}, [{ type: 'text', value: tex }])
  answers.set(tex, formula)
  return formula
}

/** A formula of a title is asked for by a dozen pages and feeds. */
const answers = new Map<string, Element>()
const answersLimit = 10_000

function readFormula(tex: string): Element | undefined {
  try {
    const html = temml.renderToString(tex, { throwOnError: true, trust: false, maxSize: [10, 100], maxExpand: 100 })
    const [formula, ...rest] = parseFragment(html).childNodes.map(toHast)
    return formula?.type === 'element' && formula.tagName === 'math' && rest.length === 0 ? formula : undefined
  } catch {
    return undefined
  }
}

/** Throws at an element that is none of a formula. Attributes are as they came, for the sanitiser to choose from. */
function toHast(node: DefaultTreeAdapterTypes.ChildNode): ElementContent {
  if (node.nodeName === '#text') return { type: 'text', value: (node as DefaultTreeAdapterTypes.TextNode).value }
  if (!('tagName' in node) || !formulaElements.includes(node.tagName)) throw new RangeError(node.nodeName)
  const {
    style = '',
    class: classes = '',
    ...attributes
  } = Object.fromEntries(node.attrs.map((a) => [a.name, a.value]))
  const className = [
    ...classes.split(' ').filter((name) => ownClasses.includes(name)),
    ...style.split(';').flatMap((declaration) => classOfStyle.get(declaration.trim()) ?? []),
  ]
  const properties = { ...attributes, ...(className.length > 0 ? { className } : {}) }
  return toElement(node.tagName, properties, node.childNodes.map(toHast))
}

function toElement(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children }
}
