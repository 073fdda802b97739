/** `npm run import`: papers in. Reads or fetches the sources, writes what is new, and says what became of every paper. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { indexList } from '../src/import/match.ts'
import { openTopicProposer } from '../src/import/propose-topics.ts'
import { type FormatName, formatNames } from '../src/import/recognize.ts'
import { buildReport, formatReport } from '../src/import/report.ts'
import { parseContent, type Source } from '../src/library/content.ts'
import { propose } from '../src/library/problems.ts'
import { paperSchema, type Site, siteSchema, statuses } from '../src/schema.ts'
import { openCache, refuseCache } from './build-cache.ts'
import { exitCode, fail, formatCount, readCommandLine, say, showStatus } from './command.ts'
import { contentHelp, findContentFolder } from './content-folder.ts'
import { codeOf, type ImportPaper, importPapers } from './import-papers.ts'
import { type ImportSource, nameOf, needsDay, readImportSources } from './import-sources.ts'
import { readSources } from './read-content.ts'
import { type Asking, openAsking } from './remote/asking.ts'

const help = `
npm run import -- SOURCE… [options]

Takes papers into the list: one file a paper. Nothing that is there is changed: a paper that the list has already, under
whatever file name, is left as it is; it is known by its arXiv id, its DOI or its title. A SOURCE is

  a file, or - for standard input
  2508.18224, arXiv:2508.18224v2, hep-th/9901001, or an address of arXiv       a paper, from arXiv
  10.1000/182, doi:10.1000/182, or an address of doi.org                       a paper, from the registry of its DOI
  https://huggingface.co/papers/2508.18224                                     a paper, as Hugging Face shows it
  2025-12-10, 2025-W50, 2025-12, or their addresses at huggingface.co/papers   the Daily Papers of a day, week or month

and several may be named at once. A file of that name wins. If one of them cannot be read or a service cannot be reached,
nothing is written; an id or DOI that its service does not know is skipped with its reason, and the rest is taken.

What is in a file is recognised: BibTeX and BibLaTeX, CSL-JSON (Zotero's "CSL JSON"), RIS, the Atom of arXiv's API, and
Daily Papers, as the JSON of its API or as the text of a page.
What the source has and the list does not take is reported, private notes among it (annote, comment and review of BibTeX,
N1 and RN of RIS, annote of CSL-JSON): a list is public.

  --content DIR   ${contentHelp};
                  it is made if it is not there
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
  --cache-dir DIR keeps answers elsewhere than in .cache/paperstand

arXiv is asked for 100 papers at a time, one request in three seconds, the others one in a second, whatever else on this
machine asks them through Paperstand; what is busy or broken off is asked again with patience. Answers are kept for a day.
The services learn who asks: this program, and the repository or address of site.yaml. PAPERSTAND_CONTACT=mail address tells
the registries of DOIs where to complain, and they serve those better who do. HTTPS_PROXY is heeded. Mirrors:
PAPERSTAND_ARXIV, PAPERSTAND_DOI, PAPERSTAND_HUGGINGFACE (https://host), with PAPERSTAND_PACE (milliseconds).

Exit codes: 0 all taken or known, 1 no papers found and nothing was written, 2 called wrongly, 3 some skipped.

Examples: npm run import -- library.bib --added 2025-12-10 --topics attention
          npm run import -- 2508.18224 10.1000/182 --added 2025-12-10
          npm run import -- 2025-12-10 --dry-run
`

const { values, positionals } = readCommandLine(
  help,
  {
    content: { type: 'string', default: findContentFolder() },
    format: { type: 'string' },
    year: { type: 'string' },
    added: { type: 'string' },
    topics: { type: 'string' },
    status: { type: 'string' },
    fill: { type: 'boolean', default: false },
    'dry-run': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    'cache-dir': { type: 'string' },
  },
  { positionals: true },
)
const dryRun = values['dry-run']

await main()

async function main(): Promise<void> {
  if (positionals.length === 0)
    misused('Name what to import: a file, - for standard input, an arXiv id, a DOI or a day.')
  if (new Set(positionals).size < positionals.length) misused('A source is named twice. Name it once.')
  const asked = readOptions()
  const { format, year, added } = asked
  const dayless = added === undefined ? positionals.find(needsDay) : undefined
  if (dayless !== undefined) misused(explainDayless(dayless))
  let sources = readList()
  let content = parseContent(sources)
  refuseUnknownTopics(asked.topics, sources)
  let isOld = false
  const lists = await readImportSources(positionals, { format, year, added }, () => {
    isOld = true
    return openServices(content.site)
  })
  // While services were asked, another import may have added papers.
  if (isOld) {
    sources = readList()
    content = parseContent(sources)
  }
  for (const list of lists) refuseOtherYear(list, year)
  const papers = lists.flatMap((list) => curate(list, asked, lists.length > 1))

  if (content.problems.length > 0)
    say(
      `Note: ${values.content} has ${formatCount(content.problems.length, 'problem')} (npm run check names them). Papers are compared with what can be read.`,
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
  if (report.known > 0 && asked.topics.length > 0)
    say('Note: papers that are here already did not get the topics of --topics. Write them into their files.')
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
          ? explainDayless(file)
          : `${nameOf(file)} does not tell its own day (only "${heading}"). Give --added, or --year for the year of the page.`,
      )
    const isNamed = isOneOfSeveral || source.line === undefined
    return { source, curation: { added: added ?? '', topics, status }, ...(isNamed && { file }) }
  })
}

function explainDayless(file: string): string {
  return `${nameOf(file)} does not tell on which day its papers join the list. Give it with --added, as 2025-12-10.`
}

function openServices({ repository, address }: Site): Asking {
  const cacheDir = values['cache-dir']
  const refusal = refuseCache(cacheDir)
  if (refusal !== undefined) misused(refusal)
  const cache = openCache(cacheDir)
  const contact = repository ?? (address === siteSchema.parse({}).address ? undefined : address)
  try {
    return openAsking({ cache: cache.folder, contact, tell: showStatus })
  } catch (error) {
    misused((error as Error).message)
  }
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
