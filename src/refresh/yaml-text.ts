/** Values as YAML text that fits where it is put: in the manner of the value that was there, or of our own entries. */
import { Document, isMap, isScalar, isSeq, type Node, Scalar } from 'yaml'
import { styleEntry } from '../import/entry.ts'

/** A field on lines of its own, `indent` spaces deep. */
export function formatField(name: string, value: unknown, indent: number): string {
  if (name === 'changes' && Array.isArray(value))
    return indentLines(`changes:\n${value.map((item) => formatItem(item, 2, false)).join('')}`, indent)
  return indentLines(styleEntry(new Document({ [name]: value }, { schema: 'core' })), indent)
}

/** An item of a list on lines of its own; the hyphen stands behind `indent` spaces. */
export function formatItem(value: unknown, indent: number, inFlow: boolean): string {
  if (inFlow || isShortChange(value)) return `${' '.repeat(indent)}- ${formatFlow(value)}\n`
  const document = new Document([value], { schema: 'core' })
  const [item] = isSeq(document.contents) ? document.contents.items : []
  const what = isMap(item) ? item.get('what', true) : undefined
  if (isScalar(what)) what.type = Scalar.BLOCK_FOLDED
  return indentLines(document.toString({ lineWidth: 100 }), indent)
}

/** A value on one line, as it may stand between brackets. */
export function formatFlow(value: unknown): string {
  const document = new Document([value], { schema: 'core' })
  if (isSeq(document.contents)) document.contents.flow = true
  return document.toString({ lineWidth: 0, flowCollectionPadding: true }).trim().slice(1, -1).trim()
}

/** A new value in the quotes, or in the kind of block, that the old one has; without its key. */
export function formatLike(old: Scalar, value: unknown, indent: number, inFlow: boolean): string {
  const scalar = new Scalar(value)
  if (typeof value === 'string' && old.type !== undefined && old.type !== 'PLAIN') scalar.type = old.type
  const document = new Document({ k: scalar as Node }, { schema: 'core' })
  if (isMap(document.contents)) document.contents.flow = inFlow
  const isBlock = scalar.type?.startsWith('BLOCK') === true
  const text = document.toString({ lineWidth: isBlock ? 100 : 0, flowCollectionPadding: true })
  const bare = inFlow ? text.trim().slice('{ k: '.length, -2) : text.slice('k: '.length, -1)
  return indentLines(bare, indent).slice(indent)
}

function isShortChange(value: unknown): boolean {
  const what = typeof value === 'object' && value !== null && 'what' in value ? value.what : undefined
  return typeof what === 'string' && what.length <= 80
}

function indentLines(text: string, indent: number): string {
  return text.replace(/^(?=[^\n])/gm, ' '.repeat(indent))
}
