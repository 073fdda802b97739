/** Dollar signs in a text from outside: those around a formula stay, all others are money and must open no formula. */

/** A stretch of text, end exclusive. */
export interface Span {
  start: number
  end: number
}

/** Where the formulas are, dollar signs included: `$O(n^2)$`, `H$_2$O`, but not "US$5 or US$7" nor "$HOME/$USER". */
export function findFormulas(text: string): Span[] {
  const spans: Span[] = []
  opening.lastIndex = 0
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const inner = match[1]
    if (inner === undefined) continue
    const start = match.index
    if (isFormula(inner, text[start - 1] ?? '')) spans.push({ start, end: start + match[0].length })
    else opening.lastIndex = start + 1
  }
  return spans
}

/** Where the dollar signs are that belong to no formula and have no backslash yet. */
export function findMoney(text: string): number[] {
  const formulas = findFormulas(text)
  return [...text.matchAll(/\\?\$/g)]
    .filter(({ 0: sign, index }) => sign === '$' && !formulas.some(({ start, end }) => index >= start && index < end))
    .map(({ index }) => index)
}

/** The rule of text/mathematics.ts for what may be a formula, one at a time. */
const opening = /\\\$|\$(?!\s)((?:\\[\s\S]|[^$\\]){1,2000}?)(?<!\s)\$(?!\d)/g

/** TeX has commands, braces or scripts; without them only a single short token counts, and never a sum of money. */
function isFormula(inner: string, before: string): boolean {
  if (/[A-Za-z]/.test(before) && /^\d/.test(inner)) return false
  if (/\\[A-Za-z]|[\^_]/.test(inner)) return !/[a-z]{3,} [a-z]{2,} [a-z]/.test(inner)
  return inner.length <= 20 && /^[A-Za-z(][^\s$]*$|^\d+(?:\.\d+)?$/.test(inner) && !/[A-Za-z]{3}/.test(inner)
}
