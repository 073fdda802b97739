/** Values of a record, compared by what they say. */

/** Fields of a record by their names, as YAML gives them; a field that is to go is undefined. */
export type FieldValues = Readonly<Record<string, unknown>>

/**
 * Whether two values of a record say the same; the order of fields says nothing, and undefined is as good as absent. Nor does a
 * line end behind a text: YAML gives the last block of a file none, until a field comes behind it.
 */
export function isSameData(a: unknown, b: unknown): boolean {
  return toCanonical(a) === toCanonical(b)
}

function toCanonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(toCanonical).join()}]`
  if (typeof value === 'string') return JSON.stringify(value.replace(/\n+$/, ''))
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const fields = Object.entries(value).filter(([, field]) => field !== undefined)
  return `{${fields
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, field]) => `${JSON.stringify(name)}:${toCanonical(field)}`)
    .join()}}`
}
