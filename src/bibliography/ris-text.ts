/** Text as RIS takes it: one line, in which nothing is markup. */

/** On one line, as a value ends with its line; without halves of characters and noncharacters. */
export function toRisLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/\p{NChar}/gu, '\ufffd')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
}

/**
 * A value on one line. Zotero and our own reader see HTML in RIS, as many publishers write it: what would be a tag or a
 * character reference is written as a reference, but in formulas, between dollar signs. Nothing for nothing.
 */
export function toRisText(text: string | undefined): string | undefined {
  const line = toRisLine(text ?? '')
  return /[<&]/.test(line)
    ? line
        .split(/(\$[^$]{1,500}\$)/)
        .map(protect)
        .join('')
    : line || undefined
}

function protect(part: string, n: number): string {
  if (n % 2 === 1) return part
  return part
    .replace(/(?<!\\)&(?=(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});)/gi, '&amp;')
    .replace(/(<\/?[a-z][\w:-]*(?:\s[^<>]*)?\/?)(?<!\\)>/gi, '$1&gt;')
}
