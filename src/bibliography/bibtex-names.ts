/** Names as BibTeX parses them: "von Last, Jr., First", joined by "and", and whole where there is nothing to parse. */
import { toBibtexText } from './bibtex-text.ts'
import type { CslName } from './csl.ts'

/** All names in order; empty where there are none, or where an import brought something else. */
export function toBibtexNames(names: unknown): string {
  return Array.isArray(names) ? names.map(toBibtexName).filter(Boolean).join(' and ') : ''
}

function toBibtexName(name: CslName | null): string {
  const [family, given, suffix, dropping, nonDropping, literal] = [
    name?.family,
    name?.given,
    name?.suffix,
    name?.['dropping-particle'],
    name?.['non-dropping-particle'],
    name?.literal,
  ].map((part) => (typeof part === 'string' ? toBibtexText(part) : ''))
  if (!family) return whole(literal || given || '')
  const particle = [dropping, nonDropping].filter(Boolean).join(' ')
  if (!given) {
    const all = [particle, family, suffix].filter(Boolean).join(' ')
    return /\s/.test(all) ? whole(all) : part(all)
  }
  const last = [particle, particle ? keptWhole(family) : part(family)].filter(Boolean).join(' ')
  return [last, suffix && part(suffix), part(given)].filter(Boolean).join(', ')
}

/** Behind a particle lower-case words would join it. */
function keptWhole(family: string): string {
  return /^\p{Ll}/u.test(family) ? whole(family) : part(family)
}

/** In braces where a comma or an "and" in it would end a part, and where it would say that there are more. */
function part(text: string): string {
  return /,|(?:^|\s)and(?:\s|$)|^others$/i.test(text) ? whole(text) : text
}

function whole(text: string): string {
  return text && `{${text}}`
}
