/** The content folder as data: every file through its schema, and then all of them against each other. */
import { type PaperRecord, type PathRecord, type Site, siteSchema, type TopicRecord } from '../schema.ts'
import {
  type Collection,
  type ContentFile,
  type EntryMemory,
  findIds,
  parseFile,
  parseSite,
  type SiteFile,
} from './content-file.ts'
import { findConflicts, findSearchProblems } from './cross-checks.ts'
import { compareProblems, type Problem } from './problems.ts'

/** A file of the content folder: its path within it, and its text, or why it could not be read. */
export type Source = { path: string } & ({ text: string } | { unreadable: string })

export interface Entry<T> {
  id: string
  record: T
  /** The Markdown below the frontmatter. */
  body: string
}

export interface Content {
  papers: Entry<PaperRecord>[]
  topics: Entry<TopicRecord>[]
  paths: Entry<PathRecord>[]
  site: Site
  /** Everything that is wrong, sorted; whatever has a problem of its own is not among the entries. */
  problems: Problem[]
}

/** Reads all sources, but for those that the memory has; never throws on their account. */
export function parseContent(sources: readonly Source[], memory?: EntryMemory): Content {
  const problems: Problem[] = []
  const files: ContentFile[] = []
  const known = findIds(sources)
  let site: SiteFile | undefined
  for (const source of [...sources].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    if ('unreadable' in source) problems.push({ file: source.path, line: 1, column: 1, message: source.unreadable })
    else if (source.path === 'site.yaml') site = parseSite(source.text, problems)
    else {
      const file = parseFile(source.path, source.text, known, problems, memory)
      if (file) files.push(file)
    }
  }
  problems.push(...findConflicts(files, known, site?.about), ...(site ? findSearchProblems(site, known) : []))
  const pick = <T>(collection: Collection) =>
    files
      .filter((file) => file.collection === collection && file.record)
      .map(({ id, record, body }) => ({ id, record: record as T, body }))
  return {
    papers: pick<PaperRecord>('papers'),
    topics: pick<TopicRecord>('topics'),
    paths: pick<PathRecord>('paths'),
    site: site?.site ?? siteSchema.parse({}),
    problems: problems.sort(compareProblems),
  }
}
