/**
 * The CSL-JSON that the registries of DOIs answer with: Crossref's has its own record mixed in (references, licences, dates of
 * its housekeeping), DataCite's a licence. What belongs to a reference stays, under CSL's names; the rest is told or left out.
 */
import { isRecord, textOf } from './json-text.ts'

export interface TidyItem {
  value: Record<string, unknown>
  /** What stood there and has no place. */
  lost: string[]
  /** What a curator should know. */
  notes: string[]
}

/** An item of a registry with CSL's fields alone; any other item as it is. */
export function tidyRegistryItem(value: Record<string, unknown>): TidyItem {
  if (!isOfRegistry(value)) return { value, lost: [], notes: [] }
  const fields: Record<string, unknown> = { ...value, ...toCslFields(value) }
  const kept = Object.entries(fields).filter(([name, field]) => cslFields.has(name) && !isEmpty(field))
  return { value: Object.fromEntries(kept), lost: findLost(value), notes: findNotes(value) }
}

const marks = [
  'indexed',
  'deposited',
  'content-domain',
  'is-referenced-by-count',
  'reference-count',
  'references-count',
]

function isOfRegistry(value: Record<string, unknown>): boolean {
  if (typeof value['DOI'] !== 'string') return false
  return marks.some((mark) => mark in value) || /^https?:\/\/(?:dx\.)?doi\.org\//i.test(textOf(value['id']) ?? '')
}

/** Crossref's fields as CSL's. A subtitle stands apart there, and a chapter's series before its book. */
function toCslFields(value: Record<string, unknown>): Record<string, unknown> {
  const title = firstText(value['title'])
  const subtitle = firstText(value['subtitle'])
  const containers = textsOf(value['container-title'])
  const event = isRecord(value['event']) ? value['event'] : {}
  const type = textOf(value['type']) ?? ''
  return {
    type: Object.hasOwn(crossrefTypes, type) ? crossrefTypes[type] : type,
    title: title && subtitle && !title.includes(subtitle) ? `${title.replace(/:$/, '')}: ${subtitle}` : title,
    issued: [value['issued'], value['published-online'], value['published-print']].find(isDate),
    'container-title': containers.at(-1),
    'collection-title': firstText(value['collection-title']) ?? (containers.length > 1 ? containers[0] : undefined),
    'container-title-short': firstText(value['container-title-short']) ?? firstText(value['short-container-title']),
    'publisher-place': value['publisher-place'] ?? value['publisher-location'],
    'event-title': value['event-title'] ?? textOf(event['name']),
    'event-place': value['event-place'] ?? textOf(event['location']),
    edition: value['edition'] ?? value['edition-number'],
    number: value['number'] ?? (value['page'] === undefined ? value['article-number'] : undefined),
    genre: firstText(value['genre']) ?? firstText(value['degree']),
    'original-title': firstText(value['original-title']),
    ISSN: firstText(value['ISSN']),
    ISBN: firstText(value['ISBN']),
    ...(isRetracted(value) && { status: 'retracted' }),
  }
}

/** Crossref's types, which its CSL has too (https://api.crossref.org/types). */
export const crossrefTypes: Record<string, string> = {
  'journal-article': 'article-journal',
  'proceedings-article': 'paper-conference',
  'book-chapter': 'chapter',
  'book-section': 'chapter',
  'book-part': 'chapter',
  'reference-entry': 'entry',
  'posted-content': 'article',
  dissertation: 'thesis',
  monograph: 'book',
  'edited-book': 'book',
  'reference-book': 'book',
  'book-set': 'book',
  proceedings: 'book',
  'report-component': 'report',
  'peer-review': 'review',
}

/** CSL's variables (1.0.2) as far as they say something of a work; Crossref has an `archive` and a `source` of other meaning. */
const cslFields: ReadonlySet<string> = new Set(
  `id type title title-short author editor translator contributor collection-editor container-author director issued submitted
  available-date event-date original-date abstract container-title container-title-short collection-title
  collection-number event-title event-place publisher publisher-place volume number-of-volumes volume-title issue page
  number-of-pages chapter-number edition section part number genre medium language version status keyword categories note
  DOI URL ISSN ISBN PMID PMCID original-title original-publisher scale dimensions custom`.split(/\s+/),
)

function findLost(value: Record<string, unknown>): string[] {
  const authors = (Array.isArray(value['author']) ? value['author'] : []).filter(isRecord)
  const references = Array.isArray(value['reference']) ? value['reference'].length : 0
  const has = (name: string) => !isEmpty(value[name])
  return [
    ...(authors.some(({ affiliation }) => !isEmpty(affiliation)) ? ["authors' affiliations"] : []),
    ...(authors.some(({ ORCID }) => !isEmpty(ORCID)) ? ["authors' ORCIDs"] : []),
    ...(references > 0 ? [`${references} ${references === 1 ? 'reference' : 'references'}`] : []),
    ...(has('license') || has('copyright') ? ['licence'] : []),
    ...(has('funder') ? ['funders'] : []),
    ...(has('relation') ? ['related works'] : []),
    ...(has('subject') ? ['subjects'] : []),
  ]
}

/** Crossref names retractions and corrections of a work as its updates. */
function findNotes(value: Record<string, unknown>): string[] {
  return updatesOf(value).flatMap(({ type, DOI }) => {
    const [what, where] = [textOf(type), textOf(DOI)]
    return what === undefined ? [] : [`its registry knows of a later ${what.slice(0, 60)}${where ? ` (${where})` : ''}`]
  })
}

function isRetracted(value: Record<string, unknown>): boolean {
  return updatesOf(value).some(({ type }) => /^(?:retraction|withdrawal|removal)$/.test(textOf(type) ?? ''))
}

function updatesOf(value: Record<string, unknown>): Record<string, unknown>[] {
  return Array.isArray(value['updated-by']) ? value['updated-by'].filter(isRecord) : []
}

/** Whether there is a year; Crossref writes an unknown date as [[null]]. */
function isDate(field: unknown): boolean {
  const [first] = isRecord(field) && Array.isArray(field['date-parts']) ? (field['date-parts'] as unknown[]) : []
  return isRecord(field) && ((Array.isArray(first) && Number(first[0]) > 0) || 'raw' in field || 'literal' in field)
}

function isEmpty(field: unknown): boolean {
  if (field === undefined || field === null || field === '') return true
  return Array.isArray(field) ? field.length === 0 : isRecord(field) && Object.keys(field).length === 0
}

function textsOf(field: unknown): string[] {
  return (Array.isArray(field) ? field : [field]).flatMap((one) => (typeof one === 'string' && one.trim() ? [one] : []))
}

function firstText(field: unknown): string | undefined {
  return textsOf(field)[0]
}
