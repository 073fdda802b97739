/** One entry of BibTeX as CSL: which field is which, and of what type the whole is. */
import type { CslItem, CslName } from '../bibliography/csl.ts'
import { parseArxivId } from '../bibliography/identifiers.ts'
import { stripMarkup } from '../text/markup.ts'
import { findEprint, isArxivAddress, readBibtexDate, readVerbatim } from './bibtex-facts.ts'
import { parseBibtexNames } from './bibtex-names.ts'
import type { BibEntry } from './bibtex-scan.ts'
import { bibtexGenres, toCslType, toNamedType } from './bibtex-types.ts'
import { findUrls } from './links.ts'
import { parsePartialDate } from './partial-date.ts'
import type { TexDecoder } from './tex-decode.ts'

export interface BibtexContext {
  decoder: TexDecoder
}

export interface BibtexItem {
  item: CslItem
  lost: string[]
  /** Why the entry cannot be taken. */
  reason?: string
}

/** Longest texts that are read, in characters of TeX. What is longer is no text of a paper. */
const titleLimit = 4000
const abstractLimit = 60_000
const authorLimit = 5000
const textLimit = 2000

/** The item; a field that CSL has no name for goes into `custom`, and what belongs to programs or to one computer is lost. */
export function toItem(entry: BibEntry, { decoder }: BibtexContext): BibtexItem {
  const { fields, type } = entry
  const lost = [...entry.lost]
  const used = new Set<string>(['crossref', 'xdata', 'xref', 'ids', 'options', 'langidopts', 'hyphenation'])
  // The first of these names that says something. Another that says something else is not used up: it is kept, or told as lost.
  const raw = (...names: string[]): string => {
    const values = names.map((name) => fields.get(name)?.trim() ?? '')
    const chosen = values.find(Boolean) ?? ''
    for (const [n, name] of names.entries()) if (values[n] === '' || values[n] === chosen) used.add(name)
    return chosen
  }
  // Before TeX is read: what is escaped as TeX ("\\&amp;") is meant so. Mendeley escapes even the markup that it has ("{\\&}amp;").
  const decode = (tex: string) => decoder.decode(stripMarkup(tex.replace(/\{\\(?:textless|textgreater|&)\}/g, toSign)))
  const text = (...names: string[]): string | undefined => {
    const tex = raw(...names)
    if (tex.length <= textLimit) return decode(tex).replaceAll('\\$', '$') || undefined
    lost.push(`${names[0]} (${tex.length} characters)`)
    return undefined
  }
  const verbatim = (...names: string[]) => readVerbatim(raw(...names)) || undefined
  const names = (field: string): CslName[] | undefined => {
    const read = parseBibtexNames(raw(field), (tex) => decoder.decode(tex).replaceAll('\\$', '$'))
    if (read.others) lost.push(`more ${field}s than it names ("and others")`)
    if (read.names.length > authorLimit) lost.push(`${field}s behind the first ${authorLimit}`)
    return read.names.length > 0 ? read.names.slice(0, authorLimit) : undefined
  }

  const [title, abstract] = [raw('title'), raw('abstract')]
  if (title === '')
    return {
      item: { id: entry.key, type: 'article' },
      lost,
      reason: 'the entry has no title. Add one and import again.',
    }
  if (title.length > titleLimit)
    return {
      item: { id: entry.key, type: 'article' },
      lost,
      reason: `the title has ${title.length} characters; ${titleLimit} is the most. Shorten it and import again.`,
    }
  if (abstract.length > abstractLimit)
    lost.push(`abstract (${abstract.length} characters; ${abstractLimit} is the most)`)
  const subtitle = text('subtitle')
  const eprint = findEprint(raw, fields)
  const howpublished = fields.get('howpublished')?.trim() ?? ''
  const [published] = findUrls(howpublished.slice(0, textLimit))
  const address = verbatim('url', 'bdsk-url-1')?.split(/\s/, 1)[0] ?? published?.url
  const isAddress = /^(?:\\url\s?)?\{?https?:\S+$/.test(howpublished) && published?.url === address
  if (isAddress || isArxivAddress(howpublished)) used.add('howpublished')
  const arxiv = eprint ?? parseArxivId(readVerbatim(howpublished))
  const cslType = toCslType(type, fields, (arxiv ?? parseArxivId(address ?? '')) !== undefined)
  const isArticle = cslType === 'article-journal'
  const isReport = cslType === 'report' || cslType === 'thesis'
  const number = text('number')
  const item: CslItem = {
    ...withoutAbsent({
      'citation-key': entry.key || undefined,
      'title-short': text('shorttitle'),
      'container-title': isArticle
        ? text('journaltitle', 'journal', 'booktitle')
        : text('booktitle', 'journaltitle', 'journal', 'maintitle'),
      'container-title-short': text('shortjournal', 'journalabbr', 'journal-iso', 'booktitleshort'),
      'event-title': text('eventtitle'),
      'event-place': text('venue'),
      'event-date': parsePartialDate(readVerbatim(raw('eventdate'))),
      'collection-title': text('series'),
      editor: names('editor'),
      translator: names('translator'),
      volume: text('volume'),
      issue: isReport ? undefined : (number ?? text('issue')),
      page: text('pages')?.replace(/\s?[‐-―−-]+\s?/g, '-'),
      publisher: isReport
        ? text('institution', 'school', 'organization', 'publisher')
        : text('publisher', 'organization', 'institution', 'school'),
      'publisher-place': text('location', 'address'),
      edition: text('edition'),
      genre: readGenre(type, fields, text('type')),
      ISBN: verbatim('isbn'),
      ISSN: verbatim('issn'),
      PMID: verbatim('pmid'),
      PMCID: verbatim('pmcid'),
      language: text('langid', 'language'),
      keyword: text('keywords', 'keyword'),
      note: text('note') ?? (used.has('howpublished') ? undefined : text('howpublished')),
      status: text('pubstate'),
      version: text('version'),
      accessed: parsePartialDate(raw('urldate', 'lastchecked')),
      'number-of-pages': text('pagetotal', 'numpages'),
      URL: address,
      number: isReport ? number : text('eid', 'articleno', 'article-number'),
    }),
    id: entry.key,
    type: cslType,
    title: [decode(title), subtitle].filter(Boolean).join(': '),
    ...withoutAbsent({
      author: names('author'),
      issued: readBibtexDate(raw),
      abstract: abstract !== '' && abstract.length <= abstractLimit ? decode(abstract) : undefined,
      DOI: verbatim('doi'),
    }),
  }
  if (arxiv !== undefined) Object.assign(item, { archive: 'arXiv', number: `arXiv:${arxiv}` })
  const primaryClass = text('primaryclass', 'eprintclass')
  // Identifiers of before 2007 begin with their class.
  const isInId = arxiv?.split(/[./]/)[0] === primaryClass
  const rest: [string, unknown][] = primaryClass === undefined || isInId ? [] : [['primaryClass', primaryClass]]
  for (const name of fields.keys()) {
    if (used.has(name)) continue
    if (ofReaders.test(name)) lost.push(`${name} (private notes)`)
    else if (ofPrograms.test(name) || taken.has(name)) lost.push(name)
    else {
      const value = text(name)
      if (value !== undefined) rest.push([name, value])
    }
  }
  if (rest.length > 0) item.custom = Object.fromEntries(rest)
  return { item, lost }
}

/** What kind of thesis or report; the bare word "Thesis" says nothing, and a `@misc` may tell its type so. */
function readGenre(type: string, fields: ReadonlyMap<string, string>, word: string | undefined): string | undefined {
  if (toNamedType(type, fields) !== undefined || /^thesis$/i.test(word ?? '')) return undefined
  return word ?? bibtexGenres[type]
}

/** Fields of programs, and places on one computer: nobody else has a use for them. */
const ofPrograms =
  /^(?:file|files|file-\d+|uri|localfile|local-url|pdf|ps|bdsk-.*|owner|timestamp|date-.*|creationdate|modificationdate|added-at|groups|groupsearch|priority|ranking|rating|read|readstatus|username|relevance|printed|qualityassured|mendeley-.*|citeulike-.*|posted-at|biburl|bibsource|interhash|intrahash|key|sortkey|sortname|sorttitle|sortyear|presort|set|entryset|execute|label|related.*|__markedentry|__.*|constructor|prototype)$/

/** What a reader wrote for himself, in JabRef, Mendeley, Zotero, BibSonomy: a list is public. `note` is what bibliographies print. */
const ofReaders = /^(?:annote|annotation|comment(?:-.*)?|privnote|review)$/

/** Names in `custom` that mean something to us. */
const taken: ReadonlySet<string> = new Set([
  'authorcount',
  'organization',
  'comments',
  'links',
  'textitle',
  'primaryclass',
])

function toSign(sign: string): string {
  return sign.includes('&') ? '&' : sign.includes('less') ? '<' : '>'
}

function withoutAbsent(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}
