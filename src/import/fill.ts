/** Facts into the empty fields of an entry that is there: what a curator wrote stays, byte for byte. */
import { Document } from 'yaml'
import { formatName, toName } from '../bibliography/names.ts'
import { words } from '../bibliography/paper-id.ts'
import { parseFrontmatter } from '../library/frontmatter.ts'
import { type Author, type PaperRecord, paperSchema } from '../schema.ts'
import { type PaperDraft, styleEntry } from './entry.ts'

/** The fields that an import may fill, in the schema's order; never the curator's words, topics or status, nor a title. */
const facts = [
  'authors',
  'organization',
  'type',
  'published',
  'arxiv',
  'doi',
  'venue',
  'links',
  'abstract',
  'csl',
] as const

export interface Filled {
  text: string
  filled: string[]
}

/**
 * The text of the entry with the draft's facts behind its last field, as far as it lacks them. Nothing where there is nothing to
 * fill, where nobody is among the authors of both (many an "Introduction" is the title of two papers), or where the entry has
 * problems or cannot take a line: the result is read again, and must say all that it said before.
 */
export function fillEntry(text: string, draft: PaperDraft): Filled | undefined {
  const before = parseFrontmatter(text)
  const record = paperSchema.safeParse(before.data)
  if (before.errors.length > 0 || !record.success || isByOthers(record.data, draft)) return undefined
  const has = before.data as Record<string, unknown>
  const filled = facts.filter((field) => isEmpty(field, has, draft) && draft[field] !== undefined)
  if (filled.length === 0) return undefined
  const end = findEnd(text)
  if (end === undefined) return undefined
  const document = new Document(Object.fromEntries(filled.map((field) => [field, draft[field]])), { schema: 'core' })
  const lines = styleEntry(document)
  const lineEnd = /\r\n/.test(text.slice(0, end)) ? '\r\n' : '\n'
  const result = text.slice(0, end) + lines.replaceAll('\n', lineEnd) + text.slice(end)
  return isSame(result, has, before.body, filled) ? { text: result, filled: [...filled] } : undefined
}

/** Whether both name their authors and have no word of a name in common, in whatever order it stands. */
function isByOthers({ authors }: Pick<PaperRecord, 'authors'>, draft: PaperDraft): boolean {
  const [known, told] = [authors, draft.authors].map((names) => (names ?? []).flatMap(wordsOfName))
  return known?.length !== 0 && told?.length !== 0 && !told?.some((word) => known?.includes(word))
}

function wordsOfName(author: Author): string[] {
  return words(formatName(toName(author))).filter((word) => word.length > 1)
}

/** Authors win over a count, and a type is a fact only together with the venue that it belongs to. */
function isEmpty(field: (typeof facts)[number], has: Record<string, unknown>, draft: PaperDraft): boolean {
  if (field in has) return false
  if (field === 'type') return !('venue' in has) && draft.venue !== undefined
  return field !== 'organization' || !('authors' in has) || draft.type === 'thesis' || draft.type === 'report'
}

/** Where the line "---" begins that ends the frontmatter. */
function findEnd(text: string): number | undefined {
  const match = /^\ufeff?---[ \t]*\r?\n(?:(?!---[ \t]*\r?(?:\n|$))[^\n]*\n)*?(?=---[ \t]*\r?(?:\n|$))/.exec(text)
  return match?.[0].length
}

function isSame(text: string, has: Record<string, unknown>, body: string, filled: readonly string[]): boolean {
  const after = parseFrontmatter(text)
  if (after.errors.length > 0 || after.body !== body || !paperSchema.safeParse(after.data).success) return false
  const data = after.data as PaperRecord & Record<string, unknown>
  const rest = Object.fromEntries(Object.entries(data).filter(([field]) => !filled.includes(field)))
  return JSON.stringify(rest) === JSON.stringify(has)
}
