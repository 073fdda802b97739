/** Formulas in Markdown: `$…$` and `$$…$$` are read before emphasis and escapes, so that "$\{a\}$" and "$a*b*c$" stay what they are. */
import type { Data, Processor } from 'unified'

/**
 * Plugin for remark: the rule is that of `splitMathematics`, but that two dollar signs on either side are one formula, on a
 * line of its own. A formula ends with its paragraph at the latest.
 */
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
  let isBlock = false
  let isBlank = true

  function open(code: Code): State | undefined {
    effects.enter(formula)
    effects.enter(formulaLine)
    effects.consume(code)
    return opened
  }

  function opened(code: Code): State | undefined {
    if (code !== dollar) return inside(code)
    isBlock = true
    effects.consume(code)
    return inside
  }

  function inside(code: Code): State | undefined {
    if (code === null || length > lengthLimit) return nok(code)
    if (length === 0 && isSpace(code) && !isBlock) return nok(code)
    if (code === dollar) return isBlank || (isSpace(last) && !isBlock) ? nok(code) : close(code)
    length++
    last = code
    isBlank &&= isSpace(code)
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
    return isBlock ? closeSecond : end
  }

  function closeSecond(code: Code): State | undefined {
    if (code !== dollar) return inside(code)
    effects.consume(code)
    return end
  }

  function end(code: Code): State | undefined {
    effects.exit(formulaLine)
    effects.exit(formula)
    return isDigit(code) && !isBlock ? nok(code) : ok(code)
  }

  return open
}

const syntax: Syntax = { text: { [dollar]: { name: 'formula', tokenize } } }

/** What a formula of the tree has. */
export interface Formula {
  value: string
  display: 'inline' | 'block'
}

interface Reader {
  enter(node: Formula & { type: string }, token: unknown): void
  exit(token: unknown): void
  sliceSerialize(token: unknown): string
}

const extension = {
  enter: {
    formula(this: Reader, token: unknown) {
      const text = this.sliceSerialize(token)
      const isBlock = text.startsWith('$$')
      const value = isBlock ? text.slice(2, -2).trim() : text.slice(1, -1)
      this.enter({ type: 'formula', value, display: isBlock ? 'block' : 'inline' }, token)
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
