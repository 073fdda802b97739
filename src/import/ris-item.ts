/** One record of RIS as CSL: tags as EndNote, Zotero, Mendeley, Scopus and publishers use them, where they do not agree. */
import type { CslItem, CslName } from '../bibliography/csl.ts'
import { parseDoi } from '../bibliography/identifiers.ts'
import { stripMarkup } from './markup.ts'
import { parsePartialDate, toDateParts } from './partial-date.ts'
import { parsePersonName } from './person-name.ts'

/** One record: its type, and the values of each tag in order. */
export interface RisRecord {
  type: string
  line: number
  fields: Map<string, string[]>
}

/** The item, and the tags that nobody has a place for. */
export function risToItem({ type, fields }: RisRecord): { item: CslItem; lost: string[] } {
  const used = new Set<string>(['ID', 'DB', 'DP', 'ER'])
  const all = (...tags: string[]): string[] => {
    for (const tag of tags) used.add(tag)
    return tags.flatMap((tag) => fields.get(tag) ?? []).filter((value) => value !== '')
  }
  // The first of these tags that says something. Another that says something else is not used up.
  const one = (...tags: string[]): string | undefined => {
    const values = tags.map((tag) => fields.get(tag)?.find(Boolean))
    const value = values.find((value) => value !== undefined)
    for (const [n, tag] of tags.entries()) if (values[n] === value) used.add(tag)
    return value === undefined ? undefined : stripMarkup(value)
  }
  const names = (...tags: string[]): CslName[] | undefined => {
    const read = [...new Set(all(...tags))].flatMap((name) => parsePersonName(name) ?? [])
    return read.length > 0 ? read : undefined
  }
  const cslType = Object.hasOwn(types, type) ? (types[type] ?? 'article') : 'article'
  const isJournal = cslType.startsWith('article-')
  const isBook = cslType === 'book'
  const title = isBook ? one('TI', 'T1', 'BT', 'CT') : one('TI', 'T1', 'CT')
  const container = isBook
    ? undefined
    : isJournal
      ? one('JF', 'T2', 'JO', 'JA', 'J2', 'BT')
      : one('T2', 'BT', 'C3', 'JF', 'JO', 'JA', 'J2')
  for (const tag of ['JO', 'JA', 'J2']) used.add(tag)
  const short = [one('J2'), one('JA'), one('JO')].find((name) => name !== undefined && name !== container)
  const addresses = all('UR', 'L2', 'LK').flatMap((value) => value.split(/\s*;\s*(?=https?:)|\s+(?=https?:)/))
  const doi = [...all('DO'), ...addresses, ...(fields.get('M3') ?? [])].map((value) => parseDoi(value)).find(Boolean)
  const pdfs = all('L1').filter((value) => /^https?:/.test(value))
  const [first, last] = [one('SP'), one('EP')]
  const numbers = all('SN').join(' ')
  const isbn = /(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx](?!\d)/.exec(numbers)?.[0]
  const issn = /(?<![\d-])\d{4}-?\d{3}[\dXx](?![\d-])/.exec(isbn ? numbers.replace(isbn, '') : numbers)?.[0]
  const numberTag = ['AN', 'M1', 'C7', 'N1'].find((tag) =>
    /^arxiv:\s?\S{6,30}(?:\s\[[\w.-]{1,20}\])?$/i.test(fields.get(tag)?.[0] ?? ''),
  )
  const fieldsOfItem: Record<string, unknown> = {
    title,
    author: names('AU', 'A1'),
    editor: names('ED', 'A2'),
    issued: readDate(one('DA', 'Y1'), one('PY', 'Y1')),
    abstract: one('AB', 'N2'),
    DOI: doi,
    'container-title': container,
    'container-title-short': short,
    'collection-title': one('T3'),
    'title-short': one('ST'),
    volume: one('VL'),
    issue: one('IS'),
    page:
      [first, last === first ? undefined : last]
        .filter(Boolean)
        .join('-')
        .replace(/\s?[‐-―−]\s?/g, '-') || undefined,
    publisher: one('PB'),
    'publisher-place': one('CY', 'PP'),
    edition: one('ET'),
    'event-place': cslType === 'paper-conference' ? one('C1') : undefined,
    genre: cslType === 'thesis' ? one('M3') : undefined,
    ISBN: isbn,
    ISSN: issn,
    language: one('LA'),
    keyword: all('KW').join(', ') || undefined,
    accessed: parsePartialDate(one('Y2') ?? ''),
    URL: addresses.find((value) => /^https?:/.test(value) && !parseDoi(value)),
    number: numberTag && one(numberTag),
    custom: pdfs[0] === undefined ? undefined : { links: [{ type: 'pdf', url: pdfs[0] }] },
  }
  const known = Object.entries(fieldsOfItem).filter(([, value]) => value !== undefined)
  const lost = [...fields.keys()].filter(
    (tag) => !used.has(tag) && tag !== 'M3' && (fields.get(tag) ?? []).some(Boolean),
  )
  const told = lost.map((tag) => (ofReaders.has(tag) ? `${tag} (private notes)` : tag))
  return { item: { id: one('ID') ?? '', type: cslType, ...Object.fromEntries(known) }, lost: told }
}

/** The day where there is one; "2020/03/15/", "2020///Spring" and "2020-03-15" are all written. The year is that of the year's tag. */
function readDate(day: string | undefined, year: string | undefined): CslItem['issued'] {
  const [fine, coarse] = [day, year].map((text) => {
    const parts = /^(\d{4})(?:$|\/(\d{0,2})(?:\/(\d{0,2}))?)/.exec(text ?? '')
    return parts ? toDateParts(parts[1], parts[2], parts[3]) : parsePartialDate(text ?? '')
  })
  const [a, b] = [fine?.['date-parts']?.[0], coarse?.['date-parts']?.[0]]
  if (!b) return a ? fine : coarse
  return a && a[0] === b[0] && a.length > b.length ? fine : coarse
}

/** Where reference managers put what a reader wrote for himself: a list is public. */
const ofReaders: ReadonlySet<string> = new Set(['N1', 'RN'])

const types: Record<string, string> = {
  JOUR: 'article-journal',
  JFULL: 'article-journal',
  JOURN: 'article-journal',
  EJOUR: 'article-journal',
  ABST: 'article-journal',
  INPR: 'article-journal',
  MGZN: 'article-magazine',
  NEWS: 'article-newspaper',
  CONF: 'paper-conference',
  CPAPER: 'paper-conference',
  CHAP: 'chapter',
  ECHAP: 'chapter',
  ENCYC: 'entry-encyclopedia',
  DICT: 'entry-dictionary',
  BOOK: 'book',
  EBOOK: 'book',
  EDBOOK: 'book',
  SER: 'book',
  THES: 'thesis',
  RPRT: 'report',
  GOVDOC: 'report',
  STAND: 'standard',
  COMP: 'software',
  DATA: 'dataset',
  AGGR: 'dataset',
  DBASE: 'dataset',
  ELEC: 'webpage',
  WEB: 'webpage',
  BLOG: 'post-weblog',
  UNPB: 'manuscript',
  UNPD: 'manuscript',
  MANSCPT: 'manuscript',
  PAT: 'patent',
  VIDEO: 'motion_picture',
  MPCT: 'motion_picture',
  SOUND: 'song',
  MUSIC: 'song',
  MAP: 'map',
  SLIDE: 'speech',
  PCOMM: 'personal_communication',
  CASE: 'legal_case',
  STAT: 'legislation',
  BILL: 'bill',
}
