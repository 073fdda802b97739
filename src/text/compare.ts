/** Texts in an order that depends on nothing but their characters: no language, no system. */

/** For `sort`: by UTF-16 units, as `<` compares. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
