/** Where the formulas of a text begin and end; apart from what sets them, which is too large for a page's script. */

export interface Segment {
  kind: 'text' | 'mathematics'
  text: string
}

/**
 * Cuts a text at its formulas. A dollar sign opens one when no space follows it, and closes one when no space is before
 * it and no digit behind it (Pandoc's rule), so that "between $5 and $6" stays text. `\$` is always a dollar sign.
 */
export function splitMathematics(text: string): Segment[] {
  const segments: Segment[] = []
  let rest = 0
  for (const match of text.matchAll(/\\\$|\$(?!\s)((?:\\[\s\S]|[^$\\]){1,2000}?)(?<!\s)\$(?!\d)/g)) {
    if (match[1] === undefined) continue
    if (match.index > rest) segments.push({ kind: 'text', text: unescapeDollars(text.slice(rest, match.index)) })
    segments.push({ kind: 'mathematics', text: match[1] })
    rest = match.index + match[0].length
  }
  if (rest < text.length) segments.push({ kind: 'text', text: unescapeDollars(text.slice(rest)) })
  return segments
}

function unescapeDollars(text: string): string {
  return text.replace(/\\\$/g, '$')
}
