/** Text as BibTeX and TeX take it: nothing in it ends a field, starts a command, or loses its capitals. */
import { splitMathematics } from '../text/split-mathematics.ts'

/** Signs that TeX or BibTeX take for something else, and how they are written. Everything else stays as it is, in UTF-8. */
export const bibtexEscapes: Record<string, string> = {
  '%': '\\%',
  '&': '\\&',
  '#': '\\#',
  _: '\\_',
  $: '\\$',
  // BibTeX counts braces whether or not a backslash stands before them, so these cannot be escaped by one.
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '\\': '\\textbackslash{}',
  // In TeX's own fonts other signs stand in the places of these.
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
}

/** Plain text on one line. */
export function toBibtexText(text: string): string {
  return escapeSigns(toLine(text))
}

/**
 * A title with braces around what must keep its capitals: BibTeX's styles write titles in lower case but for their first
 * letter. Words with a capital further in, with a digit, and letters standing alone ("Vitamin D") are kept, and "A" is not.
 */
export function toBibtexTitle(plain: string): string {
  return toLine(plain).replace(wordOrSign, (found, word) => (word ? protect(word) : escapeSigns(found)))
}

/**
 * The same of a title with formulas as TeX between dollar signs; they are kept together with the letters that touch them
 * ("{H$_2$O}"). A formula whose braces do not match would swallow the rest of the file, and one that acts is no formula: both are
 * written as text.
 */
export function toBibtexTexTitle(title: string): string {
  let written = ''
  let run = ''
  let hasFormula = false
  const flush = () => {
    written += hasFormula ? `{${run}}` : toBibtexTitle(run)
    run = ''
    hasFormula = false
  }
  for (const { kind, text } of splitMathematics(toLine(title))) {
    const formula = kind === 'mathematics' ? toFormula(text) : undefined
    if (formula !== undefined) {
      run += formula
      hasFormula = true
      continue
    }
    const plain = kind === 'mathematics' ? `$${text}$` : text
    for (const piece of plain.split(/([^\p{L}\p{M}\p{N}]+)/u)) {
      if (/^[\p{L}\p{M}\p{N}]/u.test(piece)) run += piece
      else if (piece) {
        flush()
        written += escapeSigns(piece)
      }
    }
  }
  flush()
  return written
}

/** An address or a DOI, which programs take as it is written; nothing where a brace in it would break the entry. */
export function toBibtexVerbatim(text: string): string | undefined {
  const bare = text
    .toWellFormed()
    .trim()
    .replace(/[\s\p{Cc}\p{NChar}\\]/gu, (sign) => encodeURIComponent(sign))
  return isBalanced(bare) ? bare : undefined
}

/** Signs that would become another side by side: hyphens a dash, quotes and commas other quotes, "?`" an inverted mark. */
function escapeSigns(text: string): string {
  return text
    .replace(/[%&#_${}~^\\<>|]/g, (sign) => bibtexEscapes[sign] ?? sign)
    .replace(/([-`',])(?=\1)|[?!](?=`)/g, '$&{}')
}

const wordOrSign = /([\p{L}\p{M}\p{N}]+)|[^\p{L}\p{M}\p{N}]+/gu

function protect(word: string): string {
  const isMixed = /^.+\p{Lu}/u.test(word) || (/\p{N}/u.test(word) && /\p{L}/u.test(word))
  return isMixed || /^(?!A$)\p{Lu}$/u.test(word) ? `{${word}}` : word
}

/**
 * What reads or writes files, defines commands or names them in a roundabout way, or ends the text: no formula of a title
 * needs it, and who typesets a bibliography runs it. Names of packages' commands that do so have one of these words in them.
 */
const harmful =
  /\^\^|\\(?:[a-z]*(?:input|include|import|read|write|file|open(?:in|out)|load|lua|shell|exec|command|csname|code|scan|package|special|expand|immediate|output|makeat|verb|pdf)|[egx]?def|(?:future)?let|global|char|begin|end|stop|bye|loop|every|url|href|font)/i

/** Braces that show are commands of the same meaning, since BibTeX would count them; nothing for what is no mere formula. */
function toFormula(tex: string): string | undefined {
  const formula = tex
    .replace(/\\([{}])/g, (_, brace) => (brace === '{' ? '\\lbrace ' : '\\rbrace '))
    .replace(/(\\.)|%/gs, (_, escaped) => escaped ?? '\\%')
  return isBalanced(formula) && !harmful.test(formula) ? `$${formula}$` : undefined
}

function isBalanced(text: string): boolean {
  let depth = 0
  for (const sign of text) {
    if (sign === '{') depth++
    else if (sign === '}' && --depth < 0) return false
  }
  return depth === 0
}

/** One line, without control characters, and without halves of characters and noncharacters, for which Biber refuses a file. */
function toLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/\p{NChar}/gu, '\ufffd')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
}
