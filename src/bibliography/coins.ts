/** A paper in the title of an empty `span` (COinS): how Zotero and its like find all papers of a list at once. */
import { type CslItem, type CslName, formatCslDate } from './csl.ts'
import { doiUrl } from './links.ts'
import { formatCreator, toZoteroType } from './zotero.ts'

/**
 * The ContextObject of an item (Z39.88-2004, key/encoded-value format): what the `title` of a `span` of class "Z3988" says.
 * The keys are those that Zotero reads (parseContextObject in its openurl.js); it takes the type from format and genre, or
 * else from `rft.type`, which comes last since the keys before it are read by the type that the format has. Names stand in
 * `rft.au`, as `rft.aucorp` would lose its place among them. Left out is what follows from the rest: the address of a DOI,
 * where Zotero has a field for DOIs. Absent facts have no key.
 */
export function formatCoins(item: CslItem): string {
  const type = toZoteroType(item.type)
  const { format, genre, title, container, publisher = 'rft.pub' } = shapes[type] ?? otherShape
  const doi = item.DOI
  const pairs: [key: string, value: unknown][] = [
    ['ctx_ver', 'Z39.88-2004'],
    ['rft_val_fmt', `info:ofi/fmt:kev:mtx:${format}`],
    ['rft.genre', genre],
    [title, item.title],
    ...(item.author ?? []).map((name): [string, string] => ['rft.au', toAuthor(name)]),
    ['rft.date', formatCslDate(item.issued)],
    ...(container ? [[container, item['container-title']] as [string, unknown]] : []),
    ['rft.volume', item['volume']],
    ['rft.issue', item['issue']],
    ['rft.pages', isText(item['page']) ? String(item['page']).replace(/(?<!\s)\s*[-–—]+\s*/g, '-') : undefined],
    [publisher, item['publisher']],
    ['rft_id', doi && `info:doi/${doi}`],
    ['rft_id', doi && withDoi.has(type) && item['URL'] === doiUrl(doi) ? undefined : item['URL']],
    ['rft.type', shapes[type] && type !== 'preprint' ? undefined : type],
  ]
  return pairs.flatMap(([key, value]) => (isText(value) ? `${key}=${encode(value)}` : [])).join('&')
}

interface Shape {
  format: 'journal' | 'book' | 'dissertation'
  genre?: string
  title: string
  container?: string
  publisher?: string
}

/** By Zotero's type. Preprints have a genre of their own, which Zotero does not know. */
const shapes: Record<string, Shape> = {
  preprint: { format: 'journal', genre: 'preprint', title: 'rft.atitle' },
  journalArticle: { format: 'journal', genre: 'article', title: 'rft.atitle', container: 'rft.jtitle' },
  conferencePaper: { format: 'book', genre: 'proceeding', title: 'rft.atitle', container: 'rft.btitle' },
  bookSection: { format: 'book', genre: 'bookitem', title: 'rft.atitle', container: 'rft.btitle' },
  book: { format: 'book', genre: 'book', title: 'rft.btitle' },
  report: { format: 'book', genre: 'report', title: 'rft.btitle' },
  thesis: { format: 'dissertation', title: 'rft.title', publisher: 'rft.inst' },
}

const otherShape: Shape = { format: 'book', genre: 'unknown', title: 'rft.btitle' }

/** Zotero's types that have a field for a DOI. */
const withDoi = new Set(['preprint', 'journalArticle', 'conferencePaper', 'dataset'])

function isText(value: unknown): value is string | number {
  return typeof value === 'number' || (typeof value === 'string' && value !== '')
}

/** As the page says it already, "Given Family", wherever Zotero would find the family name again: so it costs little. */
function toAuthor(name: CslName): string {
  const sorted = formatCreator(name)
  const [, family, given] = /^(\p{L}\S*), (.+)$/u.exec(sorted) ?? []
  return family && given ? `${given} ${family}` : sorted
}

/**
 * Only what would not arrive otherwise is escaped, since escaped words share nothing with those on the page when it is
 * compressed; a space may stand in an attribute. (A plus sign arrives in Zotero as a space, however it is written.)
 */
function encode(value: string | number): string {
  return encodeURIComponent(String(value).toWellFormed()).replace(/%(?:20|3A|2F|2C)/g, decodeURIComponent)
}
