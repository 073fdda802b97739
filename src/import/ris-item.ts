/** One record of RIS as CSL: tags as EndNote, Zotero, Mendeley, Scopus and publishers use them, where they do not agree. */
import type { CslItem, CslName } from '../bibliography/csl.ts'
import { parseDoi } from '../bibliography/identifiers.ts'
import { stripMarkup } from '../text/markup.ts'
import { parsePartialDate, toDateParts } from './partial-date.ts'
import { parsePersonName } from './person-name.ts'
import { fromRisTypes } from './ris-types.ts'

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
  // Some programs write everybody under two tags; two people of one name stand under one.
  const names = (...tags: string[]): CslName[] | undefined => {
    const read = tags.flatMap((tag, n) => {
      const known = new Set(all(...tags.slice(0, n)))
      return all(tag).flatMap((name) => (known.has(name) ? [] : (parseName(stripMarkup(name)) ?? [])))
    })
    return read.length > 0 ? read : undefined
  }
  const isPreprint = /^preprints?$/i.test(fields.get('M3')?.[0] ?? '')
  const cslType = isPreprint || !Object.hasOwn(fromRisTypes, type) ? 'article' : (fromRisTypes[type] ?? 'article')
  const isMeeting = cslType === 'paper-conference'
  const isJournal = cslType.startsWith('article-')
  const isBook = cslType === 'book'
  const title = isBook ? one('TI', 'T1', 'BT', 'CT') : one('TI', 'T1', 'CT')
  const container = isBook
    ? undefined
    : isJournal
      ? one('JF', 'T2', 'JO', 'JA', 'J2', 'BT')
      : isMeeting
        ? one('C3', 'T2', 'BT', 'JF', 'JO', 'JA', 'J2')
        : one('T2', 'BT', 'C3', 'JF', 'JO', 'JA', 'J2')
  for (const tag of ['JO', 'JA', 'J2']) used.add(tag)
  const short = [one('J2'), one('JA'), one('JO')].find((name) => name !== undefined && name !== container)
  const addresses = all('UR', 'L2', 'LK').flatMap((value) => value.split(/\s*;\s*(?=https?:)|\s+(?=https?:)/))
  const doi = [...all('DO'), ...addresses, ...(fields.get('M3') ?? [])].map((value) => parseDoi(value)).find(Boolean)
  const pdfs = all('L1').filter((value) => /^https?:/.test(value))
  const [first, last] = [one('SP'), one('EP')]
  const numbers = all('SN').join(' ')
  const meeting = isMeeting ? one('T2') : undefined
  const isbn = /(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx](?!\d)/.exec(numbers)?.[0]
  const issn = /(?<![\d-])\d{4}-?\d{3}[\dXx](?![\d-])/.exec(isbn ? numbers.replace(isbn, '') : numbers)?.[0]
  const report = all('SN').find((value) => cslType === 'report' && !/\d[\dX-]{6,}/i.test(value))
  const numberTag = ['AN', 'M1', 'C7', 'N1'].find((tag) =>
    /^arxiv:\s?\S{6,30}(?:\s\[[\w.-]{1,20}\])?$/i.test(fields.get(tag)?.[0] ?? ''),
  )
  const fieldsOfItem: Record<string, unknown> = {
    title,
    author: names('AU', 'A1'),
    editor: names('ED', 'A2'),
    translator: names('A4'),
    issued: readDate(one('DA', 'Y1'), one('PY', 'Y1')),
    abstract: one('AB', 'N2'),
    DOI: doi,
    'container-title': container,
    'container-title-short': short,
    'event-title': meeting === container ? undefined : meeting,
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
    [cslType === 'software' || cslType === 'dataset' ? 'version' : 'edition']: one('ET'),
    'event-place': isMeeting ? one('C1') : undefined,
    genre: isPreprint
      ? 'preprint'
      : typed.has(cslType) && !parseDoi(fields.get('M3')?.[0] ?? '')
        ? one('M3')
        : undefined,
    ISBN: isbn,
    ISSN: issn,
    language: one('LA'),
    keyword: all('KW').map(stripMarkup).join(', ') || undefined,
    accessed: parsePartialDate(one('Y2') ?? ''),
    URL: addresses.find((value) => /^https?:/.test(value) && !parseDoi(value)),
    number: numberTag ? one(numberTag) : report,
    custom: pdfs[0] === undefined ? undefined : { links: [{ type: 'pdf', url: pdfs[0] }] },
  }
  const known = Object.entries(fieldsOfItem).filter(([, value]) => value !== undefined)
  const lost = [...fields.keys()].filter(
    (tag) => !used.has(tag) && tag !== 'M3' && (fields.get(tag) ?? []).some(Boolean),
  )
  const told = lost.map((tag) => (ofReaders.has(tag) ? `${tag} (private notes)` : tag))
  return { item: { id: one('ID') ?? '', type: cslType, ...Object.fromEntries(known) }, lost: told }
}

/** Where M3 says of what kind a work is; elsewhere it has all sorts of things, DOIs among them. */
const typed: ReadonlySet<string> = new Set(['thesis', 'report', 'manuscript', 'webpage', 'post-weblog'])

/** A comma behind a name keeps it whole, as EndNote has it for corporate authors. */
function parseName(text: string): CslName | undefined {
  const literal = /^([^,]+?)\s*,$/.exec(text)?.[1]
  return literal === undefined ? parsePersonName(text) : { literal }
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
