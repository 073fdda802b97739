/** What of a site can be taken along as a file for other programs: which papers, and where the files stand. */
import type { Library, Paper, Path, Topic } from '../library/library.ts'
import { openMemory } from '../once.ts'
import { toPlainText } from '../text/mathematics.ts'
import { base, bibliographyUrl, libraryBibliographyUrl, paperUrl, pathUrl, topicUrl } from '../urls.ts'
import { type BibliographyFormat, bibliographyFormats, formatBibliography, formatPaper } from './bibliography.ts'

/** Papers that have a file in each format. */
export interface BibliographySubject {
  /** Plain text. */
  title: string
  description: string | undefined
  /** None twice; those of a path in its order. */
  papers: readonly Paper[]
  /** Address of each file, base path included. */
  files: Record<BibliographyFormat, string>
  /** Names of its topics, where it is one paper's own: its Markdown tells everything of it. */
  topics?: readonly string[]
}

/** A file of more papers has no abstracts: they are most of it, and hosts take no file of any size. */
export const abstractLimit = 2000

/** Everything that has files, in a fixed order: the whole list, topics, paths, and papers where they are not too many. */
export function listBibliographies(library: Library): BibliographySubject[] {
  const { papers, topics, paths } = library
  return [
    toLibraryBibliography(library),
    ...topics.map((topic) => toTopicBibliography(topic, library)),
    ...paths.map((path) => toPathBibliography(path, library)),
    ...(hasPaperFiles(library) ? papers.map((paper) => toPaperBibliography(paper, library)) : []),
  ]
}

/** What readers call the formats. */
export const formatNames: Record<BibliographyFormat, string> = {
  bib: 'BibTeX',
  ris: 'RIS',
  json: 'CSL-JSON',
  md: 'Markdown',
}

/** Whether each paper has files of its own: a list may be too long for them (`twins` of the site file). */
export function hasPaperFiles({ site, papers }: Pick<Library, 'site' | 'papers'>): boolean {
  return papers.length <= site.twins
}

export function toPaperBibliography(paper: Paper, { findTopic }: Pick<Library, 'findTopic'>): BibliographySubject {
  return {
    title: paper.plainTitle,
    description: undefined,
    papers: [paper],
    files: filesOf(paperUrl(paper.id)),
    topics: (paper.topics ?? []).flatMap((id) => findTopic(id)?.name ?? []),
  }
}

export function toTopicBibliography(
  { id, name, description, papers }: Topic,
  { site }: Pick<Library, 'site'>,
): BibliographySubject {
  return {
    title: `${site.title}: ${name}`,
    description: description && toPlainText(description),
    papers,
    files: filesOf(topicUrl(id)),
  }
}

/** A path may come to a paper twice; a bibliography has it once. */
export function toPathBibliography(
  { id, name, description, steps }: Path,
  { site }: Pick<Library, 'site'>,
): BibliographySubject {
  return {
    title: `${site.title}: ${name}`,
    description: description && toPlainText(description),
    papers: [...new Set(steps.map(({ paper }) => paper))],
    files: filesOf(pathUrl(id)),
  }
}

export function toLibraryBibliography({ site, papers }: Pick<Library, 'site' | 'papers'>): BibliographySubject {
  const { title, description } = site
  return { title, description, papers, files: toFiles(libraryBibliographyUrl) }
}

/** The text of a file. `root` is the whole address of the site, with a slash at its end. */
export function formatSubject(
  { title, description, papers, topics }: BibliographySubject,
  format: BibliographyFormat,
  root: URL,
): string {
  const toUrl = (paper: Paper) => toWholeUrl(paperUrl(paper.id), root)
  const [first] = papers
  if (topics && first) return formatPaper(format, first, { topics, url: toUrl(first) })
  return formatBibliography(format, { title, description, papers: limitAbstracts(papers), toUrl })
}

/** The papers as a file of them has them: without abstracts, where they are many. */
export function limitAbstracts(papers: readonly Paper[]): readonly Paper[] {
  return papers.length <= abstractLimit ? papers : papers.map((paper) => shorter(paper, '', () => dropAbstract(paper)))
}

const shorter = openMemory<Paper>()

function dropAbstract({ abstract, csl, ...paper }: Paper): Paper {
  const { abstract: other, ...kept } = csl ?? {}
  return csl ? { ...paper, csl: kept } : paper
}

/** An address of the site, whole, wherever it stands. */
export function toWholeUrl(url: string, root: URL): string {
  return new URL(url.slice(base.length), root).href
}

const filesOf = (page: string) => toFiles((format) => bibliographyUrl(page, format))

function toFiles(toUrl: (format: BibliographyFormat) => string): BibliographySubject['files'] {
  return Object.fromEntries(
    bibliographyFormats.map((format) => [format, toUrl(format)]),
  ) as BibliographySubject['files']
}
