/** CSL-JSON, as Zotero, Mendeley, Pandoc and Crossref write it, and as we do. Whatever its fields have, no item makes us stumble. */
import type { CslDate, CslItem, CslName } from '../bibliography/csl.ts'
import { cslTypes } from '../bibliography/csl-types.ts'
import { markedFields, stripMarkup } from '../text/markup.ts'
import { toPlainText } from '../text/mathematics.ts'
import { isRecord, lineOfItems, listIn, textOf } from './json-text.ts'
import { parsePartialDate, toDateParts } from './partial-date.ts'
import { parsePersonName } from './person-name.ts'
import { tidyRegistryItem } from './registry-csl.ts'
import { type SourceList, type SourcePaper, toReadPaper } from './source-paper.ts'

/** Pandoc's name of the list, and Crossref's. */
const listNames = ['references', 'items']

/** Whether the data is a list of CSL items, or one: a title or DOI, and a field by the name that only CSL gives it. */
export function isCslJson(data: unknown): boolean {
  const items = listIn(data, listNames)
  return items.length > 0 && items.slice(0, 20).some((item) => isRecord(item) && looksLikeCsl(item))
}

/** Reads all items; those without a title are told as such. */
export function parseCslJson(data: unknown, text: string): SourceList | undefined {
  if (!isCslJson(data)) return undefined
  const lines = lineOfItems(text, listNames)
  const papers = listIn(data, listNames).map((value, n): SourcePaper => {
    const line = lines[n] ?? 1
    if (!isRecord(value))
      return { line, title: undefined, reason: `item ${n + 1} is no record. Remove it and import again.` }
    const tidy = tidyRegistryItem(value)
    const item = toItem(tidy.value)
    if (!item.title)
      return { line, title: textOf(value['id']), reason: `item ${n + 1} has no title. Add one and import again.` }
    const lost = 'annote' in value ? ['annote (private notes)'] : []
    return toReadPaper(line, item, { lost: [...lost, ...tidy.lost], notes: tidy.notes, isTex: isOwn(value) })
  })
  return { papers }
}

function looksLikeCsl(item: Record<string, unknown>): boolean {
  if (typeof item['title'] !== 'string' && typeof item['DOI'] !== 'string') return false
  if (['itemType', 'creators', 'paperId', 'externalIds', 'display_name'].some((name) => name in item)) return false
  if (['issued', 'container-title', 'DOI', 'accessed', 'citation-key'].some((name) => name in item)) return true
  const authors = Array.isArray(item['author']) ? item['author'] : []
  return (
    authors.some((name) => isRecord(name) && ('family' in name || 'literal' in name)) ||
    cslTypes.has(textOf(item['type']) ?? '')
  )
}

function toItem(value: Record<string, unknown>): CslItem {
  const item: CslItem = { id: textOf(value['id']) ?? '', type: textOf(value['type']) ?? '' }
  const isExact = isOwn(value)
  for (const [name, field] of Object.entries(value)) {
    // A list is public, and `annote` is what a reader wrote for himself.
    if (unsafe.has(name) || name === 'id' || name === 'type' || name === 'annote') continue
    const read = dateFields.has(name)
      ? readDate(field)
      : nameFields.has(name)
        ? readNames(field)
        : readField(name, field, isExact)
    if (read !== undefined) item[name] = read
  }
  if (isExact) {
    item.title = value.custom.texTitle
    const abstract: unknown = item.abstract
    if (typeof abstract === 'string') item.abstract = abstract.replaceAll('$', '\\$')
  }
  if (isRecord(item['custom'])) item.custom = safeCustom(item['custom'])
  return item
}

/** Whether our own export has the title with its formulas as TeX beside the plain one. */
function isOwn(value: Record<string, unknown>): value is { custom: { texTitle: string } } {
  const texTitle = isRecord(value['custom']) ? value['custom']['texTitle'] : undefined
  return typeof texTitle === 'string' && texTitle !== '' && toPlainText(texTitle) === value['title']
}

const unsafe: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])
const dateFields: ReadonlySet<string> = new Set([
  'issued',
  'accessed',
  'submitted',
  'event-date',
  'original-date',
  'available-date',
])
const nameFields: ReadonlySet<string> = new Set(
  'author chair collection-editor compiler composer container-author contributor curator director editor editorial-director executive-producer guest host illustrator interviewer narrator organizer original-author performer producer recipient reviewed-author script-writer series-creator translator'.split(
    ' ',
  ),
)

/** Crossref gives titles as lists of one; numbers come as numbers. In what is our own there is no markup. */
function readField(name: string, field: unknown, isExact: boolean): unknown {
  const value =
    Array.isArray(field) && name !== 'categories' && field.length > 0 && field.every((one) => typeof one === 'string')
      ? name === 'keyword'
        ? field.join(', ')
        : field[0]
      : field
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string') return isRecord(value) || Array.isArray(value) ? value : undefined
  return (markedFields.has(name) && !isExact ? stripMarkup(value) : value).trim() || undefined
}

function readDate(field: unknown): CslDate | undefined {
  if (typeof field === 'string' || typeof field === 'number') return parsePartialDate(String(field))
  if (!isRecord(field)) return undefined
  const [first] = Array.isArray(field['date-parts']) ? (field['date-parts'] as unknown[]) : []
  const parts = Array.isArray(first) ? toDateParts(first[0], first[1], first[2]) : undefined
  const raw = textOf(field['raw']) ?? textOf(field['literal'])
  return parts ?? (raw === undefined ? undefined : parsePartialDate(raw))
}

function readNames(field: unknown): CslName[] | undefined {
  if (!Array.isArray(field)) return undefined
  const names = field.flatMap((name): CslName[] => {
    if (typeof name === 'string') return [parsePersonName(name) ?? []].flat()
    if (!isRecord(name)) return []
    const given = [textOf(name['given']), textOf(name['dropping-particle'])].filter(Boolean).join(' ')
    const [family, literal] = [textOf(name['family']), textOf(name['literal']) ?? textOf(name['name'])]
    const particle = textOf(name['non-dropping-particle'])
    const suffix = textOf(name['suffix'])
    if (family === undefined) return literal || given ? [{ literal: literal ?? given }] : []
    return [
      {
        family,
        ...(given && { given }),
        ...(particle && { 'non-dropping-particle': particle }),
        ...(suffix && { suffix }),
      },
    ]
  })
  return names.length > 0 ? names : undefined
}

/** What others have in `custom` under names of ours is taken only if it is of our kind. */
function safeCustom(custom: Record<string, unknown>): NonNullable<CslItem['custom']> {
  const { authorCount, comments, organization, primaryClass, links: _, texTitle: __, ...rest } = custom
  return {
    ...Object.fromEntries(Object.entries(rest).filter(([name]) => !unsafe.has(name))),
    ...(Number.isInteger(authorCount) && Number(authorCount) > 0 ? { authorCount: Number(authorCount) } : {}),
    ...(Number.isInteger(comments) && Number(comments) >= 0 ? { comments: Number(comments) } : {}),
    ...(typeof organization === 'string' ? { organization } : {}),
    ...(typeof primaryClass === 'string' ? { primaryClass } : {}),
  }
}
