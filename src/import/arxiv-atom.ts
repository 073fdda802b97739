/** The Atom that arXiv's API answers (https://info.arxiv.org/help/api/user-manual.html). */
import { XMLParser } from 'fast-xml-parser'
import { SyntaxValidator } from 'fast-xml-validator'
import type { CslItem } from '../bibliography/csl.ts'
import { parseArxivId } from '../bibliography/identifiers.ts'
import { decodeReferences } from '../text/markup.ts'
import { isRecord, textOf } from './json-text.ts'
import { parsePersonName } from './person-name.ts'
import { openLines, type SourceList, type SourcePaper, toReadPaper } from './source-paper.ts'
import { openTexDecoder, type TexDecoder } from './tex-decode.ts'

/** The papers, or what is wrong with the whole answer; an answer that is cut off gives no paper at all. */
export function parseArxivAtom(text: string): SourceList | { seems: string } {
  const xml = text.replace(/^\ufeff/, '').trim()
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml))
    return { seems: 'XML with a DOCTYPE, which arXiv never sends. Fetch the list again from export.arxiv.org.' }
  const read = readFeed(xml)
  if ('seems' in read) return read
  const { feed } = read
  const entries = Array.isArray(feed['entry']) ? feed['entry'].filter(isRecord) : []
  const [first] = entries
  if (first && (readText(first['title']) === 'Error' || /\/api\/errors/.test(readText(first['id']) ?? '')))
    return {
      seems: `an error of arXiv, not a list: "${readText(first['summary']) ?? 'unknown'}". Mend the query and fetch it again.`,
    }
  const lines = linesOf(text)
  const decoder = openTexDecoder({ keepBraces: true })
  return { papers: entries.map((entry, n) => toPaper(entry, lines[n] ?? 1, decoder)) }
}

function readFeed(xml: string): { feed: Record<string, unknown> } | { seems: string } {
  try {
    SyntaxValidator.validate(xml)
  } catch (error) {
    const { line, message } = error as Error & { line?: number }
    return { seems: `XML that is cut off or broken in line ${line ?? 1} (${message}). Fetch the list again.` }
  }
  try {
    const parsed: unknown = new XMLParser({
      ignoreAttributes: false,
      attributeNamePrefix: '@',
      removeNSPrefix: true,
      parseTagValue: false,
      parseAttributeValue: false,
      processEntities: false,
      isArray: (name) => ['entry', 'author', 'category', 'link'].includes(name),
    }).parse(xml)
    const feed = isRecord(parsed) ? parsed['feed'] : undefined
    if (isRecord(feed)) return { feed }
  } catch {}
  return { seems: 'XML, but no list of arXiv. Fetch it from export.arxiv.org/api/query.' }
}

function toPaper(entry: Record<string, unknown>, line: number, decoder: TexDecoder): SourcePaper {
  const id = readText(entry['id']) ?? ''
  const arxiv = parseArxivId(id)
  const rawTitle = readText(entry['title'])
  if (arxiv === undefined)
    return { line, title: rawTitle, reason: `the entry has no arXiv id ("${id.slice(0, 60)}"). Add the paper by hand.` }
  if (rawTitle === undefined)
    return { line, title: undefined, reason: `arXiv:${arxiv} has no title. Fetch the list again.` }
  const version = /v(\d{1,3})$/.exec(id)?.[1]
  const [published, summary, doi] = [readText(entry['published']), readText(entry['summary']), readText(entry['doi'])]
  const [comment, journal] = [readText(entry['comment']), readText(entry['journal_ref'])]
  const authors = listOf(entry['author'])
  const names = authors.flatMap((author) => parsePersonName(readText(author['name']) ?? '') ?? [])
  const categories = listOf(entry['category']).flatMap((category) => textOf(category['@term']) ?? [])
  const primary = listOf(entry['primary_category'])[0]?.['@term'] ?? categories[0]
  const day = /^\d{4}-\d{2}-\d{2}/.exec(published ?? '')?.[0]
  const isWithdrawn =
    /\bwithdrawn\b/i.test(comment ?? '') ||
    /^(?:this (?:paper|article|submission|manuscript) has been withdrawn)/i.test(summary ?? '')
  const item: CslItem = {
    id: arxiv,
    type: 'article',
    genre: 'preprint',
    title: decoder.decode(rawTitle),
    ...(names.length > 0 && { author: names }),
    ...(day && { issued: { 'date-parts': [day.split('-').map(Number)] } }),
    ...(summary && { abstract: decoder.decode(summary) }),
    ...(doi && { DOI: doi }),
    archive: 'arXiv',
    number: `arXiv:${arxiv}`,
    ...(version && { version }),
    ...(comment && { note: comment }),
    ...(isWithdrawn && { status: 'withdrawn' }),
    custom: {
      ...(typeof primary === 'string' && { primaryClass: primary }),
      ...(categories.length > 0 && { categories }),
      ...(journal && { journalReference: journal }),
    },
  }
  return toReadPaper(line, item, {
    isTex: true,
    updated: /^\d{4}-\d{2}-\d{2}/.exec(readText(entry['updated']) ?? '')?.[0],
    lost: authors.some((author) => 'affiliation' in author) ? ["authors' affiliations"] : [],
    notes: isWithdrawn ? [`withdrawn from arXiv: "${(comment ?? summary ?? '').slice(0, 200)}"`] : [],
  })
}

function readText(value: unknown): string | undefined {
  const text = textOf(isRecord(value) ? value['#text'] : value)
  return text === undefined ? undefined : decodeReferences(text).replace(/\s+/g, ' ').trim()
}

function listOf(value: unknown): Record<string, unknown>[] {
  return (Array.isArray(value) ? value : [value]).filter(isRecord)
}

function linesOf(text: string): number[] {
  const lineAt = openLines(text)
  return [...text.matchAll(/<(?:[a-z]{1,10}:)?entry[\s>]/g)].map(({ index }) => lineAt(index))
}
