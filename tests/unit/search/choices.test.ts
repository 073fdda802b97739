import { describe, expect, test } from 'vitest'
import { applyChoices, countMarks, countValues, openValues, sortPapers } from '../../../src/search/choices.ts'
import { noChoices } from '../../../src/search/query.ts'
import { recordOf, records } from './invented-records.ts'

const marks: Record<string, string> = { 'on-whistles': 'to read' }
const shelfOf = (id: string) => marks[id] ?? ''
const values = openValues(records, shelfOf)
const all = [...records.keys()]

describe('choices', () => {
  test.each([
    [{}, [0, 1, 2, 3, 4]],
    [{ year: ['2025'] }, [1, 2]],
    [{ year: ['2025', '2026'] }, [0, 1, 2]],
    [{ year: ['2025'], topic: ['Kettles'] }, [2]],
    [{ shelf: ['to read'] }, [2]],
    [{ venue: ['Damp 2024'] }, [3]],
    [{ organization: ['Whistle & Sons'], status: ['read'] }, [4]],
    [{ year: ['1999'] }, []],
  ])('%j leave the papers %j', (chosen, papers) => {
    expect(applyChoices(all, { ...noChoices, ...chosen }, values.of)).toEqual(papers)
  })

  test('are counted as what each would add to its own facet', () => {
    const counts = countValues(all, { ...noChoices, year: ['2025'] }, values.of)
    expect(counts.year).toEqual({ '2026': 1, '2025': 2, '2024': 2 })
    expect(counts.topic).toEqual({ Whistles: 2, Kettles: 1 })
    expect(counts.shelf).toEqual({ 'to read': 1 })
  })

  test('are counted whatever they are called', () => {
    const odd = openValues([recordOf('Odd', { topics: ['constructor', 'toString'], venue: '__proto__' })], () => '')
    expect(odd.count().topic).toEqual({ constructor: 1, toString: 1 })
    expect(Object.entries(odd.count().venue ?? {})).toEqual([['__proto__', 1]])
  })

  test('are counted over the whole list, with the marks as they are now', () => {
    expect(values.count().topic).toEqual({ Kettles: 2, Whistles: 2 })
    marks['a-theory-of-soot'] = 'read'
    expect(values.count().shelf).toEqual({ 'to read': 1, read: 1 })
    expect(countMarks(records, shelfOf)).toEqual({ 'to read': 1, read: 1 })
    delete marks['a-theory-of-soot']
  })
})

test.each([
  ['relevance', [3, 1, 2]],
  ['newest', [1, 2, 3]],
  ['discussed', [2, 1, 3]],
] as const)('by %s', (sort, papers) => {
  expect(sortPapers([3, 1, 2], sort, records)).toEqual(papers)
})
