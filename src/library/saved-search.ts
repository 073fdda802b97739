/**
 * Saved searches: a small language for the curator's own feeds, evaluated when the site is built.
 *
 *   topic:quantization -topic:diffusion year>=2024 text:"mixture of experts"
 *
 * Terms stand side by side and all must hold; a hyphen in front of one turns it round; a word alone is looked for in the
 * text. Quotes keep words together. There is no OR: two searches are two feeds.
 */
import { formatName } from '../bibliography/names.ts'
import { words } from '../bibliography/paper-id.ts'
import { paperTypes, statuses } from '../schema.ts'
import { toPlainText } from '../text/mathematics.ts'
import type { Paper } from './paper.ts'
import { propose } from './problems.ts'

export type SavedSearch = (paper: Paper) => boolean

/** What a search may ask of; `topics` are the ids that there are. */
export interface SearchScope {
  topics: readonly string[]
}

/** Reads a query; `errors` says what is wrong with it, with the column from 1, and is empty when all is well. */
export function parseSavedSearch(
  query: string,
  scope: SearchScope,
): { matches: SavedSearch; errors: { column: number; message: string }[] } {
  const errors: { column: number; message: string }[] = []
  const terms: SavedSearch[] = []
  for (const { text, column, open } of splitTerms(query)) {
    const term = open ? 'the quotation mark has no end. Close it.' : parseTerm(text, scope)
    if (typeof term === 'string') errors.push({ column, message: term })
    else terms.push(term)
  }
  if (terms.length === 0 && errors.length === 0)
    errors.push({ column: 1, message: 'the query asks for nothing. Write a term, for example topic:quantization.' })
  return { matches: (paper) => terms.every((term) => term(paper)), errors }
}

/** Fields that are compared as text: equal, but for case, signs and spaces. */
const equalFields: Record<string, (paper: Paper) => readonly (string | undefined)[]> = {
  topic: (paper) => paper.topics ?? [],
  author: (paper) => paper.names.flatMap((name) => [formatName(name), 'family' in name ? name.family : undefined]),
  venue: (paper) => [paper.venue?.name, paper.venue?.short],
  organization: (paper) => [paper.organization],
  type: (paper) => [paper.type],
  status: (paper) => [paper.status],
}

/** Fields that are compared as numbers. */
const numberFields: Record<string, (paper: Paper) => number | undefined> = {
  year: (paper) => (paper.year === undefined ? undefined : Number(paper.year)),
  comments: (paper) => paper.discussion?.comments,
}

/** Fields that have one of a few values. */
const choices: Record<string, readonly string[]> = { type: paperTypes, status: statuses }

/** Words of other search languages, and a hyphen that turns nothing round; in quotes, or in small letters, they are words to look for. */
const operators = new Map([
  ['AND', '"AND" has no place here: all terms must hold anyway. Leave it out.'],
  ['OR', '"OR" has no place here: all terms must hold. Save a second search for the other term.'],
  ['NOT', '"NOT" has no place here. Put a hyphen in front of the term, for example -topic:quantization.'],
  ['-', '"-" stands alone. Put it right in front of the term that must not hold, for example -topic:quantization.'],
])

const fields = [...Object.keys(equalFields), ...Object.keys(numberFields), 'text']

function parseTerm(text: string, scope: SearchScope): SavedSearch | string {
  const isNot = text.startsWith('-') && text.length > 1
  const bare = isNot ? text.slice(1) : text
  const operator = operators.get(bare)
  if (operator) return operator
  if (/^[a-z]*!=/i.test(bare))
    return '"!=" has no place here. Put a hyphen in front of the term, for example -year:2024.'
  const [, field = 'text', sign = ':', rest = bare] = /^([a-z]+)(:|>=|<=|>|<|=)(.*)$/is.exec(bare) ?? []
  const value = rest.replace(/^"(.*)"$/s, '$1').trim()
  const name = field.toLowerCase()
  if (!fields.includes(name))
    return `there is no field "${field}".${propose(name, fields)} Fields: ${fields.join(', ')}.`
  if (value === '') return `"${field}${sign}" asks for nothing. Write a value behind it.`
  const term = parseComparison(name, sign, value, scope)
  return typeof term === 'string' || !isNot ? term : (paper) => !term(paper)
}

function parseComparison(name: string, sign: string, value: string, { topics }: SearchScope): SavedSearch | string {
  const read = numberFields[name]
  if (read) {
    if (!/^\d+$/.test(value)) return `${name} is compared with a whole number, not with "${value}". Write digits alone.`
    return (paper) => compare(read(paper), sign, Number(value))
  }
  if (sign !== ':' && sign !== '=')
    return `${name} is text, so "${sign}" says nothing about it. Write ${name}:${value}.`
  const wanted = toKey(value)
  const texts = equalFields[name]
  if (!texts) return findsText(value)
  if (name === 'topic' && !topics.includes(value)) return `there is no topic "${value}".${propose(value, topics)}`
  const choice = choices[name]
  if (choice && !choice.some((one) => toKey(one) === wanted))
    return `${name} "${value}" is not one of ${choice.map((one) => (one.includes(' ') ? `"${one}"` : one)).join(', ')}.${propose(value, choice) || ' Choose one.'}`
  return (paper) => texts(paper).some((text) => text !== undefined && toKey(text) === wanted)
}

function compare(found: number | undefined, sign: string, wanted: number): boolean {
  if (found === undefined) return false
  if (sign === '>=') return found >= wanted
  if (sign === '<=') return found <= wanted
  if (sign === '>') return found > wanted
  return sign === '<' ? found < wanted : found === wanted
}

/** Whole words, whatever their case and accents; a text without Latin letters and digits as it stands. */
function findsText(value: string): SavedSearch {
  const wanted = words(value).join(' ')
  if (wanted === '') return (paper) => textOf(paper).plain.includes(value.toLowerCase())
  return (paper) => ` ${textOf(paper).words} `.includes(` ${wanted} `)
}

const textByPaper = new WeakMap<Paper, { plain: string; words: string }>()

/** Everything that a reader could read about the paper; kept, since making it costs more than all searching in it. */
function textOf(paper: Paper): { plain: string; words: string } {
  const made = textByPaper.get(paper)
  if (made) return made
  const parts = [paper.title, paper.summary, paper.abstract, paper.notes, paper.names.map(formatName).join(' ')]
  const plain = parts.map((part) => toPlainText(part ?? '')).join(' ')
  const text = { plain: plain.toLowerCase(), words: words(plain).join(' ') }
  textByPaper.set(paper, text)
  return text
}

function toKey(text: string): string {
  return words(text).join(' ') || text.toLowerCase()
}

/** Cuts at spaces outside quotation marks. */
function splitTerms(query: string): { text: string; column: number; open: boolean }[] {
  return [...query.matchAll(/(?:"[^"]*("|$)|[^\s"])+/g)].map((match) => ({
    text: match[0],
    column: match.index + 1,
    open: (match[0].split('"').length - 1) % 2 === 1,
  }))
}
