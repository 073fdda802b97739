/** What goes out comes back in: our records through each format and our own importer, equal in what the format carries. */

import { describe, expect, it } from 'vitest'
import { formatPaper } from '../../../src/bibliography/bibliography.ts'
import { toCslName } from '../../../src/bibliography/csl-item.ts'
import { toName } from '../../../src/bibliography/names.ts'
import { toDraft } from '../../../src/import/draft.ts'
import type { PaperDraft } from '../../../src/import/entry.ts'
import { mendFlattenedTex } from '../../../src/import/flattened-tex.ts'
import { readPapers } from '../../../src/import/formats.ts'
import { normalizeItem } from '../../../src/import/normalize.ts'
import type { Paper } from '../../../src/library/paper.ts'
import type { Author, PaperRecord, Venue } from '../../../src/schema.ts'
import { toPlainText } from '../../../src/text/mathematics.ts'
import { splitMathematics } from '../../../src/text/split-mathematics.ts'
import fc from '../../properties.ts'
import { hostileTexts } from '../text/hostile-texts.ts'
import { records } from './invented-records.ts'
import { naughtyTexts } from './naughty-texts.ts'

/** What a format carries of a record. All carry authors, arXiv id, DOI (in lower case), type, and the venue but for its year. */
interface Carried {
  /** What becomes of a text on one line: of signs that cannot be told from others, or that nobody sees. */
  text: (text: string) => string
  title: (title: string) => string
  /** The abstract, which goes out in plain Unicode, as a text of a record. */
  abstract: (plain: string) => string
  name: (part: string) => string
  /** How many commas a name in parts may have; one with more loses those that part nothing. */
  commas?: number
  pages: (pages: string) => string
  /** Whether it has a volume's year beside the day on which the paper could be read first; else it has the year alone. */
  bothDates: boolean
  authorCount: boolean
  /** Whether it has the organisation of other works than theses and reports. */
  organization: boolean
  /** The fields of CSL that it has a place for, in works of a type of CSL. */
  keeps: (field: string, type: string, has: { arxiv: boolean; venue: boolean }) => boolean
}

const line = (text: string) =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()

/** TeX knows no characters for private use, and composes letters. Biber refuses a file with noncharacters. */
const tex = (text: string) =>
  line(
    text
      .toWellFormed()
      .replace(/\p{NChar}/gu, '\ufffd')
      .replace(/[\ue000-\uf8ff\u00ad\u200b\u2060]/g, ''),
  )
    .normalize('NFC')
    .trim()
const ris = (text: string) => line(text.toWellFormed().replace(/\p{NChar}/gu, '\ufffd'))
const escaped = (text: string) => text.replaceAll('$', '\\$')
const mended = (text: string) => mendFlattenedTex(text).text

const formats = {
  bib: {
    text: tex,
    title: tex,
    abstract: (plain) => escaped(tex(plain)),
    name: tex,
    commas: 2,
    pages: (pages) => pages.replace(/\s*[-‐-―−]+\s*/g, '-'),
    bothDates: false,
    authorCount: false,
    organization: false,
    keeps: (field, type, has) =>
      field === 'genre' ? has.venue || ['book', 'thesis', 'report'].includes(type) : field !== 'number' || !has.arxiv,
  },
  ris: {
    text: ris,
    title: (title) => mended(ris(toPlainText(title))),
    abstract: (plain) => mended(ris(plain)),
    name: (part) => ris(part.replace(/[\s,]+/g, ' ')),
    pages: (pages) => pages.replace(/\s*[-‐-―−]+\s*/g, '-'),
    bothDates: false,
    authorCount: false,
    organization: false,
    keeps: (field, type, has) => {
      if (field === 'event-place') return type === 'paper-conference'
      if (field === 'edition') return !['software', 'dataset'].includes(type)
      if (field === 'version') return ['software', 'dataset'].includes(type)
      if (field === 'genre') return ['thesis', 'report', 'manuscript', 'webpage', 'post-weblog'].includes(type)
      if (field === 'number') return type === 'report' && !has.arxiv
      return !['note', 'PMID', 'status', 'custom'].includes(field)
    },
  },
  json: {
    text: line,
    title: line,
    abstract: (plain) => escaped(line(plain)),
    name: line,
    pages: (pages) => pages,
    bothDates: true,
    authorCount: true,
    organization: true,
    keeps: (field, type, has) => (field === 'number' ? !has.arxiv : field !== 'genre' || type !== 'article'),
  },
} satisfies Record<string, Carried>

describe('case 49: a record', () => {
  it.each(Object.keys(formats) as (keyof typeof formats)[])('comes back from .%s as it went out', (format) => {
    fc.assert(
      fc.property(records, (record) => {
        const text = formatPaper(format, toPaper(record), { topics: [], url: 'https://stand.example/papers/x/' })
        expect(factsOf(importOne(text))).toEqual(factsOf(carry(record, formats[format])))
      }),
      { numRuns: 2000 },
    )
  })
})

describe('case 53: a naughty title', () => {
  const titleFrom = (format: keyof typeof formats, title: string) => {
    const paper: Paper = {
      ...toPaper({ title: escaped(title), added: '2025-12-10', type: 'preprint' }),
      plainTitle: title,
    }
    const read = readPapers(formatPaper(format, paper, { topics: [], url: 'https://stand.example/papers/x/' }))
    const [found, ...more] = 'papers' in read ? read.papers : []
    if (!found || !('item' in found) || more.length > 0) throw new Error(`Not one paper: ${JSON.stringify(read)}`)
    return found.item.title ?? ''
  }

  it.each([...naughtyTexts, ...hostileTexts])('comes back from every format: %j', (title) => {
    expect(toPlainText(titleFrom('bib', title))).toBe(tex(title))
    expect(titleFrom('ris', title)).toBe(ris(title))
    expect(line(toPlainText(titleFrom('json', title)))).toBe(line(title))
  })
})

function toPaper(record: PaperRecord): Paper {
  return {
    ...record,
    id: 'x',
    plainTitle: toPlainText(record.title),
    names: (record.authors ?? []).map(toName),
    year: record.published?.slice(0, 4),
    notes: '',
  }
}

/** As `npm run import` does it. */
function importOne(text: string): PaperDraft {
  const read = readPapers(text)
  const [paper, ...more] = 'papers' in read ? read.papers : []
  if (!paper || !('item' in paper) || more.length > 0) throw new Error(`Not one paper: ${JSON.stringify(read)}`)
  const { item } = normalizeItem(paper.item, { isTex: paper.isTex ?? false })
  return toDraft(item, { added: '2025-12-10' }).draft
}

/** The record as it may come back. */
function carry(record: PaperRecord, format: Carried): Partial<PaperRecord> {
  const { venue, published, organization, authors } = record
  const type = venue && record.type === 'preprint' ? typeOfVenue[venue.kind] : record.type
  const cslType = type === 'preprint' ? 'article' : type
  const isOfInstitution = type === 'thesis' || type === 'report'
  const cited = venue?.year === undefined ? published : String(venue.year)
  const hasBoth = format.bothDates && published !== undefined
  const kept = Object.entries(record.csl ?? {}).filter(([field]) =>
    format.keeps(field, cslType, { arxiv: record.arxiv !== undefined, venue: venue !== undefined }),
  )
  return {
    ...record,
    title: format.title(record.title),
    authors: authors?.map((author) => carryName(author, format)),
    authorCount: format.authorCount && !authors ? record.authorCount : undefined,
    organization:
      organization !== undefined && (format.organization || isOfInstitution) ? format.text(organization) : undefined,
    type,
    published: hasBoth ? published : cited,
    doi: record.doi?.toLowerCase(),
    venue: venue && carryVenue(venue, type, format, hasBoth),
    abstract: record.abstract && format.abstract(toPlainText(record.abstract)),
    csl: carryFields(Object.fromEntries(kept), format),
  } as Partial<PaperRecord>
}

function carryFields(fields: Record<string, unknown>, format: Carried): Record<string, unknown> {
  const { custom, ...others } = fields
  const texts = (all: object) =>
    Object.entries(all).map(([field, value]) => [field, typeof value === 'string' ? format.text(value) : value])
  return { ...Object.fromEntries(texts(others)), ...(custom ? { custom: Object.fromEntries(texts(custom)) } : {}) }
}

const typeOfVenue: Record<Venue['kind'], PaperRecord['type']> = {
  journal: 'article-journal',
  conference: 'paper-conference',
  workshop: 'paper-conference',
  book: 'chapter',
}

/** What kind a venue is, follows from the type, and of workshops from their name. */
function carryVenue(venue: Venue, type: string, format: Carried, hasBoth: boolean): Venue {
  const { name, short, year, volume, issue, pages, publisher } = venue
  const text = (value: string | undefined) => (value === undefined ? undefined : format.text(value))
  const kind =
    type === 'article-journal'
      ? 'journal'
      : type === 'chapter'
        ? 'book'
        : /\bworkshops?\b/i.test(name)
          ? 'workshop'
          : 'conference'
  return {
    name: format.text(name),
    kind,
    short: text(short) === format.text(name) ? undefined : text(short),
    year: hasBoth ? year : undefined,
    volume: text(volume),
    issue: text(issue),
    pages: pages && format.pages(pages),
    publisher: text(publisher),
  } as Venue
}

function carryName(author: Author, { name, commas = Number.POSITIVE_INFINITY }: Carried): Author {
  const parts = toName(author)
  if ('literal' in parts) return { literal: name(parts.literal) }
  const { family, given } = parts
  if (given === undefined) return { literal: name(family) }
  const between = toCslName(parts).suffix ? 2 : 1
  const isCrowded = (family + given).split(',').length - 1 + between > commas
  const [last = '', first = ''] = [family, given].map((part) => (isCrowded ? part.replace(/[\s,]+/g, ' ') : part))
  return { family: name(last), given: name(first) }
}

/** What can be compared: the same said in two ways is one fact. */
function factsOf(record: Partial<PaperRecord> | PaperDraft) {
  const { title = '', authors, type, published, arxiv, doi, venue, organization, authorCount, abstract } = record
  const { custom, 'citation-key': _, ...csl } = record.csl ?? {}
  return {
    title: segmentsOf(title),
    authors: authors?.map((author) => Object.values(toName(author))),
    type: type ?? 'preprint',
    published,
    arxiv,
    doi,
    venue: venue && { ...venue },
    organization,
    authorCount,
    abstract: abstract && toPlainText(abstract),
    csl: { ...csl, custom: custom ?? {} },
  }
}

/** Words and formulas; a brace that shows has two names, and braces around one sign say nothing. */
function segmentsOf(title: string): string[] {
  return splitMathematics(title).map(({ kind, text }) =>
    kind === 'text'
      ? text
      : `$${text
          .replace(/\\lbrace ?/g, '\\{')
          .replace(/\\rbrace ?/g, '\\}')
          .trim()}$`,
  )
}
