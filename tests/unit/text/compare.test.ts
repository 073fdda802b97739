import { expect, test } from 'vitest'
import { compareTexts } from '../../../src/text/compare.ts'

test('texts are in the order of their characters, whatever the language', () => {
  expect(['b', 'ä', 'B', 'a', '', 'z'].sort(compareTexts)).toEqual(['', 'B', 'a', 'b', 'z', 'ä'])
})

test('equal texts are equal, and the order turns round', () => {
  expect(compareTexts('a', 'a')).toBe(0)
  expect([compareTexts('a', 'b'), compareTexts('b', 'a')]).toEqual([-1, 1])
})
