/** Names as RIS has them: "Family, Given, Suffix", one a line; a comma parts them, and nothing can escape it. */
import type { CslName } from './csl.ts'
import { toRisLine, toRisText } from './ris-text.ts'

/** All names in order; none where an import brought something else. */
export function toRisNames(names: unknown): string[] {
  return Array.isArray(names) ? names.flatMap((name) => toRisText(toRisName(name)) ?? []) : []
}

function toRisName(name: CslName | null): string | undefined {
  const part = (text: unknown) => (typeof text === 'string' ? toRisLine(text.replace(/[\s,]+/g, ' ')) : '')
  const family = part(name?.family)
  const given = part(name?.given)
  const suffix = part(name?.suffix)
  const whole = [part(name?.['dropping-particle']), part(name?.['non-dropping-particle']), family]
    .filter(Boolean)
    .join(' ')
  if (!family || !given) return group([whole || part(name?.literal) || given, suffix].filter(Boolean).join(' '))
  return [whole, given, suffix].filter(Boolean).join(', ')
}

/** A comma behind a name of several words keeps it whole (EndNote's rule for corporate authors, which Zotero reads, too). */
function group(name: string): string | undefined {
  return /\s/.test(name) ? `${name},` : name || undefined
}
