/** Texts that are written from right to left, of which most lists have none: only those say so. */

/**
 * For the attribute `dir`: "auto" where letters of such a script are in the text, so that the first strong letter decides
 * (https://html.spec.whatwg.org/multipage/dom.html#the-dir-attribute), and nothing where there are none. The blocks are
 * those that Unicode keeps for such scripts (UAX #44, Bidi_Class).
 */
export function directionOf(text: string): 'auto' | undefined {
  return rightToLeft.test(text) ? 'auto' : undefined
}

const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u
