import { describe, expect, test } from 'vitest'
import { isSmall, toTerms, toWords } from '../../../src/search/terms.ts'

describe('toTerms', () => {
  test.each([
    ['Flash Sparse Attention', 'flash sparse attention'],
    ['FlashAttention-2:', 'flash attention 2 flashattention flashattention2'],
    ['H₂O', 'h2o'],
    ['A²ATS', 'a2ats'],
    ['ProxylessNAS', 'proxyless nas proxylessnas'],
    ['CUDAForge', 'cuda forge cudaforge'],
    ['Graph4Code', 'graph 4 code graph4code'],
    ['LLMs', 'llms'],
    ['iPhone', 'iphone'],
    ['KV-cache', 'kv cache kvcache'],
    ['LLM.int8()', 'llm int8 llmint8'],
    ['Christopher Ré', 'christopher re'],
    ['Łukasz Straße', 'lukasz strasse'],
    ["don't", 'dont'],
    ['注意力 paper', '注 意 力 paper'],
    ['Ελληνικά', 'ελληνικα'],
    ['שרה', 'שרה'],
    ['a  (b)', 'a b'],
    ['?!', ''],
    ['', ''],
  ])('%j has the terms %j', (text, terms) => {
    expect(toTerms(text).join(' ')).toBe(terms)
  })
})

describe('toWords', () => {
  test.each([
    ['flash attention', [[['flash']], [['attention']]]],
    ['flash-attention', [[['flashattention'], ['flash', 'attention']]]],
    ['kernels', [[['kernels'], ['kernel']]]],
    ['loss', [[['loss']]]],
    ['H2O', [[['h2o']]]],
  ])('%j is %j', (text, ways) => {
    expect(toWords(text).map((word) => word.ways)).toEqual(ways)
  })

  test('every way to type a name leads to a term of its title', () => {
    const title = new Set(toTerms('FlashAttention-2: Faster'))
    for (const typed of [
      'FlashAttention-2',
      'flashattention2',
      'flash attention 2',
      'flash-attention-2',
      'FLASHATTENTION',
    ])
      for (const { ways } of toWords(typed))
        expect([typed, ways.some((terms) => terms.every((term) => title.has(term)))]).toEqual([typed, true])
  })
})

test('words that say little are small', () => {
  expect(
    toWords('a survey of the attention')
      .filter((word) => !isSmall(word))
      .map(({ text }) => text),
  ).toEqual(['survey', 'attention'])
})
