/** CSL-JSON to BibTeX, as arXiv writes it for preprints, and as the styles of journals and conferences want the rest. */
import { toBibtexNames } from './bibtex-names.ts'
import { toBibtexTexTitle, toBibtexText, toBibtexTitle, toBibtexVerbatim } from './bibtex-text.ts'
import { type CslItem, formatCslDate } from './csl.ts'

/**
 * One entry, with a line feed at its end. Preprints are `@misc`; whatever is on arXiv has its eprint fields. The key is the id,
 * which in our lists is ASCII; in others what BibTeX cannot take becomes a hyphen. What is not known is left out.
 */
export function formatBibtex(item: CslItem): string {
  const type = findEntryType(item)
  const fields = toFields(item, type).flatMap(([name, value]) => (value ? [`  ${name} = ${value}`] : []))
  return `@${type}{${[toBibtexKey(item.id), ...fields].join(',\n')}\n}\n`
}

/** Of letters, digits and the signs that no program stumbles over. */
export function toBibtexKey(id: string): string {
  return (
    String(id)
      .replace(/[^A-Za-z0-9:.+/-]+/g, '-')
      .replace(/^-+|-+$/g, '') || 'paper'
  )
}

/** CSL's types that BibTeX has a name for, with the field for what contains them where they cannot be without it. */
export const entryTypes: Record<string, { type: string; container?: 'journal' | 'booktitle' }> = {
  'article-journal': { type: 'article', container: 'journal' },
  'article-magazine': { type: 'article', container: 'journal' },
  'article-newspaper': { type: 'article', container: 'journal' },
  review: { type: 'article', container: 'journal' },
  'paper-conference': { type: 'inproceedings', container: 'booktitle' },
  chapter: { type: 'incollection', container: 'booktitle' },
  book: { type: 'book' },
  thesis: { type: 'phdthesis' },
  report: { type: 'techreport' },
}

/** Months are macros of every style, which write them as the style has them. */
export const monthMacros = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const

function findEntryType(item: CslItem): string {
  const { type, container } = ownTypeOf(item)
  return container && !textOf(item, 'container-title') ? 'misc' : type
}

/** An import may have brought any type, also one that every object has ("constructor"). */
function ownTypeOf({ type }: CslItem): { type: string; container?: string } {
  return (Object.hasOwn(entryTypes, type) && entryTypes[type]) || { type: 'misc' }
}

function toFields(item: CslItem, type: string): [string, string | undefined][] {
  const [year, month] = formatCslDate(item.issued)?.split('-') ?? []
  const isOnArxiv = item.archive === 'arXiv'
  const eprint = isOnArxiv
    ? (textOf(item, 'archive_location') ?? textOf(item, 'number')?.replace(/^arXiv:/, ''))
    : undefined
  const [texTitle, primaryClass] = [textOf(item.custom, 'texTitle'), textOf(item.custom, 'primaryClass')]
  const { container } = ownTypeOf(item)
  const text = (field: string) => braced(toBibtexText(textOf(item, field) ?? ''))
  const verbatim = (field: string) => braced(toBibtexVerbatim(textOf(item, field) ?? ''))
  return [
    ['title', braced(texTitle ? toBibtexTexTitle(texTitle) : toBibtexTitle(textOf(item, 'title') ?? ''))],
    ['author', braced(toBibtexNames(item.author))],
    ['editor', braced(toBibtexNames(item['editor']))],
    [container ?? 'howpublished', container && type === 'misc' ? undefined : text('container-title')],
    ['series', text('collection-title')],
    ['edition', text('edition')],
    ['volume', text('volume')],
    ['number', text(type === 'techreport' ? 'number' : 'issue')],
    ['pages', braced(toBibtexText(textOf(item, 'page') ?? '').replace(/\s*[-‐-―−]+\s*/g, '--'))],
    [publisherFields[type] ?? 'publisher', eprint && type === 'misc' ? undefined : text('publisher')],
    ['address', text('publisher-place')],
    ['year', braced(toBibtexText(year ?? ''))],
    ['month', monthMacros[Number(month) - 1]],
    ['isbn', text('ISBN')],
    ['issn', text('ISSN')],
    ['eprint', braced(toBibtexVerbatim(eprint ?? ''))],
    ['archiveprefix', eprint && '{arXiv}'],
    [
      'primaryclass',
      eprint && braced(toBibtexText(primaryClass ?? /^([a-z-]+)(?:\.[A-Z]{2})?\//.exec(eprint)?.[1] ?? '')),
    ],
    ['doi', verbatim('DOI')],
    ['url', verbatim('URL')],
    ['abstract', text('abstract')],
    ['keywords', text('keyword')],
    ['note', text('note')],
    ['annote', text('annote')],
  ]
}

/** Where the publisher has another name. */
const publisherFields: Record<string, string> = { phdthesis: 'school', techreport: 'institution' }

/** What a field has, if it is a text or a number: an import may have brought anything. */
function textOf(fields: object | null | undefined, field: string): string | undefined {
  const value = (fields as Record<string, unknown> | null | undefined)?.[field]
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined
}

function braced(value: string | undefined): string | undefined {
  return value ? `{${value}}` : undefined
}
