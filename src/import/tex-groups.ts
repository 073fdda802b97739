/** Braces of TeX, counted. */

/** Whether one pair of braces holds the whole text. */
export function isGroup(text: string): boolean {
  return text.startsWith('{') && text.endsWith('}') && findClose(text, 1) === text.length - 1
}

/** Where the brace is that closes what was opened before `from`, or -1. */
export function findClose(text: string, from: number): number {
  let depth = 1
  for (let at = from; at < text.length; at++) {
    if (text[at] === '{') depth++
    else if (text[at] === '}' && --depth === 0) return at
  }
  return -1
}

/** The text without pairs of braces around the whole of it, unless they hold a command's words together ("{\em all of it}"). */
export function unwrapGroups(text: string): string {
  let inner = text.trim()
  for (let n = 0; n < 5 && isGroup(inner) && !/^\{\s?\\[A-Za-z]/.test(inner); n++) inner = inner.slice(1, -1).trim()
  return inner
}
