import { expect, test } from 'vitest'
import { inventCorpus } from '../../../scripts/bench/corpus.ts'
import { formatListing } from '../../../scripts/bench/listing.ts'
import { parseDailyPapersPage } from '../../../src/import/daily-papers-page.ts'
import { toPlainText } from '../../../src/text/mathematics.ts'

test('the import finds every paper of a listing again', () => {
  const corpus = inventCorpus({ papers: 3000, seed: 1 })
  const page = parseDailyPapersPage(formatListing(corpus))
  expect(page?.day).toBe('2025-12-31')
  const found = page?.papers.map((paper) => ('item' in paper ? paper.item.title : paper.reason))
  expect(found).toEqual(corpus.papers.map(({ record }) => toPlainText(record.title)))
})
