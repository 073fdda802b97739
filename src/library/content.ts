/** The content folder as data: every file through its schema, and then all of them against each other. */
import { z } from 'zod'
import { words } from '../bibliography/paper-id.ts'
import {
  idLimit,
  idPattern,
  type PaperRecord,
  type PathRecord,
  paperSchema,
  pathSchema,
  type Site,
  siteSchema,
  type TopicRecord,
  topicSchema,
} from '../schema.ts'
import { findLinks } from '../text/markdown.ts'
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
  let site = siteSchema.parse({})
  for (const source of [...sources].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    if ('unreadable' in source) problems.push({ file: source.path, line: 1, column: 1, message: source.unreadable })
    else if (source.path === 'site.yaml') site = parseSite(source.text, problems) ?? site
    else {
      const file = parseFile(source.path, source.text, problems)
      if (file) files.push(file)
    }
  }
  const known = knownIds(sources)
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
  body: string
  at(path: readonly PropertyKey[], what?: 'key' | 'value'): Position
  bodyAt(line: number, column: number): Position
}

function parseSite(text: string, problems: Problem[]): Site | undefined {
  const yaml = parseYaml(text)
  return validate('site.yaml', yaml, yaml.data === null ? {} : yaml.data, siteSchema, problems) as Site | undefined
}

function parseFile(path: string, text: string, problems: Problem[]): File | undefined {
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
  const idProblem = explainId(id)
  if (idProblem) problems.push({ file: path, line: 1, column: 1, message: idProblem })
  const frontmatter = parseFrontmatter(text)
  const record = validate(path, frontmatter, frontmatter.data, schemas[collection], problems) as File['record']
  return {
    path,
    collection,
    id,
    record: idProblem ? undefined : record,
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
  for (const issue of parsed.error.issues) {
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

function explainId(id: string): string | undefined {
  const proposal = words(id).join('-').slice(0, idLimit).replace(/-+$/, '')
  const rename =
    idPattern.test(proposal) && !reserved.test(proposal)
      ? ` Rename the file to "${proposal}.md".`
      : ' Rename the file to author, year and first words of the title.'
  if (id.length > idLimit) return `the file name is longer than ${idLimit} characters.${rename}`
  if (!idPattern.test(id))
    return `the file name is not an id: lower-case letters, digits and single hyphens, with at least one letter.${rename}`
  if (reserved.test(id))
    return 'the file name cannot be checked out on Windows. Rename the file to author, year and first words of the title.'
  return undefined
}

const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/

/** Ids of all files there are, well or broken: a reference to a broken file is not a second problem. */
function knownIds(sources: readonly Source[]): Record<Collection, string[]> {
  const ids = (folder: string) =>
    sources
      .filter(({ path }) => path.startsWith(`${folder}/`) && path.endsWith('.md'))
      .map(({ path }) => path.slice(folder.length + 1, -3))
  return { papers: ids('papers'), topics: ids('topics'), paths: ids('paths') }
}

function checkTogether(files: readonly File[], known: Record<Collection, string[]>, problems: Problem[]): void {
  const aliases = new Set(
    files.flatMap((file) =>
      file.collection === 'papers' ? ((file.record as PaperRecord | undefined)?.aliases ?? []) : [],
    ),
  )
  const papers = new Set([...known.papers, ...aliases])
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
    for (const link of findLinks(file.body)) {
      const message = explainLink(link.url, file.path, known, papers)
      if (message) problems.push({ file: file.path, ...file.bodyAt(link.line, link.column), message })
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
    for (const [n, topic] of (paper.topics ?? []).entries()) {
      if (!topics.has(topic))
        problems.push({
          file: file.path,
          ...file.at(['topics', n]),
          message: `unknown topic "${topic}".${propose(topic, known.topics)} Topics stand in topics/.`,
        })
    }
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

function explainLink(
  url: string,
  file: string,
  known: Record<Collection, string[]>,
  papers: ReadonlySet<string>,
): string | undefined {
  if (/^(?:https?:\/\/|mailto:|#)/i.test(url)) return undefined
  const target = resolveContentLink(url, file)
  const [collection, name] = (target ?? '').replace(/\.md$/, '').split('/') as [Collection, string]
  if (target === undefined || !(collection in known)) {
    return `the link "${url}" leads nowhere. Link to another site with "https://", to a paper with its file name ("id.md").`
  }
  const exists = collection === 'papers' ? papers.has(name) : known[collection].includes(name)
  return exists
    ? undefined
    : `the link "${url}" leads to no ${collection.slice(0, -1)}.${propose(name ?? '', known[collection])}`
}
