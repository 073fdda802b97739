/**
 * What the Daily Papers API of Hugging Face answers: lists, and single papers. Two fields are called `publishedAt`: that of the
 * paper is when it came out, that around it is the day on which it was listed.
 */
import type { CslItem, CslName } from '../bibliography/csl.ts'
import { parseArxivId } from '../bibliography/identifiers.ts'
import { isRecord, lineOfItems, listIn, textOf } from './json-text.ts'
import { parsePersonName } from './person-name.ts'
import { type SourceList, type SourcePaper, toReadPaper } from './source-paper.ts'

/** Whether the data is such an answer: papers with an id, authors and a summary or a date, each perhaps in a `paper`. */
export function isDailyPapersJson(data: unknown): boolean {
  return listIn(data, [])
    .slice(0, 20)
    .some((item) => {
      if (!isRecord(item)) return false
      if (isRecord(item['paper'])) return 'id' in item['paper'] || 'summary' in item['paper']
      return (
        'id' in item &&
        Array.isArray(item['authors']) &&
        ('summary' in item || 'upvotes' in item) &&
        'publishedAt' in item
      )
    })
}

/** Reads all papers. What is missing of a paper and cannot be done without is told; fields that we do not know are passed over. */
export function parseDailyPapersJson(data: unknown, text: string): SourceList | undefined {
  if (!isDailyPapersJson(data)) return undefined
  const lines = lineOfItems(text, [])
  return { papers: listIn(data, []).map((item, n) => toPaper(item, n, lines[n] ?? 1)) }
}

function toPaper(value: unknown, n: number, line: number): SourcePaper {
  const outer = isRecord(value) ? value : {}
  const paper = isRecord(outer['paper']) ? outer['paper'] : outer
  const title = textOf(paper['title']) ?? textOf(outer['title'])
  const refuse = (reason: string): SourcePaper => ({ line, title, reason: `item ${n + 1} ${reason}` })
  const { id } = paper
  if (typeof id === 'number')
    return refuse(`has a number for an id (${id}), and numbers lose their zeros. Put it in quotes and import again.`)
  if (typeof id !== 'string') return refuse('has no id. Fetch the list again.')
  const arxiv = parseArxivId(id)
  if (arxiv === undefined)
    return refuse(`has an id that is not of arXiv ("${id.slice(0, 40)}"). Add the paper by hand.`)
  if (title === undefined) return refuse('has no title. Fetch the list again.')
  const published = toDay(paper['publishedAt'])
  const listed =
    toDay(paper === outer ? outer['submittedOnDailyAt'] : (outer['publishedAt'] ?? outer['submittedOnDailyAt'])) ??
    toDay(paper['submittedOnDailyAt'])
  const { names, hidden, unread } = readAuthors(paper['authors'])
  const abstract = textOf(paper['summary']) ?? textOf(outer['summary'])
  const item: CslItem = {
    id: arxiv,
    type: 'article',
    genre: 'preprint',
    title,
    ...(names.length > 0 && { author: names }),
    ...(published && { issued: { 'date-parts': [published.split('-').map(Number)] } }),
    ...(abstract && { abstract }),
    archive: 'arXiv',
    number: `arXiv:${arxiv}`,
    custom: toCustom(outer, paper),
  }
  const lost = [
    ...(hidden > 0 ? [`${hidden} hidden ${hidden === 1 ? 'author' : 'authors'}`] : []),
    ...(unread > 0 ? [`${unread} ${unread === 1 ? 'author' : 'authors'} without a name`] : []),
  ]
  return toReadPaper(line, item, { isTex: true, added: listed, lost, keywords: readKeywords(outer, paper) })
}

function readAuthors(authors: unknown): { names: CslName[]; hidden: number; unread: number } {
  const all = Array.isArray(authors) ? authors : []
  const shown = all.filter((author) => !(isRecord(author) && author['hidden'] === true))
  const names = shown.flatMap((author) => {
    const name = textOf(isRecord(author) ? author['name'] : author)
    return (name === undefined ? undefined : parsePersonName(name)) ?? []
  })
  return { names, hidden: all.length - shown.length, unread: shown.length - names.length }
}

/** Comments, organisation and links: in the paper, or around it. */
function toCustom(outer: Record<string, unknown>, paper: Record<string, unknown>): NonNullable<CslItem['custom']> {
  const field = (name: string) => paper[name] ?? outer[name]
  const comments = outer['numComments'] ?? paper['numComments']
  const organization = field('organization')
  const name = isRecord(organization)
    ? (textOf(organization['fullname']) ?? textOf(organization['name']))
    : textOf(organization)
  const links = (
    [
      ['code', textOf(field('githubRepo'))],
      ['project', textOf(field('projectPage'))],
    ] as const
  ).flatMap(([type, url]) => (url === undefined ? [] : [{ type, url }]))
  return {
    ...(Number.isInteger(comments) && Number(comments) >= 0 ? { comments: Number(comments) } : {}),
    ...(name && { organization: name }),
    ...(links.length > 0 && { links }),
  }
}

/** Key terms that a model has drawn from the paper: good to find topics by, and none of the paper's own words. */
function readKeywords(outer: Record<string, unknown>, paper: Record<string, unknown>): string[] {
  const keywords = paper['ai_keywords'] ?? outer['ai_keywords']
  return Array.isArray(keywords) ? keywords.slice(0, 100).flatMap((word) => textOf(word) ?? []) : []
}

/** The day of "2025-08-25T17:57:10.000Z", if the calendar has it. */
function toDay(value: unknown): string | undefined {
  const day = /^(\d{4}-\d{2}-\d{2})(?:T|$)/.exec(textOf(value) ?? '')?.[1]
  return day !== undefined && new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day) ? day : undefined
}
