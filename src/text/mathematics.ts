/** Text with mathematics between dollar signs: to MathML for pages, to Unicode for everything else. */
import type { Element, ElementContent } from 'hast'
import { replace as toUnicodeSigns } from 'unicodeit'
import { toFormula } from './formula.ts'
import { escapeHtml } from './html.ts'
import { toSafeHtml } from './sanitizer.ts'
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
  return toSafeHtml({ type: 'root', children: joinUnbroken(segments) })
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
function joinUnbroken(segments: readonly Segment[]): ElementContent[] {
  const joined: ElementContent[] = []
  let run: ElementContent[] = []
  const flush = () => {
    const isMixed = run.some(isFormula) && !run.every(isFormula)
    joined.push(...(isMixed ? [toUnbroken(run)] : run))
    run = []
  }
  for (const segment of segments) {
    if (segment.kind === 'mathematics') {
      run.push(toFormula(segment.text))
      continue
    }
    for (const value of segment.text.split(/(\s+)/).filter(Boolean)) {
      const isSpace = /^\s/.test(value)
      if (isSpace) flush()
      const text = { type: 'text' as const, value }
      if (isSpace) joined.push(text)
      else run.push(text)
    }
  }
  flush()
  return joined
}

function isFormula({ type }: ElementContent): boolean {
  return type === 'element'
}

function toUnbroken(children: ElementContent[]): Element {
  return { type: 'element', tagName: 'span', properties: { className: ['unbroken'] }, children }
}
