/** An edition as a letter: for mail programs, for those that show plain text, and for the digest feed. */
import type { Edition } from '../library/editions.ts'
import type { Library } from '../library/library.ts'
import type { Site } from '../schema.ts'
import { type Leaving, type LetterContents, type ToUrl, toContents, toWholeUrl } from './contents.ts'
import { formatBody, formatDocument, weighDocument, weighPaper } from './html.ts'
import { type LetterPaper, toLetterPaper } from './letter-paper.ts'
import { paintFeed } from './style.ts'
import { formatText } from './text.ts'

export interface Letter {
  readonly subject: string
  /** A whole document for mail programs, smaller than `letterLimit`; written when it is asked for, as the other two are. */
  readonly html: string
  /** The same in plain text. */
  readonly text: string
  /** What the document says, without its frame, colours and fonts: for feeds, whose readers have their own. */
  readonly body: string
}

/** The most that the document may weigh, in bytes of UTF-8. Gmail shows 102 kB and hides the rest, the foot with it. */
export const letterLimit = 100_000

/** No paper takes less than 250 bytes, so more than these never fit. */
export const paperLimit = letterLimit / 250

/**
 * The letter of an edition, with as many of its papers as it has room for and a link to the others. It depends on the
 * list alone, not on the clock. `origin` is Astro's `site`, and may have the base path in it where that is not known
 * otherwise; `leaving` is given for letters that are sent, and says at the foot how to get no more.
 */
export function buildLetter(
  edition: Edition,
  library: Pick<Library, 'site'>,
  origin: URL | undefined,
  leaving?: Leaving | undefined,
): Letter {
  const contents = fitContents(edition, library.site, toWholeUrl(origin), leaving)
  return {
    subject: contents.subject,
    get html() {
      return formatDocument(contents)
    },
    get text() {
      return formatText(contents)
    },
    get body() {
      return formatBody(contents, paintFeed)
    },
  }
}

/** As many papers as weigh less than the limit by themselves, and then without the last few, for which the frame leaves no room. */
function fitContents(edition: Edition, site: Site, toUrl: ToUrl, leaving: Leaving | undefined): LetterContents {
  const papers = takePapers(edition, site, toUrl)
  let contents = toContents(edition, papers, site, toUrl, leaving)
  while (papers.length > 0 && weighDocument(contents) >= letterLimit) {
    papers.pop()
    contents = toContents(edition, papers, site, toUrl, leaving)
  }
  return contents
}

function takePapers(edition: Edition, { language }: Site, toUrl: ToUrl): LetterPaper[] {
  const taken: LetterPaper[] = []
  let weight = 0
  for (const paper of edition.papers.slice(0, paperLimit)) {
    const told = toLetterPaper(paper, language, toUrl)
    weight += weighPaper(told)
    if (weight >= letterLimit) break
    taken.push(told)
  }
  return taken
}
