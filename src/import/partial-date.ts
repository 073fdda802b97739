/** Dates of bibliographies, in whatever form: ISO, "March 2020", year, month and day in fields of their own. */
import type { CslDate } from '../bibliography/csl.ts'
import { months } from './listing-date.ts'

/**
 * The date in parts, as far as it is told and the calendar has it: "2024-03-15", "2024/3", "15 March 2024", "Mar 2024", "2024".
 * Of a range its beginning. Whatever else there is comes back raw.
 */
export function parsePartialDate(text: string): CslDate | undefined {
  const date = text.trim()
  if (date === '') return undefined
  const iso = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?![\d])/.exec(date)
  if (iso) return toDateParts(iso[1], iso[2], iso[3])
  const year = /(?<!\d)(1[5-9]\d\d|2\d\d\d)(?!\d)/.exec(date)?.[1]
  if (year === undefined) return { raw: date.slice(0, 100) }
  const month = findMonth(date)
  const day = month === undefined ? undefined : /(?<!\d)(\d{1,2})(?!\d)/.exec(date.replace(year, ''))?.[1]
  return toDateParts(year, month, day)
}

/** The same of parts that are texts or numbers; a part that is none, and all behind it, are left out. */
export function toDateParts(year: unknown, month?: unknown, day?: unknown): CslDate | undefined {
  const [y, m, d] = [year, month, day].map((part) => (/^\d{1,4}$/.test(`${part ?? ''}`.trim()) ? Number(part) : 0))
  if (!y || y < 1000) return undefined
  if (!m || m > 12) return { 'date-parts': [[y]] }
  const last = new Date(Date.UTC(y, m, 0)).getUTCDate()
  return { 'date-parts': [d && d <= last ? [y, m, d] : [y, m]] }
}

/** The number of the first month that the text names, in English, whole or short. */
export function findMonth(text: string): number | undefined {
  for (const [word] of text.slice(0, 100).matchAll(/[A-Za-z]{3,9}/g)) {
    const n = months.findIndex((names) => names.some((name) => name.toLowerCase() === word.toLowerCase()))
    if (n >= 0) return n + 1
  }
  return undefined
}
