/** XML as a tree, read strictly: what is not well-formed has no tree. */
import { SaxesParser } from 'saxes'

export interface XmlElement {
  /** As written, prefix included. */
  name: string
  namespace: string
  attributes: Record<string, string>
  children: XmlElement[]
  /** The characters right in it. */
  text: string
  /** The same as they stand in the file, with their references. */
  source: string
}

/** The root of the document; throws what the parser has to say when it is not well-formed. */
export function readXml(xml: string): XmlElement {
  const open: { element: XmlElement; from: number }[] = []
  let root: XmlElement | undefined
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, uri, attributes }) => {
    const values = Object.entries(attributes).map(([key, { value }]) => [key, value] as const)
    const element = {
      name,
      namespace: uri,
      attributes: Object.fromEntries(values),
      children: [],
      text: '',
      source: '',
    }
    open.at(-1)?.element.children.push(element)
    root ??= element
    open.push({ element, from: parser.position })
  })
  const addText = (text: string) => {
    const inner = open.at(-1)
    if (inner) inner.element.text += text
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', ({ name }) => {
    const closed = open.pop()
    if (closed) closed.element.source = xml.slice(closed.from, parser.position - `</${name}>`.length)
  })
  parser.write(xml).close()
  if (!root) throw new Error('The document has no element.')
  return root
}

export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name)
}

/** Texts of the children of this name, without the white space around them. */
export function textsOf(element: XmlElement, name: string): string[] {
  return childrenOf(element, name).map(({ text }) => text.trim())
}
