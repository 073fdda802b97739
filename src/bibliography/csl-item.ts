/** A paper of the list as CSL-JSON: what citations, exports and a reader's shelf are made from. */

import { mendFlattenedTex } from '../import/flattened-tex.ts'
import type { Paper } from '../library/paper.ts'
import type { PaperRecord, Venue } from '../schema.ts'
import { markedFields, stripMarkup } from '../text/markup.ts'
import { toPlainText } from '../text/mathematics.ts'
import { type CslCustom, type CslItem, type CslName, toCslDate } from './csl.ts'
import { sortLeftovers } from './csl-leftovers.ts'
import { cslTypes } from './csl-types.ts'
import { arxivUrl, doiUrl, toDoi } from './links.ts'
import type { Name } from './names.ts'
import { toRecordType } from './record-types.ts'

/**
 * The paper in the terms of CSL 1.0.2. What an import brought beyond our fields (`csl`) goes out again, and ours win. `url` is
 * the whole address of the paper's page: it is the item's `URL` only where there is no better one, since who cites a paper
 * sends readers to the paper, and not to a list that has it.
 */
export function toCslItem(paper: Paper, url: string): CslItem {
  const { venue, arxiv } = paper
  const { fields: csl, rest } = sortLeftovers(paper.csl)
  const type = findType(paper)
  const isPreprint = type === 'article'
  const item = withoutAbsent({
    ...csl,
    id: paper.id,
    type,
    title: paper.plainTitle,
    author: paper.names.length > 0 ? paper.names.map(toCslName) : csl['author'],
    ...toDates(paper, csl),
    'container-title': venue?.name ?? csl['container-title'],
    'container-title-short': venue?.short ?? csl['container-title-short'],
    volume: venue?.volume ?? csl['volume'],
    issue: venue?.issue ?? csl['issue'],
    page: venue?.pages ?? csl['page'],
    publisher: toPublisher(paper, isPreprint) ?? csl['publisher'],
    genre: isPreprint ? 'preprint' : csl['genre'],
    archive: arxiv ? 'arXiv' : csl['archive'],
    archive_location: arxiv ?? csl['archive_location'],
    number: isPreprint && arxiv ? `arXiv:${arxiv}` : csl['number'],
    DOI: toDoi(paper) ?? csl['DOI'],
    URL: toUrl(paper) ?? csl['URL'] ?? url,
    abstract: paper.abstract ? toPlainText(paper.abstract) : csl['abstract'],
  })
  return withoutAbsent({ ...item, custom: toCustom(paper, rest, isPlain(item)) }) as CslItem
}

/** Particles and suffixes in fields of their own, as citation styles sort by them ("van der Berg", "Inkwell Jr."). */
export function toCslName(name: Name): CslName {
  if ('literal' in name) return { literal: name.literal }
  const [, particle, base, suffix] =
    /^((?:\p{Ll}[\p{Ll}'’]*\s+)*)(.+?)((?:\s+(?:[JS]r\.?|I{2,3}|IV))?)$/u.exec(name.family) ?? []
  return withoutAbsent({
    family: base ?? name.family,
    given: name.given,
    'non-dropping-particle': particle?.trim(),
    suffix: suffix?.trim(),
  })
}

/**
 * The finer word of CSL that an import brought, where our type is the nearest to it.
 * A preprint that appeared somewhere is what the venue makes of it. CSL has no preprints: it calls them articles of that genre
 * (https://docs.citationstyles.org/en/v1.0.2/specification.html#appendix-iii-types).
 */
function findType({ type, venue, csl }: Paper): string {
  const finer = csl?.['type']
  if (typeof finer === 'string' && cslTypes.has(finer) && type !== 'preprint') {
    const nearest = toRecordType({ id: '', type: finer })
    if (nearest.isNearest && nearest.type === type) return finer
  }
  if (type !== 'preprint') return type
  return venue ? venueTypes[venue.kind] : 'article'
}

const venueTypes: Record<Venue['kind'], PaperRecord['type']> = {
  journal: 'article-journal',
  conference: 'paper-conference',
  workshop: 'paper-conference',
  book: 'chapter',
}

/**
 * What is in a volume of a year is cited with that year; the day on which it could be read first, perhaps a year before, is
 * its `available-date`.
 */
function toDates({ published, venue }: Paper, csl: Record<string, unknown>): Record<string, unknown> {
  const ofVolume = venue?.year === undefined ? undefined : toCslDate(String(venue.year))
  return {
    issued: ofVolume ?? (published ? toCslDate(published) : csl['issued']),
    'available-date': ofVolume && published ? toCslDate(published) : csl['available-date'],
  }
}

/** Theses and reports come from an institution, and preprints from where they are kept. */
function toPublisher({ type, venue, organization, arxiv }: Paper, isPreprint: boolean): string | undefined {
  if (venue?.publisher) return venue.publisher
  if (type === 'thesis' || type === 'report') return organization
  return isPreprint && arxiv ? 'arXiv' : undefined
}

function toUrl({ arxiv, doi, links = [] }: Paper): string | undefined {
  if (arxiv) return arxivUrl(arxiv)
  if (doi) return doiUrl(doi)
  const best = placesOfPapers.flatMap((place) => links.find(({ type }) => type === place) ?? [])
  return best[0]?.url
}

/** Links that lead to the paper itself, the best first; an import's own address has become one of these. */
const placesOfPapers = ['pdf', 'other', 'project']

/** What CSL has no field for, as its schema allows no others, and formulas as they were written: "H$_2$O", where the title says "H₂O". */
function toCustom(paper: Paper, rest: Record<string, unknown>, isPlain: boolean): CslCustom | undefined {
  const { title, plainTitle, names, authorCount, organization, csl } = paper
  const custom: CslCustom = withoutAbsent({
    ...rest,
    ...toObject(csl?.['custom']),
    texTitle: title === plainTitle && isPlain ? undefined : title,
    authorCount: names.length === 0 ? authorCount : undefined,
    organization,
  })
  return Object.keys(custom).length > 0 ? custom : undefined
}

/** Whether an import that knows nothing of us would see neither markup in the texts nor lost TeX in title and abstract. */
function isPlain(item: Record<string, unknown>): boolean {
  return [...markedFields].every((field) => {
    const text = item[field]
    if (typeof text !== 'string' || !/[<&$^_{}\\~]|times|cdot| %/.test(text)) return true
    const isMended = field === 'title' || field === 'abstract'
    return stripMarkup(text) === text && (!isMended || toPlainText(mendFlattenedTex(text).text) === text)
  })
}

/** An import may have brought anything. */
function toObject(value: unknown): object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
}

function withoutAbsent<T extends object>(fields: T): { [Field in keyof T]: Exclude<T[Field], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== '')) as {
    [Field in keyof T]: Exclude<T[Field], undefined>
  }
}
