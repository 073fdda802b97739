/** Where the values of a YAML text stand, to the byte. */
import { isMap, isNode, isPair, isScalar, isSeq, type Node, type Pair, type Scalar, visit, type YAMLMap } from 'yaml'

/** Text in place of what stands between two offsets. */
export interface Splice {
  start: number
  end: number
  text: string
}

/** Thrown where a change would take a comment away, or needs a form that is not foreseen. */
export const unknownWay = new Error('there is no known way to make this change')

/** A field of a group. */
export interface Field {
  key: Scalar
  value: Node
}

/** The fields of a group that have a name and a value. */
export function pairsOf(map: YAMLMap): Field[] {
  return map.items.flatMap((pair: Pair) =>
    isPair(pair) && isScalar(pair.key) && isNode(pair.value) ? [pair as unknown as Field] : [],
  )
}

/** The first offset of a value, and the one behind it. */
export function rangeOf({ range }: Node): [start: number, end: number] {
  if (!range) throw unknownWay
  return [range[0], range[1]]
}

/** How many characters stand before it in its line. */
export function columnOf(yaml: string, node: Node): number {
  const [start] = rangeOf(node)
  return start - (yaml.lastIndexOf('\n', start - 1) + 1)
}

/** Where the line begins that follows the value's last one; a block that keeps its empty lines ends behind them. */
export function lineBehind(yaml: string, node: Node): number {
  const end = rangeOf(lastLeaf(node))[1]
  return yaml[end - 1] === '\n' ? end : yaml.indexOf('\n', end) + 1
}

function lastLeaf(node: Node): Node {
  if ((isMap(node) || isSeq(node)) && node.flow !== true) {
    const last = node.items.at(-1)
    const inner = isPair(last) ? (last.value ?? last.key) : last
    if (isNode(inner)) return lastLeaf(inner)
  }
  return node
}

/** Whether a comment stands within the value, before or behind it. */
export function hasComment(node: Node): boolean {
  let found = false
  visit(node, {
    Node: (_, inner) => {
      if (!inner.comment && !inner.commentBefore) return undefined
      found = true
      return visit.BREAK
    },
  })
  return found
}

/** Whether a value is a group of fields. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
