/** Formulas in what a figure is of and against: set where there is HTML, and Unicode everywhere else. */
import { expect, test } from 'vitest'
import { formatCsv } from '../../../src/bibliography/csv.ts'
import { formatMarkdownPaper } from '../../../src/bibliography/markdown.ts'
import { toPaperItem } from '../../../src/feeds/paper-item.ts'
import { toLetterPaper } from '../../../src/letters/letter-paper.ts'
import { toSearchDocument } from '../../../src/search/documents.ts'
import { libraryOf, paper, paperOf } from '../invented-list.ts'

const library = libraryOf(
  paper('x', "results: [{ metric: latency, of: 'steps for $\\ell_2$', value: 6, unit: ×, against: '$n^2$ steps' }]"),
)
const one = paperOf(library, 'x')
const url = 'https://stand.example/papers/x/'

test.each([
  ['table', formatCsv([one], () => url)],
  ['Markdown file', formatMarkdownPaper(one, [], url)],
  ['letter', toLetterPaper(one, 'en', () => url).figure?.caption],
  ['search index', toSearchDocument(one, library).html],
])('a %s has them in Unicode', (_, written) => {
  expect(written).toContain('lower steps for ℓ₂, against n² steps')
})

test('a feed has them as MathML', () => {
  const day = new Date(0)
  const { html } = toPaperItem({ kind: 'paper', papers: [one], added: day, updated: day }, library, new URL(url))
  expect(html).toContain('<msub><mi>ℓ</mi><mn>2</mn></msub></math>,</span> against <math>')
  expect(html).toContain('<msup><mi>n</mi><mn>2</mn></msup></math> steps</li>')
})
