/** Letters as a keyboard has them, from letters as print has them. */

/** Ligatures, accents, subscripts and wide forms taken apart ("Ł" -> "L", "é" -> "e" and its accent, "H₂O" -> "H2O"). */
export function unfoldLetters(text: string): string {
  return text.replace(/[ßøØłŁđĐæÆœŒıİþÞðÐ]/g, (letter) => latin[letter] ?? letter).normalize('NFKD')
}

/** Letters that have no decomposition in Unicode. */
const latin: Record<string, string> = {
  ß: 'ss',
  ø: 'o',
  Ø: 'o',
  ł: 'l',
  Ł: 'l',
  đ: 'd',
  Đ: 'd',
  æ: 'ae',
  Æ: 'ae',
  œ: 'oe',
  Œ: 'oe',
  ı: 'i',
  İ: 'i',
  þ: 'th',
  Þ: 'th',
  ð: 'd',
  Ð: 'd',
}
