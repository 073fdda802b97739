import { describe, expect, test } from 'vitest'
import { readContent } from '../../../scripts/read-content.ts'
import { formatName } from '../../../src/bibliography/names.ts'
import { buildLibrary } from '../../../src/library/library.ts'
import { planIndexes } from '../../../src/search/plan.ts'
import { packRecords, unpackRecords } from '../../../src/search/records.ts'

describe.each(['content', 'tests/fixtures/library'])('the records of %s', (folder) => {
  const library = buildLibrary(readContent(folder))
  const text = JSON.stringify(packRecords(library))
  const records = unpackRecords(JSON.parse(text))

  test('come back from their file as they were, in the order of the dates', () => {
    const [{ papers = [] } = {}] = planIndexes(library.papers, Number.POSITIVE_INFINITY)
    expect(records).toEqual(
      papers.toReversed().map((paper) => ({
        id: paper.id,
        title: paper.plainTitle,
        authors: paper.names.map(formatName),
        year: paper.year ?? '',
        venue: paper.venue?.short ?? paper.venue?.name ?? '',
        organization: paper.organization ?? '',
        status: paper.status ?? '',
        topics: (paper.topics ?? []).map((id) => library.findTopic(id)?.name),
        comments: paper.discussion?.comments ?? 0,
        arxiv: paper.arxiv ?? '',
        doi: paper.doi ?? '',
      })),
    )
  })

  test('say an id only where it is not what such a paper gets', () => {
    expect(packRecords(library).ids.filter(Boolean).length).toBeLessThan(library.papers.length)
  })
})
