/** The link under a search that found nothing: what was asked for goes along to the page where a paper is suggested. */

/** An address has its limits, and so has the patience of whoever reads the suggestion. */
const longest = 200

/**
 * Puts the text behind an address that ends in the name of a parameter ("…&identifier=", "…title=Paper:%20"); any other
 * address stays as it is, also one that has parameters ("…/?p=list.git").
 */
export function fillSuggestion(address: string, text: string): string {
  const words = text.trim().toWellFormed()
  return /=(?:Paper:%20)?$/.test(address)
    ? address + encodeURIComponent([...words].slice(0, longest).join(''))
    : address
}
