/** A clean item as a record of ours: what it tells, what it lacks, and what has no place. */
import { type CslItem, type CslName, formatCslDate } from '../bibliography/csl.ts'
import { parseArxivId, parseDoi } from '../bibliography/identifiers.ts'
import { toRecordType } from '../bibliography/record-types.ts'
import { type Author, type PaperRecord, paperSchema } from '../schema.ts'
import type { PaperDraft } from './entry.ts'
import { keepFields } from './kept-fields.ts'
import { isForge, toLinks } from './links.ts'
import { toVenue } from './venue.ts'

/** What the curator says about all papers of an import. */
export type Curation = Pick<PaperRecord, 'added' | 'topics' | 'status'>

export interface Drafted {
  draft: PaperDraft
  /** Fields that a full record would have. */
  missing: string[]
  /** What the source says and the record cannot keep. */
  lost: string[]
}

/** Turns a normalised item into a record; whatever it does not tell is left out, never invented. */
export function toDraft(item: CslItem, { added, topics, status }: Curation): Drafted {
  const { title = '', author, issued, DOI, number, custom } = item
  const { links: linked, lost } = toLinks(item.abstract ?? '')
  const abstract = paperSchema.shape.abstract.safeParse(item.abstract).success ? item.abstract : undefined
  if (abstract === undefined && item.abstract) lost.push(`abstract (${item.abstract.length} characters)`)
  const given = toLinks((custom?.links ?? []).map(({ url }) => url).join(' '))
  const own = (custom?.links ?? []).filter(({ url }) => given.links.some((link) => link.url === url))
  const address = toAddress(item)
  const links = [...own, ...(address ? [address] : []), ...linked].filter(
    ({ url }, n, all) => all.findIndex((other) => other.url === url) === n,
  )
  const { type, isNearest } = toRecordType(item)
  const { venue, used } = toVenue(item, type)
  const arxiv = item.archive === 'arXiv' && number ? parseArxivId(number) : undefined
  const publisher =
    typeof item['publisher'] === 'string' && item['publisher'].length <= 200 ? item['publisher'] : undefined
  const institution = type === 'thesis' || type === 'report' ? publisher : undefined
  const organization = custom?.organization ?? institution
  const doi = DOI === undefined ? undefined : parseDoi(DOI)
  const published = toPublished(item, venue !== undefined)
  const kept = keepFields(item, [
    ...used,
    ...(isNearest ? ['type'] : []),
    ...(arxiv ? ['archive', 'number'] : []),
    ...(address || isRedundant(item) ? ['URL'] : []),
    ...(organization !== undefined && organization === institution ? ['publisher'] : []),
    ...(published.volumeYear === undefined ? [] : ['available-date']),
    ...(item['genre'] === 'preprint' ? ['genre'] : []),
    ...(doi === undefined ? [] : ['DOI']),
  ])
  const draft: PaperDraft = compact({
    title,
    authors: author?.length ? author.map(toAuthor) : undefined,
    authorCount: author?.length ? undefined : custom?.authorCount,
    organization,
    type,
    published: published.day,
    added,
    arxiv,
    doi: doi?.startsWith('10.48550/') ? undefined : doi,
    venue: venue && compact({ ...venue, year: published.volumeYear }),
    links: links.length > 0 ? links : undefined,
    topics: topics?.length ? topics : undefined,
    discussion: custom?.comments === undefined ? undefined : { comments: custom.comments },
    status,
    abstract,
    csl: kept.fields,
  })
  if (issued?.raw !== undefined && draft.published === undefined) lost.push(`date "${issued.raw}"`)
  return { draft, missing: findMissing(draft), lost: [...lost, ...given.lost, ...kept.lost] }
}

/** In our exports a volume's year stands apart from the day on which the paper could be read first. */
function toPublished(item: CslItem, isInVenue: boolean): { day: string | undefined; volumeYear?: number } {
  const issued = formatCslDate(item.issued)
  const available = item['available-date']
  const day = isInVenue && typeof available === 'object' ? formatCslDate(available as CslItem['issued']) : undefined
  return day !== undefined && issued?.length === 4 ? { day, volumeYear: Number(issued) } : { day: issued }
}

/** The item's own address as a link, unless its identifiers say the same. */
function toAddress(item: CslItem): NonNullable<PaperRecord['links']>[number] | undefined {
  const url = item['URL']
  if (typeof url !== 'string' || isRedundant(item)) return undefined
  const [link] = toLinks(url).links
  if (link?.url !== url) return undefined
  return { type: /\.pdf$/i.test(url) ? 'pdf' : isForge(url) ? 'code' : 'other', url }
}

function isRedundant({ URL: url, DOI }: CslItem): boolean {
  if (typeof url !== 'string') return false
  const doi = parseDoi(url)
  return doi !== undefined && (DOI === undefined || parseDoi(DOI) === doi || doi.startsWith('10.48550/'))
}

function findMissing(draft: PaperDraft): string[] {
  return [
    ...(draft.arxiv || draft.doi ? [] : ['arxiv']),
    ...(draft.authors ? [] : ['authors']),
    ...(draft.authors || draft.authorCount || draft.organization ? [] : ['authorCount']),
    ...(draft.published ? [] : ['published']),
    ...(draft.abstract ? [] : ['abstract']),
  ]
}

function toAuthor({ family, given, literal, ...rest }: CslName): Author {
  if (family === undefined) return { literal: literal ?? given ?? '' }
  const whole = [rest['non-dropping-particle'], family, rest.suffix].filter(Boolean).join(' ')
  return given === undefined || given === '' ? { family: whole } : { family: whole, given }
}

function compact<T extends object>(fields: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T
}
