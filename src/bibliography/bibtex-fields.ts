/** The fields of a BibTeX entry, in the order in which people read them, with those of BibLaTeX where BibTeX has none. */
import { toBibtexNames } from './bibtex-names.ts'
import { toBibtexTexTitle, toBibtexText, toBibtexTitle, toBibtexVerbatim } from './bibtex-text.ts'
import { type CslItem, cslText, formatCslDate } from './csl.ts'

/** The type of the entry, and the field for what contains the work, where the type has one. */
export interface EntryForm {
  type: string
  container?: 'journal' | 'booktitle' | undefined
}

/** Names and values, values with their braces. What is not known has no field. */
export function toBibtexFields(item: CslItem, form: EntryForm): [name: string, value: string][] {
  const fields = allFields(item, form).flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []))
  return [...fields, ...ownFields(item, new Set(fields.map(([name]) => name)))]
}

/** Months are macros of every style, which write them as the style has them. */
export const monthMacros = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const

/** What a `@misc` is, in words that a bibliography may print; an eprint needs none. */
export const miscWords: Record<string, string> = {
  article: 'Preprint',
  'article-journal': 'Journal article',
  'paper-conference': 'Conference paper',
  chapter: 'Chapter',
  dataset: 'Dataset',
  software: 'Software',
  webpage: 'Web page',
  'post-weblog': 'Blog post',
  manuscript: 'Manuscript',
}

function allFields(item: CslItem, { type, container }: EntryForm): [string, string | undefined][] {
  const [year, month, day] = formatCslDate(item.issued)?.split('-') ?? []
  const isReport = type === 'techreport' || type === 'phdthesis'
  const eprint =
    item.archive === 'arXiv'
      ? (cslText(item['archive_location']) ?? cslText(item.number)?.replace(/^arXiv:/, ''))
      : undefined
  const [texTitle, primaryClass] = [cslText(item.custom?.texTitle), cslText(item.custom?.primaryClass)]
  const publisher = cslText(item['publisher'])
  const text = (field: string) => braced(toBibtexText(cslText(item[field]) ?? ''))
  const verbatim = (field: string) => braced(toBibtexVerbatim(cslText(item[field]) ?? ''))
  const date = (field: string) => braced(toBibtexText(formatCslDate(item[field] as CslItem['issued']) ?? ''))
  return [
    ['title', braced(texTitle ? toBibtexTexTitle(texTitle) : toBibtexTitle(cslText(item.title) ?? ''))],
    ['shorttitle', text('title-short')],
    ['author', braced(toBibtexNames(item.author))],
    ['editor', braced(toBibtexNames(item['editor']))],
    ['translator', braced(toBibtexNames(item['translator']))],
    [container ?? 'howpublished', text('container-title')],
    [container === 'journal' ? 'shortjournal' : 'booktitleshort', text('container-title-short')],
    ['eventtitle', text('event-title')],
    ['venue', text('event-place')],
    ['eventdate', date('event-date')],
    ['series', text('collection-title')],
    ['edition', text('edition')],
    ['version', text('version')],
    ['volume', text('volume')],
    ['number', isReport ? (text('number') ?? text('issue')) : text('issue')],
    ['eid', isReport || eprint ? undefined : text('number')],
    ['pages', braced(toBibtexText(cslText(item['page']) ?? '').replace(/(?<!\s)\s*[-‐-―−]+\s*/g, '--'))],
    ['pagetotal', text('number-of-pages')],
    ['type', braced(toBibtexText(findWord(item, type, eprint) ?? ''))],
    [publisherFields[type] ?? 'publisher', eprint && publisher === 'arXiv' ? undefined : text('publisher')],
    ['address', text('publisher-place')],
    ['year', braced(toBibtexText(year ?? ''))],
    ['month', monthMacros[Number(month) - 1]],
    ['day', /^\d+$/.test(day ?? '') ? braced(String(Number(day))) : undefined],
    ['isbn', text('ISBN')],
    ['issn', text('ISSN')],
    ['eprint', braced(toBibtexVerbatim(eprint ?? ''))],
    // Zotero and BibLaTeX go by the second of these, everybody else by the first.
    ['archiveprefix', eprint && '{arXiv}'],
    ['eprinttype', eprint && '{arxiv}'],
    ['primaryclass', braced(toBibtexText(primaryClass ?? /^([a-z-]+)(?:\.[A-Z]{2})?\//.exec(eprint ?? '')?.[1] ?? ''))],
    ['doi', verbatim('DOI')],
    ['pmid', text('PMID')],
    ['pmcid', text('PMCID')],
    ['url', verbatim('URL')],
    ['urldate', date('accessed')],
    ['pubstate', text('status')],
    ['language', text('language')],
    ['abstract', text('abstract')],
    ['keywords', text('keyword')],
    ['note', text('note')],
    ['annote', text('annote')],
    ['ids', toOtherKey(item)],
  ]
}

/** The key that the work had where it was imported from: BibLaTeX goes on knowing it by that. */
function toOtherKey(item: CslItem): string | undefined {
  const key = item['citation-key']
  return typeof key === 'string' && key !== item.id && /^[\w:.+/-]+$/.test(key) ? braced(key) : undefined
}

/** Where the publisher has another name. */
const publisherFields: Record<string, string> = { phdthesis: 'school', techreport: 'institution' }

/** Styles call a thesis a PhD thesis where nothing else is said. */
function findWord(item: CslItem, type: string, eprint: string | undefined): string | undefined {
  const genre = cslText(item['genre'])
  if (type === 'phdthesis') return genre === 'PhD thesis' ? undefined : (genre ?? 'Thesis')
  if (type !== 'misc') return genre
  return item.type === 'article' && eprint
    ? undefined
    : Object.hasOwn(miscWords, item.type)
      ? miscWords[item.type]
      : genre
}

/** What programs act on: they look for entries that are not in the file, or leave out what is. */
const acting = /^(?:crossref|xref|xdata|ids|set|entryset|execute|options|related.*)$/

/** Fields that an import of BibTeX brought and that nobody but BibTeX knows ("mrnumber"). */
function ownFields(item: CslItem, written: ReadonlySet<string>): [string, string][] {
  return Object.entries(item.custom ?? {}).flatMap(([name, value]): [string, string][] => {
    if (typeof value !== 'string' || !/^[a-z][a-z0-9_-]{0,60}$/.test(name) || written.has(name) || acting.test(name))
      return []
    const text = braced(toBibtexText(value))
    return text && name !== 'organization' ? [[name, text]] : []
  })
}

function braced(value: string | undefined): string | undefined {
  return value ? `{${value}}` : undefined
}
