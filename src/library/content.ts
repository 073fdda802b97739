/** The content folder as data: every file through its schema, and then all of them against each other. */
import { z } from 'zod'
import { toName } from '../bibliography/names.ts'
import { freeId, toPaperId, words } from '../bibliography/paper-id.ts'
import {
  idLimit,
  idPattern,
  type PaperRecord,
  type PathRecord,
  paperSchema,
  pathSchema,
  reservedIdPattern,
  type Site,
  siteSchema,
  type TopicRecord,
  topicLimit,
  topicSchema,
} from '../schema.ts'
import { findLinks, type MarkdownLink } from '../text/markdown.ts'
import { toPlainText } from '../text/mathematics.ts'
import { type Frontmatter, type Position, parseFrontmatter, parseYaml } from './frontmatter.ts'
import { compareProblems, explainIssue, type Problem, propose } from './problems.ts'

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

/** Reads all sources; never throws on their account. */
export function parseContent(sources: readonly Source[]): Content {
  const problems: Problem[] = []
  const files: File[] = []
  const known = knownIds(sources)
  let site = siteSchema.parse({})
  for (const source of [...sources].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    if ('unreadable' in source) problems.push({ file: source.path, line: 1, column: 1, message: source.unreadable })
    else if (source.path === 'site.yaml') site = parseSite(source.text, problems) ?? site
    else {
      const file = parseFile(source.path, source.text, known, problems)
      if (file) files.push(file)
    }
  }
  checkTogether(files, known, problems)
  const pick = <T>(collection: Collection) =>
    files
      .filter((file) => file.collection === collection && file.record)
      .map(({ id, record, body }) => ({ id, record: record as T, body }))
  return {
    papers: pick<PaperRecord>('papers'),
    topics: pick<TopicRecord>('topics'),
    paths: pick<PathRecord>('paths'),
    site,
    problems: problems.sort(compareProblems),
  }
}

/** The paper or topic that a relative Markdown link of `file` points to, as a path in the content folder; else nothing. */
export function resolveContentLink(url: string, file: string): string | undefined {
  const bare = url.replace(/[?#].*$/, '')
  if (!bare || /^[a-z][a-z0-9+.-]*:|^\/\//i.test(bare)) return undefined
  const page = /^\/?(papers|topics|paths)\/([^/]+)\/?$/.exec(bare)
  if (page && !bare.endsWith('.md')) return `${page[1]}/${page[2]}.md`
  if (!bare.endsWith('.md')) return undefined
  const parts = bare.startsWith('/') ? [] : file.split('/').slice(0, -1)
  for (const part of bare.split('/')) {
    if (part === '..') parts.pop()
    else if (part && part !== '.') parts.push(part)
  }
  return parts.join('/').replace(/^content\//, '')
}

const schemas = { papers: paperSchema, topics: topicSchema, paths: pathSchema }
type Collection = keyof typeof schemas

interface File {
  path: string
  collection: Collection
  id: string
  record: PaperRecord | TopicRecord | PathRecord | undefined
  /** What the file says, also where that is no record. */
  data: unknown
  body: string
  at(path: readonly PropertyKey[], what?: 'key' | 'value'): Position
  bodyAt(line: number, column: number): Position
}

function parseSite(text: string, problems: Problem[]): Site | undefined {
  const yaml = parseYaml(text)
  return validate('site.yaml', yaml, yaml.data === null ? {} : yaml.data, siteSchema, problems) as Site | undefined
}

function parseFile(path: string, text: string, known: KnownIds, problems: Problem[]): File | undefined {
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
  const frontmatter = parseFrontmatter(text)
  const record = validate(path, frontmatter, frontmatter.data, schemas[collection], problems) as File['record']
  const idProblem = explainId(id, record, new Set(known[collection]))
  if (idProblem) problems.push({ file: path, line: 1, column: 1, message: idProblem })
  return {
    path,
    collection,
    id,
    record: idProblem ? undefined : record,
    data: frontmatter.data,
    body: frontmatter.body,
    at: frontmatter.locate,
    bodyAt: (line, column) => ({ line: frontmatter.bodyLine + line - 1, column }),
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

function explainId(id: string, record: File['record'], taken: ReadonlySet<string>): string | undefined {
  const rename = ` Rename the file to ${proposeId(id, record, taken)}.`
  if (id.length > idLimit) return `the file name is longer than ${idLimit} characters.${rename}`
  if (!idPattern.test(id))
    return `the file name is not an id: lower-case letters, digits and single hyphens, with at least one letter.${rename}`
  if (reservedIdPattern.test(id)) return `the file name cannot be checked out on Windows.${rename}`
  return undefined
}

/** The name itself, mended; what the record would be called where nothing of it can stay. */
function proposeId(id: string, record: File['record'], taken: ReadonlySet<string>): string {
  const mended = words(id).join('-').slice(0, idLimit).replace(/-+$/, '')
  const proposal = idPattern.test(mended) && !reservedIdPattern.test(mended) ? mended : record && nameRecord(record)
  return proposal ? `"${freeId(proposal, taken)}.md"` : 'author, year and first words of the title'
}

function nameRecord(record: NonNullable<File['record']>): string {
  if ('name' in record) return toPaperId({ title: record.name })
  const year = record.published?.slice(0, 4)
  return toPaperId({
    authors: (record.authors ?? []).map(toName),
    ...(year ? { year } : {}),
    title: toPlainText(record.title),
  })
}

type KnownIds = Record<Collection, string[]>

/** Ids of all files there are, well or broken: a reference to a broken file is not a second problem. */
function knownIds(sources: readonly Source[]): KnownIds {
  const ids = (folder: string) =>
    sources
      .filter(({ path }) => path.startsWith(`${folder}/`) && path.endsWith('.md'))
      .map(({ path }) => path.slice(folder.length + 1, -3))
  return { papers: ids('papers'), topics: ids('topics'), paths: ids('paths') }
}

function checkTogether(files: readonly File[], known: KnownIds, problems: Problem[]): void {
  const aliases = new Map(
    files.flatMap((file) =>
      file.collection === 'papers'
        ? ((file.record as PaperRecord | undefined)?.aliases ?? []).map((alias) => [alias, file.id] as const)
        : [],
    ),
  )
  const papers = new Set([...known.papers, ...aliases.keys()])
  const topics = new Set(known.topics)
  const seen = {
    id: new Map<string, string>(),
    'arXiv id': new Map<string, string>(),
    DOI: new Map<string, string>(),
    title: new Map<string, string>(),
  }
  const once = (kind: keyof typeof seen, key: string | undefined, shown: string, file: File, path: PropertyKey[]) => {
    if (!key) return
    const first = seen[kind].get(key)
    if (first === undefined) seen[kind].set(key, file.path)
    else
      problems.push({
        file: file.path,
        ...file.at(path),
        message: `the ${kind} "${shown}" is also that of ${first}. One paper is one file: merge them${kind === 'title' ? ', or tell the titles apart' : ''}.`,
      })
  }
  for (const file of files) if (file.collection === 'papers') once('id', file.id, file.id, file, [])
  for (const file of files) {
    for (const link of readLinks(file, problems)) {
      const message = explainLink(link.url, file.path, known, aliases)
      if (message) problems.push({ file: file.path, ...file.bodyAt(link.line, link.column), message })
    }
    for (const { topic, n } of readTopics(file)) {
      if (!topics.has(topic))
        problems.push({
          file: file.path,
          ...file.at(['topics', n]),
          message: `unknown topic "${topic}".${propose(topic, known.topics)} Topics stand in topics/.`,
        })
    }
    if (!file.record) continue
    if (file.collection === 'paths') {
      for (const [n, { paper }] of (file.record as PathRecord).papers.entries()) {
        if (!papers.has(paper))
          problems.push({
            file: file.path,
            ...file.at(['papers', n, 'paper']),
            message: `unknown paper "${paper}".${propose(paper, known.papers)} Papers stand in papers/.`,
          })
      }
    }
    if (file.collection !== 'papers') continue
    const paper = file.record as PaperRecord
    for (const [n, alias] of (paper.aliases ?? []).entries()) once('id', alias, alias, file, ['aliases', n])
    once('arXiv id', paper.arxiv, paper.arxiv ?? '', file, ['arxiv'])
    once('DOI', paper.doi?.toLowerCase(), paper.doi ?? '', file, ['doi'])
    once('title', titleFingerprint(paper.title), paper.title, file, ['title'])
  }
}

/** What stays of a title when case, signs and spaces are gone: equal for a preprint and its published form. */
export function titleFingerprint(title: string): string {
  return words(toPlainText(title)).join('') || title.trim().toLowerCase()
}

/** Topics of a paper, also of one that has other problems: they are all told at once. */
function readTopics({ collection, data }: File): { topic: string; n: number }[] {
  const { topics } = (data ?? {}) as { topics?: unknown }
  if (collection !== 'papers' || !Array.isArray(topics) || topics.length > topicLimit) return []
  return topics.flatMap((topic, n) => (typeof topic === 'string' && idPattern.test(topic) ? [{ topic, n }] : []))
}

function readLinks(file: File, problems: Problem[]): MarkdownLink[] {
  try {
    return findLinks(file.body)
  } catch {
    problems.push({
      file: file.path,
      ...file.bodyAt(1, 1),
      message: 'the text has lists, quotes or emphasis in each other too many times. Write it flatter.',
    })
    return []
  }
}

function explainLink(
  url: string,
  file: string,
  known: KnownIds,
  aliases: ReadonlyMap<string, string>,
): string | undefined {
  if (/^(?:https?:\/\/|mailto:|#)/i.test(url)) {
    return url.startsWith('#') || URL.canParse(url)
      ? undefined
      : `the link "${url}" is not an address. Write it whole, for example "https://example.org".`
  }
  const target = resolveContentLink(url, file)
  const [collection, name, ...rest] = (target ?? '').replace(/\.md$/, '').split('/') as [Collection, string]
  if (target === undefined || rest.length > 0 || !Object.hasOwn(known, collection)) {
    return `the link "${url}" leads nowhere. Link to another site with "https://", to a paper with its file name ("id.md").`
  }
  if (known[collection].includes(name)) return undefined
  const id = collection === 'papers' ? aliases.get(name) : undefined
  return id !== undefined
    ? `the link "${url}" has an earlier id of this paper. Link to "${id}.md".`
    : `the link "${url}" leads to no ${collection.slice(0, -1)}.${propose(name, known[collection]) || ` Link to a file of ${collection}/.`}`
}
