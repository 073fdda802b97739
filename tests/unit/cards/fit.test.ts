/** Text in a given space. The ruler of these tests makes every character half an em wide. */

import { describe, expect, test } from 'vitest'
import { fitText, isCut } from '../../../src/cards/fit.ts'
import fc from '../../properties.ts'

const ruler = (text: string) => [...text].length / 2
const sizes = [
  [40, 1],
  [30, 2],
  [20, 3],
] as const
const fit = (text: string, width = 200) => fitText(text, { width, sizes }, ruler)

describe('text', () => {
  test.each([
    ['as large as one line takes it', 'ten chars.', { size: 40, lines: ['ten chars.'] }],
    ['smaller in two', 'eleven and more', { size: 30, lines: ['eleven', 'and more'] }],
    ['in lines of much the same length', 'aaaa bbbb cccc dd', { size: 30, lines: ['aaaa bbbb', 'cccc dd'] }],
    [
      'cut where there is no room, by whole words',
      'one two three four five six seven eight nine ten eleven twelve',
      {
        size: 20,
        lines: ['one two three four', 'five six seven eight', 'nine ten eleven…'],
      },
    ],
    [
      'cut within a word that is too long',
      'a'.repeat(100),
      { size: 20, lines: ['a'.repeat(20), 'a'.repeat(20), `${'a'.repeat(19)}…`] },
    ],
    ['not at all where there is none', '', { size: 40, lines: [] }],
  ])('stands %s', (_, text, expected) => {
    expect(fit(text)).toEqual(expected)
  })

  test('is never wider than its space nor in more lines than it may, and says where it was cut', () => {
    const texts = fc.array(fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }), { maxLength: 30 })
    fc.assert(
      fc.property(texts, fc.integer({ min: 40, max: 400 }), (words, width) => {
        const text = words.join(' ').replace(/\s+/g, ' ').trim()
        const { size, lines } = fit(text, width)
        const [, most] = sizes.find(([tried]) => tried === size) ?? [0, 0]
        expect(lines.length).toBeLessThanOrEqual(most)
        for (const line of lines) expect(ruler(line) * size).toBeLessThanOrEqual(width)
        if (isCut(lines, text)) expect([size, lines.at(-1)]).toEqual([20, expect.stringMatching(/…$/)])
      }),
      { numRuns: 500, seed: 8 },
    )
  })
})
