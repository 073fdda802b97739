/** Which bytes of a frontmatter must change so that some of its fields have other values: as few as can be. */
import { isMap, isNode, isScalar, isSeq, type Node, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml'
import { paperSchema } from '../schema.ts'
import { type FieldValues, isSameData } from './same-data.ts'
import { addField, type Place, removeField } from './yaml-fields.ts'
import { changeItems } from './yaml-lists.ts'
import { columnOf, isRecord, pairsOf, rangeOf, type Splice, unknownWay } from './yaml-nodes.ts'
import { formatFlow, formatLike } from './yaml-text.ts'

/** The changes to a text of YAML, for fields as `rewriteEntry` has them; nothing where it is not known how to make them. */
export function findSplices(yaml: string, values: FieldValues): Splice[] | undefined {
  const { contents } = parseDocument(yaml, { schema: 'core', prettyErrors: false })
  if (!isMap(contents)) return undefined
  try {
    return changeMap({ yaml, order: Object.keys(paperSchema.shape) }, contents, values)
  } catch (error) {
    if (error === unknownWay) return undefined
    throw error
  }
}

function changeMap(place: Place, map: YAMLMap, values: FieldValues): Splice[] {
  return Object.entries(values)
    .sort(([a], [b]) => place.order.indexOf(a) - place.order.indexOf(b))
    .flatMap(([name, value]) => {
      const pair = pairsOf(map).find(({ key }) => key.value === name)
      if (pair === undefined) return value === undefined ? [] : [addField(place, map, name, value)]
      if (value === undefined) return [removeField(place, map, pair)]
      return changeNode(place, pair.value, value, { indent: columnOf(place.yaml, pair.key), inFlow: map.flow === true })
    })
}

interface Surroundings {
  /** How deep the key stands to which the value belongs, or the hyphen. */
  indent: number
  inFlow: boolean
}

function changeNode(place: Place, node: Node, value: unknown, around: Surroundings): Splice[] {
  const old: unknown = node.toJSON()
  if (isSameData(old, value)) return []
  const [start, end] = rangeOf(node)
  if (isMap(node) && isRecord(value)) {
    const gone = Object.keys(old as object).filter((name) => !(name in value))
    return changeMap({ ...place, order: venueFields }, node, {
      ...value,
      ...Object.fromEntries(gone.map((name) => [name, undefined])),
    })
  }
  if (isSeq(node) && Array.isArray(value)) return changeList(place, node, value)
  if (isScalar(node) && !isRecord(value) && !Array.isArray(value)) {
    const text = formatLike(node, value, around.indent, around.inFlow)
    const blank = /\n*$/.exec(place.yaml.slice(start, end))?.[0] ?? ''
    return [{ start, end, text: text.replace(/\n*$/, '') + blank }]
  }
  throw unknownWay
}

/** What both lists begin and end with stays; what is between is changed one by one where the numbers agree. */
function changeList(place: Place, list: YAMLSeq, values: readonly unknown[]): Splice[] {
  const items = list.items.filter(isNode)
  const old = items.map((item) => item.toJSON() as unknown)
  const inFlow = list.flow === true
  if (items.length === 0) {
    const [start, end] = rangeOf(list)
    return [{ start, end, text: `[${values.map(formatFlow).join(', ')}]` }]
  }
  let first = 0
  while (first < old.length && first < values.length && isSameData(old[first], values[first])) first++
  let same = 0
  const shorter = Math.min(old.length, values.length) - first
  while (same < shorter && isSameData(old.at(-1 - same), values.at(-1 - same))) same++
  const gone = items.slice(first, items.length - same)
  const fresh = values.slice(first, values.length - same)
  if (gone.length === fresh.length && gone.every((item, n) => isScalar(item) !== isRecord(fresh[n])))
    return gone.flatMap((item, n) => changeNode(place, item, fresh[n], { indent: columnOf(place.yaml, item), inFlow }))
  return [changeItems(place.yaml, { items, first, gone, fresh }, inFlow)]
}

const venueFields = Object.keys(paperSchema.shape.venue.unwrap().shape)
