/** One file of the content folder through its schema. */
import { z } from 'zod'
import {
  type PaperRecord,
  type PathRecord,
  paperSchema,
  pathSchema,
  type Site,
  searchSchema,
  siteSchema,
  type TopicRecord,
  topicSchema,
} from '../schema.ts'
import { findLinks, type MarkdownLink } from '../text/markdown.ts'
import { explainId } from './file-names.ts'
import { type Frontmatter, type Position, parseFrontmatter, parseYaml } from './frontmatter.ts'
import { explainIssue, type Problem } from './problems.ts'

const schemas = { papers: paperSchema, topics: topicSchema, paths: pathSchema }
export type Collection = keyof typeof schemas

/** A file that was read: its record, or what there is of it, and where everything stands. */
export interface ContentFile {
  path: string
  collection: Collection
  id: string
  record: PaperRecord | TopicRecord | PathRecord | undefined
  /** What the file says, also where that is no record. */
  data: unknown
  body: string
  /** Every link of the body; nothing for a body that is nested too deeply to be read. */
  links: MarkdownLink[] | undefined
  at(path: readonly PropertyKey[], what?: 'key' | 'value'): Position
  bodyAt(line: number, column: number): Position
}

/** A text of the curator's: where its links lead, and where they stand in its file. */
export type LinkedText = Pick<ContentFile, 'path' | 'links' | 'bodyAt'>

/** What a file without problems of its own says. */
export type WellEntry = Pick<ContentFile, 'record' | 'body' | 'links'>

/** Files that were read before: to read ten thousand takes longer than to know that they are the same. */
export interface EntryMemory {
  recall(path: string, text: string): WellEntry | undefined
  remember(path: string, text: string, entry: WellEntry): void
}

/** Ids of all files there are, well or broken: a reference to a broken file is not a second problem. */
export type KnownIds = Record<Collection, string[]>

export function findIds(sources: readonly { path: string }[]): KnownIds {
  const ids = (folder: string) =>
    sources
      .filter(({ path }) => path.startsWith(`${folder}/`) && path.endsWith('.md'))
      .map(({ path }) => path.slice(folder.length + 1, -3))
  return { papers: ids('papers'), topics: ids('topics'), paths: ids('paths') }
}

/** The site file: its record, or as much of its saved searches as can be checked all the same. */
export interface SiteFile {
  site: Site | undefined
  searches: { name?: string | undefined; query?: string | undefined }[]
  /** What the page About says in the curator's words. */
  about: LinkedText | undefined
  locate: Frontmatter['locate']
}

/** The site file; what is wrong with it goes to `problems`. */
export function parseSite(text: string, problems: Problem[]): SiteFile {
  const { data, errors, locate } = parseYaml(text)
  const site = validate('site.yaml', { errors, locate }, data === null ? {} : data, siteSchema, problems) as
    | Site
    | undefined
  const about =
    site?.about === undefined ? undefined : { links: readLinks(site.about), bodyAt: () => locate(['about']) }
  return {
    site,
    searches: readableSearches.parse(data).searches,
    about: about && { path: 'site.yaml', ...about },
    locate,
  }
}

/** Whatever else is wrong with the site file; a name or query that the schema refuses is left out. */
const readableSearches = z
  .object({
    searches: z
      .array(
        z
          .object({
            name: searchSchema.shape.name.optional().catch(undefined),
            query: searchSchema.shape.query.optional().catch(undefined),
          })
          .catch({}),
      )
      .catch([]),
  })
  .catch({ searches: [] })

/** A paper, topic or path; what is wrong with it goes to `problems`. Nothing for a file that is none of these. */
export function parseFile(
  path: string,
  text: string,
  known: KnownIds,
  problems: Problem[],
  memory?: EntryMemory,
): ContentFile | undefined {
  const match = /^(papers|topics|paths)\/([^/]+)\.md$/.exec(path)
  if (!match) {
    problems.push({
      file: path,
      line: 1,
      column: 1,
      message:
        'is not an entry. Papers, topics and paths are files "<id>.md" in papers/, topics/ and paths/. Move it out of the content folder.',
    })
    return undefined
  }
  const collection = match[1] as Collection
  const id = match[2] as string
  const entry = memory?.recall(path, text)
  if (entry) return { path, collection, id, data: entry.record, ...entry, ...locateLater(text) }
  const frontmatter = parseFrontmatter(text)
  const record = validate(path, frontmatter, frontmatter.data, schemas[collection], problems) as ContentFile['record']
  const idProblem = explainId(id, record, known[collection])
  if (idProblem) problems.push({ file: path, line: 1, column: 1, message: idProblem })
  const links = readLinks(frontmatter.body)
  if (record && !idProblem && links) memory?.remember(path, text, { record, body: frontmatter.body, links })
  return {
    path,
    collection,
    id,
    record: idProblem ? undefined : record,
    data: frontmatter.data,
    body: frontmatter.body,
    links,
    ...locateIn(frontmatter),
  }
}

type Locators = Pick<ContentFile, 'at' | 'bodyAt'>

function locateIn({ locate, bodyLine }: Frontmatter): Locators {
  return { at: locate, bodyAt: (line, column) => ({ line: bodyLine + line - 1, column }) }
}

/** For a file that was not read anew: read when somebody asks, since most are never asked. */
function locateLater(text: string): Locators {
  return {
    at: (path, what) => locateIn(parseFrontmatter(text)).at(path, what),
    bodyAt: (line, column) => locateIn(parseFrontmatter(text)).bodyAt(line, column),
  }
}

function readLinks(body: string): MarkdownLink[] | undefined {
  try {
    return findLinks(body)
  } catch {
    return undefined
  }
}

function validate(
  file: string,
  { errors, locate }: Pick<Frontmatter, 'errors' | 'locate'>,
  data: unknown,
  schema: z.ZodType,
  problems: Problem[],
): unknown {
  if (errors.length > 0) {
    problems.push(...errors.map((error) => ({ file, ...error })))
    return undefined
  }
  const parsed = schema.safeParse(data ?? {})
  if (parsed.success) return parsed.data
  const places = new Set<string>()
  for (const issue of parsed.error.issues) {
    const place = JSON.stringify([issue.path, issue.code === 'unrecognized_keys'])
    if (places.has(place)) continue
    places.add(place)
    for (const { path, what, message } of explainIssue(issue, data, fieldsAt(schema, issue.path)))
      problems.push({ file, ...locate(path, what), message })
  }
  return undefined
}

/** Names of the fields that an object at this path may have. */
function fieldsAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let at: unknown = schema
  for (const step of path) {
    at = unwrap(at)
    at = at instanceof z.ZodArray ? at.element : at instanceof z.ZodObject ? at.shape[String(step)] : undefined
  }
  const object = unwrap(at)
  return object instanceof z.ZodObject ? Object.keys(object.shape) : []
}

function unwrap(schema: unknown): unknown {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? unwrap(schema.unwrap()) : schema
}
