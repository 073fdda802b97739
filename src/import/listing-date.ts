/** Dates as listings print them: "Oct 1, 2024 8" is a day, its year and eight comments; "Aug 25" has no year at all. */

export interface ListingDate {
  year?: number
  month: number
  day: number
  /** The number behind the date. */
  comments?: number
}

/**
 * Reads a line that is a date and nothing else. Without a comma before it, a number is a count of comments and no year.
 * `undefined` for all else, and for "Aug 25 2024": there it could be either, so it is neither.
 */
export function parseListingDate(line: string): ListingDate | undefined {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(line)
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) }
  const match = shape.exec(line)
  const month = toMonth(match?.[1] ?? '')
  if (!match || !month) return undefined
  const [year, count] = [match[3], match[4]?.replace(',', '')]
  if (year === undefined && couldBeYear(count)) return undefined
  return {
    ...(year === undefined ? {} : { year: Number(year) }),
    month,
    day: Number(match[2]),
    ...(count === undefined ? {} : { comments: Number(count) }),
  }
}

/** Whether the line is a date of some kind, readable or not. */
export function looksLikeDate(line: string): boolean {
  return parseListingDate(line) !== undefined || toMonth(shape.exec(line)?.[1] ?? '') !== undefined
}

/**
 * The day as "2025-08-25". A date without a year is taken as the last such day up to `page` (the day of the listing as
 * "2025-12-10", or its year alone); without `page`, and for days that the calendar has not, there is none.
 */
export function completeDate({ year, month, day }: ListingDate, page?: string): string | undefined {
  if (year !== undefined) return toDay(year, month, day)
  if (page === undefined) return undefined
  const pageYear = Number(page.slice(0, 4))
  const date = toDay(pageYear, month, day)
  return date !== undefined && page.length === 10 && date > page ? toDay(pageYear - 1, month, day) : date
}

/** English names of the months, as listings write and shorten them. */
export const months = [
  ['January', 'Jan'],
  ['February', 'Feb'],
  ['March', 'Mar'],
  ['April', 'Apr'],
  ['May', 'May'],
  ['June', 'Jun'],
  ['July', 'Jul'],
  ['August', 'Aug'],
  ['September', 'Sep', 'Sept'],
  ['October', 'Oct'],
  ['November', 'Nov'],
  ['December', 'Dec'],
] as const

const shape =
  /^(?:Published (?:on )?|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},? )?([A-Z][a-z]{2,8})\.? (\d{1,2})(?:, (\d{4}))?(?: (\d{1,3}(?:,\d{3})|\d{1,5}))?$/

function toMonth(name: string): number | undefined {
  const index = months.findIndex((names) => names.some((known) => known === name))
  return index < 0 ? undefined : index + 1
}

function couldBeYear(count: string | undefined): boolean {
  return count !== undefined && Number(count) >= 1900 && Number(count) <= 2100
}

function toDay(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined
  return date.toISOString().slice(0, 10)
}
