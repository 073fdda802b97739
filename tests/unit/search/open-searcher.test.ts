import { afterEach, expect, test, vi } from 'vitest'
import type { Answer } from '../../../src/search/answer.ts'
import { openSearcher } from '../../../src/search/open-searcher.ts'
import { noChoices } from '../../../src/search/query.ts'
import { packRecords } from '../../../src/search/records.ts'
import { libraryOf } from '../invented-list.ts'

afterEach(() => vi.unstubAllGlobals())

test('an empty list finds nothing, and blames nothing', async () => {
  vi.stubGlobal('fetch', async () => Response.json(packRecords(libraryOf())))
  const places = { indexes: ['/pagefind/'], base: '/', tag: '', records: '/search/papers.json' }
  const searcher = await openSearcher(places, { markOf: () => '', records: () => [] })
  const answers: Answer[] = []
  const query = { text: 'wind', chosen: noChoices, sort: 'relevance', asTyped: false } as const
  await searcher.ask(
    query,
    async (answer) => void answers.push(answer),
    () => true,
  )
  expect(answers).toMatchObject([{ found: 0, isWhole: true, remark: '' }])
})
