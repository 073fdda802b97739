import { describe, expect, it } from 'vitest'
import { areSamePeople, areStrangers, fullness, isSamePerson, mergePeople } from '../../../src/refresh/same-people.ts'
import type { Author } from '../../../src/schema.ts'

describe('isSamePerson', () => {
  it.each<[Author, Author]>([
    ['Ada B. Heron', { family: 'Heron', given: 'Ada' }],
    ['Ada Heron', { family: 'Heron', given: 'A. B.' }],
    ['Ada Heron', { family: 'Heron', given: 'A.B.' }],
    ['Heron, Ada', 'Ada Heron'],
    ['Ada Héron', 'Ada Heron'],
    ['Karl Möss', 'Karl Moess'],
    ['Xiao-Ming Fen', 'Xiaoming Fen'],
    ['Fen Xiaoming', 'Xiao-Ming Fen'],
    [{ family: 'van der Moor', given: 'Jan' }, 'Jan Van der Moor'],
    [{ literal: 'Marsh Collaboration' }, 'Marsh Collaboration'],
    ['Tobias Fenn Jr.', 'Tobias Fenn'],
    ['沼 田', 'Numa Ta'],
  ])('takes %j and %j for one', (a, b) => {
    expect(isSamePerson(a, b)).toBe(true)
    expect(isSamePerson(b, a)).toBe(true)
  })

  it.each<[Author, Author]>([
    ['Ada Heron', 'Ida Heron'],
    ['Ada Heron', 'Ada Newt'],
    ['A. Heron', 'B. Heron'],
    ['A. H.', 'Ada Heron'],
    ['沼田', '池田'],
    [{ literal: 'Marsh Collaboration' }, { literal: 'Pond Collaboration' }],
  ])('tells %j and %j apart', (a, b) => {
    expect(isSamePerson(a, b)).toBe(false)
    expect(isSamePerson(b, a)).toBe(false)
  })
})

describe('lists of authors', () => {
  const ours: Author[] = ['Ada Heron', 'Karl Moss']

  it('are the same if all are, in the same order', () => {
    expect(areSamePeople(ours, ['A. Heron', 'K. Moss'])).toBe(true)
    expect(areSamePeople(ours, ['K. Moss', 'A. Heron'])).toBe(false)
    expect(areSamePeople(ours, ['A. Heron'])).toBe(false)
  })

  it('are of strangers if nobody is in both, and cannot be told without names to compare', () => {
    expect(areStrangers(ours, ['Clara Newt'])).toBe(true)
    expect(areStrangers(ours, ['Clara Newt', 'K Moss'])).toBe(false)
    expect(areStrangers(ours, ['沼田'])).toBeUndefined()
    expect(areStrangers([], ours)).toBeUndefined()
  })

  it('are merged in the order told, each as the record has it', () => {
    const told = [
      { family: 'Moss', given: 'K.' },
      { family: 'van der Moor', given: 'Jan' },
      { family: 'Heron', given: 'A.' },
    ]
    expect(mergePeople(ours, told)).toEqual(['Karl Moss', 'Jan van der Moor', 'Ada Heron'])
    expect(mergePeople([{ family: 'Heron', given: 'Ada' }], told)).toEqual([
      told[0],
      told[1],
      { family: 'Heron', given: 'Ada' },
    ])
  })

  it('have a new name in parts where a text would be read otherwise', () => {
    const told = ['Ada Heron', { family: 'Abad Rook', given: 'Elias' }, { literal: 'Marsh Collaboration' }]
    expect(mergePeople(['Ada Heron'], told)).toEqual(told)
  })

  it('take nobody twice', () => {
    expect(mergePeople(['J. Fen', 'Jo Fen'], ['Jo Fen', 'Jim Fen'])).toHaveLength(2)
    expect(mergePeople(['J. Fen', 'Ada Heron'], ['Jo Fen', 'Jim Fen', 'Ada Heron'])).toEqual([
      'J. Fen',
      'Jim Fen',
      'Ada Heron',
    ])
    expect(mergePeople(['Wei Fen'], ['Wei Fen', 'Wei Fen'])).toEqual(['Wei Fen', 'Wei Fen'])
  })

  it('are the fuller, the more names are written out', () => {
    expect(fullness(['A. B. Heron'])).toBeLessThan(fullness(['Ada B. Heron']))
  })
})
