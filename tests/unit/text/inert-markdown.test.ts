import type { Nodes } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { describe, expect, it } from 'vitest'
import { toInertMarkdown } from '../../../src/text/inert-markdown.ts'
import { renderMarkdown } from '../../../src/text/markdown.ts'
import { remarkFormulas } from '../../../src/text/markdown-mathematics.ts'
import fc from '../../properties.ts'
import { hostileTexts } from './hostile-texts.ts'

const plain = unified().use(remarkParse).use(remarkGfm)
const parsers = [plain, plain().use(remarkFormulas)]
const hasHtml = (node: Nodes): boolean => node.type === 'html' || ('children' in node && node.children.some(hasHtml))
const isInert = (markdown: string) => parsers.every((parser) => !hasHtml(parser.parse(toInertMarkdown(markdown))))

describe('Markdown made inert', () => {
  it.each([
    ['My <b>words</b>.', 'My &lt;b>words&lt;/b>.'],
    [
      '<div onclick=x>\n<script>alert(1)</script>\n</div>',
      '&lt;div onclick=x>\n&lt;script>alert(1)&lt;/script>\n&lt;/div>',
    ],
    ['A <!-- comment --> here', 'A &lt;!-- comment --> here'],
    ['> - <img src=x\n>   onerror=alert(1)>', '> - &lt;img src=x\n>   onerror=alert(1)>'],
    ['<div>\\<b>x', '&lt;div>\\&lt;b>x'],
  ])('has tags as words: %j', (markdown, inert) => {
    expect(toInertMarkdown(markdown)).toBe(inert)
  })

  it.each([
    '`<b>` and ``<i>``',
    '```html\n<b>x</b>\n```',
    'A formula $a < b$ and 1 < 2.',
    '<https://fog.example/> *and* [more](x.md)\n\n1. one\n2. two\n',
    '\\<b> &lt;i>',
  ])('leaves what is no tag byte for byte: %j', (markdown) => {
    expect(toInertMarkdown(markdown)).toBe(markdown)
  })

  it('finds tags that show only when the one before them is gone', () => {
    const markdown = '<a title="`"> `<img src=x onerror=alert(1)>`'
    expect(toInertMarkdown(markdown)).toBe('&lt;a title="`"> `&lt;img src=x onerror=alert(1)>`')
    expect(isInert(markdown)).toBe(true)
  })

  it('has no HTML, whatever it was, and the same words on our pages', () => {
    const pieces = fc.constantFrom(
      '<b>',
      '<a title="',
      '">',
      '`',
      '``',
      '\\',
      '<!--',
      '-->',
      '<div>\n',
      '\n\n',
      '> ',
      '- ',
      '    ',
      '$',
      '<',
      '>',
      'x',
      ' ',
      '*',
      '<?',
      '?>',
      '&lt;',
      '<![CDATA[',
      ']]>',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 25 }), (all) => {
        expect(isInert(all.join(''))).toBe(true)
      }),
      { numRuns: 500 },
    )
    for (const text of hostileTexts) expect(isInert(text)).toBe(true)
    const html = renderMarkdown('My <b>words</b>, <i>and</i> more.', () => undefined)
    expect(renderMarkdown(toInertMarkdown('My <b>words</b>, <i>and</i> more.'), () => undefined)).toBe(html)
  })
})
