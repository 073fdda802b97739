/** Fields of a group in a YAML text: a new one at its place, and one that goes. */
import { isScalar, type YAMLMap } from 'yaml'
import { columnOf, type Field, lineBehind, pairsOf, rangeOf, type Splice, unknownWay } from './yaml-nodes.ts'
import { formatField, formatFlow } from './yaml-text.ts'

/** The text of a frontmatter, and the order in which its fields are put. */
export interface Place {
  yaml: string
  order: readonly string[]
}

/** Behind the nearest field that stands before it in our order, with the comments that are indented below that one. */
export function addField({ yaml, order }: Place, map: YAMLMap, name: string, value: unknown): Splice {
  const rank = order.indexOf(name)
  const pairs = pairsOf(map)
  const before = pairs
    .filter(({ key }) => order.indexOf(String(key.value)) < rank)
    .sort((a, b) => order.indexOf(String(a.key.value)) - order.indexOf(String(b.key.value)))
    .at(-1)
  const [one] = pairs
  if (!one) throw unknownWay
  if (map.flow === true) {
    const text = `${name}: ${formatFlow(value)}`
    const at = before ? rangeOf(before.value)[1] : rangeOf(one.key)[0]
    return { start: at, end: at, text: before ? `, ${text}` : `${text}, ` }
  }
  const indent = columnOf(yaml, one.key)
  let at = before ? lineBehind(yaml, before.value) : yaml.lastIndexOf('\n', rangeOf(one.key)[0]) + 1
  if (before) {
    const deeper = new RegExp(`(?:^ {${indent + 1},}#.*\\n)+`, 'my')
    deeper.lastIndex = at
    at += deeper.exec(yaml)?.[0].length ?? 0
  }
  return { start: at, end: at, text: formatField(name, value, indent) }
}

/** A comment behind the field stays, on a line of its own. */
export function removeField({ yaml }: Place, map: YAMLMap, pair: Field): Splice {
  if (!isScalar(pair.value) || pair.value.type?.startsWith('BLOCK')) throw unknownWay
  const [start, end] = [rangeOf(pair.key)[0], rangeOf(pair.value)[1]]
  if (map.flow === true) {
    const pairs = pairsOf(map)
    const [before, behind] = [pairs[pairs.indexOf(pair) - 1], pairs[pairs.indexOf(pair) + 1]]
    if (pair.value.comment || pair.value.commentBefore || pair.key.commentBefore) throw unknownWay
    if (before) return { start: rangeOf(before.value)[1], end, text: '' }
    return { start, end: behind ? rangeOf(behind.key)[0] : end, text: '' }
  }
  const [blank = ''] = /^[ \t]*/.exec(yaml.slice(end)) ?? []
  if (yaml[end + blank.length] === '#') return { start, end: end + blank.length, text: '' }
  return { start: yaml.lastIndexOf('\n', start) + 1, end: end + blank.length + 1, text: '' }
}
