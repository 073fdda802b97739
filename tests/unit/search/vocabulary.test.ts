import { expect, test } from 'vitest'
import { readContent } from '../../../scripts/read-content.ts'
import { buildLibrary } from '../../../src/library/library.ts'
import { propose } from '../../../src/search/correct.ts'
import { makeStartFile, recordsAtMost } from '../../../src/search/start-file.ts'
import { toTerms, toWords } from '../../../src/search/terms.ts'
import { openVocabulary, packVocabulary } from '../../../src/search/vocabulary.ts'
import { libraryOf, paper } from '../invented-list.ts'

const library = buildLibrary(readContent('content'))
const vocabulary = await openVocabulary(packVocabulary(library))

test('has every word of titles that could be corrected, as often as it stands in papers', () => {
  const counts = new Map<string, number>()
  for (const { plainTitle } of library.papers)
    for (const term of new Set(toTerms(plainTitle))) counts.set(term, (counts.get(term) ?? 0) + 1)
  for (const [term, count] of counts)
    if (/^[a-z]{4,}$/.test(term)) expect([term, vocabulary.count(term) >= count]).toEqual([term, true])
})

test('knows words and their beginnings, and finds what is near', () => {
  expect(['attention', 'atten', 'atention'].map((word) => vocabulary.knows(word))).toEqual([true, true, false])
  expect(vocabulary.findNear('atention', false)[0]).toBe('attention')
})

test('is in alphabetical order, each word by what it has in common with the one before', () => {
  const [model] = library.papers
  const papers = ['Kettles kettledrum', 'Kettles'].map((plainTitle) => ({
    ...(model as NonNullable<typeof model>),
    plainTitle,
    names: [],
  }))
  expect(packVocabulary({ papers })).toBe('0kettledrum\n6s 2')
})

test('a far more frequent word is proposed for a rare one', () => {
  const counts: Record<string, number> = { cache: 20, cachet: 1 }
  const near = (typed: string) => (typed === 'cachet' ? ['cache'] : [])
  const known = { count: (term: string) => counts[term] ?? 0, findNear: near }
  expect(propose(toWords('kv cachet'), known)).toEqual(['kv cache'])
  expect(propose(toWords('the'), known)).toEqual([])
})

test('a list is searched by its records up to a size, and by its words above it', async () => {
  const short = await makeStartFile(library)
  expect(short).toMatchObject({ way: 'records', name: expect.stringMatching(/^papers\.[0-9a-f]{16}\.json$/) })
  expect(await makeStartFile(library)).toBe(short)
  const [model] = library.papers
  const papers = Array.from({ length: recordsAtMost + 1 }, () => model as NonNullable<typeof model>)
  const long = await makeStartFile({ ...library, papers })
  expect(long).toMatchObject({ way: 'words', name: expect.stringMatching(/^words\.[0-9a-f]{16}\.txt$/) })
})

test('the name of the file follows its content', async () => {
  const [one, other] = [libraryOf(paper('a')), libraryOf(paper('b'))]
  const names = await Promise.all([one, other, libraryOf(paper('a'))].map(makeStartFile))
  expect(names[0]?.name).toBe(names[2]?.name)
  expect(names[0]?.name).not.toBe(names[1]?.name)
})
