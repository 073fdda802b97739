import temml from 'temml'
import { describe, expect, test } from 'vitest'
import { toFormula } from '../../../src/text/formula.ts'
import { toHtml, toPlainText } from '../../../src/text/mathematics.ts'
import { toSafeHtml } from '../../../src/text/sanitizer.ts'
import { type Segment, splitMathematics } from '../../../src/text/split-mathematics.ts'
import { hostileTexts } from './hostile-texts.ts'
import { findLive, textOf } from './live-markup.ts'

const formatMathML = (tex: string) => toSafeHtml({ type: 'root', children: [toFormula(tex)] })

/** What papers and their abstracts have. */
const typeset = [
  ...['\\frac{a}{b}', '\\dfrac{a}{b}', '\\binom{n}{k}', '\\sqrt{x}', '\\sqrt[3]{x}', 'x_i^2', '{}_a^b X', "f''(x)"],
  ...[
    '\\mathbf{x}',
    '\\boldsymbol{\\theta}',
    '\\mathcal{L}',
    '\\mathbb{R}^d',
    '\\mathrm{softmax}',
    '\\mathsf{T}',
    '\\mathtt{x}',
  ],
  ...['\\sum_{i=1}^n x_i', '\\displaystyle\\sum_{i=1}^n x_i', '\\prod_i', '\\int_0^1 f\\,dx', '\\lim_{x\\to 0}'],
  ...[
    '\\left(\\frac{a}{b}\\right)',
    '\\left\\{x\\middle|y\\right\\}',
    '\\big(\\Big[\\bigg|',
    '\\lVert x\\rVert_2',
    '\\lfloor x\\rfloor',
  ],
  ...['\\begin{pmatrix}a&b\\\\c&d\\end{pmatrix}', '\\begin{cases}1&x>0\\\\0&\\text{else}\\end{cases}'],
  ...['\\begin{aligned}a&=b\\\\&=c\\end{aligned}', '\\begin{array}{lcr}a&b&c\\end{array}', '\\substack{a\\\\b}'],
  ...['\\text{if } x', '\\textbf{b} x', '\\operatorname{softmax}(x)', '\\operatorname*{arg\\,max}_x', '\\argmax_x'],
  ...[
    '\\hat{x}',
    '\\bar{x}',
    '\\tilde{x}',
    '\\vec{x}',
    '\\dot{x}',
    '\\widehat{AB}',
    '\\widetilde{abc}',
    '\\overbrace{a+b}^n',
  ],
  ...[
    '\\overset{!}{=}',
    '\\underset{x}{\\min}',
    '\\xrightarrow{f}',
    'a\\;b\\quad c',
    '\\phantom{x}y',
    'x\\mid y',
    '10^{-3}',
  ],
]

/** 'width="1em"' for every attribute but classes and styles. */
const attributesOf = (html: string): readonly string[] => html.match(/\b(?!class|style)[a-z]+="[^"]*"/g) ?? []

/** "a⟨b⟩c": formulas in brackets. */
const show = (segments: Segment[]) =>
  segments.map(({ kind, text }) => (kind === 'mathematics' ? `⟨${text}⟩` : text)).join('')

describe('splitMathematics', () => {
  test.each([
    ['H$_2$O', 'H⟨_2⟩O'],
    ['$a$', '⟨a⟩'],
    ['$a$ and $b$', '⟨a⟩ and ⟨b⟩'],
    ['$a$$b$', '⟨a⟩⟨b⟩'],
    ['$a\nb$', '⟨a\nb⟩'],
    ['$a\\$b$', '⟨a\\$b⟩'],
    ['$\\{a\\}$', '⟨\\{a\\}⟩'],
    ['between $5 and $6', 'between $5 and $6'],
    ['$5 a day, $6 a night', '$5 a day, $6 a night'],
    ['costs $5', 'costs $5'],
    ['US$', 'US$'],
    ['$ a $', '$ a $'],
    ['$a $b$', '$a ⟨b⟩'],
    ['$$', '$$'],
    ['$$a$$', '$⟨a⟩$'],
    ['\\$a\\$', '$a$'],
    ['\\$5 and $x$', '$5 and ⟨x⟩'],
    ['$x', '$x'],
    ['x$', 'x$'],
    ['$x\\$', '$x$'],
    ['', ''],
    ['plain', 'plain'],
  ])('%j is %j', (text, shown) => {
    expect(show(splitMathematics(text))).toBe(shown)
  })

  test('a formula of more than two thousand characters is none', () => {
    expect(splitMathematics(`$${'a'.repeat(2000)}$`).map(({ kind }) => kind)).toEqual(['mathematics'])
    expect(splitMathematics(`$${'a'.repeat(2001)}$`).map(({ kind }) => kind)).toEqual(['text'])
  })
})

describe('toPlainText', () => {
  test.each([
    ['H$_2$O', 'H₂O'],
    ['O($n^2$)', 'O(n²)'],
    ['$\\alpha$-entmax', 'α-entmax'],
    ['Z$\\cdot$W', 'Z·W'],
    ['$O(n \\log n)$', 'O(n log n)'],
    ['$\\frac{1}{2}$', '1/2'],
    ['$\\sqrt{n}$', '√n'],
    ['$\\mathrm{ReLU}$', 'ReLU'],
    ['$10^{19}$', '10¹⁹'],
    ['$3\\times$', '3×'],
    ['$90\\%$', '90%'],
    ['$a\\,b$', 'a b'],
    ['$\\left(a\\right)$', '(a)'],
    ['no mathematics', 'no mathematics'],
    ['\\$5', '$5'],
    ['a & b < c', 'a & b < c'],
  ])('%j is %j', (text, plain) => {
    expect(toPlainText(text)).toBe(plain)
  })
})

describe('toHtml', () => {
  test('text without formulas is escaped and nothing else', () => {
    expect(toHtml('a < b & "c", \\$5')).toBe('a &lt; b &amp; &quot;c&quot;, $5')
  })
  test('a formula becomes MathML', () => {
    expect(toHtml('$a<b$')).toBe('<math><mrow><mi>a</mi><mo>&#x3C;</mo><mi>b</mi></mrow></math>')
  })
  test.each([
    ['H$_2$O now', '<span class="unbroken">H<math>…</math>O</span> now'],
    ['the $n$ th', 'the <math>…</math> th'],
    [
      '($n$) $m$-th <b>',
      '<span class="unbroken">(<math>…</math>)</span> <span class="unbroken"><math>…</math>-th</span> &#x3C;b>',
    ],
  ])('in %j a formula and the letters at it stay on one line', (text, html) => {
    expect(toHtml(text).replace(/<math>.*?<\/math>/g, '<math>…</math>')).toBe(html)
  })
  test.each(hostileTexts)('%j, as title, summary or abstract, shows and does nothing', (text) => {
    expect(findLive(toHtml(text))).toEqual([])
  })
  test.each(hostileTexts.filter((text) => !/[$\0]/.test(text)))('%j is shown as it is', (text) => {
    expect(textOf(toHtml(text))).toBe(text)
  })
})

describe('toFormula', () => {
  test.each([
    '\\href{javascript:alert(1)}{x}',
    '\\url{x}',
    '\\class{x}{y}',
    '\\id{x}{y}',
    '\\htmlId{x}{y}',
    '\\htmlClass{x}{y}',
    '\\htmlStyle{a}{b}',
    '\\htmlData{a=b}{c}',
    '\\style{a:b}{c}',
    '\\data{a=b}{c}',
    '\\includegraphics{x.png}',
    '\\html{x}',
    '\\ref{x}',
    '\\eqref{x}',
    'a+\\ref{x}',
    '\\tag{x}y',
    '\\require{x}',
    '\\unknown',
    '{',
    '}',
    '\\frac{1}',
    '\\left(',
    'a&b',
    '^',
    '\\end{array}',
    '\\cancel{x}',
    '\\sout{x}',
    '\\longdiv{3}',
  ])('%s is not obeyed, and stands there as code', (tex) => {
    expect(findLive(formatMathML(tex))).toEqual([])
    expect(formatMathML(tex)).toMatch(/^<code>.*<\/code>$/s)
    expect(textOf(formatMathML(tex))).toBe(tex)
  })

  test.each([
    'a',
    'n^2',
    '\\frac{1}{2}',
    '\\sqrt{n}',
    '\\sum_{i=1}^n x_i',
    '\\mathbb{R}',
    '\\hat{x}',
    '\\text{if } x',
    '\\begin{pmatrix}a&b\\\\c&d\\end{pmatrix}',
    '\\color{red}x',
    '\\widetilde{abc}',
    '\\boxed{x}',
    '\\ce{H2O}',
    '\\{a\\}',
    '\\alpha\\,\\beta',
  ])('%s is MathML with nothing alive in it', (tex) => {
    const html = formatMathML(tex)
    expect(html).toMatch(/^<math>.*<\/math>$/s)
    expect(findLive(html)).toEqual([])
  })

  test.each([
    ['\\overline{x}', '<mrow class="line-above">'],
    ['\\underline{x}', '<mrow class="line-below">'],
    ['\\fbox{x}', '<mrow class="boxed">'],
    ['\\boxed{x}', 'class="boxed"'],
    ['\\begin{array}{c|c}a&b\\\\\\hline c&d\\end{array}', '<mtd class="line-below close-left line-right">'],
  ])('%s has its lines, which browsers draw only by a class', (tex, line) => {
    expect(formatMathML(tex)).toContain(line)
  })

  test.each(typeset)('%s keeps what Temml says of its layout, but for what only other fonts need', (tex) => {
    const raw = temml.renderToString(tex, { throwOnError: true })
    const found = attributesOf(formatMathML(tex))
    expect(attributesOf(raw).filter((attribute) => !found.includes(attribute))).toEqual([])
  })

  test.each(['align', 'align*', 'equation', 'gather', 'multline'])(
    '%s stands on a line of its own, without a number',
    (name) => {
      const html = toSafeHtml({ type: 'root', children: [toFormula(`\\begin{${name}}a=b\\end{${name}}`, 'block')] })
      expect(html).toMatch(/^<math display="block">.*<\/math>$/)
      expect(textOf(html)).toBe('a=b')
    },
  )

  test('a label gives no element an id', () => {
    const tex = '\\begin{align}x\\tag{1}\\label{location}\\end{align}'
    const formula = toFormula(tex, 'block')
    expect(JSON.stringify(formula)).toContain('"id":"location"')
    expect(toSafeHtml({ type: 'root', children: [formula] })).not.toContain('location')
  })

  test('a definition lasts as long as its formula', () => {
    formatMathML('\\gdef\\invented{a}')
    expect(formatMathML('\\invented')).toBe('<code>\\invented</code>')
  })

  test('a size is cut down to what a page can bear', () => {
    expect(formatMathML('\\rule{9999em}{9999em}')).toContain('width="10em" height="10em"')
  })
})

/** Sizes at which anything worse than linear would not come back within the limit of the test. */
describe('does not hang on', () => {
  const sizes: [string, string][] = [
    ['20 kB of dollar signs', '$'.repeat(20_000)],
    ['dollar signs with letters', '$a'.repeat(10_000)],
    ['dollar signs with spaces', '$ '.repeat(10_000)],
    ['openings without end', '$a '.repeat(10_000)],
    ['one opening', `$${'a'.repeat(20_000)}`],
    ['backslashes', '$\\'.repeat(10_000)],
    ['escaped dollar signs', '\\$'.repeat(10_000)],
    ['macros that call themselves', '$\\def\\a{\\a\\a}\\a$'.repeat(100)],
    [
      'macros that double',
      `$${Array.from('abcdefghij', (letter, n) => `\\def\\${letter}{${`\\${'bcdefghijk'[n]}`.repeat(2)}}`).join('')}\\a$`,
    ],
    ['braces in each other', `$${'{'.repeat(990)}${'}'.repeat(990)}$`],
    ['roots in each other', `$${'\\sqrt{'.repeat(280)}a${'}'.repeat(280)}$`],
    ['powers of powers', `$${'x^{'.repeat(490)}a${'}'.repeat(490)}$`],
    ['fractions that are not closed', `$${'\\frac{'.repeat(330)}$`],
    ['brackets that are not closed', `$${'\\left('.repeat(330)}$`],
  ]
  test.each(sizes)(
    '%s',
    (_, text) => {
      expect(findLive(toHtml(text))).toEqual([])
      expect(typeof toPlainText(text)).toBe('string')
    },
    30_000,
  )
})
