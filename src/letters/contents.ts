/** What a letter says, before it is written as HTML and as plain text: an edition with its papers by day, and its foot. */
import { type Edition, formatEdition, formatSpan } from '../library/editions.ts'
import type { Site } from '../schema.ts'
import { absoluteUrl, editionUrl, homeUrl, subscribeUrl } from '../urls.ts'
import type { LetterPaper } from './letter-paper.ts'

export interface LetterContents {
  language: string
  subject: string
  /** What mail programs show beside the subject: the first titles. */
  preheader: string
  list: { name: string; description: string; url: string }
  /** "10 December 2025"; `url` is its page. */
  edition: { name: string; url: string }
  /** "58 papers added, 8 December 2025 to 14 December 2025." */
  lede: string
  /** In the order of the edition; days have a heading in weeks and months alone. */
  sections: { day: { name: string; url: string } | undefined; papers: LetterPaper[] }[]
  /** How many papers of the edition are not in the letter. */
  more: number
  /** Paragraphs of words and links. */
  foot: LetterPart[][]
}

export type LetterPart = string | { label: string; url: string }

/** How somebody gets off the list of those to whom a letter is sent. */
export interface Leaving {
  /** To whom they write. */
  address: string
  /** A page where it is done without writing. */
  url?: string | undefined
}

/** An address of the site as a whole one. */
export type ToUrl = (url: string) => string

/** `origin` may have a path, for those who do not know the base path of the build: it then stands before every address. */
export function toWholeUrl(origin: URL | undefined): ToUrl {
  const before = (origin?.pathname ?? '').replace(/\/$/, '')
  return (url) => absoluteUrl(before + url, origin)
}

/** An edition with the first of its papers, and all around them. Without `leaving` nothing is said of why one gets it. */
export function toContents(
  edition: Edition,
  papers: readonly LetterPaper[],
  site: Site,
  toUrl: ToUrl,
  leaving: Leaving | undefined,
): LetterContents {
  const count = countPapers(edition.papers.length)
  const name = formatEdition(edition, site.language)
  const span = formatSpan(edition, site.language)
  const shown = edition.papers.slice(0, papers.length)
  const days = Map.groupBy(papers, (_, n) => (edition.kind === 'day' ? undefined : shown[n]?.added))
  const toDay = (day: string) => ({
    name: formatEdition({ id: day, kind: 'day' }, site.language),
    url: toUrl(editionUrl(day)),
  })
  return {
    language: site.language,
    subject: `${site.title.trim()}, ${name}: ${count}`,
    preheader: shorten(shown.map(({ plainTitle }) => plainTitle).join(' · ')),
    list: { name: site.title.trim(), description: site.description.trim(), url: toUrl(homeUrl()) },
    edition: { name, url: toUrl(editionUrl(edition.id)) },
    lede: `${count} added${span ? `, ${span}` : ''}.`,
    sections: [...days].map(([day, own]) => ({ day: day === undefined ? undefined : toDay(day), papers: own })),
    more: edition.papers.length - papers.length,
    foot: toFoot(site, toUrl, leaving),
  }
}

/** "1 paper", "58 papers". */
export function countPapers(count: number): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? 'paper' : 'papers'}`
}

function toFoot(site: Site, toUrl: ToUrl, leaving: Leaving | undefined): LetterPart[][] {
  const { licence } = site
  return [
    ...(leaving ? [toReason(leaving)] : []),
    [
      { label: site.title.trim(), url: toUrl(homeUrl()) },
      ` is chosen and written by ${site.curator.trim()}. `,
      { label: 'Other ways to follow it', url: toUrl(subscribeUrl()) },
      '.',
    ],
    ...(licence
      ? [['Words of the list: ', licence.url ? { label: licence.name, url: licence.url } : licence.name, '.']]
      : []),
  ]
}

function toReason({ address, url }: Leaving): LetterPart[] {
  return [
    'You get this letter because your address is on the list of those who asked for it. To stop, write to ',
    { label: address, url: toUnsubscribeMail(address) },
    ' with the subject “unsubscribe”',
    ...(url ? [', or ', { label: 'unsubscribe on the web', url }] : []),
    '.',
  ]
}

/** The mailto: address that asks to be taken off the list. */
export function toUnsubscribeMail(address: string): string {
  return `mailto:${encodeURIComponent(address).replace('%40', '@')}?subject=unsubscribe`
}

/** As much as mail programs show in a line; whole words. */
function shorten(text: string): string {
  if (text.length <= 140) return text
  return `${text
    .slice(0, 140)
    .replace(/\s+\S*$/u, '')
    .toWellFormed()} …`
}
