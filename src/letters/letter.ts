/** An edition as a letter: for mail programs, for those that show plain text, and for the digest feed. */
import type { Edition } from '../library/editions.ts'
import type { Library } from '../library/library.ts'
import { type Leaving, toContents } from './contents.ts'
import { formatBody, formatDocument } from './html.ts'
import { paintFeed } from './style.ts'
import { formatText } from './text.ts'

export interface Letter {
  subject: string
  /** A whole document for mail programs, smaller than `letterLimit`. */
  html: string
  /** The same in plain text. */
  text: string
  /** What the document says, without its frame, colours and fonts: for feeds, whose readers have their own. */
  body: string
}

/** The most that the document may weigh, in bytes of UTF-8. Gmail shows 102 kB and hides the rest, the foot with it. */
export const letterLimit = 100_000

/** No paper takes less than 250 bytes, so more than these never fit. */
const paperLimit = letterLimit / 250

/**
 * The letter of an edition, with as many of its papers as it has room for and a link to the others. It depends on the
 * list alone, not on the clock. `origin` is Astro's `site`, and may have the base path in it where that is not known
 * otherwise; `leaving` is given for letters that are sent, and says at the foot how to get no more.
 */
export function buildLetter(
  edition: Edition,
  library: Library,
  origin: URL | undefined,
  leaving?: Leaving | undefined,
): Letter {
  const write = (limit: number) => {
    const contents = toContents(edition, library, origin, { leaving, limit })
    return { contents, html: formatDocument(contents) }
  }
  const fits = (html: string) => new TextEncoder().encode(html).length < letterLimit
  let written = write(Math.min(edition.papers.length, paperLimit))
  if (!fits(written.html)) {
    let [least, most] = [0, Math.min(edition.papers.length, paperLimit)]
    while (most - least > 1) {
      const middle = Math.floor((least + most) / 2)
      if (fits(write(middle).html)) least = middle
      else most = middle
    }
    written = write(least)
  }
  const { contents, html } = written
  return { subject: contents.subject, html, text: formatText(contents), body: formatBody(contents, paintFeed) }
}
