import { distance } from 'fastest-levenshtein'
import { describe, expect, test } from 'vitest'
import { findNearWords } from '../../../src/search/near-words.ts'
import fc from '../../properties.ts'

const near = (word: string, vocabulary: string[], isPrefix = false) =>
  findNearWords(word, vocabulary, isPrefix).map(({ word, distance }) => `${word} ${distance}`)

describe('findNearWords', () => {
  test.each([
    ['retreival', ['retrieval', 'revival', 'arrival'], ['retrieval 1']],
    ['quantisation', ['quantization', 'quantum'], ['quantization 1']],
    ['atention', ['attention', 'intention'], ['attention 1', 'intention 2']],
    ['hessain', ['hessians', 'hessian'], ['hessians 1', 'hessian 1']],
    ['cahce', ['cache', 'chance'], ['cache 1']],
    ['cache', ['cache'], []],
    ['kvc', ['kv', 'kva'], []],
    ['shorter', ['a', 'muchlongerthanthat'], []],
  ])('to %s of %j are %j', (word, vocabulary, expected) => {
    expect(near(word, vocabulary)).toEqual(expected)
  })

  test('of a word that is still typed are those that it may become', () => {
    expect(near('retrei', ['retrieval', 'retro'], true)).toEqual(['retrieval 1'])
    expect(near('retrei', ['retrieval', 'retro'])).toEqual([])
  })

  test('the first letter is seldom the wrong one', () => {
    expect(near('lattice', ['battice', 'lattices', 'lettice'])).toEqual(['lettice 1', 'battice 1'])
  })

  test('are never farther than Levenshtein says, and no nearer than half of it', () => {
    const word = fc.stringMatching(/^[a-d]{4,10}$/)
    fc.assert(
      fc.property(word, word, (typed, known) => {
        const limit = typed.length < 8 ? 1 : 2
        const [found] = findNearWords(typed, [known])
        const plain = distance(typed, known)
        if (found === undefined) expect(plain === 0 || plain > limit || known.endsWith('s')).toBe(true)
        else {
          expect(found.distance).toBeLessThanOrEqual(plain)
          expect(2 * found.distance).toBeGreaterThanOrEqual(plain)
        }
      }),
    )
  })
})
