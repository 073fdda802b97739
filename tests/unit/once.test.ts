/** What is made once. */
import { expect, test } from 'vitest'
import { openMemory } from '../../src/once.ts'

test('What is made of an object is made once in each way, even if nothing comes of it', () => {
  const made: string[] = []
  const memory = openMemory<string | undefined>()
  const make = (of: object, how: string, what: string | undefined) =>
    memory(of, how, () => {
      made.push(how)
      return what
    })
  const [fog, moss] = [{}, {}]
  expect(['long', 'short', 'long'].map((how) => make(fog, how, `fog, ${how}`))).toEqual([
    'fog, long',
    'fog, short',
    'fog, long',
  ])
  expect([make(moss, 'long', undefined), make(moss, 'long', 'too late')]).toEqual([undefined, undefined])
  expect(made).toEqual(['long', 'short', 'long'])
})
