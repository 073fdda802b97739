/**
 * BibTeX taken apart: entries, their fields and abbreviations, in one walk over the text. What is broken costs one entry,
 * and its line is known. What the fields say in TeX is not looked at here.
 */
import { openLines } from './source-paper.ts'

/** An entry; its fields as they stand between braces or quotes, with abbreviations written out, by lower-case names. */
export interface BibEntry {
  type: string
  key: string
  line: number
  fields: Map<string, string>
  /** What could not be kept: second fields of one name, abbreviations that nobody explains. */
  lost: string[]
}

/** An entry that has no end or no sense. */
export interface BibFault {
  line: number
  key: string | undefined
  reason: string
}

/** Longest value, in characters; abbreviations that contain each other grow without bound. */
const valueLimit = 4_000_000

/**
 * All entries in order, but for comments, preambles and abbreviations. An entry reaches at most to the next line that begins
 * with "@type{key,", so that a brace that is not closed takes no other entry with it.
 */
export function scanBibtex(text: string): (BibEntry | BibFault)[] {
  const found: (BibEntry | BibFault)[] = []
  const strings = new Map<string, string>(monthMacros.map((name, n) => [name, String(n + 1)]))
  const lineAt = openLines(text)
  const nextStart = openStarts(text)
  let commentsEnd = true
  head.lastIndex = 0
  for (let match = head.exec(text); match; match = head.exec(text)) {
    const [type = '', bracket] = [match[1]?.toLowerCase(), match[2]]
    const from = match.index + match[0].length
    if (type === 'comment' || type === 'preamble') {
      const end = commentsEnd ? findClose(text, from, text.length) : -1
      if (end < 0) commentsEnd = false
      head.lastIndex = end < 0 ? from : end + 1
      continue
    }
    const scan: Scan = { text, at: from, end: nextStart(from), close: bracket === '(' ? ')' : '}', strings, lost: [] }
    const line = lineAt(match.index)
    try {
      if (type === 'string') readFields(scan, (name, value) => strings.set(name, value))
      else found.push({ ...readEntry(scan), type, line, lost: scan.lost })
      head.lastIndex = scan.at
    } catch (error) {
      if ((error as Error).cause !== brokenEntry) throw error
      if (type !== 'string') {
        const key = /^\s*([^\s,={}()"]{1,200})\s*,/.exec(text.slice(from, from + 300))?.[1]
        found.push({ line, key, reason: `${key ? `the entry "${key}"` : 'an entry'} ${(error as Error).message}` })
      }
      head.lastIndex = Math.max(from, scan.end)
    }
  }
  return found
}

const monthMacros = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** The beginning of anything; not in a line that a percent sign makes a comment, as people mean it. */
const head = /(?<!^[ \t]{0,20}%[^\n@]{0,80})@([A-Za-z][\w+-]{0,40})\s{0,20}([{(])/gm

interface Scan {
  text: string
  at: number
  /** Where the next entry begins. */
  end: number
  close: string
  strings: Map<string, string>
  lost: string[]
}

const brokenEntry = Symbol('broken entry')

function broken(what: string): never {
  throw new Error(`${what} Mend it and import again.`, { cause: brokenEntry })
}

/** Where the first line after `from` stands that begins an entry; asked for in rising order. */
function openStarts(text: string): (from: number) => number {
  const start = /(?<=\n)[ \t]{0,20}@(?:[A-Za-z]{1,40}\s{0,5}[{(][^\s,={}()"]{0,200}\s{0,5},|string\s{0,5}[{(])/gi
  let next = -1
  return (from) => {
    if (next >= from) return next
    start.lastIndex = from
    next = start.exec(text)?.index ?? text.length
    return next
  }
}

function readEntry(scan: Scan): Pick<BibEntry, 'key' | 'fields'> {
  const fields = new Map<string, string>()
  skipSpace(scan)
  const start = scan.at
  let key = match(scan, /[^,={}"\n]*/y).trim()
  skipSpace(scan)
  if (peek(scan) === '=') {
    scan.at = start
    key = ''
  }
  readFields(scan, (name, value) => {
    if (!fields.has(name)) fields.set(name, value)
    else if (fields.get(name) !== value) scan.lost.push(`a second field "${name}"`)
  })
  if (/\s*,\s*[A-Za-z][\w-]{0,60}\s*=/y.test(scan.text.slice(scan.at, Math.min(scan.at + 300, scan.end))))
    broken('ends before its last field: there is a brace too many before that.')
  return { key, fields }
}

/** Up to the closing bracket; commas that are missing or too many are forgiven. */
function readFields(scan: Scan, take: (name: string, value: string) => void): void {
  for (;;) {
    skipSpace(scan)
    while (peek(scan) === ',') {
      scan.at++
      skipSpace(scan)
    }
    if (peek(scan) === scan.close) {
      scan.at++
      return
    }
    const name = match(scan, /[^\s,={}()"'#%@]{1,200}/y).toLowerCase()
    if (name === '') expected(scan, 'a field')
    skipSpace(scan)
    if (peek(scan) !== '=') broken(`has no "=" behind "${name.slice(0, 40)}".`)
    scan.at++
    take(name, readValue(scan))
  }
}

/** Parts joined by "#". */
function readValue(scan: Scan): string {
  const parts: string[] = []
  let size = 0
  for (;;) {
    skipSpace(scan)
    const part = readPart(scan)
    size += part.length
    if (size > valueLimit) broken('has a field that grows beyond all bounds.')
    parts.push(part)
    skipSpace(scan)
    if (peek(scan) !== '#') return parts.join('')
    scan.at++
  }
}

function readPart(scan: Scan): string {
  const sign = peek(scan)
  if (sign === '{' || sign === '"') {
    const end = sign === '{' ? findClose(scan.text, scan.at + 1, scan.end) : findQuote(scan.text, scan.at + 1, scan.end)
    if (end < 0) broken(`has no end: a ${sign === '{' ? 'brace' : 'quotation mark'} is opened and not closed.`)
    const value = scan.text.slice(scan.at + 1, end)
    scan.at = end + 1
    return value
  }
  const name = match(scan, /[^\s,={}()"#%@]{1,200}/y)
  if (name === '') expected(scan, 'a value')
  const value = scan.strings.get(name.toLowerCase())
  if (value === undefined && !/^\d+$/.test(name)) scan.lost.push(`what "${name}" stands for`)
  return value ?? name
}

/** The brace that closes, or -1; BibTeX counts braces whether a backslash stands before them or not. */
function findClose(text: string, from: number, end: number): number {
  let depth = 1
  brace.lastIndex = from
  for (let match = brace.exec(text); match && match.index < end; match = brace.exec(text)) {
    depth += match[0] === '{' ? 1 : -1
    if (depth === 0) return match.index
  }
  return -1
}

/** The quotation mark that closes, outside of all braces, or -1. */
function findQuote(text: string, from: number, end: number): number {
  let depth = 0
  for (let at = from; at < end; at++) {
    const sign = text[at]
    if (sign === '"' && depth <= 0) return at
    if (sign === '{') depth++
    else if (sign === '}') depth--
  }
  return -1
}

const brace = /[{}]/g

/** Space, and comments up to the end of their line. */
function skipSpace(scan: Scan): void {
  match(scan, /(?:\s|%[^\n]*)*/y)
}

function peek({ text, at, end }: Scan): string | undefined {
  return at < end ? text[at] : undefined
}

function match(scan: Scan, pattern: RegExp): string {
  pattern.lastIndex = scan.at
  const found = pattern.exec(scan.text)?.[0] ?? ''
  scan.at = Math.min(scan.at + found.length, Math.max(scan.at, scan.end))
  return found
}

function expected({ text, at, end }: Scan, what: string): never {
  if (at >= end) broken('has no end: a brace is opened and not closed.')
  const here = text.slice(at, Math.min(at + 20, end)).split('\n', 1)[0]
  broken(`cannot be read at "${here}": ${what} was expected there. Look for a brace too many, or too few, before it.`)
}
