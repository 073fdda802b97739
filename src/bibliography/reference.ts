/** A reference as it stands at the end of a paper, in plain text. */
import { type CslItem, type CslName, formatCslDate } from './csl.ts'
import { doiUrl } from './links.ts'

/** Above so many authors only the first are named. */
const namesLimit = 10

/**
 * "Ann Ash and Ben Birch. Title. Journal of Damp, 14(3), 42–57, 2019. https://doi.org/10.5555/x". Names in full and in the
 * order of the paper; what is not known is left out. A style that a journal wants is made from the other formats.
 */
export function formatReference(item: CslItem): string {
  const text = (field: string) => (typeof item[field] === 'string' ? item[field].toWellFormed() : undefined)
  const { type } = item
  const year = formatCslDate(item.issued)?.slice(0, 4)
  const [title, number] = [text('title'), text('number')]
  const [volume, issue, page] = [text('volume'), text('issue'), text('page')?.replace(/(?<!\s)\s*[-‐-―−]+\s*/g, '–')]
  const container = text('container-title')
  const place = [
    container && (type === 'article-journal' ? container : `In ${container}`),
    [volume, issue && `(${issue})`].filter(Boolean).join(''),
    page,
    container ? undefined : kinds.get(type),
    type === 'article' && number ? `${text('genre') === 'preprint' ? 'Preprint ' : ''}${number}` : text('publisher'),
    year,
  ]
  return [
    withStop(formatNames(item.author)),
    withStop(title),
    withStop(place.filter(Boolean).join(', ')),
    toReferenceAddress(item),
  ]
    .filter(Boolean)
    .join(' ')
}

/** Where a reference leads: to its DOI, but for one that arXiv gave a preprint, whose own address is shorter; else to its URL. */
export function toReferenceAddress(item: CslItem): string | undefined {
  const [doi, url] = [item.DOI, item['URL']].map((text) => (typeof text === 'string' ? text.toWellFormed() : undefined))
  return doi && !/^10\.48550\//.test(doi) ? doiUrl(doi) : url
}

/** "A", "A and B", "A, B and C"; of many the first. Nothing where an import brought something else than names. */
export function formatNames(names: readonly CslName[] | undefined, limit = namesLimit): string {
  if (!Array.isArray(names)) return ''
  const all = names.map(formatCslName).filter(Boolean)
  if (all.length > limit)
    return `${all.slice(0, Math.min(3, limit)).join(', ')} and ${all.length - Math.min(3, limit)} more`
  return all.length < 2 ? (all[0] ?? '') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`
}

function formatCslName(name: CslName | null): string {
  return [
    name?.given,
    name?.['dropping-particle'],
    name?.['non-dropping-particle'],
    name?.family ?? name?.literal,
    name?.suffix,
  ]
    .filter((part) => typeof part === 'string' && part)
    .join(' ')
}

const kinds = new Map([
  ['thesis', 'Thesis'],
  ['report', 'Report'],
  ['dataset', 'Data set'],
  ['software', 'Software'],
])

function withStop(text: string | undefined): string {
  return !text ? '' : /[.?!]$/.test(text) ? text : `${text}.`
}
