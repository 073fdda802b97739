import { describe, expect, test } from 'vitest'
import { findInBoth, findInTitles, findUnknown, isPhrase, join, type Question } from '../../../src/search/findings.ts'
import { openSmallIndex } from '../../../src/search/small-index.ts'
import { toTerms, toWords } from '../../../src/search/terms.ts'
import type { TextIndex } from '../../../src/search/text-index.ts'
import { records } from './invented-records.ts'

const small = await openSmallIndex(records)
const ask = (text: string, asTyped = false): Question => ({ text, words: toWords(text), asTyped })

/** Texts of the papers, of which the last is about all. Like Pagefind it takes an unknown word for a shorter one. */
const texts: string[] = [
  'boils quickly',
  'a search in fog',
  'tuned by ear',
  'brass valves in fog',
  'kettles whistles valves',
]
const asked: string[] = []
const textIndex: TextIndex = {
  async find(text) {
    asked.push(text)
    const has = (terms: string[], word: string): boolean =>
      word.length > 1 && (terms.some((term) => term.startsWith(word)) || has(terms, word.slice(0, -1)))
    return texts.flatMap((content, paper) => {
      const terms = toTerms(`${content} ${records[paper]?.title}`)
      const all = toTerms(text.replaceAll('"', '')).every((word) => has(terms, word))
      return all ? [{ paper, load: async () => ({ url: '', excerpt: content, content, meta: {} }) }] : []
    })
  },
  knows: async (word) => texts.some((content) => toTerms(content).some((term) => term.startsWith(word))),
}
const both = async (text: string, asTyped = false) => {
  const { hits, sure: _, ...rest } = await findInBoth(ask(text, asTyped), small, textIndex)
  return { papers: hits.map(({ paper }) => paper), ...rest }
}

describe('both indexes', () => {
  test('titles come first, then texts, each paper once', async () => {
    expect((await both('whistles')).papers).toEqual([1, 2, 4])
  })

  test('a word that only the texts have is no mistake', async () => {
    expect(await both('valves')).toEqual({ papers: [3, 4], remark: '', corrected: undefined })
  })

  test('a word that neither has is corrected, and Pagefind is asked the right one', async () => {
    asked.length = 0
    const { papers, corrected } = await both('retreival')
    expect([papers.sort(), corrected, asked]).toEqual([[1, 3], 'retrieval', ['retrieval']])
  })

  test('a word that neither has nor comes near is left aside, and said', async () => {
    expect(await both('soot xyzzyplugh')).toEqual({
      papers: [4],
      remark: 'Nothing has “xyzzyplugh”.',
      corrected: undefined,
    })
  })

  test('nothing is found where all words are unknown, or one of those that are meant as typed', async () => {
    expect((await both('xyzzyplugh')).papers).toEqual([])
    expect((await both('retreival', true)).papers).toEqual([])
    expect((await both('retrieval', true)).papers).toEqual([3, 1])
  })

  test('where no paper has all words, those come that have the rarest of them', async () => {
    const { papers, remark } = await both('brass theory boils quickly')
    expect(papers).toEqual([0, 3, 4])
    expect(remark).toBe('No paper has all of these words; these have most of them.')
  })

  test('words that say little are not asked for', async () => {
    asked.length = 0
    await both('the theory of soot')
    expect(asked).toEqual(['theory soot'])
  })

  test('a phrase goes to the texts as it is', async () => {
    asked.length = 0
    await both('"in fog"')
    expect(asked).toEqual(['"in fog"'])
  })
})

describe('the small index alone', () => {
  test('corrects what it does not know', () => {
    const { hits, corrected } = findInTitles(ask('retreival'), small)
    expect([hits.map(({ paper }) => paper).sort(), corrected]).toEqual([[1, 3], 'retrieval'])
    expect(findInTitles(ask('retreival', true), small).hits).toEqual([])
  })

  test('takes a name apart that was run together', () => {
    expect(findInTitles(ask('lostwhistles'), small)).toMatchObject({ hits: [{ paper: 1 }], corrected: 'lost whistles' })
  })

  test('knows which words are unknown', () => {
    expect(findUnknown(ask('the soot of xyzzy'), small).map(({ text }) => text)).toEqual(['xyzzy'])
  })
})

test('lists are joined with each paper where it stands first, and why it stands there', () => {
  const hits = (why: string, ...papers: number[]) => papers.map((paper) => ({ paper, terms: [why] }))
  expect(join(hits('a', 2, 1), hits('b', 1, 3, 2), hits('c', 4)).map(({ paper, terms }) => `${paper}${terms}`)).toEqual(
    ['2a', '1a', '3b', '4c'],
  )
})

test('what the texts cannot say is not taken for an answer', async () => {
  const broken: TextIndex = { find: () => Promise.reject(new Error('gone')), knows: async () => false }
  await expect(findInBoth(ask('retreival'), small, broken)).rejects.toThrow('gone')
})

test('nothing is said of most words where no paper has any', async () => {
  expect(findInTitles(ask('xyzzyplugh'), small)).toEqual({ hits: [], sure: 0, remark: '' })
  const empty: TextIndex = { find: async () => [], knows: async () => true }
  expect((await findInBoth(ask('xyzzyplugh'), small, empty)).remark).toBe('')
})

test('papers that have all words are counted, beside those that are only near', () => {
  expect(findInTitles(ask('brass'), small)).toMatchObject({ sure: 1 })
  expect(findInTitles(ask('soot xyzzy'), small)).toMatchObject({
    sure: 0,
    remark: expect.stringMatching('most of them'),
  })
})

test.each([
  ['"in fog"', true],
  [' "in fog" ', true],
  ['5" fog', false],
  ['"in f', false],
])('%s is a phrase: %s', (text, expected) => {
  expect(isPhrase(text)).toBe(expected)
})
