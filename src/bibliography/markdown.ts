/** Papers as Markdown: a list as a section of an awesome-list, one paper whole. Words from records are words, never markup. */
import type { BlockContent, ListItem, PhrasingContent, RootContent } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import type { Paper } from '../library/paper.ts'
import { formatBound, formatFigure, formatResultCaption } from '../library/results.ts'
import { toInertMarkdown } from '../text/inert-markdown.ts'
import { toPlainText } from '../text/mathematics.ts'
import { formatBibtex } from './bibtex.ts'
import { toCslItem } from './csl-item.ts'
import { arxivPdfUrl, arxivUrl, doiUrl, toDoi, toPaperLinks } from './links.ts'
import { formatName } from './names.ts'
import { formatNames, formatReference } from './reference.ts'

/** A list of papers: a heading of the second rank, the description, and the lines. */
export function joinMarkdownLines(
  lines: readonly string[],
  { title, description }: { title: string; description?: string | undefined },
): string {
  const head = stringify([{ type: 'heading', depth: 2, children: text(title) }, ...paragraph(description)])
  return lines.length === 0 ? head : `${head}\n${lines.join('')}`
}

/** A paper as a line of such a list; of many names the first three. */
export function formatMarkdownLine(paper: Paper, url: string): string {
  return stringify(list([toLine(paper, url)]))
}

/** Everything that the list says of a paper, the notes as they were written, but for HTML, which is words there as on the page; `topics` are names, `url` is its page's address. */
export function formatMarkdownPaper(paper: Paper, topics: readonly string[], url: string): string {
  const item = toCslItem(paper, url)
  const { results = [], notes } = paper
  const section = (heading: string, content: readonly RootContent[]): RootContent[] =>
    content.length > 0 ? [{ type: 'heading', depth: 2, children: text(heading) }, ...content] : []
  const whole = stringify([
    { type: 'heading', depth: 1, children: text(paper.plainTitle) },
    ...paragraph(whoWrote(paper)),
    ...list(toFacts(paper, topics, url)),
    ...paragraph(paper.summary && toPlainText(paper.summary)),
    ...section(
      'Results',
      list(
        results.map((result) =>
          text(
            [formatBound(result), formatFigure(result), toPlainText(formatResultCaption(result))]
              .filter(Boolean)
              .join(' '),
          ),
        ),
      ),
    ),
    ...section(
      'Abstract',
      (paper.abstract ?? '').split(/\n{2,}/).flatMap((part) => paragraph(toPlainText(part))),
    ),
    ...section('How to cite', [
      { type: 'paragraph', children: withAddress(formatReference(item)) },
      { type: 'code', lang: 'bibtex', value: formatBibtex(item).trimEnd() },
    ]),
  ])
  // The notes come last, as a fence that they leave open would take in whatever stands below them.
  return notes.trim() === '' ? whole : `${whole}\n## Notes\n\n${toInertMarkdown(notes.trim())}\n`
}

/** The title leads to the paper itself, or to its page here where there is no other address. */
function toLine(paper: Paper, url: string): PhrasingContent[] {
  const { names, venue, arxiv, year, summary, links = [] } = paper
  const place = venue?.short ?? venue?.name ?? (arxiv ? 'arXiv' : undefined)
  const date = String(venue?.year ?? year ?? '')
  const who = names.length > 0 ? formatNames(names, 3) : undefined
  const facts = [who, place, place?.includes(date) ? undefined : date].filter(Boolean).join(', ')
  const said = toPlainText(summary ?? '')
  const address = arxiv
    ? arxivUrl(arxiv)
    : paper.doi
      ? doiUrl(paper.doi)
      : links.find(({ type }) => type === 'pdf')?.url
  const code = links.find(({ type }) => type === 'code')
  return [
    link(paper.plainTitle, address ?? url),
    ...text([facts && ` – ${facts}.`, said && ` ${withStop(said)}`].filter(Boolean).join('')),
    ...(code ? [...text(' '), link('Code', code.url), ...text('.')] : []),
  ]
}

function whoWrote({ names, authorCount, organization }: Paper): string {
  const authors = names.length > 0 ? names.map(formatName).join(', ') : authorCount ? `${authorCount} authors` : ''
  return [authors, organization].filter(Boolean).join(' · ')
}

function toFacts(paper: Paper, topics: readonly string[], url: string): PhrasingContent[][] {
  const { venue, published, arxiv, added, status } = paper
  const doi = toDoi(paper)
  const place = [venue?.name, venue?.volume && `volume ${venue.volume}`, venue?.issue && `issue ${venue.issue}`]
  const where = [...place, venue?.pages && `pages ${venue.pages}`, venue?.publisher, venue?.year]
  const fact = (name: string, ...value: PhrasingContent[]): PhrasingContent[][] =>
    value.length > 0 ? [[ours(`**${name}:** `), ...value]] : []
  return [
    ...fact('Appeared in', ...text(where.filter(Boolean).join(', '))),
    ...fact('Published', ...text(published)),
    ...fact('Added', ...text(added)),
    ...fact('Topics', ...text(topics.join(', '))),
    ...fact('Status', ...text(status)),
    ...fact('arXiv', ...(arxiv ? [link(arxiv, arxivUrl(arxiv)), ours(', '), link('PDF', arxivPdfUrl(arxiv))] : [])),
    ...fact('DOI', ...(doi ? [link(doi, doiUrl(doi))] : [])),
    ...toPaperLinks({ links: paper.links }).flatMap(({ label, url: to }) => fact(label, link(to, to))),
    ...fact('On the list', link(url, url)),
  ]
}

/** One line, without control characters; nothing for nothing. */
function text(value: string | undefined): PhrasingContent[] {
  const line = (value ?? '').toWellFormed().replace(/[\p{Cc}\s]+/gu, ' ')
  return line === '' ? [] : [{ type: 'text', value: line }]
}

/** Markdown of our own, as it is: in every text remark looks for forty signs that it may have to escape. */
function ours(markdown: string): PhrasingContent {
  return { type: 'html', value: markdown }
}

function link(words: string, url: string): PhrasingContent {
  return { type: 'link', url, children: text(words) }
}

function paragraph(value: string | undefined): RootContent[] {
  const children = text(value?.trim())
  return children.length > 0 ? [{ type: 'paragraph', children }] : []
}

function list(lines: readonly PhrasingContent[][]): RootContent[] {
  const toItem = (children: PhrasingContent[]): ListItem => {
    const line: BlockContent = { type: 'paragraph', children }
    return { type: 'listItem', spread: false, children: [line] }
  }
  return lines.length > 0 ? [{ type: 'list', ordered: false, spread: false, children: lines.map(toItem) }] : []
}

/** A reference ends with an address. */
function withAddress(reference: string): PhrasingContent[] {
  const [address] = /(?<=^| )https?:\/\/\S+$/.exec(reference) ?? []
  if (address === undefined) return text(reference)
  return [...text(reference.slice(0, -address.length)), link(address, address)]
}

function withStop(sentence: string): string {
  return /[.!?…]$/.test(sentence) ? sentence : `${sentence}.`
}

function stringify(children: RootContent[]): string {
  return writer.stringify({ type: 'root', children })
}

/** A dollar sign begins a formula on GitHub and elsewhere. */
const writer = unified()
  .use(remarkGfm)
  .use(remarkStringify, {
    bullet: '-',
    fences: true,
    resourceLink: true,
    unsafe: [{ character: '$', inConstruct: 'phrasing' }],
  })
  .freeze()
