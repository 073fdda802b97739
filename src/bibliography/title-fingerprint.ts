/** Titles, compared: a preprint and its published form are one paper. */
import { toPlainText } from '../text/mathematics.ts'
import { words } from './paper-id.ts'

/** What stays of a title when case, signs and spaces are gone: equal for a preprint and its published form. */
export function titleFingerprint(title: string): string {
  return words(toPlainText(title)).join('') || title.trim().toLowerCase()
}
