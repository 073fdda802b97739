import { describe, expect, test } from 'vitest'
import { openSmallIndex, type Strictness } from '../../../src/search/small-index.ts'
import { toWords } from '../../../src/search/terms.ts'
import { records } from './invented-records.ts'

const index = await openSmallIndex(records)
const find = (text: string, how: Strictness = 'typed') => index.find(toWords(text), how).map(({ paper }) => paper)

describe('words as they are typed', () => {
  test.each([
    ['flashkettle', [0]],
    ['flash kettle', [0]],
    ['flash-kettle 2', [0]],
    ['fl', [0]],
    ['f', [0]],
    ['kettles', [0]],
    ['bellows whistles', [2]],
    ['of the soot', [4]],
    ['damp 2024', [3]],
    ['sons', [4]],
    ['kettle whistle', []],
    ['retreival', []],
    ['', []],
  ])('%j are those of papers %j', (text, papers) => {
    expect(find(text)).toEqual(papers)
  })

  test('a paper named by it comes before those that mention it', () => {
    expect(find('whistle')).toEqual(expect.arrayContaining([1, 2, 4]))
    expect(find('whistle').at(-1)).toBe(4)
  })

  test('tell the terms by which a paper is there', () => {
    expect(index.find(toWords('whist ada'), 'typed')).toEqual([{ paper: 2, terms: ['whistles', 'ada'] }])
  })
})

test('a letter wrong is forgiven, and the right ones are there too', () => {
  expect(find('retreival whistles', 'near')).toEqual([1])
  expect(find('retreival', 'near')).toEqual(expect.arrayContaining([1, 3]))
  expect(find('flsahkettle', 'near')).toEqual([0])
})

test('where no paper has all words, those come that have most', () => {
  expect(find('steam soot retrieval', 'some')).toEqual([3])
  expect(find('xyzzy', 'some')).toEqual([])
})

test('knows words, beginnings of words, and how often they stand there', () => {
  const knows = (text: string) => toWords(text).every((word) => index.knows(word))
  expect(['steam', 'ste', 'FlashKettle', 'stream'].map(knows)).toEqual([true, true, true, false])
  expect([index.count('retrieval'), index.count('nothing')]).toEqual([2, 0])
  expect(index.findNear('retreival', false)).toEqual(['retrieval'])
})
