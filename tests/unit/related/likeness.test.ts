import { describe, expect, test } from 'vitest'
import { buildLikeness, toRarity } from '../../../src/related/likeness.ts'
import { takeFirst } from '../../../src/related/nearest.ts'
import fc from '../../properties.ts'
import { entry, libraryOf } from '../invented-list.ts'

function likenessOf(language: string, ...fields: string[]) {
  const { papers, topics } = libraryOf(
    ...fields.map((own, n) => entry(`papers/p${String(n).padStart(3, '0')}.md`, `added: 2025-12-10\n${own}`)),
  )
  return buildLikeness(papers, topics, language)
}
const shared = (language: string, ...fields: string[]) =>
  likenessOf(language, ...fields)
    .findShared(0, 1)
    .map(({ text }) => text)

describe('likeness', () => {
  test('counts the forms of a word as one, and tells it as the first paper writes it', () => {
    expect(shared('en', 'title: Merged kernels', 'title: A kernel that merges', 'title: Bread')).toEqual([
      'merged',
      'kernels',
    ])
  })
  test('knows names by a digit or a capital inside, in any text, however they are set', () => {
    const [one, other] = ['title: H$_2$O\nsummary: Old.', 'title: Bread\nsummary: "Unlike H2O, with vLLM."']
    expect(shared('en', one, other, 'title: Tea')).toEqual(['H₂O'])
  })
  test('leaves out what only running text has, and what says nothing', () => {
    expect(shared('en', 'title: The tea\nsummary: Several cups.', 'title: The rye\nsummary: Several cups.')).toEqual([])
    expect(shared('en', 'title: Cups\nsummary: Tea.', 'title: Rye\nsummary: Several cups.', 'title: A')).toEqual([
      'cups',
    ])
  })
  test('has phrases of titles as terms, hyphens kept, never across a sign or from the end of a compound', () => {
    const phrases = (a: string, b: string) =>
      shared('en', `title: "${a}"`, `title: "${b}"`, 'title: Rye').filter((text) => /[ -]/.test(text))
    expect(phrases('Fine-tuning heads', 'Heads for fine tuning')).toEqual(['fine-tuning'])
    expect(phrases('Tensor cores at last', 'Tensor, cores')).toEqual([])
    expect(phrases('Wide-context models', 'Context models')).toEqual([])
  })
  test('writes a title’s capitals small where anybody does', () => {
    const [one, other] = ['title: Hessians and Sparse Triton', 'title: "Triton, sparse and Hessian"']
    expect(shared('en', one, other, 'title: Rye').sort()).toEqual(['Hessians', 'Triton', 'sparse'])
  })
  test('stems English alone', () => {
    expect(shared('en-GB', 'title: Caching', 'title: On caches', 'title: Rye')).toEqual(['caching'])
    expect(shared('de', 'title: Caching', 'title: On caches', 'title: Rye')).toEqual([])
  })
  test('looks at sixty papers of a common term at most, the same ones every time', () => {
    const many = likenessOf('en', ...Array.from({ length: 90 }, (_, n) => `title: Caches ${n}`))
    expect(many.findLike(0, 200).length).toBeLessThanOrEqual(60)
    const two = likenessOf(
      'en',
      ...Array.from({ length: 90 }, (_, n) => `title: Caches ${n < 70 ? 'alpha' : 'beta'} ${n}`),
    )
    expect(two.findLike(3, 200)).toEqual(two.findLike(3, 200))
  })
  test('is the same both ways, from 0 to 1000, and 1000 for equals', () => {
    const words = fc.array(fc.constantFrom('cache', 'kernel', 'sparse', 'attention', 'H2O', 'loop'), { minLength: 1 })
    fc.assert(
      fc.property(fc.array(words, { minLength: 2, maxLength: 12 }), (titles) => {
        const fields = titles.map((title, n) => `title: "${title.join(' ')} ${n}"`)
        const { compare } = likenessOf('en', ...fields)
        const all = fields.map((_, n) => n)
        const table = all.map((place) => compare(place, all))
        for (const a of all) {
          for (const b of all) {
            expect(table[a]?.[b]).toBe(table[b]?.[a])
            expect(table[a]?.[b]).toBeGreaterThanOrEqual(0)
            expect(table[a]?.[b]).toBeLessThanOrEqual(1000)
          }
        }
      }),
      { numRuns: 60 },
    )
  })
})

test('rarity falls from 1 to 0 by halves, and the size of a list counts in powers of two', () => {
  expect([1, 2, 4, 8, 16].map((spread) => toRarity(spread, 16))).toEqual([1, 0.75, 0.5, 0.25, 0])
  expect(toRarity(3, 33)).toBe(toRarity(3, 64))
  expect(toRarity(3, 64)).toBeLessThan(toRarity(3, 65))
  expect(toRarity(0, 0)).toBe(1)
})

test('takeFirst is a sort that is cut', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer()), fc.nat(6), (all, limit) => {
      const compare = (a: number, b: number) => a - b
      expect(takeFirst(all, limit, compare)).toEqual(all.toSorted(compare).slice(0, limit))
    }),
  )
})
