/** Items of a list in a YAML text: some go, others come in their place. */
import { isMap, type Node } from 'yaml'
import { hasComment, isRecord, lineBehind, rangeOf, type Splice, unknownWay } from './yaml-nodes.ts'
import { formatFlow, formatItem } from './yaml-text.ts'

/** A stretch of a list that changes. */
export interface Stretch {
  items: readonly Node[]
  /** The place of the first item that goes, or before which new ones come. */
  first: number
  gone: readonly Node[]
  fresh: readonly unknown[]
}

/** The change within brackets or on lines with hyphens; no comment may stand in what goes. */
export function changeItems(yaml: string, stretch: Stretch, inFlow: boolean): Splice {
  if (stretch.gone.some(hasComment)) throw unknownWay
  return inFlow ? changeFlowList(yaml, stretch) : changeBlockList(yaml, stretch)
}

function changeFlowList(yaml: string, { items, first, gone, fresh }: Stretch): Splice {
  const text = fresh.map(formatFlow).join(', ')
  const [before, behind] = [items[first - 1], items[first + gone.length]]
  const [head, tail] = [gone[0], gone.at(-1)]
  if (head && tail && fresh.length > 0) return { start: rangeOf(head)[0], end: rangeOf(tail)[1], text }
  if (before) {
    const start = rangeOf(before)[1]
    const rest = /^([ \t]*,?)[ \t]*#.*/.exec(yaml.slice(start))
    if (rest && !tail) {
      // A comment stays behind the item that it is about.
      const [line, comma = ''] = rest
      const indent = ' '.repeat(yaml.slice(yaml.lastIndexOf('\n', start) + 1).search(/[^ ]/))
      const end = start + line.length
      return { start, end, text: `${comma.includes(',') ? '' : ','}${line}\n${indent}${text}${behind ? ',' : ''}` }
    }
    return { start, end: tail ? rangeOf(tail)[1] : start, text: text && `, ${text}` }
  }
  if (!behind) throw unknownWay
  const end = rangeOf(behind)[0]
  return { start: head ? rangeOf(head)[0] : end, end, text: text && `${text}, ` }
}

function changeBlockList(yaml: string, { items, first, gone, fresh }: Stretch): Splice {
  const [one] = items
  if (!one) throw unknownWay
  const lineStart = yaml.lastIndexOf('\n', rangeOf(one)[0]) + 1
  const [, hyphen] = /^( *)- *$/.exec(yaml.slice(lineStart, rangeOf(one)[0])) ?? []
  if (hyphen === undefined) throw unknownWay
  const likeFlow = items.some((item) => isMap(item) && item.flow === true)
  const text = fresh.map((value) => formatItem(value, hyphen.length, likeFlow && isRecord(value))).join('')
  const before = items[first - 1]
  const [head, tail] = [gone[0], gone.at(-1)]
  const start = head ? yaml.lastIndexOf('\n', rangeOf(head)[0]) + 1 : before ? lineBehind(yaml, before) : lineStart
  return { start, end: tail ? lineBehind(yaml, tail) : start, text }
}
