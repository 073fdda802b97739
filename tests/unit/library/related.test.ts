import { describe, expect, test } from 'vitest'
import { findRelated } from '../../../src/library/related.ts'
import { libraryOf, paper, paperOf, topic } from '../invented-list.ts'

const list = libraryOf(
  topic('rare', 'Rare things'),
  topic('common', 'Common things'),
  topic('odd', 'Odd things'),
  paper('x', 'topics: [common, rare]\nauthors: [Ada Fictive, Bo Nowhere, Cy Invented]\npublished: 2020'),
  paper('same-author', 'topics: [common]\nauthors: [Bo Nowhere]\npublished: 2010'),
  paper('same-authors', 'topics: [common]\nauthors: [Cy Invented, Bo Nowhere, Ada Fictive]'),
  paper('rare-one', 'topics: [rare]'),
  paper('near', 'topics: [common]\npublished: 2021'),
  paper('far', 'topics: [common]\npublished: 2030'),
  paper('undated-b', 'topics: [common]'),
  paper('undated-a', 'topics: [common]'),
  paper('both', 'topics: [rare, common]'),
  paper('stranger', 'topics: [odd]\nauthors: [Ada Fictive]'),
  paper('no-topic', 'authors: [Ada Fictive]'),
)
const related = (id: string, limit?: number) => findRelated(paperOf(list, id), list, limit)

describe('findRelated', () => {
  test('ranks shared authors, then rare topics, then nearness in time, then ids', () => {
    expect(related('x', 20).map(({ paper: { id } }) => id)).toEqual([
      'same-authors',
      'same-author',
      'both',
      'rare-one',
      'near',
      'far',
      'undated-a',
      'undated-b',
    ])
  })
  test('gives four, or as many as are asked for', () => {
    expect(related('x')).toHaveLength(4)
    expect(related('x', 1)).toHaveLength(1)
  })
  test('says why', () => {
    const reasons = Object.fromEntries(related('x', 20).map(({ paper: { id }, reason }) => [id, reason]))
    expect(reasons).toMatchObject({
      'same-authors': 'also by Cy Invented and Bo Nowhere, on Common things',
      'same-author': 'also by Bo Nowhere, on Common things',
      both: 'also on Common things and Rare things',
      near: 'also on Common things',
    })
  })
  test('never names the paper itself, and gives nothing where there is nothing to share', () => {
    expect(related('both', 20).map(({ paper: { id } }) => id)).not.toContain('both')
    expect(related('no-topic')).toEqual([])
    expect(related('stranger')).toEqual([])
  })
  test('looks at the newest hundred of a topic at most', () => {
    const many = libraryOf(
      topic('t'),
      ...Array.from({ length: 150 }, (_, n) => paper(`p${String(n).padStart(3, '0')}`, 'topics: [t]')),
    )
    const found = findRelated(paperOf(many, 'p149'), many, 200).map(({ paper: { id } }) => id)
    expect(found).toHaveLength(100)
    expect(found.at(-1)).toBe('p099')
  })
})
