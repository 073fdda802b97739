import { describe, expect, test } from 'vitest'
import { idLimit, idPattern, reservedIdPattern } from '../../../src/bibliography/id-form.ts'
import { freeId, toPaperId, words } from '../../../src/bibliography/paper-id.ts'
import fc from '../../properties.ts'

const isId = (id: string) => idPattern.test(id) && id.length <= idLimit && !reservedIdPattern.test(id)

describe('toPaperId', () => {
  test.each([
    ['yan-2025-flash-sparse-attention', 'Yan', '2025', 'Flash Sparse Attention: an invented subtitle'],
    ['van-nowhere-2024-stands-rain', 'van Nowhere', '2024', 'Stands-in Rain'],
    ['fictive-2025-not-newspaper-stand', 'Fictive', '2025', 'Not a Newspaper, a Stand'],
    ['muller-2025-uber-strassen', 'Müller', '2025', 'Über Straßen'],
    ['lodz-2025-zrodlo', 'Łódź', '2025', 'Źródło'],
    ['fictive-2025-h2o-oracle', 'Fictive', '2025', 'H₂O: Oracle'],
    ['fictive-2025-on2-cost', 'Fictive', '2025', 'The O(n²) Cost'],
    ['flash-sparse-attention', undefined, undefined, 'Flash Sparse Attention'],
    ['2025-flash-sparse-attention', undefined, '2025', 'Flash Sparse Attention'],
    ['fictive-flash', 'Fictive', undefined, 'Flash'],
    ['fictive-2025-to-be-or', 'Fictive', '2025', 'To be or'],
    ['paper', undefined, undefined, '日本語'],
    ['paper-2025', undefined, '2025', '日本語'],
    ['paper-1984', undefined, undefined, '1984'],
    ['fictive-2025', 'Fictive', '2025', ''],
    ['paper-con', undefined, undefined, 'Con'],
    ['paper-aux', 'Aux', undefined, ''],
    ['paper-lpt1', undefined, undefined, 'LPT1'],
    ['proto', undefined, undefined, '__proto__'],
    ['etc-passwd', undefined, undefined, '../../etc/passwd'],
  ])('%s', (id, family, year, title) => {
    expect(
      toPaperId({
        ...(family ? { authors: [{ family }, { family: 'Second' }] } : {}),
        ...(year ? { year } : {}),
        title,
      }),
    ).toBe(id)
  })

  test('a group gives the first three words of its name', () => {
    expect(
      toPaperId({ authors: [{ literal: 'The Very Invented Research Group' }], year: '2025', title: 'Flash' }),
    ).toBe('the-very-invented-2025-flash')
  })

  test('is always an id, whatever it is made of', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.stringMatching(/^[0-9 a-]{0,150}$/),
    )
    fc.assert(
      fc.property(text, text, fc.option(fc.integer({ min: 1500, max: 2999 })), (title, family, year) => {
        const id = toPaperId({ authors: [{ family }], title, ...(year ? { year: String(year) } : {}) })
        expect(isId(id), id).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  test.each([
    'x'.repeat(300),
    `${'1'.repeat(99)} word`,
    `${'1'.repeat(150)} word`,
    `${'long '.repeat(3)}${'er'.repeat(100)}`,
  ])('row %# is cut to what an id may be', (title) => {
    expect(isId(toPaperId({ title }))).toBe(true)
  })
})

describe('freeId', () => {
  test.each([
    ['a', [], 'a'],
    ['a', ['a'], 'a-2'],
    ['a', ['a', 'a-2', 'a-3'], 'a-4'],
    ['a', ['a-2'], 'a'],
    ['x'.repeat(100), ['x'.repeat(100)], `${'x'.repeat(98)}-2`],
    [`${'x'.repeat(97)}-yy`, [`${'x'.repeat(97)}-yy`], `${'x'.repeat(97)}-2`],
  ])('%s beside %j is %s', (id, taken, free) => {
    expect(freeId(id, new Set(taken))).toBe(free)
    expect(isId(freeId(id, new Set(taken)))).toBe(true)
  })
})

describe('words', () => {
  test.each([
    ['Flash-Sparse: a/b; c, d|e', ['flash', 'sparse', 'a', 'b', 'c', 'd', 'e']],
    ['a‐b‑c–d—e−f', ['a', 'b', 'c', 'd', 'e', 'f']],
    ["It's “quoted” (O(n²))", ['its', 'quoted', 'on2']],
    ['ßøØłŁđĐæÆœŒıİþÞðÐ', ['ssoollddaeaeoeoeiiththdd']],
    ['e\u0301 \u00E9', ['e', 'e']],
    ['\u202Eevil\u200B', ['evil']],
    [`a${'\u0301'.repeat(100)}`, ['a']],
    ['日本語', []],
    ['', []],
  ])('%j has the words %j', (text, expected) => {
    expect(words(text)).toEqual(expected)
  })
})
