import type { Nodes, Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { describe, expect, it } from 'vitest'
import { formatBibliography } from '../../../src/bibliography/bibliography.ts'
import { formatMarkdownPaper } from '../../../src/bibliography/markdown.ts'
import type { Paper } from '../../../src/library/library.ts'
import { remarkFormulas } from '../../../src/text/markdown-mathematics.ts'
import { toPlainText } from '../../../src/text/mathematics.ts'
import fc from '../../properties.ts'
import { entry, libraryOf, paper, paperOf } from '../invented-list.ts'
import { hostileTexts } from '../text/hostile-texts.ts'
import { lines } from './invented-records.ts'
import { naughtyTexts } from './naughty-texts.ts'

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkFormulas)
const parse = (markdown: string): Root => parser.parse(markdown)
const page = (one: Paper) => `https://stand.example/papers/${one.id}/`
const listOf = (...papers: Paper[]) => formatBibliography('md', { title: 'Fog', papers, toUrl: page })
const paperWith = (fields: string, body = ''): Paper => paperOf(libraryOf(paper('x', fields, body)), 'x')

function walk(node: Nodes, see: (node: Nodes) => void): void {
  see(node)
  if ('children' in node) for (const child of node.children) walk(child, see)
}

function textOf(node: Nodes): string {
  let text = ''
  walk(node, (one) => {
    if ('value' in one) text += one.value
  })
  return text
}

function kindsOf(node: Nodes): Set<string> {
  const kinds = new Set<string>()
  walk(node, ({ type }) => kinds.add(type))
  return kinds
}

const fold = (text: string) =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()

describe('a list in Markdown', () => {
  it('is a section of an awesome-list: heading, description, a line a paper', () => {
    const library = libraryOf(
      paper(
        'a',
        'authors: [Ann Ash, Ben Birch, Cy Cedar, Di Dogwood]\narxiv: "9999.00001"\npublished: 2025-03-01\nsummary: It drifts\nlinks: [{ type: code, url: "https://code.example/fog" }]',
      ),
      paper('b', 'doi: 10.5555/b\nvenue: { name: Journal of Damp, short: JD 2024, kind: journal, year: 2024 }'),
      paper('c'),
    )
    expect(
      formatBibliography('md', {
        title: 'Fog [1]',
        description: 'What *drifts*.',
        papers: library.papers.slice().sort((a, b) => (a.id < b.id ? -1 : 1)),
        toUrl: page,
      }),
    ).toBe(
      [
        '## Fog \\[1]',
        '',
        'What \\*drifts\\*.',
        '',
        '- [On a](https://arxiv.org/abs/9999.00001) – Ann Ash, Ben Birch, Cy Cedar and 1 more, arXiv, 2025. It drifts. [Code](https://code.example/fog).',
        '- [On b](https://doi.org/10.5555/b) – JD 2024.',
        '- [On c](https://stand.example/papers/c/)',
        '',
      ].join('\n'),
    )
  })

  it('without papers is a heading', () => {
    expect(listOf()).toBe('## Fog\n')
  })

  it('case 53: any title is one link with its words, and nothing in it is markup', () => {
    const check = (title: string) => {
      const one = { ...paperWith('arxiv: "9999.00001"'), title, plainTitle: title }
      const tree = parse(listOf(one, { ...one }))
      expect([...kindsOf(tree)].sort()).toEqual(['heading', 'link', 'list', 'listItem', 'paragraph', 'root', 'text'])
      const links: Nodes[] = []
      walk(tree, (node) => {
        if (node.type === 'link') links.push(node)
      })
      expect(links.map((link) => [fold(textOf(link)), 'url' in link && link.url])).toEqual(
        [1, 2].map(() => [fold(title), 'https://arxiv.org/abs/9999.00001']),
      )
    }
    for (const title of [...hostileTexts, ...naughtyTexts].filter((text) => fold(text) !== '')) check(title)
    fc.assert(fc.property(lines, check), { numRuns: 300 })
  })

  it('a summary and names are words, whatever stands in them', () => {
    for (const text of hostileTexts) {
      const one: Paper = { ...paperWith(''), summary: text, names: [{ literal: text }] }
      const kinds = kindsOf(parse(listOf(one)))
      for (const kind of kinds)
        expect(['root', 'heading', 'list', 'listItem', 'paragraph', 'link', 'text']).toContain(kind)
    }
  })
})

describe('one paper in Markdown', () => {
  const library = libraryOf(
    entry(
      'papers/x.md',
      `title: "H$_2$O * [x]"
authors: [Ann Ash, { literal: The Fog_Group }]
organization: Fog & Sons
published: 2025-03-01
added: 2025-12-10
arxiv: "9999.00001"
venue: { name: Journal of Damp, kind: journal, volume: "3", pages: 1-9 }
links: [{ type: code, url: "https://code.example/fog" }]
status: read
summary: It drifts, in $O(n)$.
results: [{ metric: latency, of: drift, value: 6, unit: "×", against: rain, bound: up to }]
abstract: "Of fog.\\n\\nAnd damp."`,
      '\nMy *notes* with <b>HTML</b>.\n',
    ),
  )
  const markdown = formatMarkdownPaper(paperOf(library, 'x'), ['Fog machines'], 'https://stand.example/papers/x/')

  it('says all that the list says of it', () => {
    expect(markdown).toBe(`# H₂O \\* \\[x]

Ann Ash, The Fog_Group · Fog & Sons

- **Appeared in:** Journal of Damp, volume 3, pages 1-9
- **Published:** 2025-03-01
- **Added:** 2025-12-10
- **Topics:** Fog machines
- **Status:** read
- **arXiv:** [9999.00001](https://arxiv.org/abs/9999.00001), [PDF](https://arxiv.org/pdf/9999.00001)
- **DOI:** [10.48550/arXiv.9999.00001](https://doi.org/10.48550/arXiv.9999.00001)
- **Code:** [https://code.example/fog](https://code.example/fog)
- **On the list:** [https://stand.example/papers/x/](https://stand.example/papers/x/)

It drifts, in O(n).

## Results

- up to 6× lower drift, against rain

## Abstract

Of fog.

And damp.

## How to cite

Ann Ash and The Fog_Group. H₂O \\* \\[x]. Journal of Damp, 3, 1–9, 2025. [https://arxiv.org/abs/9999.00001](https://arxiv.org/abs/9999.00001)

\`\`\`bibtex
@article{x,
  title = {{H$_2$O} * [x]},
  author = {Ash, Ann and {The Fog\\_Group}},
  journal = {Journal of Damp},
  volume = {3},
  pages = {1--9},
  year = {2025},
  month = mar,
  day = {1},
  eprint = {9999.00001},
  archiveprefix = {arXiv},
  eprinttype = {arxiv},
  doi = {10.48550/arXiv.9999.00001},
  url = {https://arxiv.org/abs/9999.00001},
  abstract = {Of fog. And damp.}
}
\`\`\`

## Notes

My *notes* with &lt;b>HTML&lt;/b>.
`)
  })

  it('has only what is known', () => {
    const bare = formatMarkdownPaper(paperWith(''), [], 'https://stand.example/papers/x/')
    expect(bare.split('\n').filter((text) => text.startsWith('#'))).toEqual(['# On x', '## How to cite'])
  })

  it('is whole, and its words are words, whatever stands in a record', () => {
    for (const text of hostileTexts) {
      const plain = toPlainText(text)
      const one: Paper = {
        ...paperWith('authors: [Ann Ash]'),
        ...{ title: text, plainTitle: plain, summary: text, abstract: text, organization: text },
      }
      const tree = parse(formatMarkdownPaper(one, [text], 'https://stand.example/papers/x/'))
      expect(tree.children.map(({ type }) => type).filter((type) => type === 'heading')).toHaveLength(3)
      for (const kind of kindsOf(tree))
        expect('root heading list listItem paragraph link text strong code'.split(' ')).toContain(kind)
    }
  })
})
