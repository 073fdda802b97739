/** CSL-JSON as a file: a list with one field a line, so that a person can read it and a change shows where it is. */
import type { CslItem } from './csl.ts'

/** The items as programs read them, in order, with a line feed at the end. */
export function formatCslJson(items: readonly CslItem[]): string {
  return joinCslRecords(items.map(formatCslRecord))
}

/** Items that are written already. */
export function joinCslRecords(records: readonly string[]): string {
  return records.length === 0 ? '[]\n' : `[\n${records.join(',\n')}\n]\n`
}

/** One item: an object of JSON. */
export function formatCslRecord(item: CslItem): string {
  const fields = Object.entries(item).filter(([, value]) => value !== undefined)
  return `{\n${fields.map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`).join(',\n')}\n}`
}
