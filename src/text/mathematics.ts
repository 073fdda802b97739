/** Text with mathematics between dollar signs: to MathML for pages, to Unicode for everything else. */
import temml from 'temml'
import { replace as toUnicodeSigns } from 'unicodeit'
import { escapeHtml } from './html.ts'
import { type Segment, splitMathematics } from './split-mathematics.ts'

/** Plain Unicode: "H$_2$O" -> "H₂O". What Unicode cannot say stays as TeX, without the dollar signs. */
export function toPlainText(text: string): string {
  return splitMathematics(text)
    .map((segment) => (segment.kind === 'text' ? segment.text : recallUnicode(segment.text)))
    .join('')
}

/** HTML with MathML. A formula and the letters that touch it never part at a line's end ("H₂O"). */
export function toHtml(text: string): string {
  const segments = splitMathematics(text)
  if (segments.every((segment) => segment.kind === 'text')) return escapeHtml(segments.map((s) => s.text).join(''))
  return joinUnbroken(segments)
}

/** TeX as MathML; a formula that cannot be read, or is a link (\ref), stands there as it was written, as code. */
export function formatMathML(tex: string): string {
  try {
    const html = temml.renderToString(tex, { throwOnError: true, trust: false, maxSize: [10, 100], maxExpand: 100 })
    if (!html.includes('<a ')) return html
  } catch {}
  return `<code>${escapeHtml(tex)}</code>`
}

/** A formula of a title is asked for by a dozen pages and files, and each answer takes some two thousand replacements. */
const answers = new Map<string, string>()
const answersLimit = 10_000

function recallUnicode(tex: string): string {
  let answer = answers.get(tex)
  if (answer === undefined) {
    if (answers.size >= answersLimit) answers.clear()
    answer = formatUnicode(tex)
    answers.set(tex, answer)
  }
  return answer
}

function formatUnicode(tex: string): string {
  const bare = tex
    .replace(/\\(?:mathrm|mathit|mathbf|mathsf|mathtt|text|textrm|textbf|textit|operatorname)\s*\{([^{}]*)\}/g, '$1')
    .replace(/\\frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g, '$1/$2')
    .replace(/\\sqrt\s*\{([^{}]*)\}/g, '√$1')
    .replace(/\\(log|ln|exp|max|min|sin|cos|tan|arg|lim|sup|inf|det|Pr)(?![A-Za-z])/g, '$1')
    .replace(/\\(?:left|right|big|Big|bigl|bigr)(?![A-Za-z])/g, '')
    .replace(/\\[,;:! ]/g, ' ')
    .replace(/\\([%&#_{}$])/g, '$1')
  return toUnicodeSigns(bare).replace(/⋅/g, '·').replace(/[{}]/g, '')
}

/** One run is what stands between two spaces; a run with a formula in it is kept on one line. */
function joinUnbroken(segments: readonly Segment[]): string {
  let html = ''
  let run = ''
  let hasFormula = false
  let hasLetters = false
  const flush = () => {
    html += hasFormula && hasLetters ? `<span class="unbroken">${run}</span>` : run
    run = ''
    hasFormula = hasLetters = false
  }
  for (const segment of segments) {
    if (segment.kind === 'mathematics') {
      run += formatMathML(segment.text)
      hasFormula = true
      continue
    }
    for (const piece of segment.text.split(/(\s+)/)) {
      if (/^\s/.test(piece)) {
        flush()
        html += piece
      } else if (piece) {
        run += escapeHtml(piece)
        hasLetters = true
      }
    }
  }
  flush()
  return html
}
