/** The sanitiser by itself: what it makes of a tree in which hostile text was believed, as no parser of ours would. */
import type { ElementContent, Properties, Root } from 'hast'
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { describe, expect, test } from 'vitest'
import { toSafeHtml } from '../../../src/text/sanitizer.ts'
import { hostileFamilies } from '../../hostile/hostile-set.ts'
import { findLive } from './live-markup.ts'

describe.each(hostileFamilies.map(({ name, texts }) => [name, texts] as const))('cases 15 and 18: %s', (_, texts) => {
  test('believed, has nothing alive in it but links and their titles', () => {
    const live = texts.flatMap((text) => findLive(toSafeHtml(believe(text))).map((found) => [text, found]))
    expect(live.filter(([, found]) => !/^title=|^href="(?:https?:|mailto:|[^:]*"$|[/?#])/.test(found ?? ''))).toEqual(
      [],
    )
  })
})

test('most of them are alive before', () => {
  const texts = hostileFamilies.flatMap((family) => family.texts)
  expect(texts.filter((text) => findLive(text).length > 0).length).toBeGreaterThan(400)
})

test.each(['a', 'p', 'li', 'h4', 'math', 'mtr', 'mtext'])(
  'case 18: %s gets no name and no id but that of a footnote',
  (tagName) => {
    for (const id of ['location', 'shelf', 'user-content-x', '__proto__'])
      expect(toSafeHtml(rootOf([{ type: 'element', tagName, properties: { id, name: id }, children: [] }]))).toBe(
        `<${tagName}></${tagName}>`,
      )
  },
)

test.each(['9999em', '100pt', '-100em', '1e9px', '100vw', 'calc(1em)', ''])(
  'a formula gets no width of %j',
  (width) => {
    const space: ElementContent = { type: 'element', tagName: 'mspace', properties: { width }, children: [] }
    expect(toSafeHtml(rootOf([space]))).toBe(width === '' ? '<mspace width=""></mspace>' : '<mspace></mspace>')
  },
)

/** The text as HTML; properties by the names that a tree has ("onclick" and "onClick"), whichever a rule might let pass. */
function believe(text: string): Root {
  return rootOf(parseFragment(text).childNodes.flatMap(toTree))
}

function toTree(node: DefaultTreeAdapterTypes.ChildNode): ElementContent[] {
  if ('value' in node) return [{ type: 'text', value: node.value }]
  if ('data' in node) return [{ type: 'comment', value: node.data }]
  if (!('tagName' in node)) return []
  const properties: Properties = Object.fromEntries(
    node.attrs.flatMap(({ name, value }) => [
      [name, value],
      [name.replace(/^(on|src)(?=.)(.)/, (_, start: string, sign: string) => start + sign.toUpperCase()), value],
    ]),
  )
  const inner = 'content' in node ? node.content.childNodes : node.childNodes
  return [{ type: 'element', tagName: node.tagName, properties, children: inner.flatMap(toTree) }]
}

function rootOf(children: ElementContent[]): Root {
  return { type: 'root', children }
}
