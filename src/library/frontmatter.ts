/** A content file, read: its frontmatter as data, its body as text, and where in the file each field stands. */
import {
  type Document,
  isMap,
  isPair,
  isScalar,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
  type YAMLMap,
  type YAMLParseError,
} from 'yaml'

/** Line and column, both from 1. */
export interface Position {
  line: number
  column: number
}

export interface Frontmatter {
  data: unknown
  /** The text behind the frontmatter, with plain line ends; `bodyLine` is the line of the file on which it begins. */
  body: string
  bodyLine: number
  /** Where the field at this path stands; the nearest enclosing one if it is not there. */
  locate(path: readonly PropertyKey[], what?: 'key' | 'value'): Position
  errors: (Position & { message: string })[]
}

/** Reads "---", YAML, "---", body. Line ends may be of either kind and a byte-order mark may come first. */
export function parseFrontmatter(text: string): Frontmatter {
  const lines = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n')
  const end = lines[0]?.trimEnd() === '---' ? lines.findIndex((line, n) => n > 0 && line.trimEnd() === '---') : -1
  if (end < 0) {
    const message =
      lines[0]?.trimEnd() === '---'
        ? 'the frontmatter has no end. Close it with a line "---".'
        : 'there is no frontmatter. Begin the file with a line "---", then the fields, then "---".'
    return { data: undefined, body: '', bodyLine: 1, locate: () => start, errors: [{ ...start, message }] }
  }
  return {
    ...parseYaml(lines.slice(1, end).join('\n'), 2),
    body: lines
      .slice(end + 1)
      .join('\n')
      .trim(),
    bodyLine:
      end +
      2 +
      Math.max(
        0,
        lines.slice(end + 1).findIndex((line) => line.trim() !== ''),
      ),
  }
}

/** Reads YAML 1.2 (no aliases: a record has no use for them, and a bomb is made of them). */
export function parseYaml(text: string, firstLine = 1): Omit<Frontmatter, 'body' | 'bodyLine'> {
  const counter = new LineCounter()
  const document = parseDocument(text, { schema: 'core', lineCounter: counter, prettyErrors: false, uniqueKeys: true })
  const position = (offset: number): Position => {
    const { line, col } = counter.linePos(Math.min(offset, text.length))
    return { line: line + firstLine - 1, column: col }
  }
  const broken = document.errors.map((error) => ({
    offset: isUnclosed(error) ? findQuote(document, error.pos[0]) : error.pos[0],
    message: explain(error.code, error.message),
  }))
  const errors = oneEachLine(
    (broken.length > 0 ? broken : findMisread(document, text)).map(({ offset, message }) => ({
      ...position(offset),
      message,
    })),
  )
  const data: unknown = errors.length === 0 ? document.toJS({ maxAliasCount: 0 }) : undefined
  return { data, errors, locate: (path, what = 'value') => position(findOffset(document, path, what)) }
}

/** Deeper than any record goes; what is deeper still would exhaust the stack of those who walk it. */
const depthLimit = 50

interface Misread {
  offset: number
  message: string
}

/** What YAML reads without complaint and in another way than it was meant. */
function findMisread(document: Document, text: string): Misread[] {
  const found: Misread[] = document.warnings.map(({ pos }) => ({
    offset: pos[0],
    message: 'a text that begins with "!" must stand in quotes. Put quotes around it.',
  }))
  visit(document, {
    Alias: (_, { range }) => {
      found.push({
        offset: range?.[0] ?? 0,
        message: 'aliases (*name) have no place here. Write the value out, or put the text in quotes.',
      })
    },
    Node: (_, node, path) => {
      const offset = node.range?.[0] ?? 0
      if (path.length > depthLimit * 2) {
        found.push({ offset, message: 'the fields are nested too deeply. Write them flat.' })
        return visit.BREAK
      }
      if ('anchor' in node && node.anchor)
        found.push({
          offset: text.lastIndexOf('&', offset),
          message: 'a text that begins with "&" must stand in quotes. Put quotes around it.',
        })
      if (isScalar(node) && isCutShort(node.type, node.value, node.comment))
        found.push({
          offset: text.indexOf('#', node.range?.[1] ?? offset),
          message: 'what stands behind " #" is a comment and would be lost. Put the whole text in quotes.',
        })
      return undefined
    },
  })
  return found
}

/** Behind an id, a date or a number, a comment with a space is one; behind words it is the rest of the text. */
function isCutShort(type: unknown, value: unknown, comment: string | null | undefined): boolean {
  if (type !== 'PLAIN' || typeof value !== 'string' || !comment) return false
  return !/^[a-z0-9.-]+$/.test(value) || /^\S/.test(comment)
}

/** One slip of the pen makes YAML stumble several times; once a line is enough to find it. */
function oneEachLine<T extends Position>(errors: T[]): T[] {
  return errors.filter(({ line }, n) => errors.findIndex((other) => other.line === line) === n)
}

function isUnclosed({ code, message }: YAMLParseError): boolean {
  return code === 'MISSING_CHAR' && message.includes('quote')
}

/** Where the text in quotes begins that is still open at `end`. */
function findQuote(document: Document, end: number): number {
  let start = end
  visit(document, {
    Scalar: (_, { type, range }) => {
      if (type?.startsWith('QUOTE') && range && range[0] < end) start = range[0]
    },
  })
  return start
}

const start: Position = { line: 1, column: 1 }

function findOffset(document: Document, path: readonly PropertyKey[], what: 'key' | 'value'): number {
  let node = document.contents as Node | null
  let offset = node?.range?.[0] ?? 0
  for (const [depth, step] of path.entries()) {
    const pair: Pair<unknown, unknown> | undefined = isMap(node) ? findPair(node, String(step)) : undefined
    const next = pair ? pair.value : node && 'items' in node ? (node.items as unknown[])[Number(step)] : undefined
    const key = pair && isScalar(pair.key) ? pair.key.range?.[0] : undefined
    const value = (next as Node | null | undefined)?.range?.[0]
    const last = depth === path.length - 1
    const found = last && what === 'key' ? (key ?? value) : (value ?? key)
    if (found === undefined) return offset
    offset = found
    node = (next as Node | null) ?? null
  }
  return offset
}

function findPair(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === key)
}

function explain(code: string, message: string): string {
  if (code === 'DUPLICATE_KEY') return 'this field stands here twice. Keep one.'
  if (code === 'MULTIPLE_DOCS') return 'the fields end here, and more follows. Take the line "..." or "---" out.'
  if (code === 'MISSING_CHAR' && message.includes('quote')) return 'the quotes are not closed. Close them.'
  if (code === 'BAD_DQ_ESCAPE')
    return 'in double quotes a backslash must be doubled. Put a text with TeX in single quotes.'
  if (code.startsWith('TAB_')) return 'there is a tab where YAML wants spaces. Use spaces.'
  if (/call stack/.test(message)) return 'the fields are nested too deeply. Write them flat.'
  if (/Nested mappings|Implicit (?:map )?keys|Unexpected scalar|BLOCK_AS_IMPLICIT_KEY/.test(`${code} ${message}`))
    return 'YAML cannot read this. A text with ": " or " #" in it must stand in quotes.'
  return `YAML cannot read this: ${message.replace(/\.?\s*$/, '')}. Mend it, or put the text in quotes.`
}
