/** Formulas in TeX, kept from whatever is done to the words around them, and told from money. */

/** A text whose formulas are single characters, U+E000 to U+EFFF, and the way back. */
export interface Protected {
  text: string
  restore(text: string): string
}

/**
 * Every formula comes back as our records have it, between single dollar signs and on one line; every other dollar sign has a
 * backslash. `$$…$$`, `\(…\)`, `\[…\]` and `\ensuremath{…}` are formulas too. Characters for private use are dropped.
 */
export function protectFormulas(text: string): Protected {
  const formulas: string[] = []
  const keep = (whole: string, inner: string): string => {
    const formula = inner.replace(/\s+/g, ' ').trim()
    if (formula === '' || formulas.length >= limit) return whole
    formulas.push(formula === '\\$' ? formula : `$${formula}$`)
    return String.fromCharCode(first + formulas.length - 1)
  }
  const marked = text
    .replace(/[\ue000-\uf8ff]/g, '')
    .replace(/\\\(([^$]{1,2000}?)\\\)|\\\[([^$]{1,2000}?)\\\]|\\ensuremath\{([^{}$]{1,500})\}/g, (whole, a, b, c) =>
      keep(whole, a ?? b ?? c),
    )
  return {
    text: protectDollars(marked, keep),
    restore: (text) =>
      formulas.length === 0
        ? text
        : text.replace(/[\ue000-\uefff]/g, (sign) => formulas[sign.charCodeAt(0) - first] ?? ''),
  }
}

const first = 0xe000
const limit = 0x0fff

/** A dollar sign opens a formula if what comes up to the next one can be one; it is money otherwise, and has a backslash. */
function protectDollars(text: string, keep: (whole: string, inner: string) => string): string {
  let result = ''
  let rest = 0
  const dollars = /\\[^$]|\\?\${1,2}/g
  for (let match = dollars.exec(text); match; match = dollars.exec(text)) {
    const [sign] = match
    if (!sign.endsWith('$')) continue
    const from = match.index + sign.length
    const end = sign.startsWith('\\') ? -1 : findDollar(text, from)
    const inner = end < 0 ? '' : text.slice(from, end)
    const close = end < 0 ? from : end + (sign === '$$' && text[end + 1] === '$' ? 2 : 1)
    const digits = /^\d{0,20}/.exec(text.slice(close, close + 20))?.[0] ?? ''
    const formula = isFormula(inner, digits !== '') ? keep('', joinDigits(inner, digits)) : ''
    result += text.slice(rest, match.index) + (formula || keep(sign, '\\$'))
    rest = dollars.lastIndex = formula ? close + digits.length : from
  }
  return result + text.slice(rest)
}

function findDollar(text: string, from: number): number {
  for (let at = from; at < text.length && at < from + 2000; at++) {
    if (text[at] === '$') return at
    if (text[at] === '\\') at++
  }
  return -1
}

/** Between two sums of money there are words, and the second begins with a digit. */
function isFormula(inner: string, isBeforeDigit: boolean): boolean {
  if (inner.trim() === '') return false
  if (/\\[A-Za-z]|[\^_{}]/.test(inner)) return true
  if (isBeforeDigit || /^\s|\s$|[A-Za-z]{4,} [a-z]{2,}/.test(inner)) return false
  return !/^[\d.,]+(?:[kKMB]|\s[a-z]{2,}|[,;])/.test(inner)
}

/** No formula of our records may have a digit right behind it (Pandoc's rule): "2$\times$3" is "2$\times 3$". */
function joinDigits(inner: string, digits: string): string {
  if (digits === '') return inner
  return /\\[A-Za-z]+$/.test(inner.trimEnd()) ? `${inner.trimEnd()} ${digits}` : `${inner}${digits}`
}
