/** `npm run export`: papers out, to standard output, in the formats of other programs. */
import { existsSync } from 'node:fs'
import { type BibliographyFormat, formatBibliography } from '../src/bibliography/bibliography.ts'
import { formatCsv } from '../src/bibliography/csv.ts'
import { buildLibrary, type Library, type Paper } from '../src/library/library.ts'
import { formatProblem, propose } from '../src/library/problems.ts'
import { statuses } from '../src/schema.ts'
import { toPlainText } from '../src/text/mathematics.ts'
import { absoluteUrl, paperUrl } from '../src/urls.ts'
import { exitCode, fail, formatCount, readCommandLine, say } from './command.ts'
import { contentHelp, findContentFolder } from './content-folder.ts'
import { readContent } from './read-content.ts'
import { toSiteAddress } from './site-address.ts'

/** The formats by the names of the command line; CSV is for spreadsheets, and the site has no files of it. */
const formats: Record<string, BibliographyFormat | 'csv'> = {
  bibtex: 'bib',
  ris: 'ris',
  'csl-json': 'json',
  markdown: 'md',
  csv: 'csv',
}

const { values } = readCommandLine(
  `
npm run --silent export -- --format F [options]

Writes papers to standard output, newest first, each as the files of the site have it, and always with its abstract.
Several filters hold together.

  --format F     ${Object.keys(formats).join(', ')}
  --topic T      papers of this topic
  --path P       papers of this reading path, in its order
  --status S     papers of this status: ${statuses.join(', ')}
  --content DIR  ${contentHelp}

Markdown is a section of an awesome-list; CSV is for spreadsheets, and no cell of it begins a formula.
The option --silent keeps npm's own lines out of the file.

Exit codes: 0 all well (also where no paper matches), 1 the content has problems, 2 called wrongly.

Example: npm run --silent export -- --format bibtex --topic kv-cache > kv-cache.bib
`,
  {
    format: { type: 'string' },
    topic: { type: 'string' },
    path: { type: 'string' },
    status: { type: 'string' },
    content: { type: 'string', default: findContentFolder() },
  },
)

// Whoever reads may have had enough (`| head`).
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') say(`Standard output could not be written (${error.code}).`)
  process.exit(error.code === 'EPIPE' ? exitCode.well : exitCode.wrongContent)
})

main()

function main(): void {
  const format = readFormat()
  const status = readStatus()
  const library = readLibrary()
  const list = choose(library)
  const papers = status === undefined ? list.papers : list.papers.filter((paper) => paper.status === status)
  if (papers.length === 0) say('No paper matches. What was written has none.')
  const { site, base } = toSiteAddress(library.site.address)
  const toUrl = ({ id }: Paper) => absoluteUrl(base.replace(/\/$/, '') + paperUrl(id), new URL(site))
  process.stdout.write(
    format === 'csv' ? formatCsv(papers, toUrl) : formatBibliography(format, { ...list, papers, toUrl }),
  )
}

function readFormat(): BibliographyFormat | 'csv' {
  const { format } = values
  const names = Object.keys(formats)
  if (format === undefined) misused(`Name a format: --format ${names.join(', ')}.`)
  const found = Object.hasOwn(formats, format) ? formats[format] : undefined
  return found ?? misused(`There is no format "${format}".${propose(format, names)} Formats: ${names.join(', ')}.`)
}

function readStatus(): (typeof statuses)[number] | undefined {
  const { status } = values
  if (status === undefined) return undefined
  const found = statuses.find((known) => known === status)
  return found ?? misused(`--status "${status}" is not one of ${statuses.join(', ')}.${propose(status, statuses)}`)
}

function readLibrary(): Library {
  if (!existsSync(values.content)) misused(`There is no folder ${values.content}. Name another with --content.`)
  const content = readContent(values.content)
  for (const problem of content.problems) say(formatProblem(problem, values.content))
  if (content.problems.length > 0) fail(`${formatCount(content.problems.length, 'problem')}. Nothing was written.`)
  return buildLibrary(content)
}

/** The papers of the path, or of the topic, or all; a path's name before a topic's, as the order is the path's. */
function choose(library: Library): { title: string; description?: string | undefined; papers: readonly Paper[] } {
  const { topic: topicId, path: pathId } = values
  const topic = topicId === undefined ? undefined : library.findTopic(topicId)
  if (topicId !== undefined && !topic)
    misused(
      unknown(
        'topic',
        topicId,
        library.topics.map(({ id }) => id),
      ),
    )
  const path = library.paths.find(({ id }) => id === pathId)
  if (pathId !== undefined && !path)
    misused(
      unknown(
        'path',
        pathId,
        library.paths.map(({ id }) => id),
      ),
    )
  // A path may come by a paper twice.
  const papers = path ? [...new Set(path.steps.map(({ paper }) => paper))] : library.papers
  const { name: title, description } = path ?? topic ?? { name: library.site.title, ...library.site }
  return {
    title,
    description: description && toPlainText(description),
    papers: topic ? papers.filter((paper) => topic.papers.includes(paper)) : papers,
  }
}

function unknown(kind: 'topic' | 'path', id: string, known: readonly string[]): string {
  return `There is no ${kind} "${id}".${propose(id, known)} They stand in ${values.content}/${kind}s.`
}

function misused(message: string): never {
  fail(message, exitCode.wrongUsage)
}
