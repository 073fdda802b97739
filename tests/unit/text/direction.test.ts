import { describe, expect, test } from 'vitest'
import { directionOf } from '../../../src/text/direction.ts'
import fc from '../../properties.ts'

describe('the direction of a text', () => {
  test.each([
    ['Hebrew', 'מאמר'],
    ['Arabic', 'دراسة'],
    ['Syriac', 'ܫܠܡܐ'],
    ['Thaana', 'ދިވެހި'],
    ['Adlam', '𞤀𞤣𞤤𞤢𞤥'],
    ['Latin with a word of Hebrew', 'Fog, or ערפל'],
  ])('is left to the browser for %s', (_, text) => {
    expect(directionOf(text)).toBe('auto')
  })

  test.each(['Fog', '', 'Туман', '霧', 'O(n²) ≤ 5 % — “fog”', 'Ă̧', '😀'])('is not named for "%s"', (text) => {
    expect(directionOf(text)).toBeUndefined()
  })

  test('is that of its letters alone, wherever they stand', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), fc.string({ unit: 'grapheme-ascii' }), (before, after) => {
        expect(directionOf(before + after)).toBeUndefined()
        expect(directionOf(`${before}ש${after}`)).toBe('auto')
      }),
    )
  })
})
