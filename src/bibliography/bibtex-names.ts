/** Names as BibTeX parses them: "von Last, Jr., First", joined by "and", and whole where there is nothing to parse. */
import { toBibtexText } from './bibtex-text.ts'
import type { CslName } from './csl.ts'

/** All names in order; empty where there are none, or where an import brought something else. */
export function toBibtexNames(names: unknown): string {
  return Array.isArray(names) ? names.map(toBibtexName).filter(Boolean).join(' and ') : ''
}

function toBibtexName(name: CslName | null): string {
  const parts = [
    name?.family,
    name?.given,
    name?.suffix,
    name?.['dropping-particle'],
    name?.['non-dropping-particle'],
    name?.literal,
  ].map((part) => (typeof part === 'string' ? part : ''))
  const [family, given, suffix, dropping, nonDropping, literal] = (
    hasManyCommas(parts) ? parts.map(dropCommas) : parts
  ).map(toBibtexText)
  if (!family) return group(literal || given || '')
  const particle = [dropping, nonDropping].filter(Boolean).join(' ')
  if (!given) {
    const all = [particle, family, suffix].filter(Boolean).join(' ')
    return /\s/.test(all) ? whole(all) : part(all)
  }
  const last = [part(particle), particle ? keptWhole(family) : part(family)].filter(Boolean).join(' ')
  return [last, suffix && part(suffix), part(given)].filter(Boolean).join(', ')
}

/** Biber leaves out an entry with more than two commas in a name that has parts, and counts those within braces, too. */
function hasManyCommas([family, given, suffix, ...others]: string[]): boolean {
  const inParts = [family, given, suffix, ...others.slice(0, 2)].join('').split(',').length - 1
  return family !== '' && given !== '' && inParts + (suffix ? 2 : 1) > 2
}

function dropCommas(text: string): string {
  return text.replace(/[\s,]+/g, ' ')
}

/** Behind a particle lower-case words would join it. */
function keptWhole(family: string): string {
  return /^\p{Ll}/u.test(family) ? whole(family) : part(family)
}

/**
 * In braces where a comma or an "and" in it would end a part, where it would say that there are more, and where BibLaTeX would
 * look for a part by its name ("family=Ash").
 */
function part(text: string): string {
  return /[,=]|(?:^|\s)and(?:\s|$)|^others$/i.test(text) ? whole(text) : text
}

/** One pair of braces around what reads as several persons is taken for a slip by some programs, our own among them. */
function group(name: string): string {
  return /^[^,]*,.*\sand\s/i.test(name) ? whole(whole(name)) : whole(name)
}

function whole(text: string): string {
  return text && `{${text}}`
}
