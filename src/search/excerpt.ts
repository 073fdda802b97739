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

const signs: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&', '#39': "'", '#x27': "'" }
