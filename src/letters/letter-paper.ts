/** A paper as a letter tells it: plain text and whole addresses, mathematics as Unicode. */
import { toPaperLinks } from '../bibliography/links.ts'
import { formatName, type Name } from '../bibliography/names.ts'
import { formatDate } from '../library/dates.ts'
import type { Paper } from '../library/library.ts'
import { formatBound, formatFigure, formatResultCaption } from '../library/results.ts'
import { toPlainText } from '../text/mathematics.ts'
import { paperUrl } from '../urls.ts'

export interface LetterPaper {
  title: string
  url: string
  /** "Ada Bellows, Bo Fog · June 2025 · NeurIPS 2025", no line of which begins with a dot; empty when nothing is known. */
  byline: string
  figure: { bound: string | undefined; number: string; caption: string } | undefined
  summary: string | undefined
  /** arXiv and DOI; where there is neither, what the record has. */
  links: { label: string; url: string }[]
}

/** Kept, since the letters of its day, week and month have it, each in HTML and in plain text. */
export function toLetterPaper(paper: Paper, language: string, toUrl: (url: string) => string): LetterPaper {
  const url = toUrl(paperUrl(paper.id))
  const made = kept.get(paper)
  if (made?.language === language && made.told.url === url) return made.told
  const told = tellPaper(paper, language, url)
  kept.set(paper, { language, told })
  return told
}

const kept = new WeakMap<Paper, { language: string; told: LetterPaper }>()

function tellPaper(paper: Paper, language: string, url: string): LetterPaper {
  const [headline] = paper.results ?? []
  const venue = paper.venue?.short ?? paper.venue?.name
  return {
    title: paper.plainTitle.trim(),
    url,
    byline: [
      formatAuthors(paper),
      paper.organization,
      paper.published && formatDate(paper.published, language, 'month'),
      venue,
    ]
      .filter(Boolean)
      .join('\u00A0· '),
    figure: headline && {
      bound: formatBound(headline),
      number: formatFigure(headline),
      caption: toPlainText(formatResultCaption(headline)),
    },
    summary: paper.summary && toPlainText(paper.summary).trim(),
    links: toLinks(paper),
  }
}

/** As in a list on a page: three names and how many more; four names are shown, since "and 1 more" is no shorter. */
function formatAuthors({ names, authorCount }: Paper): string | undefined {
  if (names.length === 0)
    return authorCount === undefined ? undefined : `${authorCount} ${authorCount === 1 ? 'author' : 'authors'}`
  const shown = names.length <= 4 ? names : names.slice(0, 3)
  const rest = names.length - shown.length
  return shown.map(formatIsolated).join(', ') + (rest > 0 ? ` and ${rest} more` : '')
}

/** A name that is written from right to left must not turn the names around it (U+2068, U+2069: Unicode's `bdi`). */
function formatIsolated(name: Name): string {
  const text = formatName(name)
  return /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/.test(text) ? `\u2068${text}\u2069` : text
}

function toLinks({ arxiv, doi, links }: Paper): LetterPaper['links'] {
  const named = toPaperLinks({ arxiv, doi, links: undefined }).filter(({ label }) => label !== 'PDF')
  return named.length > 0 ? named : toPaperLinks({ arxiv: undefined, doi: undefined, links }).slice(0, 2)
}
