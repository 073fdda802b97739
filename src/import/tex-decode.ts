/**
 * TeX of a bibliography as Unicode. Formulas stay between dollar signs, as our records have them. What there is of TeX is
 * handed word by word to @retorquere/bibtex-parser, each different word once: whole fields take it longer than linear time.
 */
import { parse } from '@retorquere/bibtex-parser'
import { stripMarkup } from '../text/markup.ts'
import { protectFormulas } from './tex-formulas.ts'
import { findClose, unwrapGroups } from './tex-groups.ts'

/** Remembers the words that it has decoded; `unknown` has the commands that nobody could read, and that stayed as they were. */
export interface TexDecoder {
  decode(tex: string): string
  readonly unknown: Set<string>
}

/** `keepBraces` is for texts that are not TeX but have some in them: there braces without a command are braces. */
export function openTexDecoder({ keepBraces = false } = {}): TexDecoder {
  const known = new Map<string, string>()
  const unknown = new Set<string>()
  const decodeWord = (word: string): string => {
    const simple = decodeSimple(word, keepBraces)
    if (simple !== undefined) return simple
    let decoded = known.get(word)
    if (decoded === undefined) {
      decoded = decodeCommands(word, unknown)
      known.set(word, decoded)
    }
    return decoded
  }
  return {
    unknown,
    decode(tex) {
      if (!/[\\{}~$]|--|``|''/.test(tex)) return tidy(tex.replace(/[\ue000-\uf8ff]/g, ''))
      const { text, restore } = protectFormulas(named(keepBraces ? tex : unwrapGroups(tex)))
      return restore(tidy(toWords(text).map(decodeWord).join(' ')))
    },
  }
}

/** Like formulas, signs that TeX would change are characters of the private use area while words are decoded. */
const signs = ['<', '>', '|', '%', '^', '_', '#', '&', '{', '}']
const firstSign = 0xf000
const firstMacro = 0xf100

/** Longer words, and words of more braces in each other, are left as they are: they are no TeX that anybody wrote. */
const wordLimit = 20_000
const depthLimit = 30

/** Cut at white space that stands in no brace; a command takes the word behind it in. */
function toWords(text: string): string[] {
  const words: string[] = []
  let depth = 0
  let start = 0
  for (let at = 0; at <= text.length; at++) {
    const sign = text[at]
    if (sign === '\\' && at + 1 < text.length && !/\s/.test(text[at + 1] ?? '')) at++
    else if (sign === '{') depth++
    else if (sign === '}') depth = Math.max(0, depth - 1)
    else if (sign === undefined || (depth === 0 && /\s/.test(sign))) {
      const word = text.slice(start, at)
      if (sign !== undefined && /\\(?:[A-Za-z]{1,40}|["'`^~=.])$/.test(word.slice(-50))) continue
      if (word !== '') words.push(word)
      start = at + 1
    }
  }
  return words
}

/** What needs nobody's help: braces, dashes, quotes, ties and escaped signs. */
function decodeSimple(word: string, keepBraces: boolean): string | undefined {
  if (/\\(?![%&_#{} ])/.test(word)) return word.length > wordLimit ? toLiteral(word) : undefined
  // Braces between two signs keep them apart ("-{}-").
  return ligatures(word)
    .replace(/\\(.)|[{}]/g, (sign, escaped?: string) => escaped ?? (keepBraces ? sign : ''))
    .replace(/~/g, keepBraces ? '~' : ' ')
}

function decodeCommands(word: string, unknown: Set<string>): string {
  if (word.length > wordLimit || isDeep(word)) return toLiteral(word)
  const strangers = new Set<string>()
  const once = run(word, strangers)
  if (once === undefined) return toLiteral(word)
  if (strangers.size === 0) return restore(once, [])
  for (const name of strangers) unknown.add(`\\${name}`)
  const names: string[] = []
  return restore(run(protectCommands(word, strangers, names), new Set()) ?? toLiteral(word), names)
}

/** One word through the parser; nothing where it cannot be read. */
function run(word: string, strangers: Set<string>): string | undefined {
  // The parser writes markup of its own with "<" and ">": those of the text must not look like it.
  const value = word
    .replace(/\\text(less|greater)(?![A-Za-z])(?:\{\}|\s)?/g, (_, name) =>
      String.fromCharCode(firstSign + (name === 'less' ? 0 : 1)),
    )
    .replace(/(?<!\\)[<>|%^_#&]/g, (sign) => String.fromCharCode(firstSign + signs.indexOf(sign)))
    .replace(/\\([%_#&{}])/g, (_, sign) => String.fromCharCode(firstSign + signs.indexOf(sign)))
  try {
    const { entries, errors } = parse(`@misc{k,f={${value}}}`, {
      english: false,
      sentenceCase: false,
      caseProtection: false,
      applyCrossRef: false,
      unsupported: (node, tex) => {
        const name = node.type === 'macro' ? node.content : ''
        const replacement = Object.hasOwn(commands, name) ? commands[name] : undefined
        if (replacement === undefined && name !== '') strangers.add(name)
        return replacement ?? tex
      },
    })
    const read = entries[0]?.fields['f']
    if (errors.length > 0 || typeof read !== 'string') return undefined
    return stripMarkup(read)
  } catch {
    return undefined
  }
}

/** Commands without a sign of their own: what follows them stays. */
const commands: Record<string, string> = {
  ...Object.fromEntries(
    'bf bfseries itshape upshape scshape slshape sffamily ttfamily rmfamily mdseries normalfont sf text textsf textnormal textmd textsl uppercase MakeUppercase lowercase MakeLowercase protect xspace null nobreak allowbreak linebreak sloppy small large tiny footnotesize normalsize underline uline mathit mathbf mathsf mathtt operatorname textls bibinfo natexlab ensuremath nocase foreignlanguage'
      .split(' ')
      .map((name) => [name, '']),
  ),
  newline: ' ',
  break: ' ',
  quad: ' ',
  qquad: ' ',
}

function restore(text: string, names: readonly string[]): string {
  return text.replace(/[\uf000-\uf8ff]/g, (sign) => {
    const code = sign.charCodeAt(0)
    return (code < firstMacro ? signs[code - firstSign] : names[code - firstMacro]) ?? ''
  })
}

/** Commands that nobody knows stay with their braces, so that a reader can see what was meant: "\foo{bar}". */
function protectCommands(word: string, strangers: ReadonlySet<string>, names: string[]): string {
  const [open, close] = [signs.indexOf('{'), signs.indexOf('}')].map((n) => String.fromCharCode(firstSign + n))
  let text = word
  for (const match of [...word.matchAll(/\\([A-Za-z]{1,40})\*?(\{)?/g)].reverse()) {
    if (!strangers.has(match[1] ?? '') || names.length > 0x700) continue
    names.push(match[2] ? match[0].slice(0, -1) : match[0])
    const name = String.fromCharCode(firstMacro + names.length - 1)
    const from = match.index + match[0].length
    const end = match[2] ? findClose(text, from) : -1
    text =
      end < 0
        ? text.slice(0, match.index) + name + text.slice(match.index + (names.at(-1)?.length ?? 0))
        : text.slice(0, match.index) + name + open + text.slice(from, end) + close + text.slice(end + 1)
  }
  return text
}

function isDeep(word: string): boolean {
  let depth = 0
  for (const sign of word) {
    if (sign === '{' && ++depth > depthLimit) return true
    if (sign === '}') depth--
  }
  return false
}

/** TeX that cannot be read, without the braces that are no more than braces. */
function toLiteral(word: string): string {
  return word.replace(/(?<!\\)[{}]/g, '').replace(/\\([%&_#{}])/g, '$1')
}

/** Names of programs, and what only sets text, before anything is cut. */
function named(tex: string): string {
  if (!tex.includes('\\')) return tex
  return tex
    .replace(
      /\\((?:La|Xe|pdf|Lua|Bib|Con|XeLa|pdfLa|LuaLa)?TeX(?:e(?=[^A-Za-z]))?)(?![A-Za-z])(?:\{\}|\s(?=\s))?/g,
      '$1',
    )
    .replace(
      /\\(?:begin|end)\s?\{[A-Za-z*]{1,30}\}|\\item(?![A-Za-z])|\\par(?![A-Za-z])|\\\\(?:\[[^\]]{0,20}\])?/g,
      ' ',
    )
    .replace(/\\\s/g, ' ')
    .replace(/\\[-/]|\\(?:relax|ignorespaces|noindent|nolinebreak)(?![A-Za-z])/g, '')
    .replace(/\\[,;:!>]/g, (space) => (space === '\\!' ? '' : ' '))
}

function ligatures(text: string): string {
  return text.replace(/---/g, '—').replace(/--/g, '–').replace(/``/g, '“').replace(/''/g, '”')
}

/** One line, composed letters, no invisible signs; a dotless i takes its dot back under an accent. */
function tidy(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has no place in a text
      .replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b\u2060\ufeff]/g, '')
      .replace(/ı(?=[\u0300-\u0304\u0306-\u030c])/g, 'i')
      .replace(/ȷ(?=[\u0300-\u030c])/g, 'j')
      .normalize('NFC')
      .replace(/[\s\u00a0\u2000-\u200a\u202f]+/g, ' ')
      .trim()
  )
}
