/** `npm run import`: papers in. Reads the sources, writes the entries that are new, and says what became of every paper. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { indexList } from '../src/import/match.ts'
import { openTopicProposer } from '../src/import/propose-topics.ts'
import { type FormatName, formatNames } from '../src/import/recognize.ts'
import { buildReport, formatReport } from '../src/import/report.ts'
import { parseContent, type Source } from '../src/library/content.ts'
import { propose } from '../src/library/problems.ts'
import { paperSchema, statuses } from '../src/schema.ts'
import { exitCode, fail, readCommandLine, say } from './command.ts'
import { codeOf, type ImportPaper, importPapers } from './import-papers.ts'
import { type ImportSource, nameOf, readImportSources } from './import-sources.ts'
import { readSources } from './read-content.ts'

const help = `
npm run import -- FILE… [options]

Takes the papers of files into the list: one file a paper. Nothing that is there is changed: a paper that the list has
already, under whatever file name, is left as it is; it is known by its arXiv id, its DOI or its title. FILE may be - for
standard input. If one of several files cannot be read, nothing is written.

What is in a file is recognised: BibTeX and BibLaTeX, CSL-JSON (Zotero's "CSL JSON"), RIS, the Atom of arXiv's API, and
Daily Papers, as the JSON of its API or as the text of a page.
What the source has and the list does not take is reported, private notes among it (annote, comment and review of BibTeX,
N1 and RN of RIS, annote of CSL-JSON): a list is public.

  --content DIR   the content folder (content); it is made if it is not there
  --format F      ${formatNames.slice(0, 4).join(', ')},
                  ${formatNames.slice(4).join(', ')}; another kind is then refused
  --added DATE    the day on which the papers join the list; needed where the source does not tell one
  --year Y        of a Daily Papers page: its year, for dates without one; a date after its day belongs to the year before
  --topics A,B    topics that all papers of this import get
  --status S      the curator's progress: to read, reading, read, favourite
  --fill          gives papers that are here already the facts that they lack (authors, date, identifiers, venue, links,
                  abstract); what they say already, and your summary, notes and topics, stay byte for byte
  --dry-run       writes nothing, only reports
  --json          the report for programs, on standard output

Exit codes: 0 all taken or known, 1 no papers found and nothing was written, 2 called wrongly, 3 some skipped.

Examples: npm run import -- library.bib --added 2025-12-10 --topics attention
          npm run import -- page.txt --year 2025 --dry-run
`

const { values, positionals } = readCommandLine(
  help,
  {
    content: { type: 'string', default: 'content' },
    format: { type: 'string' },
    year: { type: 'string' },
    added: { type: 'string' },
    topics: { type: 'string' },
    status: { type: 'string' },
    fill: { type: 'boolean', default: false },
    'dry-run': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
  { positionals: true },
)
const dryRun = values['dry-run']

main()

function main(): void {
  if (positionals.length === 0) misused('Name a file to import, or - for standard input.')
  if (new Set(positionals).size < positionals.length) misused('A file is named twice. Name it once.')
  const asked = readOptions()
  const { format, year, added } = asked
  const lists = readImportSources(positionals, { format, year, added })
  for (const list of lists) refuseOtherYear(list, year)
  const papers = lists.flatMap((list) => curate(list, asked, lists.length > 1))

  const sources = readList()
  const content = parseContent(sources)
  refuseUnknownTopics(asked.topics, sources)
  if (content.problems.length > 0)
    say(
      `Note: ${values.content} has ${content.problems.length} problems (npm run check names them). Papers are compared with what can be read.`,
    )
  const topics = content.topics.map(({ id, record }) => ({ id, name: record.name }))
  const report = buildReport(
    importPapers(papers, {
      content: values.content,
      index: indexList(sources, content),
      proposeTopics: openTopicProposer(topics),
      dryRun,
      fill: values.fill,
    }),
  )
  process.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : formatReport(report, { dryRun }))
  if (report.skipped > 0) process.exitCode = report.skipped === report.found ? exitCode.wrongContent : exitCode.partly
}

type Asked = ReturnType<typeof readOptions>

function readOptions() {
  const { format, year, added, status } = values
  if (format !== undefined && !(formatNames as readonly string[]).includes(format))
    misused(`There is no format "${format}".${propose(format, formatNames)} Formats: ${formatNames.join(', ')}.`)
  if (year !== undefined && !/^(?:19|2\d)\d\d$/.test(year)) misused(`--year ${year} is not a year. Write it as 2025.`)
  if (added !== undefined && !paperSchema.shape.added.safeParse(added).success)
    misused(`--added ${added} is not a day of the calendar. Write it as 2025-12-10.`)
  const read = paperSchema.shape.status.safeParse(status)
  if (!read.success)
    misused(`--status "${status}" is not one of ${statuses.join(', ')}.${propose(`${status}`, statuses)}`)
  const topics = new Set(
    values.topics
      ?.split(',')
      .map((topic) => topic.trim())
      .filter(Boolean),
  )
  return {
    format: format as FormatName | undefined,
    year: year === undefined ? undefined : Number(year),
    added,
    status: read.data,
    topics: [...topics],
  }
}

function refuseOtherYear({ day, heading }: ImportSource, year: number | undefined): void {
  if (day !== undefined && year !== undefined && !day.startsWith(`${year}`))
    misused(`--year ${year} contradicts the page, which is of "${heading}". Leave --year out.`)
}

/** Each paper with its day of entry: the one that was asked for, else that of the paper on its list, else that of the page. */
function curate({ file, papers, day, heading }: ImportSource, asked: Asked, isOneOfSeveral: boolean): ImportPaper[] {
  const { topics, status } = asked
  return papers.map((source) => {
    const added = asked.added ?? ('added' in source ? source.added : undefined) ?? day
    if (added === undefined && 'item' in source)
      misused(
        heading === undefined
          ? `${nameOf(file)} does not tell on which day its papers join the list. Give it with --added, as 2025-12-10.`
          : `${nameOf(file)} does not tell its own day (only "${heading}"). Give --added, or --year for the year of the page.`,
      )
    return { source, curation: { added: added ?? '', topics, status }, ...(isOneOfSeveral && { file }) }
  })
}

/** The content folder as it is; a folder that is not there is an empty list. */
function readList(): Source[] {
  try {
    return existsSync(values.content) ? readSources(values.content) : []
  } catch (error) {
    misused(`${values.content} cannot be read as a content folder (${codeOf(error)}). Name another with --content.`)
  }
}

function refuseUnknownTopics(topics: readonly string[], sources: readonly Source[]): void {
  const known = sources.flatMap(({ path }) => /^topics\/(.+)\.md$/.exec(path)?.[1] ?? [])
  const unknown = topics.filter((topic) => !known.includes(topic))
  if (unknown.length > 0)
    misused(
      `${unknown.map((topic) => `Unknown topic "${topic}".${propose(topic, known)}`).join(' ')} Topics stand in ${join(values.content, 'topics')}.`,
    )
}

function misused(message: string): never {
  fail(message, exitCode.wrongUsage)
}
