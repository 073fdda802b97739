/** CSL-JSON to RIS, by the tags on which EndNote, Zotero, Mendeley and our own reader agree, where they agree. */
import { type CslItem, cslText, formatCslDate } from './csl.ts'
import { toRisNames } from './ris-names.ts'
import { toRisText } from './ris-text.ts'

/**
 * One record, from `TY` to `ER`, each tag on a line of its own, lines ending in CR LF. RIS has no preprints: Zotero takes
 * what is generic or unpublished for an article of a journal, so they are reports from where they are kept, with the word
 * "Preprint" (as DataCite writes them, where arXiv's DOIs are registered), and their arXiv id is the accession number.
 */
export function formatRis(item: CslItem): string {
  const kind = item.type
  const isBook = kind === 'book'
  const isMeeting = kind === 'paper-conference'
  const isPreprint = kind === 'article'
  const text = (field: string) => toRisText(cslText(item[field]))
  const container = text('container-title')
  const fields: [tag: string, values: string | undefined | readonly string[]][] = [
    ['ID', text('id')],
    ['TI', text('title')],
    ['AU', toRisNames(item.author)],
    // What a book's second names are, programs do not agree on.
    [isBook ? 'ED' : 'A2', toRisNames(item['editor'])],
    ['A4', toRisNames(item['translator'])],
    ['T2', isMeeting ? (text('event-title') ?? container) : container],
    ['C3', isMeeting ? container : undefined],
    ['J2', text('container-title-short')],
    ['T3', text('collection-title')],
    ['ST', text('title-short')],
    ...toDates(item),
    ['VL', text('volume')],
    ['IS', text('issue')],
    ...toPages(text('page')),
    ['PB', text('publisher')],
    ['CY', text('publisher-place')],
    ['C1', isMeeting ? text('event-place') : undefined],
    ['ET', text(kind === 'software' || kind === 'dataset' ? 'version' : 'edition')],
    ['M3', isPreprint ? 'Preprint' : typed.has(kind) ? text('genre') : undefined],
    ['SN', ['ISBN', 'ISSN', ...(kind === 'report' ? ['number'] : [])].flatMap((field) => text(field) ?? [])],
    ['DB', text('archive')],
    ['AN', toAccession(item)],
    ['DO', toAddress(item.DOI)],
    ['UR', toAddress(item['URL'])],
    ['LA', text('language')],
    ['KW', (cslText(item['keyword']) ?? '').split(/[,;]/).flatMap((word) => toRisText(word) ?? [])],
    ['Y2', toRisDate(item['accessed'])],
    ['AB', text('abstract')],
    ['N1', text('note')],
  ]
  const lines = fields.flatMap(([tag, values]) => [values ?? []].flat().map((value) => `${tag}  - ${value}`))
  return [`TY  - ${toRisType(kind)}`, ...lines, 'ER  - ', ''].join('\r\n')
}

/** CSL's types as those of RIS; what is not here is generic. */
export const risTypes: Record<string, string> = {
  article: 'RPRT',
  'article-journal': 'JOUR',
  'article-magazine': 'MGZN',
  'article-newspaper': 'NEWS',
  'paper-conference': 'CONF',
  chapter: 'CHAP',
  'entry-encyclopedia': 'ENCYC',
  'entry-dictionary': 'DICT',
  book: 'BOOK',
  thesis: 'THES',
  report: 'RPRT',
  standard: 'STAND',
  dataset: 'DATA',
  software: 'COMP',
  webpage: 'ELEC',
  'post-weblog': 'BLOG',
  manuscript: 'MANSCPT',
  patent: 'PAT',
  motion_picture: 'MPCT',
  song: 'SOUND',
  map: 'MAP',
  speech: 'SLIDE',
  personal_communication: 'PCOMM',
  legal_case: 'CASE',
  legislation: 'STAT',
  bill: 'BILL',
}

/** Where `M3` says of what kind a work is; elsewhere some programs look for a DOI in it. */
const typed: ReadonlySet<string> = new Set(['thesis', 'report', 'manuscript', 'webpage', 'post-weblog'])

function toRisType(type: string): string {
  return (Object.hasOwn(risTypes, type) && risTypes[type]) || (type.startsWith('review') ? 'JOUR' : 'GEN')
}

/** The year in a tag of its own, and the day or month where it is known; parts that are not known stay empty. */
function toDates(item: CslItem): [string, string | undefined][] {
  const date = toRisDate(item.issued)
  return [
    ['PY', date?.slice(0, 4)],
    ['DA', date?.endsWith('///') ? undefined : date],
  ]
}

/** "2025/08/25", "2025/08//", "2025///". */
function toRisDate(date: unknown): string | undefined {
  const [year, month = '', day = ''] = formatCslDate(date as CslItem['issued'])?.split('-') ?? []
  if (!/^\d{4}$/.test(year ?? '') || !/^\d*$/.test(month + day)) return undefined
  return day ? [year, month, day].join('/') : `${year}/${month}//`
}

/** First and last page; whatever else there is stands whole in the first. */
function toPages(pages: string | undefined): [string, string | undefined][] {
  const [, first, last] = /^(.+?)\s*[-‐-―−]+\s*(.+)$/.exec(pages ?? '') ?? []
  const isRange = first !== undefined && first !== last
  return isRange
    ? [
        ['SP', first],
        ['EP', last],
      ]
    : [['SP', pages]]
}

function toAccession(item: CslItem): string | undefined {
  const place = toRisText(cslText(item['archive_location']))
  if (item.archive !== 'arXiv') return item.archive === undefined ? undefined : place
  return place ? `arXiv:${place}` : toRisText(cslText(item.number))
}

/** An address or a DOI, in which white space would begin another. */
function toAddress(value: unknown): string | undefined {
  return (
    cslText(value)
      ?.toWellFormed()
      .trim()
      .replace(/[\p{Cc}\p{NChar}\s]/gu, encodeURIComponent) || undefined
  )
}
