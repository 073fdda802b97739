import { describe, expect, test } from 'vitest'
import { toSuggestPlace } from '../../../src/library/repository.ts'
import { fillSuggestion } from '../../../src/search/suggestion.ts'
import fc from '../../properties.ts'

const hosts = ['https://github.com/keeper/fog', 'https://gitlab.com/keeper/fog', 'https://codeberg.org/keeper/fog']

describe('a suggestion', () => {
  test.each(hosts)('at %s says what was searched, whatever it was, in one parameter', (repository) => {
    const open = toSuggestPlace(repository).url
    const before = [...new URL(open).searchParams]
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const { origin, hash, searchParams } = new URL(fillSuggestion(open, text))
        const pairs = [...searchParams]
        expect([origin, hash]).toEqual([new URL(open).origin, ''])
        expect(pairs.slice(0, -1)).toEqual(before.slice(0, -1))
        expect(pairs.at(-1)).toEqual([before.at(-1)?.[0], (before.at(-1)?.[1] ?? '') + text.trim().toWellFormed()])
      }),
      { numRuns: 100, seed: 20261123 },
    )
  })

  test.each(['fog & lanterns #1', 'a=b', '"><script>', 'half \uD800 a pair', 'نص', '%00'])(
    'of %j is one parameter',
    (text) => {
      const { searchParams } = new URL(fillSuggestion(`${hosts[0]}/issues/new?identifier=`, text))
      expect([...searchParams]).toEqual([['identifier', text.toWellFormed()]])
    },
  )

  test('of a page of words is their beginning, and no character is cut in two', () => {
    const { searchParams } = new URL(fillSuggestion('https://a.example/?q=', '🕯'.repeat(999)))
    expect(searchParams.get('q')).toBe('🕯'.repeat(200))
  })

  test('leaves an address alone that has no place for it', () => {
    for (const address of [
      'https://git.example/fog',
      'https://git.example/fog?a=b&c',
      'https://git.example/?p=fog.git',
    ])
      expect(fillSuggestion(address, 'fog')).toBe(address)
  })
})
