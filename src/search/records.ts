/**
 * What the small index is made from, and what a result shows: all papers in one file, as compactly as can be. Columns
 * rather than rows, since like next to like is what a compressor can use.
 */
import { formatName, toName } from '../bibliography/names.ts'
import { toPaperId } from '../bibliography/paper-id.ts'
import type { Library, Paper } from '../library/library.ts'
import { planIndexes } from './plan.ts'

/** A paper as the search page knows it; what is unknown is empty. */
export interface SearchRecord {
  id: string
  /** In plain Unicode. */
  title: string
  /** "Given Family". */
  authors: string[]
  year: string
  venue: string
  organization: string
  /** The curator's. */
  status: string
  /** Names, not ids. */
  topics: string[]
  comments: number
  arxiv: string
  doi: string
}

/** The file. An author who was there before is the number of his first place among all new ones; an id that `toPaperId` would make is empty. */
export interface RecordFile {
  titles: string[]
  authors: (string | number)[][]
  years: string[]
  ids: string[]
  arxiv: string[]
  doi: string[]
  comments: number[]
  venues: Column
  organizations: Column
  statuses: Column
  topics: [names: string[], numbers: number[][]]
}

/** Each text once, and which of them each paper has: -1 for none. */
type Column = [names: string[], numbers: number[]]

/** Papers newest first, in the order in which Pagefind tells them when it sorts by date: a paper's place is its number. */
export function packRecords(library: Library): RecordFile {
  const papers = planIndexes(library.papers).flatMap(({ papers }) => papers.toReversed())
  const places = new Map<string, number>()
  const toAuthor = (name: string) => {
    const place = places.get(name)
    if (place === undefined) places.set(name, places.size)
    return place ?? name
  }
  const topics = library.topics.map(({ name }) => name)
  const topicIds = library.topics.map(({ id }) => id)
  return {
    titles: papers.map(({ plainTitle }) => plainTitle),
    authors: papers.map(({ names }) => names.map(formatName).map(toAuthor)),
    years: papers.map(({ year = '' }) => year),
    ids: papers.map((paper) => (paper.id === toUsualId(toBareRecord(paper)) ? '' : paper.id)),
    arxiv: papers.map(({ arxiv = '' }) => arxiv),
    doi: papers.map(({ doi = '' }) => doi),
    comments: papers.map(({ discussion }) => discussion?.comments ?? 0),
    venues: toColumn(papers.map(({ venue }) => venue?.short ?? venue?.name)),
    organizations: toColumn(papers.map(({ organization }) => organization)),
    statuses: toColumn(papers.map(({ status }) => status)),
    topics: [topics, papers.map((paper) => (paper.topics ?? []).map((id) => topicIds.indexOf(id)))],
  }
}

/** The other way, in the browser. */
export function unpackRecords(file: RecordFile): SearchRecord[] {
  const people: string[] = []
  const read = ([names, numbers]: Column, n: number) => names[numbers[n] ?? -1] ?? ''
  return file.titles.map((title, n) => {
    const authors = (file.authors[n] ?? []).map((author) => {
      if (typeof author === 'string') people.push(author)
      return typeof author === 'string' ? author : (people[author] ?? '')
    })
    const bare = { title, authors, year: file.years[n] ?? '' }
    return {
      ...bare,
      id: file.ids[n] || toUsualId(bare),
      venue: read(file.venues, n),
      organization: read(file.organizations, n),
      status: read(file.statuses, n),
      topics: (file.topics[1][n] ?? []).map((topic) => file.topics[0][topic] ?? ''),
      comments: file.comments[n] ?? 0,
      arxiv: file.arxiv[n] ?? '',
      doi: file.doi[n] ?? '',
    }
  })
}

function toBareRecord({ plainTitle, names, year = '' }: Paper) {
  return { title: plainTitle, authors: names.map(formatName), year }
}

/** The id that a paper has when nothing else came in its way; names are read from what is shown. */
function toUsualId({ title, authors: [first], year }: Pick<SearchRecord, 'title' | 'authors' | 'year'>): string {
  return toPaperId({ title, year, authors: first === undefined ? [] : [toName(first)] })
}

function toColumn(values: readonly (string | undefined)[]): Column {
  const names = [...new Set(values)].filter((value) => value !== undefined)
  return [names, values.map((value) => (value === undefined ? -1 : names.indexOf(value)))]
}
