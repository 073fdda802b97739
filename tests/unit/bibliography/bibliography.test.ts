import { describe, expect, it } from 'vitest'
import {
  bibliographyFormats,
  formatBibliography,
  formatPaper,
  mediaTypeOf,
} from '../../../src/bibliography/bibliography.ts'
import { readPapers } from '../../../src/import/formats.ts'
import type { Paper } from '../../../src/library/library.ts'
import { libraryOf, paper } from '../invented-list.ts'

const toUrl = ({ id }: Paper) => `https://stand.example/papers/${id}/`
const { papers } = libraryOf(paper('a'), paper('b', '', '\nMy notes.\n'), paper('c'))
const endings = { bib: '\n', ris: '\r\n', json: '\n', md: '\n' }

describe.each(bibliographyFormats)('a bibliography as .%s', (format) => {
  const write = (some: readonly Paper[]) => formatBibliography(format, { title: 'Fog', papers: some, toUrl })

  it('has all papers in their order, and ends its last line', () => {
    const text = write(papers)
    expect(text.endsWith(endings[format])).toBe(true)
    const places = papers.map(({ plainTitle }) => text.indexOf(plainTitle))
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(Math.min(...places)).toBeGreaterThan(0)
    if (format === 'md') return
    const read = readPapers(text)
    expect('papers' in read && read.papers.map((one) => 'item' in one && one.item.title)).toEqual(
      papers.map(({ plainTitle }) => plainTitle),
    )
  })

  it('has a paper once that a path comes by twice', () => {
    expect(write([...papers, ...papers])).toBe(write(papers))
  })

  it('of no paper is a file without any', () => {
    expect(write([])).toBe({ bib: '', ris: '', json: '[]\n', md: '## Fog\n' }[format])
  })

  it('of one paper is that paper, in Markdown whole', () => {
    const [one] = papers.filter(({ id }) => id === 'b')
    if (!one) throw new Error('b is not there')
    const text = formatPaper(format, one, { topics: [], url: toUrl(one) })
    if (format === 'md') expect(text).toMatch(/^# On b\n[\s\S]*\n## Notes\n\nMy notes\.\n$/)
    else expect(text).toBe(write([one]))
  })

  it('has a type that programs know', () => {
    expect(mediaTypeOf(format)).toMatch(/^(?:application|text)\/[a-z0-9.+-]+$/)
  })
})
