import { describe, expect, test } from 'vitest'
import { findLinks, renderMarkdown } from '../../../src/text/markdown.ts'
import { splitMathematics } from '../../../src/text/split-mathematics.ts'
import { hostileTexts } from './hostile-texts.ts'
import { findLive, textOf } from './live-markup.ts'

const render = (markdown: string) => renderMarkdown(markdown, (url) => url)
/** Formulas as ⟨what is read⟩. */
const shown = (markdown: string) =>
  render(markdown).replace(/<math>(.*?)<\/math>/g, (_, inside: string) => `⟨${textOf(inside)}⟩`)

describe('renderMarkdown', () => {
  test.each([
    ['', ''],
    [' \n', ''],
    ['Words, *more*, **most**.', '<p>Words, <em>more</em>, <strong>most</strong>.</p>'],
    ['# One', '<h3>One</h3>'],
    ['## Two', '<h4>Two</h4>'],
    ['### Three', '<h5>Three</h5>'],
    ['#### Four', '<h6>Four</h6>'],
    ['##### Five', '<h6>Five</h6>'],
    ['###### Six', '<h6>Six</h6>'],
    ['`a < b`', '<p><code>a &#x3C; b</code></p>'],
    ['[x](https://x.example)', '<p><a href="https://x.example">x</a></p>'],
    ['https://x.example', '<p><a href="https://x.example">https://x.example</a></p>'],
    ['~~gone~~', '<p><del>gone</del></p>'],
    ['a  \nb', '<p>a<br>\nb</p>'],
    ['![a picture](https://x.example/p.png)', '<p><span>a picture</span></p>'],
    ['![](https://x.example/p.png)', '<p><span></span></p>'],
    ['<b>not</b>', '<p>&#x3C;b>not&#x3C;/b></p>'],
    ['<!-- not -->', '&#x3C;!-- not -->'],
  ])('%j is %j', (markdown, html) => {
    expect(render(markdown)).toBe(html)
  })

  test('tables, task lists and lists are themselves', () => {
    const html = render('| a | b |\n|:--|--:|\n| c | d |\n\n- [x] done\n\n3. three\n')
    for (const piece of [
      '<th align="left">a</th>',
      '<td align="right">d</td>',
      'type="checkbox" checked disabled',
      '<ol start="3">',
    ])
      expect(html).toContain(piece)
    expect(findLive(html)).toEqual([])
  })

  test('a footnote and its place lead to each other', () => {
    const html = render('Text[^a].\n\n[^a]: Note.')
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1])
    const links = [...html.matchAll(/ href="#([^"]+)"/g)].map((match) => match[1])
    expect(links).toHaveLength(2)
    for (const link of links) expect(ids).toContain(link)
    const described = /aria-describedby="([^"]+)"/.exec(html)?.[1]
    expect(ids).toContain(described)
    for (const id of ids) expect(id).toMatch(/^(?:user-content-fn(?:ref)?-a|footnote-label)$/)
  })

  test('every link goes through the function that was given, and is dropped where it says nothing', () => {
    const seen: string[] = []
    const html = renderMarkdown('[a](b.md) [c](d.md) https://x.example ![e](f.png)', (url) => {
      seen.push(url)
      return url === 'b.md' ? '/papers/b/' : undefined
    })
    expect(seen).toEqual(['b.md', 'd.md', 'https://x.example'])
    expect(html).toBe('<p><a href="/papers/b/">a</a> <a>c</a> <a>https://x.example</a> <span>e</span></p>')
  })

  test('what the function gives is not trusted either', () => {
    expect(renderMarkdown('[a](b)', () => 'javascript:alert(1)')).toBe('<p><a>a</a></p>')
  })
})

describe('formulas in Markdown', () => {
  test.each([
    ['H$_2$O', '<p>H⟨2⟩O</p>'],
    ['$\\{a\\}$', '<p>⟨{a}⟩</p>'],
    ['$a*b*c$ and *$d$*', '<p>⟨a∗b∗c⟩ and <em>⟨d⟩</em></p>'],
    ['$a_i$ and $b_i$', '<p>⟨ai⟩ and ⟨bi⟩</p>'],
    ['$a\n+b$', '<p>⟨a+b⟩</p>'],
    ['> $a\n> +b$', '<blockquote>\n<p>⟨a+b⟩</p>\n</blockquote>'],
    ['# $n$', '<h3>⟨n⟩</h3>'],
    ['[$n$](https://x.example)', '<p><a href="https://x.example">⟨n⟩</a></p>'],
    ['| $a$ |\n|--|\n| b |', expect.stringContaining('<th>⟨a⟩</th>')],
    ['`$a$` and `$b`$c$', '<p><code>$a$</code> and <code>$b</code>⟨c⟩</p>'],
    ['```\n$a$\n```', '<pre><code>$a$\n</code></pre>'],
    ['```formula\na\n```', '<pre><code class="language-formula">a\n</code></pre>'],
    ['a\\$x\\$b', '<p>a$x$b</p>'],
    ['between $5 and $6', '<p>between $5 and $6</p>'],
    ['$a\n\nb$', '<p>$a</p>\n<p>b$</p>'],
    ['$ a $', '<p>$ a $</p>'],
    ['https://x.example/a$b$c', '<p><a href="https://x.example/a$b$c">https://x.example/a$b$c</a></p>'],
    ['$\\unknown$', '<p><code>\\unknown</code></p>'],
    ['$[a](b)$', '<p>⟨[a](b)⟩</p>'],
    ['$$ $$', '<p>$$ $$</p>'],
    ['$$a$ and $b$', '<p>$⟨a⟩ and ⟨b⟩</p>'],
  ])('%j is %j', (markdown, html) => {
    expect(shown(markdown)).toEqual(html)
  })

  test.each([
    '$$a+b$$',
    '$$ a+b $$',
    '$$\na\n+b\n$$',
    '> $$a\n> +b$$',
    '- $$\n  a+b\n  $$',
    'Words $$a+b$$5 words',
    '$$a\\$+b$$',
  ])('%j is one formula, on a line of its own', (markdown) => {
    const html = render(markdown)
    expect(html.match(/<math display="block">.*?<\/math>/g)?.map(textOf)).toEqual([
      markdown.includes('\\$') ? 'a$+b' : 'a+b',
    ])
    expect(html.replace(/<math.*?<\/math>/g, '')).not.toContain('$')
  })

  test.each([
    'H$_2$O',
    '$a$$b$',
    '$a $b$',
    '$$a$$',
    '$5 and $6',
    '$x$5',
    '$x\\$y$',
    '\\$x$',
    '$x',
    '$$',
    '$$$',
    'a$b$c$d$e',
    '$a$b$',
    '$ a$',
    '$a\\ $',
    `$${'a'.repeat(2000)}$`,
    `$${'a'.repeat(2001)}$`,
  ])('in row %# formulas begin and end where they do in a title', (text) => {
    const formulas = splitMathematics(text).filter(({ kind }) => kind === 'mathematics')
    expect(render(text).match(/<math/g) ?? []).toHaveLength(formulas.length)
  })
})

describe('cases 17 and 18: what is hostile in notes', () => {
  test.each(hostileTexts)('%j shows and does nothing', (text) => {
    for (const markdown of [
      text,
      `Words ${text} words`,
      `- ${text}\n\n> ${text}`,
      `[${text}](https://x.example)`,
      `$${text}$`,
    ])
      expect(findLive(render(markdown)), markdown).toEqual([])
  })

  test.each([
    'javascript:alert(1)',
    'JAVASCRIPT:alert(1)',
    '&#106;avascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///x',
    'blob:x',
    'about:blank',
    'xmpp:a@x.example',
    'irc://x.example',
    'tel:1',
  ])('a link to %s loses its address and keeps its words', (url) => {
    expect(render(`[words](${url})`)).toBe('<p><a>words</a></p>')
  })

  test('<base>, refreshes, forms, frames, styles and clobbering names are words', () => {
    for (const html of [
      '<base href="//x">',
      '<meta http-equiv="refresh" content="0">',
      '<form action="x">',
      '<iframe srcdoc="x">',
      '<style>x</style>',
      '<svg onload="x">',
      '<a id="location">',
      '<img name="cookie">',
    ]) {
      expect(textOf(render(html)).trim()).toBe(html)
      expect(textOf(render(`a ${html} b`)).trim()).toBe(`a ${html} b`)
    }
  })
})

describe('findLinks', () => {
  test('names links, images and definitions with their places', () => {
    expect(findLinks('[a](b.md)\n\n> x ![c](d.png)\n\n[e]: f.md\n<https://x.example> www.x.example')).toEqual([
      { url: 'b.md', line: 1, column: 1 },
      { url: 'd.png', line: 3, column: 5 },
      { url: 'f.md', line: 5, column: 1 },
      { url: 'https://x.example', line: 6, column: 1 },
      { url: 'http://www.x.example', line: 6, column: 21 },
    ])
  })
  test('finds none in code, formulas and text', () => {
    expect(findLinks('`[a](b)` $[a](b)$ \\[a](b) [a] (b)\n\n    [a](b)')).toEqual([])
  })
  test.each([
    ['quotes', '> '.repeat(3000)],
    ['lists', '- '.repeat(1000)],
  ])('refuses %s in each other without end', (_, text) => {
    expect(() => findLinks(`${text}a`)).toThrow(RangeError)
  })
})

describe('does not hang on', () => {
  test.each([
    ['20 kB of dollar signs', '$'.repeat(20_000)],
    ['dollar signs with letters', '$a'.repeat(10_000)],
    ['openings without end', '$a '.repeat(10_000)],
    ['pairs of dollar signs that open and are not closed', '$$a$ '.repeat(5000)],
    ['backslashes', '$\\'.repeat(10_000)],
    ['brackets', '['.repeat(20_000)],
    ['links that are not closed', '[a]('.repeat(5000)],
    ['pictures that are not closed', '!['.repeat(10_000)],
    ['elements that are not closed', '<a '.repeat(10_000)],
    ['comments that are not closed', '<!--'.repeat(5000)],
    ['entities', '&amp;'.repeat(10_000)],
    ['stars', '*a '.repeat(5000)],
    ['definitions', '[a]: b\n'.repeat(2000)],
  ])(
    '%s',
    (_, text) => {
      expect(findLive(render(text))).toEqual([])
    },
    60_000,
  )
})
