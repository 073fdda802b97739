/** A letter as HTML for mail programs: two tables for the column, and in it blocks that every program knows. */
import { escapeHtml, toLegalXml } from '../text/html.ts'
import { countPapers, type LetterContents, type LetterPart } from './contents.ts'
import type { LetterPaper } from './letter-paper.ts'
import { darkStyle, type Paint, paintLetter } from './style.ts'

/** The whole document. Outlook for Windows knows no largest width, so it gets a table of its own around the column. */
export function formatDocument(contents: LetterContents): string {
  const paint = paintLetter
  const table = 'role="presentation" cellpadding="0" cellspacing="0" border="0"'
  return `<!doctype html>
<html lang="${escapeHtml(contents.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no">
<title>${text(contents.subject)}</title>
<style>${darkStyle}</style>
</head>
<body${paint('page')}>
<div${paint('hidden')}>${text(contents.preheader)}</div>
<table ${table} width="100%"${paint('sheet')}><tr><td align="center"${paint('margin')}>
<!--[if mso]><table ${table} width="600"><tr><td><![endif]-->
<table ${table} width="100%"${paint('column')}><tr><td lang="${escapeHtml(contents.language)}"${paint('text')}>
${formatBody(contents, paint)}
</td></tr></table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>
</body>
</html>
`
}

/** The length of the document in bytes of UTF-8; its papers are not written for it, but added up. */
export function weighDocument(contents: LetterContents): number {
  const papers = contents.sections.flatMap((section) => section.papers)
  const frame = formatDocument({ ...contents, sections: contents.sections.map(({ day }) => ({ day, papers: [] })) })
  return papers.reduce((weight, paper) => weight + weighPaper(paper), countBytes(frame))
}

/** How many bytes a paper adds; kept, since each letter that has it asks, and asks again for its plain text. */
export function weighPaper(paper: LetterPaper): number {
  const known = weights.get(paper)
  if (known !== undefined) return known
  const weight = countBytes(`\n${formatPaper(paper, 'h2', paintLetter)}`)
  weights.set(paper, weight)
  return weight
}

const weights = new WeakMap<LetterPaper, number>()

/** What stands in the column. */
export function formatBody({ list, edition, lede, sections, more, foot }: LetterContents, paint: Paint): string {
  return [
    `<p${paint('masthead')}>${link(list.name, list.url, paint('quietLink'))}</p>`,
    `<p${paint('description')}>${text(list.description)}</p>`,
    `<h1${paint('name')}>${link(edition.name, edition.url, paint('quietLink'))}</h1>`,
    `<p${paint('lede')}>${text(lede)} ${link('Read the edition on the stand', edition.url, paint('link'))}</p>`,
    ...sections.flatMap(({ day, papers }) => [
      ...(day ? [`<h2${paint('day')}>${link(day.name, day.url, paint('quietLink'))}</h2>`] : []),
      ...papers.map((paper) => formatPaper(paper, day ? 'h3' : 'h2', paint)),
    ]),
    ...(more > 0
      ? [`<p${paint('more')}>${link(`and ${countPapers(more)} more on the stand`, edition.url, paint('link'))}</p>`]
      : []),
    `<div${paint('foot')}>`,
    ...foot.map((parts) => `<p${paint('small')}>${parts.map((part) => formatPart(part, paint)).join('')}</p>`),
    '</div>',
  ].join('\n')
}

/** As long under a heading of either rank. */
function formatPaper(
  { title, url, byline, figure, summary, links }: LetterPaper,
  heading: 'h2' | 'h3',
  paint: Paint,
): string {
  return [
    `<div${paint('entry')}>`,
    `<${heading}${paint('title')}>${link(title, url, paint('quietLink'))}</${heading}>`,
    byline && `<p${paint('byline')}>${text(byline)}</p>`,
    figure && formatResult(figure, paint),
    summary && `<p${paint('summary')}>${text(summary)}</p>`,
    links.length > 0 &&
      `<p${paint('links')}>${links.map((to) => link(to.label, to.url, paint('link'))).join(' &nbsp; ')}</p>`,
    '</div>',
  ]
    .filter(Boolean)
    .join('\n')
}

function formatResult({ bound, number, caption }: NonNullable<LetterPaper['figure']>, paint: Paint): string {
  return [
    `<p${paint('result')}>`,
    bound ? `<span${paint('caption')}>${text(bound)}</span> ` : '',
    `<span${paint('figure')}>${text(number)}</span> `,
    `<span${paint('caption')}>${text(caption)}</span></p>`,
  ].join('')
}

function formatPart(part: LetterPart, paint: Paint): string {
  return typeof part === 'string' ? text(part) : link(part.label, part.url, paint('footLink'))
}

function link(label: string, url: string, attributes: string): string {
  return `<a href="${escapeHtml(url)}"${attributes}>${text(label)}</a>`
}

function text(plain: string): string {
  return escapeHtml(toLegalXml(plain))
}

function countBytes(text: string): number {
  return new TextEncoder().encode(text).length
}
