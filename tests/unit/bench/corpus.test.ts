/** Invented libraries: the same for the same seed, valid at every size, and with as many words as the law says. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { type Corpus, inventCorpus, writeCorpus } from '../../../scripts/bench/corpus.ts'
import { countWords, wordPattern } from '../../../scripts/bench/patterns.ts'
import { expectWords } from '../../../scripts/bench/vocabulary.ts'
import { readContent } from '../../../scripts/read-content.ts'
import { temporaryFolders } from '../scripts/temporary-folder.ts'

const temporary = temporaryFolders()
const thousand = inventCorpus({ papers: 1000, seed: 1 })

/** All files of a folder with their bytes. */
function readFolder(folder: string): [string, string][] {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return names
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((file): [string, string] => [file.slice(folder.length), readFileSync(file, 'utf8')])
    .sort(([a], [b]) => (a < b ? -1 : 1))
}

/** The running words of all papers, in lower case; what links lead to is none. */
function toWords({ papers }: Corpus): string[] {
  return papers.flatMap(({ record: { title, summary = '', abstract = '', results = [] }, body }) =>
    [title, summary, abstract, body.replace(/\]\([^)]*\)/g, ']'), ...results.map(({ of }) => of ?? '')].flatMap(
      (text) => text.toLowerCase().match(wordPattern) ?? [],
    ),
  )
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

test.each([1, 58, 1000])('a library of %i passes our own check', (papers) => {
  const folder = temporary()
  writeCorpus(folder, { papers, seed: 1 })
  const content = readContent(folder)
  expect(content.problems).toEqual([])
  expect(content.papers).toHaveLength(papers)
  expect(content.topics).toHaveLength(24)
})

test('the same seed gives the same bytes, another seed another library', () => {
  const [first, again, other] = [1, 1, 2].map((seed) => {
    const folder = temporary()
    writeCorpus(folder, { papers: 58, seed })
    return readFolder(folder)
  })
  expect(again).toEqual(first)
  const titles = (files: typeof first) => files?.map(([, text]) => /title: (.*)/.exec(text)?.[1])
  expect(titles(other)?.filter((title) => title && titles(first)?.includes(title))).toEqual(['Invented papers'])
})

describe('the vocabulary', () => {
  it.each([300, 1000, 4000])('of %i papers has the size that the law says, within a twentieth', (papers) => {
    const words = toWords(inventCorpus({ papers, seed: 3 }))
    const found = new Set(words).size / expectWords(words.length)
    expect(found).toBeGreaterThan(0.95)
    expect(found).toBeLessThan(1.05)
  })

  it('has a few words that are everywhere, and half of its words once or twice', () => {
    const counts = new Map<string, number>()
    for (const word of toWords(thousand)) counts.set(word, (counts.get(word) ?? 0) + 1)
    const rare = [...counts.values()].filter((count) => count <= 2).length
    expect(rare / counts.size).toBeGreaterThan(0.5)
    expect(Math.max(...counts.values()) / toWords(thousand).length).toBeGreaterThan(0.03)
  })
})

describe('papers', () => {
  const { papers } = thousand
  const lengths = (pick: (paper: (typeof papers)[number]) => string | undefined) =>
    papers.flatMap((paper) => (pick(paper) ? [countWords(pick(paper) ?? '')] : []))

  it('have the lengths of real ones', () => {
    const titles = lengths(({ record }) => record.title.replace(/\$[^$]*\$/, ''))
    expect(Math.min(...titles)).toBeGreaterThanOrEqual(4)
    expect(Math.max(...titles)).toBeLessThanOrEqual(16)
    expect(mean(lengths(({ record }) => record.summary))).toBeCloseTo(50, -1)
    expect(mean(lengths(({ record }) => record.abstract))).toBeCloseTo(150, -1)
    for (const { record } of papers) {
      expect(record.authors?.length).toBeGreaterThanOrEqual(3)
      expect(record.authors?.length).toBeLessThanOrEqual(8)
    }
  })

  it('have notes, formulas, results and systems in part', () => {
    const share = (has: (paper: (typeof papers)[number]) => boolean) => papers.filter(has).length / papers.length
    expect(share(({ body }) => body.includes('.md)'))).toBeCloseTo(0.08, 1)
    expect(share(({ record }) => record.title.includes('$'))).toBeCloseTo(0.03, 1)
    expect(share(({ record }) => record.results !== undefined)).toBeCloseTo(0.5, 1)
    expect(share(({ record }) => /^\S+: /.test(record.title))).toBeGreaterThan(0.4)
    expect(share(({ record }) => record.abstract !== undefined)).toBeCloseTo(1 / 3, 1)
  })

  it('are by people of whom six in ten have one paper, as Lotka found', () => {
    const counts = new Map<string, number>()
    for (const name of papers.flatMap(({ record }) => record.authors as string[]))
      counts.set(name, (counts.get(name) ?? 0) + 1)
    const single = [...counts.values()].filter((count) => count === 1).length
    expect(single / counts.size).toBeCloseTo(0.61, 1)
  })

  it('join in editions of 20 to 60 up to the last day of 2025, and are never younger than that', () => {
    const editions = Map.groupBy(papers, ({ record }) => record.added)
    const sizes = [...editions.values()].map(({ length }) => length)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(60)
    expect(sizes.slice(0, -1).every((size) => size >= 20)).toBe(true)
    expect([...editions.keys()].at(-1)).toBe('2025-12-31')
    for (const { record } of papers) expect((record.published ?? '') < record.added).toBe(true)
  })
})
