import { expect, test } from 'vitest'
import { type Piece, parseExcerpt } from '../../../src/search/excerpt.ts'
import { escapeHtml } from '../../../src/text/html.ts'
import { hostileTexts } from '../text/hostile-texts.ts'

const plain = (text: string): Piece => ({ text, marked: false })
const marked = (text: string): Piece => ({ text, marked: true })

test.each([
  ['', []],
  ['words', [plain('words')]],
  ['a <mark>b</mark> c', [plain('a '), marked('b'), plain(' c')]],
  ['<mark>a</mark><mark>b</mark>', [marked('a'), marked('b')]],
  ['a &lt; <mark>b</mark>', [plain('a < '), marked('b')]],
  ['&lt;&gt;&quot;&amp;&#39;&#x27;', [plain("<>\"&''")]],
  ['&amp;lt;', [plain('&lt;')]],
  ['&nbsp;&copy;', [plain('&nbsp;&copy;')]],
  ['&lt;mark&gt;a&lt;/mark&gt;', [plain('<mark>a</mark>')]],
  ['<mark>open', [marked('open')]],
  ['shut</mark> on', [plain('shut'), plain(' on')]],
  ['<mark></mark>', []],
  ['<MARK>a</MARK>', [plain('<MARK>a</MARK>')]],
])('%j is %j', (excerpt, pieces) => {
  expect(parseExcerpt(excerpt)).toEqual(pieces)
})

test.each(hostileTexts)('case 20: %j, escaped and marked, comes back as text', (text) => {
  expect(parseExcerpt(`x ${escapeHtml(text)} <mark>${escapeHtml(text)}</mark>`)).toEqual([
    plain(`x ${text} `),
    marked(text),
  ])
})
