/** Pagefind's excerpts: escaped HTML with `mark` elements, here as plain pieces, so that nothing is ever parsed as HTML. */

export interface Piece {
  text: string
  marked: boolean
}

/** "a &lt; <mark>b</mark>" -> [{ text: "a < ", marked: false }, { text: "b", marked: true }]. */
export function parseExcerpt(excerpt: string): Piece[] {
  return excerpt.split(/<(\/?)mark>/).reduce<{ pieces: Piece[]; marked: boolean }>(
    ({ pieces, marked }, part, n) => {
      if (n % 2 === 1) return { pieces, marked: part === '' }
      const text = part.replace(/&(lt|gt|quot|amp|#39|#x27);/g, (_, name: string) => signs[name] ?? '')
      return { pieces: text ? [...pieces, { text, marked }] : pieces, marked }
    },
    { pieces: [], marked: false },
  ).pieces
}

/** The pieces with "…" where the text goes on before or behind them; `content` is the whole text. */
export function withEllipses(pieces: readonly Piece[], content: string): Piece[] {
  const text = pieces
    .map((piece) => piece.text)
    .join('')
    .trim()
  const whole = content.trim()
  const ellipsis = (text: string) => ({ text, marked: false })
  return [
    ...(whole.startsWith(text.slice(0, 30)) ? [] : [ellipsis('… ')]),
    ...pieces,
    ...(whole.endsWith(text.slice(-30)) ? [] : [ellipsis(' …')]),
  ]
}

const signs: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&', '#39': "'", '#x27': "'" }
