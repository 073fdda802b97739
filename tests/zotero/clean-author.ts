/** How Zotero takes a name apart (zotero/utilities, utilities.js: cleanAuthor), told in our own code. */
import type { Creator } from './item.ts'

/** With a comma in the text, what stands before and after the first; else the last word, and what stands before it. */
export function cleanAuthor(text: string): Creator {
  const hasComma = text.includes(',')
  // Only the first run of spaces is made one, as there.
  const name = text
    .replace(/^[\s\u00A0.,/[\]:]+/, '')
    .replace(/[\s\u00A0.,/[\]:]+$/, '')
    .replace(/[\s\u00A0]+/, ' ')
  const [lastName, firstName] = hasComma ? splitAtComma(name) : splitAtLastWord(name)
  const given = firstName && formatInitials(firstName)
  return given ? { lastName, firstName: given } : { lastName }
}

function splitAtComma(name: string): [string, string | undefined] {
  const [lastName = '', firstName] = name.replace(/\.([^ ])/, '. $1').split(/[,،] ?/)
  return [lastName, firstName]
}

/** "Ada Nowhere [NO]" ends in a word that begins with no letter: it is taken together with the one before. */
function splitAtLastWord(name: string): [string, string] {
  let space = name.length
  do space = name.lastIndexOf(' ', space - 1)
  while (space > 0 && !/^\p{L}/u.test(name.slice(space + 1)))
  return [name.slice(space + 1), space > 0 ? name.slice(0, space) : '']
}

/** "JQ" and "J Q" become "J. Q."; capitals only, Latin or Cyrillic. */
function formatInitials(firstName: string): string {
  const apart = /^[A-Z\u0400-\u042F]{1,3}$/.test(firstName) ? firstName.split('').join(' ') : firstName
  return apart
    .replace(/^[\s.]+|[\s,]+$/g, '')
    .replace(/\s*[\u002D\u00AD\u2010-\u2015\u2212]\s*/, '-')
    .split(/[\s.]+|(?=-)/)
    .map((part) => (/^-?[A-Z\u0400-\u042F]$/.test(part) ? `${part}.` : part))
    .join(' ')
    .replaceAll(' -', '-')
    .trim()
}
