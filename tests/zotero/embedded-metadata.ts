/**
 * What Zotero reads from the head of a page (zotero/translators: "Embedded Metadata.js" of 2024-06-13, and "RDF.js", to which
 * it hands over the names with a known prefix), told in our own code for what our pages can hold.
 */
import type { BuiltPage, PageElement } from '../site/built-site.ts'
import { cleanAuthor } from './clean-author.ts'
import { type Creator, hasDoi, itemTypes, type ZoteroItem } from './item.ts'

/** The one item that the page as a whole is taken for. */
export function readEmbeddedMetadata(page: BuiltPage): ZoteroItem {
  const tags = readTags(page)
  const named = (name: string) => findContent(page, name)
  const item: ZoteroItem = { itemType: tags.type ?? findStatedType(tags), creators: [], fields: {}, pdfs: [] }
  readStatements(item, tags)
  for (const [name, field] of highwireFields) {
    const value = named(name)?.replace(/\s+/g, ' ').trim()
    if (value) item.fields[field] = value
  }
  const [first, last] = [named('citation_firstpage'), named('citation_lastpage')]
  if (first) item.fields['pages'] = last ? `${first}-${last}` : first
  item.creators = readAuthors(page)
  item.pdfs = contentsOf(page, 'citation_pdf_url').slice(0, 1)
  complete(item, page)
  return item
}

interface Tags {
  /** By a tag that settles it (`hwType` there). */
  type: string | undefined
  hasTitle: boolean
  /** Contents by "prefix:name", in order. */
  statements: Map<string, string[]>
}

/** init(): each tag is a statement of a vocabulary that is known, or else perhaps one that tells the type. */
function readTags({ elements }: BuiltPage): Tags {
  const tags: Tags = { type: undefined, hasTitle: false, statements: new Map() }
  for (const { tag, attributes } of elements) {
    const names = attributes['name'] || attributes['property']
    const content = attributes['content']
    if (tag !== 'meta' || !names || !content) continue
    for (const name of names.split(/\s+/)) {
      const [one = '', two, ...more] = name.split(/[.:_]/)
      // Of three parts the second is tried first: that is how "citation_book_title" becomes "book:title".
      const prefix = more.length > 0 && two && prefixes.includes(two.toLowerCase()) ? two : one
      if (prefixes.includes(prefix.toLowerCase())) {
        const property = name.slice(name.indexOf(prefix) + prefix.length + 1)
        const key = `${prefix.toLowerCase()}:${property.charAt(0).toLowerCase()}${property.slice(1)}`
        tags.statements.set(key, [...(tags.statements.get(key) ?? []), content])
      } else {
        tags.type = typeTags[name] ?? tags.type
        tags.hasTitle ||= name === 'citation_title'
      }
    }
  }
  return tags
}

/** detectType() of RDF.js, and `defaultUnknownType`: a stated type, else a web page by Open Graph, else the guess. */
function findStatedType({ statements, hasTitle }: Tags): string {
  const [stated] = statements.get('z:itemType') ?? statements.get('z:type') ?? []
  if (stated && itemTypes.includes(stated)) return stated
  const [openGraph] = statements.get('og:type') ?? []
  if (openGraph === 'website') return 'webpage'
  if (openGraph === 'book') return 'book'
  const [dublin] = statements.get('dc:type') ?? statements.get('dcterms:type') ?? []
  if (dublin && itemTypes.includes(dublin)) return dublin
  return hasTitle ? 'journalArticle' : 'webpage'
}

/** importItem() of RDF.js: the first of several names counts; those of Zotero's own vocabulary are copied in the end. */
function readStatements({ fields, itemType }: ZoteroItem, { statements }: Tags): void {
  for (const [field, names] of Object.entries(statedFields)) {
    const value = names.flatMap((name) => statements.get(name)?.[0] ?? [])[0]
    if (value !== undefined) fields[field] = value
  }
  const [site] = statements.get('og:site_name') ?? []
  if (site && itemType === 'webpage') fields['publicationTitle'] ??= site
  for (const [name, [value = '']] of statements) {
    if (name.startsWith('z:') && name !== 'z:itemType') fields[name.slice(2)] = value
  }
}

/** processHighwireCreators(), and getAuthorFromByline() where there is none: whatever an element of such a class says. */
function readAuthors(page: BuiltPage): Creator[] {
  const contents = contentsOf(page, 'citation_author')
  const creators: Creator[] = []
  let previous = ''
  for (const content of contents) {
    let names = content.split(/\s*;\s*/)
    if (names.length === 1 && contents.length === 1) {
      const parts = content.split(/\s*,\s*/)
      if (parts[0]?.includes(' ') && parts[1]?.includes(' ')) names = parts
    }
    for (const name of names.map((name) => name.trim())) {
      if (!/[^\s,\-.;]/.test(name) || name === previous) continue
      previous = name
      const { lastName, firstName } = cleanAuthor(name)
      creators.push(firstName ? { lastName: fixCase(lastName), firstName: fixCase(firstName) } : { lastName })
    }
  }
  if (creators.length > 0) return creators
  const guesses = [...contentsOf(page, 'author'), ...page.elements.filter(isByline).map(({ text }) => text)]
  return guesses.map((text) => ({ lastName: text.trim() }))
}

function isByline({ attributes }: PageElement): boolean {
  const classes = attributes['class']?.split(/\s+/) ?? []
  return ['byline', 'bylines', 'vcard', 'article-byline'].some((name) => classes.includes(name))
}

/** A name all in capitals, or with none, is written anew (as far as it matters here: one with a capital first). */
function fixCase(name: string): string {
  if (name.toUpperCase() !== name && name.toLowerCase() !== name) return name
  return name.toLowerCase().replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase())
}

/** What completeItem() falls back on, and its last touches. */
function complete({ itemType, fields }: ZoteroItem, page: BuiltPage): void {
  const { elements } = page
  const canonical = elements.find(({ tag, attributes }) => tag === 'link' && attributes['rel'] === 'canonical')
  const time = elements.find(({ tag, attributes }) => tag === 'time' && attributes['datetime'])
  const language = elements.find(({ tag }) => tag === 'html')?.attributes['lang']
  fields['date'] ||= findContent(page, 'citation_online_date') ?? time?.attributes['datetime'] ?? ''
  fields['url'] ||= findContent(page, 'citation_abstract_html_url') ?? canonical?.attributes['href'] ?? ''
  fields['abstractNote'] ||= findContent(page, 'description') ?? ''
  fields['language'] ||= language ?? ''
  fields['DOI'] = /10(?:\.\d{4,})?\/\S*[^\s.,]/.exec(fields['DOI'] ?? '')?.[0] ?? ''
  if (fields['DOI'] && !hasDoi.includes(itemType)) {
    fields['extra'] = [fields['extra'], `DOI: ${fields['DOI']}`].filter(Boolean).join('\n')
  }
}

/** getContentText(): the end of the name is enough, and only the head counts. */
function findContent(page: BuiltPage, name: string): string | undefined {
  return contentsOf(page, name)[0]
}

function contentsOf({ elements }: BuiltPage, name: string): string[] {
  return elements
    .filter(
      ({ tag, attributes, parent }) => tag === 'meta' && parent?.tag === 'head' && attributes['name']?.endsWith(name),
    )
    .flatMap(({ attributes }) => attributes['content'] || [])
}

const prefixes =
  'bib bibo dc dcterms prism foaf vcard link z eprint eprints og article book music video so codemeta rdf'.split(' ')

/** Each of them settles the type; the last one wins. */
const typeTags: Record<string, string> = {
  citation_journal_title: 'journalArticle',
  citation_technical_report_institution: 'report',
  citation_conference_title: 'conferencePaper',
  citation_conference: 'conferencePaper',
  citation_book_title: 'bookSection',
  citation_inbook_title: 'bookSection',
  citation_dissertation_institution: 'thesis',
}

/** HIGHWIRE_MAPPINGS, in their order: a later one wins. */
const highwireFields: [name: string, field: string][] = [
  ['citation_title', 'title'],
  ['citation_publication_date', 'date'],
  ['citation_date', 'date'],
  ['citation_journal_title', 'publicationTitle'],
  ['citation_inbook_title', 'publicationTitle'],
  ['citation_book_title', 'bookTitle'],
  ['citation_volume', 'volume'],
  ['citation_issue', 'issue'],
  ['citation_conference_title', 'conferenceName'],
  ['citation_dissertation_institution', 'university'],
  ['citation_technical_report_institution', 'institution'],
  ['citation_publisher', 'publisher'],
  ['citation_abstract', 'abstractNote'],
  ['citation_doi', 'DOI'],
  ['citation_public_url', 'url'],
  ['citation_language', 'language'],
]

const statedFields: Record<string, string[]> = {
  title: ['dc:title', 'dcterms:title', 'og:title'],
  publicationTitle: ['prism:publicationName', 'dc:source', 'dcterms:source'],
  publisher: ['dc:publisher', 'dcterms:publisher'],
  date: [
    'prism:publicationDate',
    'og:published_time',
    'article:published_time',
    'dcterms:issued',
    'dc:date',
    'dcterms:date',
  ],
  url: ['og:url'],
  abstractNote: ['og:description', 'dcterms:abstract'],
  language: ['dc:language', 'dcterms:language'],
}
