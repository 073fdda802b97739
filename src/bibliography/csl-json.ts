/** CSL-JSON as a file: a list with one field a line, so that a person can read it and a change shows where it is. */
import type { CslItem } from './csl.ts'

/** The items as programs read them, in order, with a line feed at the end. */
export function formatCslJson(items: readonly CslItem[]): string {
  if (items.length === 0) return '[]\n'
  return `[\n${items.map(formatItem).join(',\n')}\n]\n`
}

function formatItem(item: CslItem): string {
  const fields = Object.entries(item).filter(([, value]) => value !== undefined)
  return `{\n${fields.map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`).join(',\n')}\n}`
}
