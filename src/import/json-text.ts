/** JSON from outside: what is in it, and on which line its items begin. */

/** An object with fields; no list, no null. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A text that is not empty; numbers as texts. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

/** The items: the list itself, or the one in a field of one of these names, or the one object alone. */
export function listIn(data: unknown, names: readonly string[]): unknown[] {
  if (Array.isArray(data)) return data
  if (!isRecord(data)) return []
  return names.map((name) => data[name]).find((list): list is unknown[] => Array.isArray(list)) ?? [data]
}

/** The lines of the items that `listIn` finds; the text must be JSON. */
export function lineOfItems(text: string, names: readonly string[]): number[] {
  const lines: number[] = []
  let [line, depth, listDepth, firstLine, name] = [1, 0, -1, 0, '']
  token.lastIndex = 0
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [sign] = match
    if (sign === '\n') line++
    else if (sign.startsWith('"')) name = depth === 1 ? sign.slice(1, -1) : name
    else if (sign === ']' || sign === '}') {
      if (--depth < listDepth) return lines
    } else {
      firstLine ||= line
      depth++
      if (sign === '[' && listDepth < 0 && (depth === 1 || (depth === 2 && names.includes(name)))) listDepth = depth
      else if (depth === listDepth + 1 && listDepth > 0) lines.push(line)
    }
  }
  return [firstLine]
}

const token = /"(?:[^"\\]|\\.)*"|[[\]{}\n]/g
