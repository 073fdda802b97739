/** What may stand in a formula on a page: elements of MathML, attributes that only lay it out, and our own classes for the rest. */

export const formulaElements: readonly string[] = [
  ...['math', 'mrow', 'mstyle', 'mpadded', 'mphantom', 'mspace'],
  ...['mi', 'mn', 'mo', 'ms', 'mtext', 'mfrac', 'msqrt', 'mroot'],
  ...['msub', 'msup', 'msubsup', 'munder', 'mover', 'munderover', 'mmultiscripts', 'mprescripts', 'none'],
  ...['mtable', 'mtr', 'mtd'],
]

/** A style that Temml writes, and the class in its place: pages allow no styles of their own (src/styles/formulas.css has them). */
export const classOfStyle: ReadonlyMap<string, string> = new Map([
  ['font-weight:bold', 'bold'],
  ['math-depth:0', 'level'],
  ['border:1px solid', 'boxed'],
  ['padding-left:0em', 'close-left'],
  ['padding-left:0pt', 'close-left'],
  ['padding-right:0em', 'close-right'],
  ['padding-right:0pt', 'close-right'],
  ['border-top:0.06em solid', 'line-above'],
  ['border-bottom:0.06em solid', 'line-below'],
  ['border-left:0.06em solid', 'line-left'],
  ['border-right:0.06em solid', 'line-right'],
])

/** The same for classes that Temml writes and has a style sheet of its own for. */
export const classOf: ReadonlyMap<string, string> = new Map([
  ['tml-left', 'tml-left'],
  ['tml-right', 'tml-right'],
  ['tml-overline', 'line-above'],
  ['tml-underline', 'line-below'],
  ['tml-fbox', 'boxed'],
])

const truth = /^(?:true|false)$/
/** Below a hundred of a unit: nothing that pushes the page aside. */
const length = /^[+-]?(?:\d{1,2})?(?:\.\d{1,6})?(?:em|ex|pt|px|%)?$/
const words = /^[a-z][a-z -]{0,60}$/

/** For hast-util-sanitize: names with the values that they may have. Colours are not among them: pages are light and dark. */
export const formulaAttributes: [string, ...(string | RegExp)[]][] = [
  ['className', ...new Set([...classOfStyle.values(), ...classOf.values()])],
  ['display', 'block', 'inline'],
  ...[
    'accent',
    'accentunder',
    'displaystyle',
    'fence',
    'largeop',
    'movablelimits',
    'separator',
    'stretchy',
    'symmetric',
  ].map((name): [string, RegExp] => [name, truth]),
  ...[
    'depth',
    'height',
    'linethickness',
    'lspace',
    'mathsize',
    'maxsize',
    'minsize',
    'rowspacing',
    'rspace',
    'voffset',
    'width',
  ].map((name): [string, RegExp] => [name, length]),
  ...['columnalign', 'form', 'linebreak', 'mathvariant'].map((name): [string, RegExp] => [name, words]),
  ...['columnspan', 'rowspan', 'scriptlevel'].map((name): [string, RegExp] => [name, /^\d{1,2}$/]),
]
