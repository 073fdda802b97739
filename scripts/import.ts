/** `npm run import`: papers in. Reads the source, writes the entries that are new, and says what became of every paper. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DailyPapersPage, parseDailyPapersPage, type SourcePaper } from '../src/import/daily-papers-page.ts'
import type { Curation } from '../src/import/draft.ts'
import { indexList, type ListIndex, salvage } from '../src/import/match.ts'
import { fileOf, planPaper } from '../src/import/plan.ts'
import { decodeText, explainText, isMarkup } from '../src/import/recognize.ts'
import { buildReport, formatReport, type PaperReport } from '../src/import/report.ts'
import { parseContent, type Source } from '../src/library/content.ts'
import { propose } from '../src/library/problems.ts'
import { paperSchema, statuses } from '../src/schema.ts'
import { exitCode, fail, readCommandLine, say, showProgress } from './command.ts'
import { readSources } from './read-content.ts'
import { readBytes } from './read-source.ts'
import { removeLeftovers, writeNewFileWhole } from './write-file.ts'

const help = `
npm run import -- FILE [options]

Takes the papers of a Daily Papers page that was copied as text into the list: one file a paper. Nothing that is there is
changed: a paper that the list has already, under whatever file name, is left as it is. FILE may be - for standard input.

  --content DIR   the content folder (content); it is made if it is not there
  --format F      daily-papers-page; without it the format is recognised
  --year Y        year of the page, for dates without one; a date after the page's day belongs to the year before
  --added DATE    the day on which the papers join the list (the page's own day, if its year is known)
  --topics A,B    topics that all papers of this import get
  --status S      the curator's progress: to read, reading, read, favourite
  --dry-run       writes nothing, only reports
  --json          the report for programs, on standard output

Exit codes: 0 all taken or known, 1 the input is no such page and nothing was written, 2 called wrongly, 3 some skipped.

Example: npm run import -- page.txt --year 2025 --added 2025-12-10 --dry-run
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
    'dry-run': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
  { positionals: true },
)
const dryRun = values['dry-run']

main()

function main(): void {
  const [file, ...others] = positionals
  if (file === undefined) misused('Name a file to import, or - for standard input.')
  if (others.length > 0)
    misused(`Import one file at a time: ${[file, ...others].join(', ')} are ${positionals.length}.`)
  const asked = readOptions()
  const page = readPage(file, asked.year, asked.added)
  const added = asked.added ?? page.day
  if (added === undefined)
    misused(
      `${nameOf(file)} does not tell its own day${page.heading ? ` (only "${page.heading}")` : ''}. Give --added, or --year for the year of the page.`,
    )

  const sources = readList()
  const content = parseContent(sources)
  refuseUnknownTopics(asked.topics, sources)
  if (content.problems.length > 0)
    say(
      `Note: ${values.content} has ${content.problems.length} problems (npm run check names them). Papers are compared with what can be read.`,
    )
  const papers = importPapers(page.papers, indexList(sources, content), { ...asked, added })
  const report = buildReport(papers)
  process.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : formatReport(report, { dryRun }))
  if (report.skipped > 0) process.exitCode = report.skipped === report.found ? exitCode.wrongContent : exitCode.partly
}

function readOptions() {
  const { format, year, added, status } = values
  if (format !== undefined && format !== 'daily-papers-page')
    misused(`There is no format "${format}".${propose(format, ['daily-papers-page'])} Formats: daily-papers-page.`)
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
  return { year: year === undefined ? undefined : Number(year), added, status: read.data, topics: [...topics] }
}

function readPage(file: string, year: number | undefined, added: string | undefined): DailyPapersPage {
  const refuse = (seems: string): never =>
    fail(`No papers found in ${nameOf(file)}: it is ${seems} Nothing was written.`)
  const read = readBytes(file)
  if ('seems' in read) return refuse(read.seems)
  const decoded = decodeText(read.bytes)
  if ('seems' in decoded) return refuse(decoded.seems)
  const { text } = decoded
  const page = isMarkup(text) ? undefined : parseDailyPapersPage(text, { year, added })
  if (!page) return refuse(explainText(text))
  if (page.day !== undefined && year !== undefined && !page.day.startsWith(`${year}`))
    misused(`--year ${year} contradicts the page, which is of "${page.heading}". Leave --year out.`)
  return page
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

function importPapers(papers: readonly SourcePaper[], index: ListIndex, curation: Curation): PaperReport[] {
  let failure: string | undefined
  if (!dryRun) failure = prepareFolder()
  return papers.map((source, n) => {
    showProgress(n + 1, papers.length, 'papers')
    for (;;) {
      const { report, entry } = planPaper(source, index, curation)
      if (!entry) return report
      const file = join(values.content, fileOf(entry.id))
      try {
        if (failure === undefined && !dryRun) writeNewFileWhole(file, entry.text)
      } catch (error) {
        if (codeOf(error) === 'EEXIST') {
          // Somebody, perhaps another import, was faster: the next plan compares this paper with theirs.
          index.add(entry.id, salvage(readFileSync(file, 'utf8')))
          continue
        }
        failure = `${file} could not be written (${codeOf(error)}). Make room or mend the permissions and import again.`
      }
      if (failure !== undefined)
        return { ...report, id: null, file: null, changed: [], state: 'skipped', line: source.line, reason: failure }
      index.add(entry.id, entry.facts)
      return report
    }
  })
}

/** Makes room for the entries; says why if it cannot be done. */
function prepareFolder(): string | undefined {
  const folder = join(values.content, 'papers')
  try {
    mkdirSync(folder, { recursive: true })
    removeLeftovers(folder)
    return undefined
  } catch (error) {
    return `${folder} could not be prepared (${codeOf(error)}). Mend the permissions and import again.`
  }
}

function nameOf(file: string): string {
  return file === '-' ? 'standard input' : file
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error)
}

function misused(message: string): never {
  fail(message, exitCode.wrongUsage)
}
