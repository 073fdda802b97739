/** The derived model: all papers, topics, paths and editions, linked to each other. Built once, then only read. */
import { toName } from '../bibliography/names.ts'
import type { PaperRecord, Site, TopicRecord } from '../schema.ts'
import { compareTexts } from '../text/compare.ts'
import { toPlainText } from '../text/mathematics.ts'
import { type Author, buildAuthors } from './authors.ts'
import type { Content, Entry } from './content.ts'
import { buildEditions, type Edition } from './editions.ts'
import type { Paper, Path, Topic } from './paper.ts'
import { groupByOrganization, groupByVenue, groupByYear, type PaperGroup } from './paper-groups.ts'

export type { Paper, Path, Topic }

export interface Library {
  site: Site
  /** Newest first: by day of addition, then by publication, then by id. */
  papers: Paper[]
  /** By number of papers, then by name; topics without papers last. */
  topics: Topic[]
  paths: Path[]
  editions: Record<Edition['kind'], Edition[]>
  /** Those with two papers or more, by family name. */
  authors: Author[]
  /** All venues and organisations, by name; years of publication, newest first. */
  venues: PaperGroup[]
  organizations: PaperGroup[]
  years: PaperGroup[]
  /** The day of the newest addition or change; absent for an empty list. */
  changed: string | undefined
  findPaper(id: string): Paper | undefined
  findTopic(id: string): Topic | undefined
}

/** Links what was read; expects content without problems, and leaves out what a reference does not find. */
export function buildLibrary({
  papers: entries,
  topics: topicEntries,
  paths: pathEntries,
  site,
}: Omit<Content, 'problems'>): Library {
  const papers = entries.map(toPaper).sort(compareNewest)
  const paperById = new Map(
    papers.flatMap((paper) => [paper.id, ...(paper.aliases ?? [])].map((id) => [id, paper] as const)),
  )
  const topicById = new Map(topicEntries.map((entry) => [entry.id, toTopic(entry)] as const))
  for (const paper of papers) for (const id of paper.topics ?? []) topicById.get(id)?.papers.push(paper)
  const paths = pathEntries
    .map(({ id, record, body }) => ({
      ...record,
      id,
      introduction: body,
      steps: record.papers.flatMap((step) => {
        const paper = paperById.get(step.paper)
        return paper ? [{ paper, why: step.why }] : []
      }),
    }))
    .sort((a, b) => compareTexts(a.name, b.name))
  return {
    site,
    papers,
    topics: [...topicById.values()].sort((a, b) => b.papers.length - a.papers.length || compareTexts(a.name, b.name)),
    paths,
    editions: buildEditions(papers),
    authors: buildAuthors(papers),
    venues: groupByVenue(papers),
    organizations: groupByOrganization(papers),
    years: groupByYear(papers),
    changed: lastChanged(papers),
    findPaper: (id) => paperById.get(id),
    findTopic: (id) => topicById.get(id),
  }
}

/** The day on which the list last changed: its newest addition or change. */
export function lastChanged(papers: readonly Paper[]): string | undefined {
  return papers.map(lastChangedPaper).sort().at(-1)
}

/** The newest of `added` and `changes`. */
export function lastChangedPaper({ added, changes = [] }: Paper): string {
  return [added, ...changes.map(({ date }) => date)].sort().at(-1) ?? added
}

function toPaper({ id, record, body }: Entry<PaperRecord>): Paper {
  return {
    ...record,
    id,
    plainTitle: toPlainText(record.title),
    names: (record.authors ?? []).map(toName),
    year: record.published?.slice(0, 4),
    notes: body,
  }
}

function toTopic({ id, record, body }: Entry<TopicRecord>): Topic {
  return { ...record, id, introduction: body, papers: [] }
}

function compareNewest(a: Paper, b: Paper): number {
  return (
    compareTexts(b.added, a.added) || compareTexts(b.published ?? '', a.published ?? '') || compareTexts(a.id, b.id)
  )
}
