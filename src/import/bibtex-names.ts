/** Names as BibTeX writes them: "von Last, Jr., First", "First von Last", `{A Group}`, and BibLaTeX's `family=…, given=…`. */
import type { CslName } from '../bibliography/csl.ts'
import { isGroup } from './tex-groups.ts'

export interface BibtexNames {
  names: CslName[]
  /** The list ends in "and others". */
  others: boolean
}

/** All names of a field that is still TeX; `decode` makes Unicode of a part. The rules are those of BibTeX's format.name$. */
export function parseBibtexNames(field: string, decode: (tex: string) => string): BibtexNames {
  const parts = splitAt(unwrapList(field), 'and')
  const names = parts.filter((part) => !isOthers(part)).map((part) => parseName(part, decode))
  return { names: names.filter((name) => Object.keys(name).length > 0), others: parts.some(isOthers) }
}

function isOthers(part: string): boolean {
  return /^(?:others|et\.?\s{1,5}al\.?)$/i.test(part.trim())
}

/** One pair of braces around several names that each have a comma: no group, but braces too many. */
function unwrapList(field: string): string {
  const text = field.trim()
  const inner = text.slice(1, -1)
  if (!isGroup(text) || !/\sand\s/.test(inner)) return text
  return splitAt(inner, 'and').every((part) => splitAt(part, ',').length === 2) ? inner : text
}

function parseName(text: string, decode: (tex: string) => string): CslName {
  const name = text.trim()
  const parts = splitAt(name, ',')
  if (parts.every((part) => /^\s*[a-z]{1,20}(?:-i)?\s?=/i.test(part))) return parseExtended(parts, decode)
  if (parts.length === 1) return parsePlain(splitAt(name, ' '), decode)
  const [last = '', ...others] = parts
  const given = others.at(-1) ?? ''
  const words = splitAt(last, ' ')
  const von = Math.min(words.findIndex((word) => !isLower(word, decode)) >>> 0, words.length - 1)
  return clean({
    family: join(words.slice(von), decode),
    given: decode(given),
    'non-dropping-particle': join(words.slice(0, von), decode),
    suffix: join(others.slice(0, -1), decode),
  })
}

/** "First von Last": what begins in lower case is the particle; a last name there is always. */
function parsePlain(words: string[], decode: (tex: string) => string): CslName {
  if (words.length < 2) return clean({ literal: join(words, decode) })
  const suffix = words.length > 2 && /^(?:[JS]r\.?|I{2,3}|IV)$/.test(words.at(-1) ?? '') ? words.slice(-1) : []
  const rest = words.slice(0, words.length - suffix.length)
  const first = rest.findIndex((word, n) => n > 0 && n < rest.length - 1 && isLower(word, decode))
  const start = first < 0 ? rest.length - 1 : first
  const last = rest.findLastIndex((word, n) => n >= start && n < rest.length - 1 && isLower(word, decode)) + 1
  const family = Math.max(start, last)
  return clean({
    family: join(rest.slice(family), decode),
    given: join(rest.slice(0, start), decode),
    'non-dropping-particle': join(rest.slice(start, family), decode),
    suffix: join(suffix, decode),
  })
}

function parseExtended(parts: readonly string[], decode: (tex: string) => string): CslName {
  const fields = new Map(
    parts.map((part) => {
      const at = part.indexOf('=')
      return [
        part.slice(0, at).trim().toLowerCase(),
        decode(
          part
            .slice(at + 1)
            .trim()
            .replace(/^"(.*)"$/s, '$1'),
        ),
      ]
    }),
  )
  return clean({
    family: fields.get('family') ?? '',
    given: fields.get('given') ?? '',
    'non-dropping-particle': fields.get('prefix') ?? '',
    suffix: fields.get('suffix') ?? '',
  })
}

function clean(name: CslName): CslName {
  return Object.fromEntries(Object.entries(name).filter(([, value]) => value !== ''))
}

function join(words: readonly string[], decode: (tex: string) => string): string {
  return decode(words.map((word) => word.trim()).join(' '))
}

/** BibTeX's "von" words: the first letter is small. A word in braces has no case. */
function isLower(word: string, decode: (tex: string) => string): boolean {
  if (/^\{(?!\\)/.test(word)) return false
  return /^[^\p{L}]{0,3}\p{Ll}/u.test(/\\/.test(word) ? decode(word) : word)
}

/** Cut at commas, at spaces (and ties), or at the word "and", where they stand in no brace; without empty ends. */
function splitAt(text: string, what: ',' | ' ' | 'and'): string[] {
  const parts: string[] = []
  let depth = 0
  let start = 0
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? ''
    if (sign === '\\') at++
    else if (sign === '{') depth++
    else if (sign === '}') depth--
    else if (depth > 0) continue
    else if (what === ',' ? sign === ',' : /[\s~]/.test(sign)) {
      if (what === 'and' && !(/^\s/.test(sign) && /^\sand\s/i.test(text.slice(at, at + 5)))) continue
      parts.push(text.slice(start, at))
      start = at + (what === 'and' ? 4 : 1)
      if (what === 'and') at += 3
    }
  }
  parts.push(text.slice(start))
  return parts
    .map((part) => part.trim())
    .filter((part, n) => part !== '' || (what === ',' && n > 0 && n < parts.length - 1))
}
