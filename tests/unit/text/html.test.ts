import { XMLParser } from 'fast-xml-parser'
import { parse, parseFragment } from 'parse5'
import { describe, expect, test } from 'vitest'
import { escapeHtml, toLegalXml, toScriptJson } from '../../../src/text/html.ts'
import { findXmlErrors } from '../../well-formed.ts'
import { hostileTexts } from './hostile-texts.ts'
import { findLive, textOf } from './live-markup.ts'

describe('escapeHtml', () => {
  test.each([
    ['&', '&amp;'],
    ['<', '&lt;'],
    ['>', '&gt;'],
    ['"', '&quot;'],
    ["'", "'"],
    ['&amp;lt;', '&amp;amp;lt;'],
    ['a < b & "c" > d', 'a &lt; b &amp; &quot;c&quot; &gt; d'],
    ['', ''],
  ])('%j becomes %j', (text, html) => {
    expect(escapeHtml(text)).toBe(html)
  })

  test.each(hostileTexts.filter((text) => !text.includes('\0')))(
    '%j is shown as it is, in an element and in an attribute',
    (text) => {
      const html = escapeHtml(text)
      expect(findLive(html)).toEqual([])
      expect(textOf(html)).toBe(text)
      const [element] = parseFragment(`<p title="${html}"></p>`).childNodes
      expect(element && 'attrs' in element && element.attrs).toEqual([{ name: 'title', value: text }])
    },
  )
})

describe('case 55: toLegalXml', () => {
  const control = Array.from({ length: 32 }, (_, code) => String.fromCharCode(code))
  test('takes out every control character but tab and line ends', () => {
    for (const sign of control)
      expect(toLegalXml(`a${sign}b`), JSON.stringify(sign)).toBe('\t\n\r'.includes(sign) ? `a${sign}b` : 'ab')
  })
  test.each([
    ['a\uFFFEb\uFFFFc', 'abc'],
    ['a\uD800b', 'a\uFFFDb'],
    ['a\uDC00b', 'a\uFFFDb'],
    ['a😀b', 'a😀b'],
    ['a\uE000\uFFFDb\u{10FFFF}', 'a\uE000\uFFFDb\u{10FFFF}'],
    ['a\u007F\u0085b', 'a\u007F\u0085b'],
    ['&amp;lt;]]>', '&amp;lt;]]>'],
  ])('%j becomes %j', (text, legal) => {
    expect(toLegalXml(text)).toBe(legal)
    expect(toLegalXml(legal)).toBe(legal)
  })
  test('what it leaves, escaped, is well-formed and read back as it is', () => {
    const text = toLegalXml(`${control.join('')}\uD800 ]]> &amp;lt; <b> "\uFFFE`)
      .replace(/\s+/g, ' ')
      .trim()
    const xml = `<x>${escapeHtml(text)}</x>`
    expect(findXmlErrors(xml)).toEqual([])
    expect(new XMLParser({ parseTagValue: false }).parse(xml)).toEqual({ x: text })
  })
})

describe('case 19: toScriptJson', () => {
  test.each([...hostileTexts, '</script>', '<!--', '-->', '<!--<script>', '\u2028\u2029', 'a\u0000b', '"\\'])(
    '%j in a script element comes back equal and ends nothing',
    (text) => {
      const json = toScriptJson({ text, [text]: [text] })
      expect(json).not.toMatch(/[<>&\u2028\u2029]/)
      expect(JSON.parse(json)).toEqual({ text, [text]: [text] })
      const page = parse(`<!doctype html><head><script type="application/ld+json">${json}</script><i></i>`)
      expect(
        JSON.stringify(page, (key, value) => (key === 'parentNode' ? undefined : value)).match(
          /"tagName":"(?:script|i)"/g,
        ),
      ).toHaveLength(2)
    },
  )
})
