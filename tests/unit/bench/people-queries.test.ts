/** The queries that people would type: about papers that we have, many and various, and each what its kind says. */
import { describe, expect, it, test } from 'vitest'
import { type PeopleQuery, type PeopleQueryKind, peopleQueries } from '../../../scripts/bench/people-queries.ts'
import { readContent } from '../../../scripts/read-content.ts'
import { parseArxivId, parseDoi } from '../../../src/bibliography/identifiers.ts'
import { toPlainText } from '../../../src/text/mathematics.ts'

const papers = new Map(readContent('content').papers.map(({ id, record }) => [id, record]))

/** At least so many of each kind. */
const atLeast: Record<PeopleQueryKind, number> = {
  remembered: 20,
  typo: 14,
  name: 12,
  author: 10,
  identifier: 6,
  prefix: 8,
}

describe('the queries that people would type', () => {
  it('each means a paper of our list', () => {
    expect(peopleQueries.filter(({ paper }) => !papers.has(paper))).toEqual([])
  })

  it('says nothing twice', () => {
    const texts = peopleQueries.map(({ text }) => text.trim().toLowerCase())
    expect(texts.filter((text, n) => text === '' || texts.indexOf(text) < n)).toEqual([])
  })

  it('has at least 60 queries about at least 45 papers', () => {
    expect(peopleQueries.length).toBeGreaterThanOrEqual(60)
    expect(new Set(peopleQueries.map(({ paper }) => paper)).size).toBeGreaterThanOrEqual(45)
  })

  test.each(Object.entries(atLeast))('has enough of the kind %s', (kind, count) => {
    expect(peopleQueries.filter((query) => query.kind === kind).length).toBeGreaterThanOrEqual(count)
  })

  test.each(ofKind('typo'))('"$text" has a word that its paper has not', ({ text, paper }) => {
    const words = wordsOf(JSON.stringify(papers.get(paper)))
    expect(wordsOf(text).filter((word) => !words.includes(word))).not.toEqual([])
  })

  test.each(ofKind('identifier'))('"$text" identifies its paper and no other', ({ text, paper }) => {
    const arxiv = parseArxivId(text)
    const doi = parseDoi(text)
    const meant = [...papers].filter(
      ([id, record]) => id === text || (arxiv && record.arxiv === arxiv) || (doi && record.doi?.toLowerCase() === doi),
    )
    expect(meant.map(([id]) => id)).toEqual([paper])
  })

  test.each(ofKind('prefix'))('"$text" begins one title and stops within a word', ({ text, paper }) => {
    const titles = [...papers].map(([id, { title }]) => ({ id, title: toPlainText(title).toLowerCase() }))
    const begun = titles.filter(({ title }) => title.startsWith(text))
    expect(begun.map(({ id }) => id)).toEqual([paper])
    expect(begun[0]?.title.slice(text.length)).toMatch(/^[\p{L}\p{N}]/u)
  })
})

function ofKind(kind: PeopleQueryKind): PeopleQuery[] {
  return peopleQueries.filter((query) => query.kind === kind)
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}
