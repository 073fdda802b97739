/** A built site as data: its files, its pages, the elements of a page. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'

export interface PageElement {
  tag: string
  attributes: Record<string, string>
  /** All text in it, as a reader would copy it. */
  text: string
  parent: PageElement | undefined
}

export interface BuiltPage {
  /** "papers/x/index.html" */
  file: string
  /** "/papers/x/", without the base path. */
  address: string
  html: string
  elements: PageElement[]
}

/** Paths of all files below the folder, sorted, with slashes. */
export function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
}

/** "sha-256 path" for every file: equal lists are equal sites. */
export function hashFiles(folder: string): string[] {
  return listFiles(folder).map(
    (file) =>
      `${createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest('hex')} ${file}`,
  )
}

/** All pages but those that only lead on to the new address of a paper; letters are no pages of the site. */
export function readPages(site: string): BuiltPage[] {
  return listFiles(site)
    .filter((file) => file.endsWith('.html') && !file.endsWith('/letter.html'))
    .map((file) => {
      const html = readFileSync(join(site, file), 'utf8')
      return { file, address: `/${file.replace(/index\.html$/, '')}`, html, elements: parseElements(html) }
    })
    .filter(({ html }) => !html.includes('<meta http-equiv="refresh"'))
}

/** All elements of a page in the order of the document. */
export function parseElements(html: string): PageElement[] {
  const found: PageElement[] = []
  const walk = (node: DefaultTreeAdapterTypes.Node, parent: PageElement | undefined) => {
    let inner = parent
    if ('attrs' in node) {
      const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]))
      inner = { tag: node.tagName, attributes, text: textOf(node), parent }
      found.push(inner)
    }
    if ('childNodes' in node) for (const child of node.childNodes) walk(child, inner)
  }
  walk(parse(html), undefined)
  return found
}

/** The page at this address ("/papers/x/"); throws when there is none. */
export function pageAt(pages: readonly BuiltPage[], address: string): BuiltPage {
  const page = pages.find((candidate) => candidate.address === address)
  if (!page) throw new Error(`There is no page ${address}.`)
  return page
}

/** Contents of the meta elements of this name or property, in order. */
export function metaOf({ elements }: BuiltPage, name: string): (string | undefined)[] {
  return elements
    .filter(({ tag, attributes }) => tag === 'meta' && (attributes['name'] ?? attributes['property']) === name)
    .map(({ attributes }) => attributes['content'])
}

/** Ids of the papers that a list page shows, in order. */
export function listedPapers({ elements }: BuiltPage): string[] {
  return elements
    .filter(({ tag, parent }) => tag === 'a' && parent?.attributes['class'] === 'title')
    .map(({ attributes }) => /\/papers\/([^/]+)\/$/.exec(attributes['href'] ?? '')?.[1] ?? '')
}

function textOf(node: DefaultTreeAdapterTypes.Node): string {
  if ('value' in node) return node.value
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : ''
}
