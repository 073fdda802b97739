/** The file of a paper: record and notes to text. The same record always gives the same bytes. */
import { Document, type Pair, Scalar, visit } from 'yaml'
import { type PaperRecord, paperSchema } from '../schema.ts'

/** A record as a curator writes it: what has a default may be left out. */
export type PaperDraft = Partial<PaperRecord> & Pick<PaperRecord, 'title' | 'added'>

const fieldOrder = Object.keys(paperSchema.shape)

/**
 * The text of content/papers/<id>.md: frontmatter in the schema's order, then the notes as they are. The title stands on
 * one line, however long, as a JSON string, which is a YAML string too.
 */
export function formatEntry({ title, ...record }: PaperDraft, notes = ''): string {
  const fields = Object.entries(record)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => fieldOrder.indexOf(a) - fieldOrder.indexOf(b))
  const rest = styleEntry(new Document(Object.fromEntries(fields), { schema: 'core' }))
  return `---\ntitle: ${JSON.stringify(title)}\n${rest}---\n${notes === '' ? '' : `\n${notes.trim()}\n`}`
}

/** Fields of an entry as text, each on lines of its own. */
export function styleEntry(document: Document): string {
  visit(document, { Pair: (_, pair) => style(pair) })
  return document.toString({ lineWidth: 100, indentSeq: true, flowCollectionPadding: true })
}

/** Identifiers and units stand in quotes, prose in folded blocks, everything else as plain as YAML allows. */
function style(pair: Pair): void {
  const { key, value } = pair
  if (!(key instanceof Scalar) || !(value instanceof Scalar) || typeof value.value !== 'string') return
  if (['arxiv', 'doi', 'volume', 'issue', 'pages', 'unit'].includes(String(key.value))) value.type = Scalar.QUOTE_DOUBLE
  if (['summary', 'abstract', 'why'].includes(String(key.value)) && value.value.length > 80)
    value.type = Scalar.BLOCK_FOLDED
}
