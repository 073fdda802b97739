/** Titles, compared: a preprint and its published form are one paper. */
import { toPlainText } from '../text/mathematics.ts'

/**
 * What stays of a title when case, accents, signs and spaces are gone: equal for a preprint and its published form. Letters
 * and digits of all writings stay, and "+" and "#", which tell C, C++ and C# apart. Of the marks only those over Latin,
 * Greek and Cyrillic letters go: in other writings they tell words apart. A title of signs alone is its own fingerprint.
 */
export function titleFingerprint(title: string): string {
  const letters = toPlainText(title)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}+#]/gu, '')
  return letters || title.trim().toLowerCase()
}
