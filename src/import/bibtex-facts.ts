/** What BibTeX says in figures: dates, identifiers and addresses. */
import type { CslItem } from '../bibliography/csl.ts'
import { parseArxivId } from '../bibliography/identifiers.ts'
import { findMonth, parsePartialDate, toDateParts } from './partial-date.ts'

/** The arXiv id of `eprint`, or as Mendeley has it; an eprint of another archive is none. */
export function findEprint(
  raw: (...names: string[]) => string,
  fields: ReadonlyMap<string, string>,
): string | undefined {
  const archive = fields.get('archiveprefix') ?? fields.get('eprinttype')
  const isArxiv = archive === undefined || /arxiv/i.test(archive)
  const id = ['eprint', 'arxivid', 'arxiv']
    .map((name) => parseArxivId(readVerbatim(fields.get(name) ?? '')))
    .find(Boolean)
  if (!isArxiv || id === undefined) return undefined
  for (const name of ['eprint', 'arxivid', 'arxiv', 'archiveprefix', 'eprinttype']) raw(name)
  return id
}

/** The date of `date`, or of year, month and day; never that of the meeting. */
export function readBibtexDate(raw: (...names: string[]) => string): CslItem['issued'] {
  const date = readVerbatim(raw('date', 'year', 'issued'))
  const [year, month, day] = [raw('year'), raw('month').replace(/[{}~\\]/g, ' '), raw('day')]
  const parsed = parsePartialDate(date)
  if (parsed === undefined || 'raw' in parsed || (parsed['date-parts']?.[0]?.length ?? 0) > 1) return parsed
  if (year !== '' && !readVerbatim(year).includes(String(parsed['date-parts']?.[0]?.[0]))) return parsed
  const [number, ofMonth] = [/\d{1,2}/.exec(month)?.[0], findMonth(month)]
  const days = ofMonth === undefined ? month.replace(/^\D*\d{1,2}/, '') : month
  return toDateParts(parsed['date-parts']?.[0]?.[0], ofMonth ?? number, day || /\d{1,2}/.exec(days)?.[0])
}

/** Addresses and numbers: TeX's escapes go, all else stays. */
export function readVerbatim(tex: string): string {
  const bare = tex
    .replace(/^\\url\s?\{(.*)\}$/s, '$1')
    .replace(/\{?\\textunderscore(?:\{\}|\s)?\}?/g, '_')
    .replace(/\{?(?:\\textasciitilde|\\~)(?:\{\}|\s)?\}?/g, '~')
    .replace(/\{\\([%&_#$])\}|\\([%&_#$~{}])/g, (_, braced, plain) => braced ?? plain)
  return /^\{.*\}$/s.test(bare) ? bare.slice(1, -1).trim() : bare.trim()
}

/** Whether the text is an arXiv id or its address, perhaps as TeX has addresses. */
export function isArxivAddress(text: string): boolean {
  return parseArxivId(readVerbatim(text)) !== undefined
}
