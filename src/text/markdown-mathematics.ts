/** Formulas in Markdown: `$…$` is read before emphasis and escapes, so that "$\{a\}$" and "$a*b*c$" stay what they are. */
import type { Data, Processor } from 'unified'

/** Plugin for remark: the rule is that of `splitMathematics`, and a formula ends with its paragraph at the latest. */
export function remarkFormulas(this: Processor): void {
  const data = this.data()
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), syntax]
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), extension as never]
}

type Syntax = Exclude<NonNullable<Data['micromarkExtensions']>[number], readonly unknown[]>
type Construct = Exclude<NonNullable<NonNullable<Syntax['text']>[number]>, readonly unknown[]>
type State = ReturnType<Construct['tokenize']>
type Code = Parameters<State>[0]

/** Names of our own tokens, which micromark's list of names does not have. */
const formula = 'formula' as 'data'
const formulaLine = 'formulaLine' as 'data'

const dollar = 36
const backslash = 92
const lengthLimit = 2000

const tokenize: Construct['tokenize'] = (effects, ok, nok) => {
  let length = 0
  let last: Code = null

  function open(code: Code): State | undefined {
    effects.enter(formula)
    effects.enter(formulaLine)
    effects.consume(code)
    return inside
  }

  function inside(code: Code): State | undefined {
    if (code === null || length > lengthLimit) return nok(code)
    if (length === 0 && (isSpace(code) || code === dollar)) return nok(code)
    if (code === dollar) return isSpace(last) ? nok(code) : close(code)
    length++
    last = code
    if (isLineEnd(code)) {
      effects.exit(formulaLine)
      effects.enter('lineEnding')
      effects.consume(code)
      effects.exit('lineEnding')
      effects.enter(formulaLine)
      return inside
    }
    effects.consume(code)
    return code === backslash ? escaped : inside
  }

  function escaped(code: Code): State | undefined {
    if (code === null || isLineEnd(code)) return inside(code)
    length++
    last = code
    effects.consume(code)
    return inside
  }

  function close(code: Code): State | undefined {
    effects.consume(code)
    effects.exit(formulaLine)
    effects.exit(formula)
    return (next) => (isDigit(next) ? nok(next) : ok(next))
  }

  return open
}

const syntax: Syntax = { text: { [dollar]: { name: 'formula', tokenize } } }

interface Reader {
  enter(node: { type: string; value: string }, token: unknown): void
  exit(token: unknown): void
  sliceSerialize(token: unknown): string
}

const extension = {
  enter: {
    formula(this: Reader, token: unknown) {
      this.enter({ type: 'formula', value: this.sliceSerialize(token).slice(1, -1) }, token)
    },
  },
  exit: {
    formula(this: Reader, token: unknown) {
      this.exit(token)
    },
  },
}

function isLineEnd(code: Code): boolean {
  return code !== null && code < -2
}

function isSpace(code: Code): boolean {
  return code !== null && (code < 0 || code === 32 || code === 9)
}

function isDigit(code: Code): boolean {
  return code !== null && code >= 48 && code <= 57
}
