import { expect, test } from 'vitest'
import { markTerms } from '../../../src/search/marked-text.ts'

const marked = (text: string, ...terms: string[]) =>
  markTerms(text, new Set(terms))
    .map((piece) => (piece.marked ? `[${piece.text}]` : piece.text))
    .join('')

test.each([
  ['H₂O: Heavy-Hitter Oracle', ['hitter'], 'H₂O: [Heavy-Hitter] Oracle'],
  ['H₂O: Heavy-Hitter Oracle', ['h2o'], '[H₂O]: Heavy-Hitter Oracle'],
  ['Fast (and small), “quoted”', ['small', 'quoted'], 'Fast (and [small]), “[quoted]”'],
  ['Christopher Ré', ['re'], 'Christopher [Ré]'],
  ['nothing of it', ['other'], 'nothing of it'],
  ['nothing asked', [], 'nothing asked'],
  ['<b>bold</b>', ['bold'], '<[b>bold</b]>'],
])('%j with %j is %j', (text, terms, expected) => {
  expect(marked(text, ...terms)).toBe(expected)
  expect(
    markTerms(text, new Set(terms))
      .map((piece) => piece.text)
      .join(''),
  ).toBe(text)
})
