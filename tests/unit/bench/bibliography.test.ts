import { describe, expect, it } from 'vitest'
import { formatBibliography } from '../../../scripts/bench/bibliography.ts'
import { inventCorpus } from '../../../scripts/bench/corpus.ts'
import { parseBibtex } from '../../../src/import/bibtex.ts'

describe('formatBibliography', () => {
  it('has every paper of the corpus with an abstract, as the import reads it', () => {
    const corpus = inventCorpus({ papers: 60, seed: 1 })
    const text = formatBibliography(corpus)
    expect(formatBibliography(inventCorpus({ papers: 60, seed: 1 }))).toBe(text)
    const papers = parseBibtex(text)?.papers ?? []
    const items = papers.flatMap((paper) => ('item' in paper ? [paper.item] : []))
    expect(items.map(({ id }) => id)).toEqual(corpus.papers.map(({ id }) => id))
    expect(items.map(({ author }) => author?.length)).toEqual(corpus.papers.map(({ record }) => record.authors?.length))
    expect(items.every(({ abstract = '' }) => abstract.length > 300 && !/[\\{}]/.test(abstract))).toBe(true)
  })
})
