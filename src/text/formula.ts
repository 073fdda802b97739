/** TeX as a tree of MathML: what Temml writes is read as a browser would read it, so that no escaping of others is relied upon. */
import type { Element, ElementContent } from 'hast'
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import temml from 'temml'
import { classOf, classOfStyle, formulaElements } from './formula-schema.ts'

/**
 * Not to be changed: who asks again gets the same. A formula that cannot be read, would be more than signs (\ref makes a
 * link), or loses its meaning without what pages do not draw (\cancel), stands there as it was written, as code.
 * `display` is how a page sets it: in the line, or on a line of its own.
 */
export function toFormula(tex: string, display: 'inline' | 'block' = 'inline'): Element {
  const asked = `${display} ${tex}`
  const known = answers.get(asked)
  if (known) return known
  if (answers.size >= answersLimit) answers.clear()
  const formula = readFormula(tex, display) ?? toElement('code', {}, [{ type: 'text', value: tex }])
  answers.set(asked, formula)
  return formula
}

/** A formula of a title is asked for by a dozen pages and feeds. */
const answers = new Map<string, Element>()
const answersLimit = 10_000

/** Environments that number what stands in them, which says nothing on a page that is not the paper. */
const numbered = /(?<=\\(?:begin|end))\{(align|alignat|equation|gather|multline)\}/g

function readFormula(tex: string, display: 'inline' | 'block'): Element | undefined {
  try {
    const html = temml.renderToString(tex.replace(numbered, '{$1*}'), {
      displayMode: display === 'block',
      throwOnError: true,
      trust: false,
      maxSize: [10, 99],
      maxExpand: 100,
    })
    const [formula, ...rest] = parseFragment(html).childNodes.map(toHast)
    return formula?.type === 'element' && formula.tagName === 'math' && rest.length === 0 ? formula : undefined
  } catch {
    return undefined
  }
}

/** Throws at an element that is none of a formula. Attributes are as they came, for the sanitiser to choose from. */
function toHast(node: DefaultTreeAdapterTypes.ChildNode): ElementContent {
  if (node.nodeName === '#text') return { type: 'text', value: (node as DefaultTreeAdapterTypes.TextNode).value }
  if (!('tagName' in node)) throw new RangeError(node.nodeName)
  const {
    style = '',
    class: classes = '',
    ...attributes
  } = Object.fromEntries(node.attrs.map((a) => [a.name, a.value]))
  const className = [
    ...classes.split(' ').flatMap((name) => classOf.get(name) ?? []),
    ...style.split(';').flatMap((declaration) => classOfStyle.get(declaration.trim()) ?? []),
  ]
  // Chromium draws no lines around it: it is what our classes make of it.
  const isEnclosed = node.tagName === 'menclose' && className.length > 0
  const tagName = isEnclosed ? 'mrow' : node.tagName
  if (!formulaElements.includes(tagName)) throw new RangeError(tagName)
  const properties = { ...attributes, ...(className.length > 0 ? { className } : {}) }
  return toElement(tagName, properties, node.childNodes.map(toHast))
}

function toElement(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children }
}
