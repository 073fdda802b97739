/** A letter as a page of the site: what mail programs get, and a policy as every page has one. */
import { letterPolicy, referrerPolicy } from '../layouts/policy.ts'

/** `html` is a whole letter (html.ts). Throws where it has no place for a policy: its character set comes first. */
export function formatLetterPage(html: string): string {
  const [head = '', rest, ...more] = html.split(charset)
  if (rest === undefined || more.length > 0)
    throw new Error(`A letter has not ${charset} once. Look at formatDocument in src/letters/html.ts.`)
  const policy = `<meta http-equiv="Content-Security-Policy" content="${letterPolicy}">`
  return `${head}${charset}\n${policy}\n<meta name="referrer" content="${referrerPolicy}">${rest}`
}

const charset = '<meta charset="utf-8">'
