/** What a text is: one of the formats that are read, or something else that can be named, so that a refusal says more than "no". */
import { isBibtex } from './bibtex.ts'
import { isCslJson } from './csl-json.ts'
import { isDailyPapersJson } from './daily-papers-json.ts'
import { remedies } from './decode-text.ts'
import { explainJson } from './foreign-json.ts'
import { isRis } from './ris.ts'

/** The formats by the names of `--format`. */
export const formatNames = [
  'bibtex',
  'csl-json',
  'ris',
  'arxiv-atom',
  'daily-papers-json',
  'daily-papers-page',
] as const
export type FormatName = (typeof formatNames)[number]

/** The format of the text, or what it seems to be instead; a text of no known kind may be a page. */
export function recognize(text: string): { format: FormatName } | { seems: string } {
  const start = text.slice(0, 20_000).trim()
  if (/^[[{]/.test(start)) {
    const json = recognizeJson(text)
    if (json) return json
  }
  if (/^<\?xml|^<(?:\w+:)?feed\b/i.test(start) && isArxivAtom(start)) return { format: 'arxiv-atom' }
  const foreign = markup.find(([pattern]) => pattern.test(start))
  if (foreign) return { seems: foreign[1] }
  if (isRis(text)) return { format: 'ris' }
  if (isBibtex(text)) return { format: 'bibtex' }
  if (htmlInside.test(start)) return { seems: html }
  return { format: 'daily-papers-page' }
}

/** What a text without papers seems to be, and what to do. */
export function explainText(text: string): string {
  const start = text.slice(0, 20_000).trim()
  const json = /^[[{]/.test(start) ? recognizeJson(text) : undefined
  if (json && 'seems' in json) return json.seems
  return kinds.find(([pattern]) => pattern.test(start))?.[1] ?? `text of no kind that can be read. ${howTo}`
}

const howTo = `Formats: ${formatNames.join(', ')}. Of a Daily Papers page: ${remedies.copy}`

/** JSON by what is in it; nothing for text that only begins as JSON does ("[1]Home"). */
function recognizeJson(text: string): { format: FormatName } | { seems: string } | undefined {
  let data: unknown
  try {
    data = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (error) {
    if (!/^\s*(?:\{\s*["}]|\[\s*["{\]])/.test(text)) return undefined
    return {
      seems: `JSON that is cut off or broken (${(error as Error).message.slice(0, 120)}). Fetch or export it again.`,
    }
  }
  if (isDailyPapersJson(data)) return { format: 'daily-papers-json' }
  if (isCslJson(data)) return { format: 'csl-json' }
  return { seems: explainJson(data) }
}

function isArxivAtom(start: string): boolean {
  if (!/<(?:\w+:)?feed\b[^>]{0,500}http:\/\/www\.w3\.org\/2005\/Atom/i.test(start)) return false
  if (/announce_type|rss\.arxiv\.org/.test(start)) return false
  return /http:\/\/arxiv\.org\/schemas\/atom|<id>\s{0,20}https?:\/\/(?:export\.)?arxiv\.org\/(?:api|abs)\//i.test(start)
}

const html = `HTML. ${remedies.copy}`
const htmlInside = /<\/(?:div|body|script|head)>/i

const toAtom = 'Fetch the papers from export.arxiv.org/api/query instead.'
const reexport = 'Export the list as BibTeX, RIS or CSL-JSON and import that.'

/** Source text of kinds that are not read, each by how it begins. */
export const markup: readonly (readonly [RegExp, string])[] = [
  [
    /^<!doctype html|^<(?:html|head|body|div|main|script|meta)\b|^<\?xml[^>]{0,200}>\s{0,20}<!doctype html|^<\?xml[^>]{0,200}>\s{0,20}<html\b/i,
    html,
  ],
  [
    /^(?:<\?xml[^>]{0,200}>\s{0,20})?(?:<!--[^>]{0,500}-->\s{0,20})?(?:<\?xml-[^>]{0,200}>\s{0,20})?<OAI-PMH\b/i,
    `an answer of OAI-PMH. ${toAtom}`,
  ],
  [
    /^(?:<\?xml[^>]{0,200}>\s{0,20})?(?:<!--[^>]{0,500}-->\s{0,20})?(?:<\?xml-[^>]{0,200}>\s{0,20})?<(?:rss|rdf:RDF)\b/i,
    `an RSS feed. ${toAtom}`,
  ],
  [
    /^<\?xml[\s\S]{0,600}<(?:\w{1,10}:)?feed\b|^<(?:\w{1,10}:)?feed\b/i,
    `an Atom feed, but not an answer of arXiv's API. ${toAtom}`,
  ],
  [/^<\?xml[\s\S]{0,600}<(?:modsCollection|mods)\b/i, `MODS. ${reexport}`],
  [/^<\?xml[\s\S]{0,600}<(?:PubmedArticleSet)\b/i, `XML of PubMed. ${reexport}`],
  [/^<\?xml[\s\S]{0,600}<xml>\s{0,20}<records>/i, `XML of EndNote. ${reexport}`],
  [/^<\?xml|^<[a-z]{2,20}[\s>][\s\S]{0,10000}<\/[a-z]{2,20}>/i, `XML of a kind that is not read. ${reexport}`],
  [/^\{\\rtf/, 'a rich text file. Save it as plain text and import again.'],
  [
    /^(?:\ufeff)?FN (?:Clarivate|Thomson|ISI)|^PT [A-Z]\r?\nAU /,
    `a list of Web of Science. Export it there as RIS ("RIS (other reference software)") or BibTeX.`,
  ],
  [/^PMID- ?\d/, `a list of PubMed (MEDLINE). ${reexport}`],
  [/^%0 (?:Journal|Conference|Book|Generic|Thesis|Report|Electronic|Web)/, `EndNote's or refer's format. ${reexport}`],
  [/^(?:From|MIME-Version|Return-Path|Received|Delivered-To): /, `an e-mail or a web archive. ${remedies.copy}`],
]

const kinds: readonly (readonly [RegExp, string])[] = [
  [/^$/, `empty. ${howTo}`],
  ...markup,
  [htmlInside, html],
  [
    /\b(?:forgot (?:your )?password|(?:log|sign) in (?:to|with)|don['’]t have an account|username or email)/i,
    `a login page. Log in first. ${remedies.copy}`,
  ],
  [
    /^(?:.{0,80}\n\s{0,20}){0,3}(?:\D{0,20}\b(?:40[0-9]|429|50[0-4])\b|rate exceeded|access denied|bad gateway|just a moment)/i,
    `an error page. Try again later, and look at what you saved. ${remedies.copy}`,
  ],
  [
    /\bsubmitted by\b/i,
    `a page of titles without abstracts. Copy the page that shows the abstracts (its "trending" view).`,
  ],
]
