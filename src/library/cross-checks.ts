/** The files of the content folder against each other: what is there twice, and what points to nothing. */
import { idPattern } from '../bibliography/id-form.ts'
import { parseArxivId } from '../bibliography/identifiers.ts'
import { titleFingerprint } from '../bibliography/title-fingerprint.ts'
import { type PaperRecord, type PathRecord, topicLimit } from '../schema.ts'
import type { ContentFile, KnownIds, LinkedText, SiteFile } from './content-file.ts'
import { resolveContentLink } from './content-links.ts'
import { type Problem, propose } from './problems.ts'
import { parseSavedSearch } from './saved-search.ts'

/** Everything that is wrong between files, in no order; `about` is the text of the site file that links to them, too. */
export function findConflicts(files: readonly ContentFile[], known: KnownIds, about?: LinkedText): Problem[] {
  const aliases = new Map(
    files.flatMap((file) => (readPaper(file)?.aliases ?? []).map((alias) => [alias, file.id] as const)),
  )
  return [
    ...findDoubles(files),
    ...files.flatMap((file) => [
      ...findUnknownTopics(file, known),
      ...findUnknownPapers(file, known, aliases),
      ...findBrokenLinks(file, known, aliases),
    ]),
    ...(about ? findBrokenLinks(about, known, aliases) : []),
  ]
}

/** Saved searches that cannot be read, or that share an address; also of a site file that has other problems. */
export function findSearchProblems({ searches, locate }: SiteFile, { topics }: KnownIds): Problem[] {
  return searches.flatMap(({ name, query }, n) => {
    const at = (field: string, message: string) => ({ file: 'site.yaml', ...locate(['searches', n, field]), message })
    const isDouble = name !== undefined && searches.findIndex((other) => other.name === name) < n
    return [
      ...(isDouble ? [at('name', `there are two searches "${name}". Give each a name of its own.`)] : []),
      ...(query === undefined
        ? []
        : parseSavedSearch(query, { topics }).errors.map(({ message }) => at('query', message))),
    ]
  })
}

function findDoubles(files: readonly ContentFile[]): Problem[] {
  const seen = new Map<string, string>()
  const once = (
    kind: string,
    key: string | undefined,
    shown: string,
    file: ContentFile,
    path: PropertyKey[],
  ): Problem[] => {
    if (!key) return []
    const first = seen.get(`${kind} ${key}`)
    if (first === undefined) {
      seen.set(`${kind} ${key}`, file.path)
      return []
    }
    const remedy = `One paper is one file: merge them${kind === 'title' ? ', or tell the titles apart' : ''}.`
    return [
      { file: file.path, ...file.at(path), message: `the ${kind} "${shown}" is also that of ${first}. ${remedy}` },
    ]
  }
  const papers = files.filter(({ collection }) => collection === 'papers')
  for (const file of papers) once('id', file.id, file.id, file, [])
  return papers.flatMap((file) => {
    const paper = readPaper(file)
    if (!paper) return []
    const arxiv = paper.arxiv ?? (paper.doi && parseArxivId(paper.doi))
    return [
      ...(paper.aliases ?? []).flatMap((alias, n) => once('id', alias, alias, file, ['aliases', n])),
      ...once('arXiv id', arxiv, arxiv ?? '', file, [paper.arxiv ? 'arxiv' : 'doi']),
      ...once('DOI', paper.doi?.toLowerCase(), paper.doi ?? '', file, ['doi']),
      ...once('title', titleFingerprint(paper.title), paper.title, file, ['title']),
    ]
  })
}

/** Also of a paper that has other problems: they are all told at once. */
function findUnknownTopics({ path, collection, data, at }: ContentFile, known: KnownIds): Problem[] {
  const { topics } = (data ?? {}) as { topics?: unknown }
  if (collection !== 'papers' || !Array.isArray(topics) || topics.length > topicLimit) return []
  return topics.flatMap((topic: unknown, n) =>
    typeof topic !== 'string' || !idPattern.test(topic) || known.topics.includes(topic)
      ? []
      : [
          {
            file: path,
            ...at(['topics', n]),
            message: `unknown topic "${topic}".${propose(topic, known.topics)} A new one wants a file: topics/${topic}.md, with name and description.`,
          },
        ],
  )
}

function findUnknownPapers(file: ContentFile, known: KnownIds, aliases: ReadonlyMap<string, string>): Problem[] {
  if (file.collection !== 'paths' || !file.record) return []
  return (file.record as PathRecord).papers.flatMap(({ paper }, n) =>
    known.papers.includes(paper) || aliases.has(paper)
      ? []
      : [
          {
            file: file.path,
            ...file.at(['papers', n, 'paper']),
            message: `unknown paper "${paper}".${propose(paper, known.papers)} Papers stand in papers/.`,
          },
        ],
  )
}

function findBrokenLinks(file: LinkedText, known: KnownIds, aliases: ReadonlyMap<string, string>): Problem[] {
  if (file.links === undefined) {
    const message = 'the text has lists, quotes or emphasis in each other too many times. Write it flatter.'
    return [{ file: file.path, ...file.bodyAt(1, 1), message }]
  }
  return file.links.flatMap(({ url, line, column }) => {
    const message = explainLink(url, file.path, known, aliases)
    return message ? [{ file: file.path, ...file.bodyAt(line, column), message }] : []
  })
}

function readPaper({ collection, record }: ContentFile): PaperRecord | undefined {
  return collection === 'papers' ? (record as PaperRecord | undefined) : undefined
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
  const [collection, name, ...rest] = (target ?? '').replace(/\.md$/, '').split('/') as [keyof KnownIds, string]
  if (target === undefined || rest.length > 0 || !Object.hasOwn(known, collection)) {
    return `the link "${url}" leads nowhere. Link to another site with "https://", to a paper with its file name ("id.md").`
  }
  if (known[collection].includes(name)) return undefined
  const id = collection === 'papers' ? aliases.get(name) : undefined
  if (id !== undefined) return `the link "${url}" has an earlier id of this paper. Link to "${id}.md".`
  const cure = known.papers.includes(name)
    ? ` Link to the paper with "../papers/${name}.md".`
    : propose(name, known[collection]) || ` Link to a file of ${collection}/.`
  return `the link "${url}" leads to no ${collection.slice(0, -1)}.${cure}`
}
