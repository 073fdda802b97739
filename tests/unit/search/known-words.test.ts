import { describe, expect, test } from 'vitest'
import { openKnownWords } from '../../../src/search/known-words.ts'

/** Indexes as Pagefind answers from them: whole words in quotation marks, else beginnings, else the longest shorter word. */
function indexesOf(...indexes: Record<string, string[]>[]) {
  const asked: string[] = []
  const ask = async (text: string) => {
    asked.push(text)
    return indexes.flatMap((words, index) => {
      const whole = /^"(.*)"$/.exec(text)?.[1]
      const longer = Object.keys(words).filter((word) => word.startsWith(text))
      const shorter = Object.keys(words).filter((word) => text.startsWith(word))
      const longest = shorter.sort((a, b) => b.length - a.length).slice(0, 1)
      const matching = whole === undefined ? (longer.length > 0 ? longer : longest) : [whole]
      const places = Map.groupBy(
        matching.flatMap((word) => (words[word] ?? []).map((id) => ({ id, place: word.length }))),
        ({ id }) => id,
      )
      return [...places].map(([id, all]) => ({
        id,
        index,
        score: 1,
        words: all.map(({ place }) => place),
        data: async () => ({}) as never,
      }))
    })
  }
  return { ask, asked, find: openKnownWords(indexes.length) }
}

describe('the indexes that know the words of a query', () => {
  const { ask, find } = indexesOf(
    { kettle: ['a'], kettledrum: ['b'], rope: ['a', 'b'] },
    { kettle: ['c', 'd'], rope: ['c'], lantern: ['d'] },
    { ket: ['e'], rop: ['f'], ropeway: ['f'], lantern: ['e'] },
  )
  test.each([
    ['a word that all know, whole or as a beginning', 'rope', [0, 1, 2]],
    ['a word that one knows, and others take for a shorter one', 'kettledrum', [0]],
    ['a word that two know', 'kettle', [0, 1]],
    ['the beginning of words', 'lant', [1, 2]],
    ['several words', 'rope lantern', [1, 2]],
    ['several words that no index has together', 'kettledrum lantern', []],
    ['a word that none knows', 'zither', [0, 1, 2]],
    ['a word of which some know the beginning, and others less of it', 'kettlestone', [0, 1]],
    ['a word that none knows and one that some do', 'zither lantern', [1, 2]],
    ['signs', 'rope – &', [0, 1, 2]],
    ['a phrase, which is found as it is or not at all', '"kettledrum rope"', [0, 1, 2]],
    ['a script without spaces', '注意機構', [0, 1, 2]],
  ])('%s', async (_, text, indexes) => {
    expect(await find(text, ask)).toEqual(indexes)
  })
  test('are looked for once a word', async () => {
    const { ask, asked, find } = indexesOf({ rope: ['a'] }, { rope: ['b'] })
    await find('rope', ask)
    await find('rope rope', ask)
    expect(asked).toEqual(['"rope"'])
  })
  test('are looked for again after a failure', async () => {
    const { ask, find } = indexesOf({ rope: ['a'] }, {})
    await expect(find('rope', async () => Promise.reject(new Error('none')))).rejects.toThrow('none')
    expect(await find('rope', ask)).toEqual([0])
  })
})
