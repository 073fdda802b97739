/** Days, months and years as the records have them: text such as "2025-12-10", "2025-12" or "2025", without a time zone. */

/** How precisely a date is to be said. */
export type DateStyle = 'day' | 'month' | 'year'

/** "10 December 2025", "December 2025" or "2025": never more precise than the date is, nor than asked. */
export function formatDate(date: string, language: string, style: DateStyle = 'day'): string {
  const key = `${language} ${style} ${date}`
  const known = words.get(key)
  if (known !== undefined) return known
  const said = sayDate(date, language, style)
  words.set(key, said)
  return said
}

/** The first moment of the date in UTC. */
export function toDate(date: string): Date {
  const [year = '1970', month = '01', day = '01'] = date.split('-')
  return new Date(`${year}-${month}-${day}T00:00:00Z`)
}

/** The ISO 8601 week of a day: "2025-W50". Its year is the one that its Thursday lies in. */
export function toIsoWeek(day: string): string {
  const thursday = toDate(day)
  thursday.setUTCDate(thursday.getUTCDate() + 3 - ((thursday.getUTCDay() + 6) % 7))
  const year = thursday.getUTCFullYear()
  const days = (thursday.getTime() - Date.UTC(year, 0, 1)) / 86_400_000
  return `${year}-W${String(Math.floor(days / 7) + 1).padStart(2, '0')}`
}

/** Monday and Sunday of an ISO week, as days. */
export function weekDays(week: string): { first: string; last: string } {
  const [year = '1970', number = '01'] = week.split('-W')
  const january4 = toDate(`${year}-01-04`)
  const monday = new Date(
    january4.getTime() + ((Number(number) - 1) * 7 - ((january4.getUTCDay() + 6) % 7)) * 86_400_000,
  )
  return { first: toDay(monday), last: toDay(new Date(monday.getTime() + 6 * 86_400_000)) }
}

/** What was said, by language, style and date: a large list says the same few days hundreds of thousands of times. */
const words = new Map<string, string>()

function sayDate(date: string, language: string, style: DateStyle): string {
  const parts = date.split('-').length
  const hasMonth = parts > 1 && style !== 'year'
  return getFormat(language, parts > 2 && style === 'day' ? 'day' : hasMonth ? 'month' : 'year').format(toDate(date))
}

function toDay(date: Date): string {
  return date.toISOString().slice(0, 10)
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** Making a formatter costs a hundred times as much as using it, and a large list uses it on every page. */
function getFormat(language: string, style: DateStyle): Intl.DateTimeFormat {
  const key = `${language} ${style}`
  const made = formats.get(key)
  if (made) return made
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    timeZone: 'UTC',
    year: 'numeric',
    ...(style === 'year' ? {} : { month: 'long' }),
    ...(style === 'day' ? { day: 'numeric' } : {}),
  })
  formats.set(key, format)
  return format
}
