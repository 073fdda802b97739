import { describe, expect, test } from 'vitest'
import { titleFingerprint } from '../../../src/bibliography/title-fingerprint.ts'
import { entry, problemsOf } from '../invented-list.ts'

describe('one paper', () => {
  test.each([
    ['H$_2$O: Heavy Herons', 'H₂O: Heavy Herons', 'H2O Heavy Herons'],
    ['A$^2$ATS', 'A²ATS', 'a2ats'],
    ['Dialogues of Zoë and Ñandú', 'DIALOGUES OF ZOE AND NANDU', 'Dialogues of Zoe\u0308 and N\u0303andu\u0301'],
    ['Pond-Water Models', 'Pond‐Water  Models', 'Pond–water models!'],
    ['O(n) Ponds', 'O(n)\u00a0ponds', '$O(n)$ Ponds'],
    ['Efﬁcient Fog', 'Efficient Fog', 'ＥＦＦＩＣＩＥＮＴ fog'],
    ['日本語 の 題', '日本語の題', '「日本語の題」'],
  ])('%s = %s = %s', (first, ...others) => {
    expect(others.map(titleFingerprint)).toEqual(others.map(() => titleFingerprint(first)))
  })
})

describe('two papers', () => {
  test.each([
    ['面向 LLM 的量化', '基于 LLM 的缓存'],
    ['α-MoE', 'β-MoE'],
    ['C', 'C++'],
    ['C++', 'C#'],
    ['ガス', 'カス'],
    ['कि', 'का'],
    ['?!', '!?'],
    ['🏮', '🔔'],
    ['$\\alpha$-Fog', '$\\beta$-Fog'],
  ])('%s ≠ %s', (first, second) => {
    expect(titleFingerprint(first)).not.toBe(titleFingerprint(second))
  })

  test('of other writings stand in one list', () => {
    const titles = ['面向 LLM 的量化', '基于 LLM 的缓存', 'α-MoE', 'β-MoE', 'C', 'C++']
    expect(
      problemsOf(...titles.map((title, n) => entry(`papers/p${n}.md`, `title: ${title}\nadded: 2025-12-10`))),
    ).toEqual([])
  })
})

test('a title of signs alone is its own fingerprint, and is never empty', () => {
  expect(['?!', ' 🏮 '].map(titleFingerprint)).toEqual(['?!', '🏮'])
})
