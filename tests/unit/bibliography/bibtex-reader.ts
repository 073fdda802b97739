/**
 * A small reader of BibTeX, written from the description of the format ("BibTeXing", 1988, and the first pages of Tame the
 * BeaST) and not from our writer. It counts braces as BibTeX does, whether or not a backslash stands before them.
 */
export interface ReadEntry {
  type: string
  key: string
  /** Values without their outer braces, as they stand in the file; macros bare. */
  fields: Record<string, string>
}

/** All entries of a file; throws at the first sign that is out of place. */
export function readBibtex(text: string): ReadEntry[] {
  let at = 0
  const entries: ReadEntry[] = []
  const skip = () => {
    while (/\s/.test(text[at] ?? '')) at++
  }
  const take = (pattern: RegExp): string => {
    skip()
    const sticky = new RegExp(pattern.source, 'uy')
    sticky.lastIndex = at
    const found = sticky.exec(text)?.[0]
    if (found === undefined) throw new Error(`Expected ${pattern} at ${at}: ${text.slice(at, at + 40)}`)
    at += found.length
    return found
  }
  const takeBraced = (): string => {
    take(/\{/)
    const start = at
    for (let depth = 1; depth > 0; at++) {
      if (at >= text.length) throw new Error(`No closing brace for ${start}`)
      if (text[at] === '{') depth++
      if (text[at] === '}') depth--
    }
    return text.slice(start, at - 1)
  }
  for (skip(); at < text.length; skip()) {
    const type = take(/@[a-z]+/).slice(1)
    take(/\{/)
    const key = take(/[^\s,{}"#%~\\']+/)
    const fields: Record<string, string> = {}
    for (;;) {
      skip()
      if (text[at] === '}') break
      take(/,/)
      const name = take(/[a-z][a-z0-9_-]*/)
      if (Object.hasOwn(fields, name)) throw new Error(`${name} stands twice`)
      take(/=/)
      skip()
      fields[name] = text[at] === '{' ? takeBraced() : take(/[a-z]+|\d+/)
    }
    take(/\}/)
    entries.push({ type, key, fields })
  }
  return entries
}

/** What TeX prints of a text without formulas; throws at a command that it does not know and at a sign that would act. */
export function printTex(text: string): string {
  const commands: Record<string, string> = {
    textbraceleft: '{',
    textbraceright: '}',
    textasciitilde: '~',
    textasciicircum: '^',
    textbackslash: '\\',
    textless: '<',
    textgreater: '>',
    textbar: '|',
  }
  return text.replace(/\\([a-z]+)\{\}|\\([%&#_$])|[{}]|--|[%&#_$~^\\<>|]/g, (found, command, sign) => {
    if (command !== undefined && commands[command] !== undefined) return commands[command]
    if (sign !== undefined) return sign
    if (found === '{' || found === '}') return ''
    if (found === '--') return '–'
    throw new Error(`TeX would not print ${found} of ${text}`)
  })
}

/** What BibTeX's `change.case$` makes of a title, as most styles ask for it: letters outside braces in lower case. */
export function lowerTitle(text: string): string {
  let depth = 0
  let printed = ''
  let afterColon = true
  for (const [n, sign] of [...text].entries()) {
    if (sign === '{') depth++
    if (sign === '}') depth--
    printed += depth === 0 && !(n === 0 || afterColon) ? sign.toLowerCase() : sign
    afterColon = sign === ':' || (afterColon && /\s/.test(sign))
  }
  return printed
}

/** The parts of each name, as BibTeX takes them apart at "and" and at commas outside braces. */
export function readNames(text: string): string[][] {
  const split = (whole: string, separator: RegExp): string[] => {
    const parts = ['']
    let depth = 0
    for (let at = 0; at < whole.length; at++) {
      const sticky = new RegExp(separator.source, 'iy')
      sticky.lastIndex = at
      const found = depth === 0 ? sticky.exec(whole)?.[0] : undefined
      if (found) {
        parts.push('')
        at += found.length - 1
        continue
      }
      if (whole[at] === '{') depth++
      if (whole[at] === '}') depth--
      parts.push(`${parts.pop() ?? ''}${whole[at] ?? ''}`)
    }
    return parts
  }
  return split(text, /\s+and\s+/).map((name) => split(name, /,\s*/))
}
