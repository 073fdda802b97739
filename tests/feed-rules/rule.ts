/**
 * Rules that a feed has to keep, as a table: each is named by the message that the W3C's validator has for it
 * (https://validator.w3.org/feed/docs/), and finds what breaks it. Those of our own have names in small letters.
 */
export type Rules<Subject> = Record<string, (subject: Subject) => readonly (string | undefined | false)[]>

/** "Rule: what breaks it" for every breach; empty for a feed that the validator would pass without a warning. */
export function findFaults<Subject>(rules: Rules<Subject>, subject: Subject): string[] {
  return Object.entries(rules).flatMap(([name, find]) =>
    find(subject).flatMap((breach) => (breach === undefined || breach === false ? [] : [`${name}: ${breach}`])),
  )
}

/** What there is more than once. */
export function findDoubles(values: readonly string[]): string[] {
  return values.filter((value, n) => values.indexOf(value) < n)
}

/** An absolute address in the characters that RFC 2396 has. */
export function isFullAddress(text: string): boolean {
  return /^[a-z][\w+.-]*:(?:\/\/)?[\w;/?:@&=+$.\-!~*'()%,#]+$/i.test(text) && URL.canParse(text)
}

/** RFC 4151. */
export function isTag(text: string): boolean {
  return /^tag:(?:[a-z0-9._-]+@)?[a-z0-9.-]+,\d{4}(?:-\d{2}(?:-\d{2})?)?:[\w;/?:@&=+$.\-!~*'()%,]*$/.test(text)
}

export function isLanguage(text: string): boolean {
  return /^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/.test(text)
}

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** RFC 822 with a year of four digits, English names, and the right day of the week. */
export function isRfc822(text: string): boolean {
  const [, weekday = '', day = '', month = '', year = ''] =
    /^([A-Z][a-z]{2}), (\d{2}) ([A-Z][a-z]{2}) (\d{4}) \d{2}:\d{2}:\d{2} GMT$/.exec(text) ?? []
  const date = new Date(Date.UTC(Number(year), months.indexOf(month), Number(day)))
  return months.includes(month) && days[date.getUTCDay()] === weekday && date.getUTCDate() === Number(day)
}

export function isRfc3339(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/.test(text) && !Number.isNaN(Date.parse(text))
  )
}

/** A year, a month or a day (https://www.w3.org/TR/NOTE-datetime). */
export function isW3cDate(text: string): boolean {
  return /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(text) && !Number.isNaN(Date.parse(text))
}

/** Before the validator's earliest year, or after the newest day that the list knows. */
export function isImplausible(date: string): boolean {
  return new Date(date).getUTCFullYear() < 1990
}
